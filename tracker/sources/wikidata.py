"""Wikidata: publication dates with their place, distributors; and, for the watch list, who and what a film is.

    [[sources]]
    name = "Wikidata"
    kind = "wikidata"            # no key is needed
    every = "1d"

One query a film (`wikidata_query`) to the query service, whose rules are at
https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual: an honest User-Agent, 60 seconds of processing a
minute, and 429 with Retry-After for whoever takes more.

A publication date (P577) is a release only where its place (P291) is a country: without a place, or in a city, it is
mostly that of a festival's showing, and is noted without a claim.
"""

from __future__ import annotations

from tracker.domain.development import Development
from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import BadAnswer, NotAnAnswer
from tracker.sources.candidates import Candidate, several, the_film
from tracker.sources.interface import Asked, Found
from tracker.sources.records import Record, date_words, is_past, territory_name
from tracker.sources.wikidata_query import WHO, Distributor, Entity, entities, query

__all__ = ["address", "candidates", "read", "refusal", "search"]


def address(source: Source, film: Film) -> str:
    """The query for the film, by its item where that is known, else by its title."""
    return query(source.url, film.wikidata, film.title)


def search(source: Source, title: str) -> str:
    """The query for all films of that title, or nearly."""
    return query(source.url, None, title)


def candidates(page: Page) -> list[Candidate]:
    """The films that a search found. Raises NotAnAnswer."""
    return list(entities(page))


def read(page: Page, asked: Asked) -> Found:
    """What the film's item says, as a document; nothing where Wikidata does not know the film. Raises NotAnAnswer."""
    film = asked.film
    assert film is not None  # noqa: S101 - an address of this kind is filled for a film
    known = the_film(film, entities(page))
    if len(known) > 1:
        raise NotAnAnswer(several(film, known, WHO, "wikidata"))
    return Found(documents=tuple(_document(film, entity, asked).document() for entity in known))


def _document(film: Film, entity: Entity, asked: Asked) -> Record:
    record = Record(film, entity.where, WHO, asked.seen)
    for release in entity.releases:
        if release.territory:
            record.release(release.day, release.territory, release.how)
        else:
            place = f" in {release.place}" if release.place else ""
            record.note(f"“{film.title}” was published{place} {date_words(release.day)}.")
    out = any(is_past(release.day, asked.seen) for release in entity.releases if release.territory)
    for distributor in entity.distributors:
        record.say(_distributed(film, distributor, background=out))
    return record


def _distributed(film: Film, by: Distributor, *, background: bool) -> Development:
    place = f" in {territory_name(by.territory)}" if by.territory else ""
    return Development(
        film=film.title,
        kind="acquisition",
        certainty="confirmed",
        quote=f"“{film.title}” is distributed by {by.name}{place}.",
        companies=(by.name,),
        territories=(by.territory,) if by.territory else None,
        background=background,
        rule="wikidata-distributor",
    )


def refusal(error: BadAnswer) -> str | None:
    """What the query service means by a status; null for one that says enough by itself."""
    if error.status == 429:
        return f"{WHO} was asked too often; it is asked again later"
    if error.status == 403:
        return f"{WHO} refuses the tracker: its rules want an honest User-Agent; set contact under [tracker]"
    if error.status in (500, 503, 504):
        return f"{WHO}’s query service is overloaded or took too long; it is asked again later"
    return None
