"""Where the entry of a film begins and ends in a list: "F (Jo Roe) – …", "Title: F", "New from Friday: F"."""

from __future__ import annotations

import re

from tracker.reading import listed_prose, marks
from tracker.reading.headings import LED, Headings
from tracker.reading.joints import predicates
from tracker.reading.marks import Marked, Ref
from tracker.reading.parallels import Form, begins_another, form
from tracker.reading.scripts import SIGNS
from tracker.reading.tagging import Sentence

_BULLET = rf"^(?:\*{{1,2}} ?|[•·–{SIGNS}・※-] ?|\d{{1,3}}[.)] ?|\d{{1,2}}(?: –|:) )?"
_BY = f"(?: (?:by|di|de|von|d'|av) ?[{marks.PERSON}{marks.NAME}])?"
_LABEL = "(?:title|film|titel|titre|título|titolo|filme): "  # before the name in a list of facts
# What a title is followed by in the lists of East Asia: its maker, its kind, the theatre at the end of its line.
_FAR = (
    r"[(/|、]| ?[/|]|監督| 감독| (?=[ぁ-ヿ一-龥])"
    r"|(?=[^\s\w(:-][^はがをのにでもへと、。]{0,24}$|[ァ-ヶ一-龥][^はがをのにでもへと、。]{1,24}$)"
)
_NOT_WHO = r"(?! (?:who|qui|que|che|som)\b)"  # "N, who sells the film": no entry of a list begins so
_ENTRY = re.compile(
    f"(?:{LED}|{_BULLET})(?:{_LABEL})?({marks.FILM})(?: ?[‡†§*]{{1,2}})?{_BY}(?: ?\\([^)]*\\))?{_BY}"
    f"(?:[*,.:;(–-]| –| - | ?[★☆]| \\d| dir\\b|$|{_FAR})"
)
_ANOTHER = re.compile(
    _BULLET
    + f"(?:[a-z]{{1,4}} |(?:also|plus|more): )?[{marks.OTHER}{marks.NAME}](?: ?\\([^)]*\\))?"
    + f"(?:,{_NOT_WHO}|[.:–]| –| - | ?[★☆]|$)"
)
_NEXT_ENTRY = re.compile(f"({marks.FILM})(?:(?: ?\\([^)]*\\))?(?: –| -|:)| \\([^)]*\\)(?:[.,]|$))")
# An entry behind a label: "New from Friday: F (12A) – …", "Our tips: F (May 3)".
_BEHIND_LABEL = re.compile(
    f"[^:.;\n{marks.COMPANY}{marks.FESTIVAL}]{{2,40}}: ({marks.FILM})(?: ?\\([^)]*\\))?(?:[,.(]| –| - |$)"
)
_LABELLED = re.compile(_LABEL)
_SHOUTED = re.compile(r"(?=[^:]{0,40}[A-ZÀ-Þ]{3})[A-ZÀ-Þ0-9][^a-zß-ÿ:\n]{2,60}: (?=\S)")
_OTHERS = re.compile(_BULLET + f"[{marks.OTHER}](?:{_FAR}| (?=[가-힣]))")
_DESCRIBED = re.compile(_BULLET + f"({marks.FILM}) (?=[가-힣])")  # "‘Title’ the story of …", on a page that lists
_ASIDE = re.compile(r"\([^)]*\)")


