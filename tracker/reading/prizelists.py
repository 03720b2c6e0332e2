"""Lists of winners that have the prize on one line, and who won it on the next: "Grand Prix", below it "F, dir. N"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.domain.development import Development
from tracker.reading import marks
from tracker.reading.coreference import Focus
from tracker.reading.marks import Marked, Ref
from tracker.reading.tagging import Page, Sentence

_BULLET = r"(?:[-•*·–] ?)?"
# A line that has nothing but a prize: no film, no day, nobody.
_PRIZE = re.compile(rf"{_BULLET}[a-z' -]{{0,24}}{marks.AWARD}(?:{marks.AWARD}|[a-zà-ÿ' (),&-]){{0,40}}:?")
_AND = r",? (?:(?:and|&|und|et|y|e|och) )?"
_WHO = f"[{marks.NAME}{marks.PERSON}]"
_MADE_BY = r"(?:dirs?\.?|directed by|director|by|von|de|di|do|da|av|regie:?|regia(?: di)?|réal\.?|,|–|-|/)"
_FOR = r"(?:for|in|für|pour|dans|por|en|per|em|i)"
# A line that has nothing but the film, with its maker behind it or whom the prize is for before it.
_WON = re.compile(
    rf"{_BULLET}(?:{_WHO}(?:{_AND}{_WHO})*,? ?(?:(?:{_FOR}|–|-|:) )?|{_FOR} )?{marks.FILM}"
    rf"(?: ?\([^()]{{1,60}}\)|,? ?{_MADE_BY} {_WHO}(?:{_AND}{_WHO})*)*\.?"
)
_SHARED = re.compile(r"ex[- ]?aequo|\btie\b|shared|geteilt|partagé|compartid|condivis|delad")
_NOMINEES = re.compile(r"nomin|\bnods?\b|candida|shortlist|finalist|indicad|nomead|nommé|cinquin|favorit")
_HEAD = 400  # characters of a page behind its headline that say what it is about
_LINES = 2  # lines below a prize on which nobody watched may stand: the title of another film, and its maker


class PrizeList:
    """The prize under which the page's lines stand."""

    def __init__(self, page: Page, focus: Focus) -> None:
        self.page = page
        self.focus = focus
        self.prize: Ref | None = None
        self.name = ""
        self.left = 0
        self.only_named = _NOMINEES.search(page.text[: page.headline_end + _HEAD].lower()) is not None

    def says(self, sentence: Sentence, marked: Marked, whole_line: bool) -> Iterator[Development]:
        """The prize that a line's film has by standing below it."""
        if sentence.headline or not whole_line:
            self.prize = None
            return
        if _PRIZE.fullmatch(marked.text):
            self.prize = next(ref for ref in marked.refs if ref.mark == marks.AWARD)
            self.name = self.page.text[sentence.start : sentence.end].strip(" :-•*·–")
            self.left = _LINES
            return
        if self.prize is None:
            return
        giver = (None if self.only_named else self.focus.ceremony) or self.focus.festival
        festival = self.prize.note or (giver.value if giver is not None else None)
        if festival is None or _WON.fullmatch(marked.text) is None:
            self.left -= 1
            if self.left < 0 or marks.FILM in marked.text or marked.text.endswith("."):
                self.prize = None  # prose: the list is at its end
            return
        film = next(ref for ref in marked.refs if ref.mark == marks.FILM)
        for title in self.focus.films_of(film):
            quote = self.page.text[sentence.start : sentence.end]
            yield Development(
                title, "award", "confirmed", quote, festival=str(festival), award=self.name, rule="listing.prize"
            )
        if not _SHARED.search(self.name.lower()):
            self.prize = None
