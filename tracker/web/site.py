"""What the pages are made from: the config, the memory, the hour, and who may look."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from db.readers import Readers
from jobs import wanted
from jobs.targets import Target, targets
from tracker.clock import Clock, utc_now
from tracker.domain.film import Film
from tracker.settings import Settings
from tracker.web.access import Access
from tracker.web.shelf import Shelf

_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Site:
    """One board. Threads share it."""

    settings: Settings
    readers: Readers
    access: Access
    clock: Clock = utc_now
    shelf: Shelf = field(default_factory=Shelf)

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """The watch list."""
        return wanted.films(self.settings)

    @cached_property
    def by_slug(self) -> Mapping[str, Film]:
        """The films by their names in addresses, in the order of the watch list."""
        return slugs(self.films)

    @cached_property
    def slug_of(self) -> Mapping[str, str]:
        """The name in addresses of each film's title."""
        return {film.title: slug for slug, film in self.by_slug.items()}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Every address that is polled."""
        return tuple(targets(wanted.sources(self.settings), self.films))

    @cached_property
    def zone(self) -> ZoneInfo:
        """In which times are told."""
        return ZoneInfo(self.settings.tracker.timezone)

    @property
    def now(self) -> datetime:
        """This moment, in the board's zone."""
        return self.clock().astimezone(self.zone)

    @property
    def today(self) -> date:
        return self.now.date()


def slugs(films: Sequence[Film]) -> dict[str, Film]:
    """A name for each film that an address can hold: "k-pops"; with the year, then a number, where two would share it.

    Letters of other scripts are kept, as RFC 3987 has them. The first on the watch list keeps the shorter name.
    """
    found: dict[str, Film] = {}
    for film in films:
        bare = _slug(film.title) or "film"
        tries = [
            bare,
            *([f"{bare}-{film.year}"] if film.year else []),
            *(f"{bare}-{n}" for n in range(2, len(films) + 2)),
        ]
        found[next(name for name in tries if name not in found)] = film
    return found


def _slug(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold().replace("’", "").replace("'", ""))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub("-", unicodedata.normalize("NFC", bare)).strip("-")
