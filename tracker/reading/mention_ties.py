"""What ties a text to a film: the people and companies that the watch list gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tracker.domain.film import Film
from tracker.reading.mention_names import fold_line

_SURNAME = 4  # letters: shorter ones are words too often


@dataclass(frozen=True, slots=True)
class Ties:
    """The people and companies of a film, as folded words to look for."""

    people: tuple[re.Pattern[str], ...]
    companies: tuple[re.Pattern[str], ...]

    def among(self, folded: str) -> int:
        """How many of them `folded` names."""
        return sum(1 for tie in (*self.people, *self.companies) if tie.search(folded))


@lru_cache(maxsize=256)
def ties(film: Film) -> Ties:
    """What ties a text to `film`."""
    people = tuple(_person(p) for p in film.people if fold_line(p).strip())
    companies = tuple(_words(c) for c in film.companies if fold_line(c).strip())
    return Ties(people, companies)


def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold_line(name.strip()))}(?![a-z0-9])")


def _person(name: str) -> re.Pattern[str]:
    """A person by the full name, which may own something ("Manuel Conchas saga"), or by the last alone."""
    full = fold_line(name.strip())
    last = full.split()[-1].lstrip(".")
    if len(full.split()) > 1 and len(last) >= _SURNAME:
        return re.compile(rf"(?<!\w)(?:{re.escape(full)}s?|\.?{re.escape(last)})(?![a-z0-9])")
    return _words(name)
