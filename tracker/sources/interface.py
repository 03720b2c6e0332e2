"""What every kind of source is handed, and what it gives: a page in, items and documents out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.domain.document import Document, Item
from tracker.domain.film import Film
from tracker.domain.source import Source


@dataclass(frozen=True, slots=True)
class Address:
    """One address that a source comes to. `key` names it in the memory and to the person; `film` is the one that it
    was filled for, null where it is for all.
    """

    key: str
    url: str
    film: Film | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page was asked for: the source, the watch list, the film if it was for one alone, and when (aware)."""

    source: Source
    films: tuple[Film, ...]
    seen: datetime
    film: Film | None = None

    @property
    def wanted(self) -> tuple[Film, ...]:
        """The films that the page may speak of."""
        return (self.film,) if self.film else self.films


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds: items, which may lead to documents; documents that are whole; further addresses of the same
    source that must be asked for the rest.
    """

    items: tuple[Item, ...] = ()
    documents: tuple[Document, ...] = ()
    more: tuple[str, ...] = ()
