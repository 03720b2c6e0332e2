"""The headings of a list: a section, a day, a company, "still available", "on disc", "off the schedule"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.development import ReleaseType
from tracker.reading import marks
from tracker.reading.companiesmeant import may_act
from tracker.reading.coreference import Focus
from tracker.reading.deals import only_sells
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.releasetypes import release_type
from tracker.reading.scripts import FAR_SCRIPTS, SIGNS
from tracker.reading.tagging import Page, Sentence

_STOPS = '.!?”"'  # one of which a paragraph ends in
_PARAGRAPH = 100  # characters that a paragraph has at least which a subhead stands over
_HEADING = 40  # a longer line says something itself
_STATES = 4  # words with a stop behind them that make a statement of a short line
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º)?(?!\d)")
# "22 – F", "F (22nd)", under a month.
_OF_MONTH = re.compile(
    rf"(?:[•*-] ?)?(\d{{1,2}})(?:st|nd|rd|th|º|\.)? ?[–:|-] |{marks.FILM} \((\d{{1,2}})(?:st|nd|rd|th|º|\.)?\)"
)
_MONTH = len("2025-02")
_WEEKS_AHEAD = 9  # a calendar of openings looks two months ahead at most
BULLETS = rf"•·–{SIGNS}▷★☆※◎【\[<-"  # what may stand before a heading
# A line that names a company and nothing else: "NETFLIX", "On Hulu:", "■ Netflix".
_HOUSE = re.compile(
    f"(?:[{BULLETS}] ?)?(?:(?:on|coming to|new on|auf|sur|en|em|su|på) )?"
    f"(?P<house>[{marks.COMPANY}{marks.NAME}])[:】\\]>]?"
)
_OF_A_YEAR = re.compile(f"{marks.SECTION},? {marks.DATE}")  # "Tiger Competition 2026"
LED = f"^[{SIGNS}] ?{marks.DATE} ?"  # what leads to an entry that begins with its day: "▶ 3일 ‘F’"
_LED = re.compile(LED)
_TOLD = re.compile(f": ?{marks.DATE}")  # "Opening: D"
_LABEL = re.compile(f"[{marks.COMPANY}{marks.NAME}]: ")
_ONLY_DAY = re.compile(f"{marks.DATE}[.:]")
_OF_DAYS = ("day", "monthday", "weekday")
_FACT = re.compile("(?:section|strand|program(?:me)?|sektion|sezione|sección|seção|secção) ?: ")


class Headings:
    """What the headings of a list have said: the `section`, the `day`, the `house` whose films follow.

    `block` is the paragraph of the entry that is being read, `under_day` the
    one that begins with its day, `every_day` the day of all that has none of its own; `shown_as` is how all is shown,
    and what is `undone` has lost its day.
    """

    page: Page
    lexicon: Lexicon
    focus: Focus
    calendar: bool
    by_house: bool
    section: str | None
    day: Ref | None
    every_day: Ref | None
    available: bool
    undone: bool
    shown_as: ReleaseType | None
    house: Ref | None
    film: Ref | None
    block: int
    under_day: int

    def heading(self, sentence: Sentence, marked: Marked, whole_line: bool) -> bool:
        """Whether the line is a heading; if so its words hold for what follows."""
        if not whole_line:
            return self._runs_in(sentence, marked)
        kinds = {ref.mark for ref in marked.refs}
        house = self._house(marked)
        inside = sentence.paragraph == self.block and not (
            (kinds == {marks.DATE} and self.day is not None) or (house is not None and self.house is not None)
        )
        printed = self.page.text[sentence.start : sentence.end]
        spaced = max(printed) < FAR_SCRIPTS
        shouted = spaced and printed.isupper()
        if self.film is not None and _FACT.match(marked.text):
            return False  # of the film above: "Salt Road / Section: Panorama"
        if (
            (inside and not shouted)
            or any(ref.mark in marks.FILMS for ref in marked.refs)
            or len(marked.text) > _HEADING
            or _TOLD.search(marked.text)
            or (self.page.answers(sentence) and not (self.calendar and kinds == {marks.DATE}))
        ):
            return False
        shapes = self.lexicon.shapes
        if printed.rstrip().endswith((".", "。")) and (not spaced or len(marked.text.split()) >= _STATES):
            return False  # "In theaters June 5."
        if kinds == {marks.DATE} and not self.calendar and shapes["dated_line"].search(marked.text):
            return False  # "6月5日公開", of the film in the line before
        undone = self.calendar and shapes["off_heading"].search(printed.lower()) is not None
        if undone or shapes["undated_heading"].search(printed.lower()):
            self.day = self.every_day = None
        elif shapes["available_heading"].search(printed.lower()):
            self.available, self.section, self.day = True, None, None
        elif kinds == {marks.SECTION} or _OF_A_YEAR.fullmatch(marked.text):
            self.section, self.available = marked.refs[0].value, False
        elif kinds == {marks.DATE}:
            self.day, self.available = self._numbered(marked), False
        elif house is not None and (self.calendar or self.by_house):
            self.house = self.focus.house = self.focus.company = house
            self.section, self.day, self.available = None, None, False
        elif shouted:
            days = [ref for ref in marked.refs if ref.mark == marks.DATE and ref.note == "day"]
            self.section, self.day, self.available = None, days[0] if len(days) == 1 else None, False
            self.house = self.focus.house = None
            self.every_day = None if shapes["not_this_day"].search(printed.lower()) else self.every_day
        elif not self._is_subhead(sentence, printed):
            return False
        if kinds != {marks.DATE}:
            self.undone, self.shown_as = undone, self._how(marked, printed) if self.calendar else None
        self.film = None
        return True

    def _how(self, marked: Marked, printed: str) -> ReleaseType | None:
        """How the films below a heading are shown, whose capitals make names of words: "ON DISC"."""
        return release_type(self.lexicon, marked) or release_type(self.lexicon, Marked(printed.lower(), ()))

    def _runs_in(self, sentence: Sentence, marked: Marked) -> bool:
        """Whether a paragraph of a calendar begins with nothing but its day: "Thursday 9. X is out at last …"."""
        dated = self.calendar and sentence.opens and _ONLY_DAY.fullmatch(marked.text)
        if not dated or marked.refs[0].note not in _OF_DAYS or sentence.headline:
            return False
        self.day, self.under_day = self._numbered(marked), sentence.paragraph
        self.film, self.section, self.available = None, None, False
        return True

    def labels(self, marked: Marked) -> None:
        """Turn to the company that a line of a calendar begins with: "Hulu: X (December 5)"."""
        match = _LABEL.match(marked.text) if self.calendar or self.house is not None else None
        ref = marked.at(0) if match else None
        if ref is None or self.page.text[ref.start : ref.end].lower() in self.lexicon.labels:
            return  # "NEW: X", of a page that knows no company of that name
        if may_act(ref) and not all(only_sells(str(value)) for value in ref.values):
            self.house = self.focus.house = self.focus.company = ref

    @staticmethod
    def _house(marked: Marked) -> Ref | None:
        """The company over whose films a line stands that names it and nothing else: "NETFLIX", "On Hulu:"."""
        match = _HOUSE.fullmatch(marked.text)
        ref = marked.at(match.start("house")) if match else None
        return ref if ref is not None and may_act(ref) else None

    def _is_subhead(self, sentence: Sentence, printed: str) -> bool:
        """Whether the line stands over a paragraph, which tells at length what it says in short."""
        text = self.page.text
        until = text.find("\n", sentence.end + 1)
        below = text[sentence.end + 1 : until if until >= 0 else len(text)]
        words = printed.split()
        states = len(words) >= _STATES and any(word.islower() for word in words)
        over = states and text[sentence.end : sentence.end + 2].count("\n") == 1
        return (
            over and ":" not in printed and printed[-1:].isalnum() and len(below) >= _PARAGRAPH and below[-1] in _STOPS
        )

    def _numbered(self, marked: Marked) -> Ref:
        """A heading's day; "Friday 7th" is the next Friday that is a 7th."""
        ref = marked.refs[0]
        number = _NUMBER.search(marked.text)
        first = date.fromisoformat(ref.value) if number and len(str(ref.value)) == len("2025-02-07") else None
        if number is None or first is None or first.day == int(number[1]):
            return ref
        for week in range(_WEEKS_AHEAD):
            day = first + timedelta(weeks=week)
            if day.day == int(number[1]):
                return replace(ref, values=(day.isoformat(),))
        return ref


def in_month(day: Ref | None, entry: Marked) -> Ref | None:
    """The day of an entry that has its number, under the heading of a month: "22 – F", "F (22nd)"; else `day`.

    One that begins with a day of its own has that: "▶ 3일 ‘F’".
    """
    own = entry.refs[0] if _LED.match(entry.text) else None
    number = _OF_MONTH.match(entry.text)
    count = int(number[1] or number[2]) if number else int(str(own.value)[-2:]) if own and own.note == "monthday" else 0
    if count and day is not None and len(str(day.value)) == _MONTH:
        return replace(day, values=tuple(f"{value}-{count:02}" for value in day.values))
    return own or day
