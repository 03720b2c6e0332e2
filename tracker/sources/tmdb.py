"""The Movie Database: release dates by country and type; and, for the watch list, who and what a film is.

    [[sources]]
    name = "TMDb"
    kind = "tmdb"
    key = "${TMDB_TOKEN}"        # the API Read Access Token of https://www.themoviedb.org/settings/api
    every = "12h"

After https://developer.themoviedb.org/reference/movie-release-dates: `/movie/{id}?append_to_response=release_dates`
answers `{"id", "title", …, "release_dates": {"results": [{"iso_3166_1": "US", "release_dates": [{"type": 3,
"release_date": "2026-02-27T00:00:00.000Z", "note": "", …}]}]}}`; `type` is 1 premiere, 2 theatrical (limited),
3 theatrical, 4 digital, 5 physical, 6 TV. `/search/movie?query=` (reference/search-movie) answers `{"results": [{"id",
"title", "original_title", "release_date"}]}`. Errors (docs/errors) are 401 with status_code 7 for a key that is not
valid, 404 with 34 for a film that is not there, 429 (docs/rate-limiting) for too many requests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from tracker.domain.development import Development, ReleaseType
from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import BadAnswer, NotAnAnswer
from tracker.sources import apijson
from tracker.sources.candidates import Candidate, several, the_film
from tracker.sources.interface import Asked, Found
from tracker.sources.records import Record, certain, date_words, territory_name

WHO = "TMDb"
_TYPES: dict[int, ReleaseType] = {2: "limited", 3: "theatrical", 4: "digital", 5: "physical", 6: "tv"}
_PREMIERE = 1
_FESTIVAL = re.compile(r"festival|\bfest\b|\bTIFF\b|berlinale|sundance|sxsw|cannes|locarno|mostra", re.IGNORECASE)
_CAST = 6
"""Of the cast, so many are the leading ones."""
_STREAMS = re.compile(
    r"netflix|prime video|apple tv|disney|hulu|\bmax\b|mubi|paramount\+|peacock|shudder", re.IGNORECASE
)


def address(source: Source, film: Film) -> str:
    """The film's record, where its number is known; else a search for its title."""
    if film.tmdb:
        return details(source, film.tmdb, "release_dates")
    return search(source, film.title, film.year)


def details(source: Source, number: int, *more: str) -> str:
    """The address of a film's record, with `more` of its parts."""
    return f"{source.url.rstrip('/')}/movie/{number}?append_to_response={','.join(more)}"


def search(source: Source, title: str, year: int | None = None) -> str:
    """The address that asks for the films of that title, or nearly."""
    return f"{source.url.rstrip('/')}/search/movie?query={quote(title, safe='')}" + (f"&year={year}" if year else "")


def read(page: Page, asked: Asked) -> Found:
    """The record's releases as a document; of a search, the record to ask for. Raises NotAnAnswer."""
    data = apijson.record(page, WHO)
    film = asked.film
    assert film is not None  # noqa: S101 - an address of this kind is filled for a film
    if urlsplit(page.url).path.endswith("/search/movie"):
        hits = the_film(film, [_hit(each) for each in apijson.objects(data, "results", WHO)])
        if len(hits) > 1:
            raise NotAnAnswer(several(film, hits, WHO, "tmdb"))
        return Found(more=tuple(details(asked.source, hit.tmdb, "release_dates") for hit in hits if hit.tmdb))
    record = Record(film, f"https://www.themoviedb.org/movie/{apijson.number(data, 'id')}", WHO, asked.seen)
    for country in apijson.objects(data, "release_dates.results", WHO):
        for each in apijson.objects(country, "release_dates", WHO):
            _release(record, apijson.text(country, "iso_3166_1"), each)
    return Found(documents=(record.document(),))


def _release(record: Record, territory: str, each: Mapping[str, Any]) -> None:
    day, kind, note = apijson.text(each, "release_date")[:10], apijson.number(each, "type"), apijson.text(each, "note")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or not re.fullmatch(r"[A-Z]{2}", territory):
        raise NotAnAnswer(f"{WHO}’s release dates have no day and country any more; its format has changed")
    if kind in _TYPES:
        how = "streaming" if kind == 4 and _STREAMS.search(note) else _TYPES[kind]
        record.release(day, territory, how)
    elif kind == _PREMIERE and _FESTIVAL.search(note):
        record.say(_showing(record, note, day))
    else:
        where = f" ({note})" if note else ""
        record.note(f"“{record.film.title}” has a premiere in {territory_name(territory)} {date_words(day)}{where}.")


def _showing(record: Record, festival: str, day: str) -> Development:
    certainty = certain(day, record.seen)
    return Development(
        film=record.film.title,
        kind="festival",
        certainty=certainty,
        quote=f"“{record.film.title}” has its premiere at {festival} {date_words(day)}.",
        date=day,
        festival=festival,
        background=certainty == "confirmed",
        rule="tmdb-premiere",
    )


def candidates(page: Page) -> list[Candidate]:
    """The films that a search found, the best hit first; each without its people."""
    return [_hit(each) for each in apijson.objects(apijson.record(page, WHO), "results", WHO)]


def candidate(page: Page) -> Candidate:
    """The film of a record that was asked for with alternative_titles, credits and external_ids."""
    data = apijson.record(page, WHO)
    hit = _hit(data)
    cast = sorted(apijson.objects(data, "credits.cast", WHO), key=lambda each: apijson.number(each, "order") or 0)
    directors = [each for each in apijson.objects(data, "credits.crew", WHO) if each.get("job") == "Director"]
    aliases = [apijson.text(each, "title") for each in apijson.objects(data, "alternative_titles.titles", WHO)]
    outside = data.get("external_ids") or {}
    return Candidate(
        titles=tuple(dict.fromkeys(t for t in (*hit.titles, *aliases) if t)),
        year=hit.year,
        people=tuple(dict.fromkeys(apijson.text(each, "name") for each in (*directors, *cast[:_CAST]))),
        companies=tuple(apijson.text(each, "name") for each in apijson.objects(data, "production_companies", WHO)),
        wikidata=apijson.text(outside, "wikidata_id") or None,
        tmdb=hit.tmdb,
        imdb=apijson.text(outside, "imdb_id") or None,
        where=hit.where,
    )


def _hit(data: Mapping[str, Any]) -> Candidate:
    number, title = apijson.number(data, "id"), apijson.text(data, "title")
    if number is None or not title:
        raise NotAnAnswer(f"{WHO}’s films have no id and title any more; its format has changed")
    year = apijson.text(data, "release_date")[:4]
    return Candidate(
        titles=tuple(dict.fromkeys((title, apijson.text(data, "original_title") or title))),
        year=int(year) if year.isdigit() else None,
        tmdb=number,
        where=f"https://www.themoviedb.org/movie/{number}",
    )


def refusal(error: BadAnswer) -> str | None:
    """What TMDb means by a status; null for one that says enough by itself."""
    if error.status == 401:
        return f"{WHO} refuses the key: is it the API Read Access Token of https://www.themoviedb.org/settings/api?"
    if error.status == 404:
        return f"{WHO} has no film under that number: is the tmdb = … of its table right?"
    if error.status == 429:
        return f"{WHO} was asked too often; it is asked again later"
    return None
