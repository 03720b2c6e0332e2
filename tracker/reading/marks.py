"""Marks: the single characters that stand for names in a sentence that the rules read.

The rules never see a film's title or a company's name: each is one character of Unicode's private use area, and
the rest of the sentence is small letters. So a pattern says what a sentence says, whoever it speaks of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

FILM, OTHER, COMPANY, NAME, FESTIVAL, SECTION = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
TERRITORY, DATE, MONEY, AWARD, IT, PERSON, SPEECH = "\ue006", "\ue007", "\ue008", "\ue009", "\ue00a", "\ue00b", "\ue00c"

LETTERS = {
    "F": FILM,  # a watched film, by title or by a noun that stands for it
    "O": OTHER,  # another film
    "C": COMPANY,
    "N": NAME,  # a name of nobody known, by its capitals
    "V": FESTIVAL,
    "S": SECTION,
    "T": TERRITORY,
    "D": DATE,
    "M": MONEY,
    "A": AWARD,
    "I": IT,  # it: a film or a company, as its place in the sentence says
    "P": PERSON,
    "Q": SPEECH,  # what somebody says, in quotation marks
}
FILMS = (FILM, OTHER)  # a watched film, and any other
COMPANIES = (COMPANY, NAME)  # a known company, and a name that may be one's
AMONG = "among others"  # the note of several films that are one mark
LOOSE = "loose"  # the note of another film that only its place behind an owner makes one: "Bong's Parasite"
EACH = "each"  # the note of companies that buy each for itself: "the Norwegian A and the Finnish B"
ALL = "".join(LETTERS.values())
PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARK = re.compile(f"[{ALL}]")


BITS = {mark: 1 << place for place, mark in enumerate(ALL)}
"""Each mark's own bit."""
MEANT = sum(BITS[mark] for mark in (FILM, OTHER, COMPANY, NAME, TERRITORY, FESTIVAL, IT))
"""The bits of what a sentence may be about, and later ones go on about."""


@dataclass(frozen=True, slots=True)
class Ref:
    """What a mark stands for: `value` as a Span's, several of them where names were joined by "and".

    `start` and `end` are the place in the document; both 0 for what the sentence leaves unsaid.
    """

    mark: str
    values: tuple[Any, ...]
    start: int = 0
    end: int = 0
    note: str = ""

    @property
    def value(self) -> Any:
        return self.values[0]


def bits(refs: Iterable[Ref]) -> int:
    """Which marks `refs` have, each by its bit."""
    found = 0
    for ref in refs:
        found |= BITS[ref.mark]
    return found


@lru_cache(maxsize=1024)
def _places(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _MARK.finditer(text))


def is_festival(ref: Ref) -> bool:
    """Whether a mark is a festival: no market, no academy."""
    return ref.mark == FESTIVAL and "awards" not in ref.note and "market" not in ref.note


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a sentence with its names as marks; `refs` are theirs, one for each mark in `text`."""

    text: str
    refs: tuple[Ref, ...]

    def places(self) -> tuple[int, ...]:
        """Where the marks stand in `text`."""
        return _places(self.text)

    def placed(self) -> Iterator[tuple[int, Ref]]:
        """Each mark's place in `text`, with what it stands for, in their order."""
        return zip(self.places(), self.refs, strict=True)

    def bits(self) -> int:
        """Which marks there are, each by its bit."""
        return bits(self.refs)

    def part(self, start: int, end: int) -> Marked:
        """The stretch from `start` to `end`, without the white space around it."""
        places = self.places()
        kept = self.refs[bisect_left(places, start) : bisect_left(places, end)]
        return Marked(self.text[start:end].strip(), kept)

    def __add__(self, other: Marked) -> Marked:
        return Marked(f"{self.text} {other.text}".strip(), self.refs + other.refs)

    def at(self, place: int) -> Ref:
        """What the mark at `place` stands for."""
        return self.refs[bisect_left(self.places(), place)]

    def place_of(self, ref: Ref) -> int:
        """Where the mark of `ref`, one of `refs`, stands."""
        return self.places()[self.refs.index(ref)]

    def named(self, match: re.Match[str], group: str, kinds: str) -> Ref | None:
        """What `group` of a match in `text` stands for. Only one of a pattern's branches can bear the name: where
        another matched, it is the first mark of `kinds`; null where there is none.
        """
        place = match.start(group)
        if place < 0:
            place = next((at for at in range(*match.span()) if self.text[at] in kinds), -1)
        return self.at(place) if place >= 0 else None

    def without(self, start: int, end: int) -> Marked:
        """The same less what stands from `start` to `end`."""
        places = self.places()
        before, after = bisect_left(places, start), bisect_left(places, end)
        return Marked(self.text[:start] + self.text[end:], (*self.refs[:before], *self.refs[after:]))

    def replaced(self, start: int, end: int, ref: Ref, words: str = "") -> Marked:
        """The same with `ref`, and `words` before it, for what stood from `start` to `end`."""
        places = self.places()
        before, after = bisect_left(places, start), bisect_left(places, end)
        text = self.text[:start] + words + ref.mark + self.text[end:]
        return Marked(text, (*self.refs[:before], ref, *self.refs[after:]))


def meeting(refs: Sequence[Ref], start: int, end: int) -> list[Ref]:
    """Those of `refs` that share a character with `start` to `end`; they are ordered, and only twins overlap."""
    found: list[Ref] = []
    at = bisect_left(refs, end, key=lambda ref: ref.start)
    while at > 0 and refs[at - 1].end > start:
        at -= 1
        found.append(refs[at])
    return found


def alone(ref: Ref) -> Marked:
    """One mark and nothing else."""
    return Marked(ref.mark, (ref,))