class Entries(Headings):
    """The entry that is being read, under the headings above it; `film` is null between entries."""

    lineup: bool
    contacts: bool
    labelled: bool
    alone: bool
    titled: bool
    alike: bool
    form: Form | None
    open_for: tuple[str, ...] | None

    @property
    def lists(self) -> bool:
        """Whether the page is a list, by its first words or by what was said since."""
        return self.lineup or self.calendar or self.contacts or self.available or self.labelled

    def enter(self, sentence: Sentence, marked: Marked, opens_line: bool, whole_line: bool) -> Ref | None:
        """The watched film whose entry the sentence begins, or goes on with; null where it does neither."""
        self._announces(marked)
        begins_sheet = bool(_LABELLED.match(marked.text)) and (opens_line or self.labelled)
        self.labelled = self.labelled or begins_sheet
        opens_line = opens_line or begins_sheet
        if begins_sheet and not _ENTRY.match(marked.text):
            self.film, self.block, self.alone = None, sentence.paragraph, False
            return None
        begins = opens_line or self._shouts(sentence)
        match = _ENTRY.match(marked.text) if begins else self._runs_on(marked)
        if match is None and self.calendar:
            match = _BEHIND_LABEL.match(marked.text)
        if opens_line and match is None and self.lists:
            match = _DESCRIBED.match(marked.text)
        if match and not (match[0].endswith(",") and self.states(marked) and not self._dates_it(marked, match)):
            self.film = marked.at(match.start(1))
            self.form = form(self.page.text, self.film.end)
            self.block, self.alone = sentence.paragraph, whole_line and match.end() >= len(marked.text.rstrip(" :.*"))
            self.titled = self.alone
        elif begins and self._is_anothers(sentence, marked, opens_line=opens_line):
            self.film, self.block, self.alone = None, sentence.paragraph, False
        elif self.alone and sentence.paragraph == self.block and not opens_line:
            self.alone = False  # its words stand with the title, not in the paragraph below it
        elif (not self.titled and self._turns_to_another(marked)) or sentence.paragraph not in (
            self.block,
            self.block + self.alone,
        ):
            self.film, self.block = None, -2
        return self.film

    def _dates_it(self, marked: Marked, entry: re.Match[str]) -> bool:
        """Whether an entry behind a label only goes on to its day: "MOVED: F (N), was D, now D"."""
        own = marked.part(entry.start(1), len(marked.text)) if entry.start(1) else None
        shapes = self.lexicon.shapes
        return own is not None and any(shapes[name].match(own.text) for name in ("listed_date", "listed_undone"))

    def _runs_on(self, marked: Marked) -> re.Match[str] | None:
        """Where a sentence begins another entry in the paragraph of the last: "X – on disc May 12. F – June 13."."""
        return _NEXT_ENTRY.match(marked.text) if self.lists and self.film is not None else None

    def _turns_to_another(self, marked: Marked) -> bool:
        """Whether a sentence in an entry tells of another watched film, and not of the entry's.

        One whose title has a line of its own tells of others in passing.
        """
        named = {ref.values for ref in marked.refs if ref.mark == marks.FILM and ref.start}
        return bool(named) and self.film is not None and not self.titled and self.film.values not in named

    def _shouts(self, sentence: Sentence) -> bool:
        """Whether a sentence of a calendar begins with a title in capitals: "Opening on D. X: A man … F: A woman"."""
        return self.calendar and _SHOUTED.match(self.page.text, sentence.start) is not None

    def _is_anothers(self, sentence: Sentence, marked: Marked, *, opens_line: bool) -> bool:
        """Whether the words where an entry may begin are of a film that nobody watches."""
        if opens_line:
            return self._is_another(sentence, marked)
        return self._shouts(sentence) and not any(ref.mark == marks.FILM for ref in marked.refs)

    def goes_on_below(self, sentence: Sentence) -> bool:
        """Whether a line is printed like the entry before it: what "it" was there is over."""
        return sentence.opens and self._is_alike(sentence)

    def _is_alike(self, sentence: Sentence) -> bool:
        """Whether a sentence begins as the entry before it is printed."""
        return self.form is not None and begins_another(self.page.text, sentence.start, self.form)

    def _is_another(self, sentence: Sentence, marked: Marked) -> bool:
        """Whether a line begins the entry of a film that nobody watches."""
        self.alike = self._is_alike(sentence)
        alike = self.alike or (self.calendar and listed_prose.is_anothers(marked))
        return bool(alike or _ANOTHER.match(marked.text) or (self.lists and _OTHERS.match(marked.text)))

    def elsewhere(self, sentence: Sentence) -> bool:
        """Whether the sentence is in the entry of a film that nobody watches, on a page that is a list."""
        return (self.lists or self.alike) and self.film is None and sentence.paragraph == self.block

    def states(self, marked: Marked) -> bool:
        """Whether a sentence has a predicate outside its brackets, as no entry of a list does."""
        return bool(predicates(_ASIDE.sub("", marked.text), self.lexicon))

    def _announces(self, marked: Marked) -> None:
        """What a sentence says of all the entries below it."""
        shapes = self.lexicon.shapes
        self.contacts = self.contacts or bool(shapes["sales_list"].search(marked.text))
        if match := shapes["available_all"].search(marked.text):
            self.available = True
            self.open_for = next((r.value for r in marked.part(*match.span()).refs if r.mark == marks.TERRITORY), None)
