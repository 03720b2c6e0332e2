"""A typed stretch of a text: what the finders of films, names, places and dates hand to the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

SpanKind = Literal["film", "company", "festival", "section", "territory", "date", "money", "person", "award"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]` is of `kind`, and stands for `value`; offsets count characters.

    By kind, `value` is: film, the watched title (str); company, its full trade name (str); festival, its English
    name (str); section, its name as printed (str); territory, a tuple of codes as in `Development.territories`;
    date, an EDTF string; award, money and person, the words themselves. `note` says what the kind alone does not, in
    the finder's own words: a festival's other name for it, a company taken by its form, a date's precision.
    """

    start: int
    end: int
    kind: SpanKind
    value: Any
    note: str = ""

    def within(self, start: int, end: int) -> bool:
        """Whether it lies wholly inside `start` to `end`."""
        return start <= self.start and self.end <= end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
