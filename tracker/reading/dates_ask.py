"""A phrase to make sense of, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.reading.dates_words import Phrasebook


class Sense(NamedTuple):
    """Read forward, read back, and the shape of the words (`When.shape`)."""

    ahead: str
    back: str
    shape: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A phrase to make sense of: the words in its places, the day, and the time named before it in the text.

    `beside` is that time where it is a day of the same sentence.
    """

    day: date
    book: Phrasebook
    words: dict[str, str]
    earlier_ahead: str | None = None
    earlier_back: str | None = None
    beside: Sense | None = None

    def number(self, place: str) -> int:
        return self.book.number(place, self.words[place])

    def day_of_month(self, place: str = "D") -> int:
        return int("".join(c for c in self.words[place] if c.isdigit()))

    def year(self, place: str = "Y") -> int | None:
        return int(self.words[place]) if place in self.words else None

    @property
    def offset(self) -> int | None:
        """-1 the last, 0 this, 1 the next, 2 the one to come, be it this or the next."""
        return self.number("O") if "O" in self.words else None

    @property
    def step(self) -> int:
        """How many years, months or weeks from now."""
        return min(self.offset or 0, 1)


def one(edtf: str, shape: str) -> Sense:
    """Words that leave no choice."""
    return Sense(edtf, edtf, shape)


def month_after(year: int, month: int, months: int) -> tuple[int, int]:
    """Year and month, so many months on."""
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1
