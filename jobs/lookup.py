"""Who and what a film is, from the databases: for an entry of the watch list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from jobs.asking import ask
from tracker.domain.film import Film, fold
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import FetchError, SourceError, TrackerError
from tracker.fetch import Fetcher
from tracker.sources import tmdb, wikidata
from tracker.sources.candidates import Candidate, is_called, may_be_year

MOST = 5
"""Hits of a search whose whole record is asked for."""


@dataclass(slots=True)
class Lookup:
    """The films that may be meant, the likeliest first, and which database could not be asked, why."""

    candidates: list[Candidate] = field(default_factory=list)
    failures: list[TrackerError] = field(default_factory=list)


def look_up(fetcher: Fetcher, databases: Iterable[Source], film: Film) -> Lookup:
    """Asks each database for films called so; what two of them say of one film is one candidate."""
    found = Lookup()
    known: list[Candidate] = []
    for database in databases:
        try:
            known += _known(fetcher, database, film)
        except (FetchError, SourceError) as error:
            found.failures.append(error)
    found.candidates = sorted(_joined(known), key=lambda each: _unlikeness(film, each))
    return found


def _known(fetcher: Fetcher, database: Source, film: Film) -> list[Candidate]:
    if database.kind == "wikidata":
        return wikidata.candidates(_page(fetcher, database, wikidata.search(database, film.title)))
    hits = tmdb.candidates(_page(fetcher, database, tmdb.search(database, film.title, film.year)))
    numbers = [hit.tmdb for hit in hits[:MOST] if hit.tmdb]
    parts = ("alternative_titles", "credits", "external_ids")
    return [tmdb.candidate(_page(fetcher, database, tmdb.details(database, number, *parts))) for number in numbers]


def _page(fetcher: Fetcher, database: Source, url: str) -> Page:
    answer = ask(fetcher, database, url)
    assert isinstance(answer, Page)  # noqa: S101 - an unconditional request is never answered by 304
    return answer


def _joined(known: Sequence[Candidate]) -> list[Candidate]:
    """One candidate for each film, with what all databases say of it."""
    films: list[Candidate] = []
    for each in known:
        place = next((n for n, film in enumerate(films) if film.ids & each.ids), None)
        if place is None:
            films.append(each)
        else:
            films[place] = _both(films[place], each)
    return films


def _both(one: Candidate, other: Candidate) -> Candidate:
    return replace(
        one,
        titles=_each_once(one.titles, other.titles),
        year=one.year or other.year,
        people=_each_once(one.people, other.people),
        companies=_each_once(one.companies, other.companies),
        wikidata=one.wikidata or other.wikidata,
        tmdb=one.tmdb or other.tmdb,
        imdb=one.imdb or other.imdb,
    )


def _each_once(ones: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple({fold(text): text for text in reversed((*ones, *others))}.values())[::-1]


def _unlikeness(film: Film, each: Candidate) -> tuple[bool, bool, int]:
    """Less for whoever is called so, then for the year, then for the newer."""
    return not is_called(film, each.titles), not may_be_year(film.year, each.year), -(each.year or 0)
