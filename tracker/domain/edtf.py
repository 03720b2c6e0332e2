"""Dates with their precision, as EDTF strings (ISO 8601-2:2019; levels 1 and 2 of the Library of Congress's EDTF).

What the tracker writes and reads: a day `2026-02-27`, a month `2026-02`, a year `2026`, a season `2025-21` to
`2025-24`, a quarter `2026-33` to `2026-36`, a half-year `2026-40` and `2026-41`, and an interval of two of these,
`2025-01/2025-04`. A winter runs from December of its year into the next. A trailing `~`, `?` or `%` is passed over.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_HALVES = {40: (1, 6), 41: (7, 12)}
_PARTS = _SEASONS | _QUARTERS | _HALVES
_FORM = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The first and the last day that a date may mean, both included."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Span) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def span(edtf: str) -> Span:
    """The days that `edtf` may mean. Raises ValueError if it is no date of the forms above."""
    left, slash, right = edtf.partition("/")
    if slash:
        whole = Span(_single(left).first, _single(right).last)
        if whole.first > whole.last:
            raise ValueError(f"an interval that ends before it begins: {edtf}")
        return whole
    return _single(left)


def is_edtf(text: str) -> bool:
    """Whether `text` is a date of the forms above."""
    try:
        span(text)
    except ValueError:
        return False
    return True


def _single(text: str) -> Span:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"not an EDTF date: {text}")
    year, part, day = int(match[1]), match[2] and int(match[2]), match[3] and int(match[3])
    if not part:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day:
        exact = date(year, part, day)
        return Span(exact, exact)
    if part in _PARTS:
        return _months(year, *_PARTS[part])
    if 1 <= part <= 12:
        return _months(year, part, part)
    raise ValueError(f"not an EDTF date: {text}")


def _months(year: int, first: int, last: int) -> Span:
    """From the first day of month `first` to the last of month `last`; months past 12 are next year's."""
    end_year, end = (year + 1, last - 12) if last > 12 else (year, last)
    return Span(date(year, first, 1), date(end_year, end, monthrange(end_year, end)[1]))
