"""Films as databases know them: which of them is the one on the watch list, and what they add to its entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tracker.domain.film import Film, fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A film in a database. `titles` begin with the one that it goes by; `year` is that of its first showing;
    `people` are directors, then leading cast; `where` is its page, for a person to look at.
    """

    titles: tuple[str, ...]
    year: int | None = None
    people: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    wikidata: str | None = None
    tmdb: int | None = None
    imdb: str | None = None
    where: str = ""

    @property
    def title(self) -> str:
        return self.titles[0] if self.titles else ""

    @property
    def ids(self) -> frozenset[object]:
        """What can be the same in two databases."""
        return frozenset(each for each in (self.wikidata, self.imdb, self.tmdb) if each is not None)


Known = TypeVar("Known", bound=Candidate)


def the_film(film: Film, candidates: Sequence[Known]) -> list[Known]:
    """Those of `candidates` that may be `film`: by its id if it has one that they know, else by title and year.

    Of several whose title is the same, those whose year is the same too, or who share a person, go before the rest.
    """
    ids = {each for each in (film.wikidata, film.imdb, film.tmdb) if each is not None}
    if by_id := [c for c in candidates if c.ids & ids]:
        return by_id
    named = [c for c in candidates if is_called(film, c.titles) and may_be_year(film.year, c.year)]
    for finer in (lambda c: c.year is not None and c.year == film.year, lambda c: in_common(film.people, c.people)):
        if len(named) > 1 and (fewer := [c for c in named if finer(c)]):
            named = fewer
    return named


def is_called(film: Film, titles: Iterable[str]) -> bool:
    """Whether one of `titles` is the film's or an alias of it."""
    names = {fold(name) for name in film.names}
    return any(fold(title) in names for title in titles)


def may_be_year(one: int | None, other: int | None) -> bool:
    """Whether two years may be one film's: a festival's and the release's differ by one."""
    return one is None or other is None or abs(one - other) <= 1


def in_common(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a person is in both."""
    return not {fold(name) for name in ones}.isdisjoint(fold(name) for name in others)


def several(film: Film, found: Sequence[Candidate], who: str, key: str) -> str:
    """The line that says that `who` knows more than one film of that name, and how to tell which is meant."""
    listed = [f"{getattr(c, key)} ({', '.join([str(c.year or 'no year'), *c.people[:2]])})" for c in found[:4]]
    known = f"{who} knows {len(found)} films called “{film.title}”"
    return f"{known}: put the {key} = … of yours into its table; they are {'; '.join(listed)}"
