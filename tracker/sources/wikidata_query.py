"""The one query to Wikidata, and the films in its answer.

The answer's format is https://www.w3.org/TR/sparql11-results-json/; the search inside of the query is
https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual/MWAPI. Properties: P31 instance of, P279 subclass of,
P577 publication date, P291 place of publication, P437 distribution format, P750 distributed by, P57 director, P161
cast member, P272 production company, P297 ISO 3166-1 code, P345 IMDb, P4947 TMDb; Q11424 is a film.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tracker.domain.development import ReleaseType
from tracker.domain.page import Page
from tracker.errors import NotAnAnswer
from tracker.sources import apijson
from tracker.sources.candidates import Candidate

WHO = "Wikidata"
_BY_ITEM = "VALUES ?film {{ wd:{item} }}"
_BY_TITLE = """SERVICE wikibase:mwapi {{
    bd:serviceParam wikibase:api "EntitySearch"; wikibase:endpoint "www.wikidata.org"; wikibase:limit 10;
      mwapi:search {title}; mwapi:language "en".
    ?film wikibase:apiOutputItem mwapi:item. }}
  FILTER EXISTS {{ ?film wdt:P31/wdt:P279* wd:Q11424 }}"""
_QUERY = """SELECT ?film ?what ?value ?valueLabel ?precision ?place ?placeLabel ?iso ?formatLabel WHERE {{
  {which}
  {{ ?film p:P577 ?said. ?said psv:P577 ?node. ?node wikibase:timeValue ?value; wikibase:timePrecision ?precision.
    FILTER NOT EXISTS {{ ?said wikibase:rank wikibase:DeprecatedRank }}
    OPTIONAL {{ ?said pq:P291 ?place. OPTIONAL {{ ?place wdt:P297 ?iso }} }}
    OPTIONAL {{ ?said pq:P437 ?format }} BIND("release" AS ?what) }}
  UNION {{ ?film p:P750 ?said. ?said ps:P750 ?value.
    FILTER NOT EXISTS {{ ?said wikibase:rank wikibase:DeprecatedRank }}
    OPTIONAL {{ ?said pq:P291|pq:P3005|pq:P1001 ?place. OPTIONAL {{ ?place wdt:P297 ?iso }} }}
    BIND("distributor" AS ?what) }}
  UNION {{ ?film rdfs:label ?value. FILTER(LANG(?value) IN ("en", "mul")) BIND("title" AS ?what) }}
  UNION {{ ?film wdt:P1476 ?value. BIND("title" AS ?what) }}
  UNION {{ ?film skos:altLabel ?value. FILTER(LANG(?value) IN ("en", "mul")) BIND("title" AS ?what) }}
  UNION {{ ?film wdt:P57 ?value. BIND("director" AS ?what) }}
  UNION {{ ?film wdt:P161 ?value. BIND("cast" AS ?what) }}
  UNION {{ ?film wdt:P272 ?value. BIND("company" AS ?what) }}
  UNION {{ ?film wdt:P345 ?value. BIND("imdb" AS ?what) }}
  UNION {{ ?film wdt:P4947 ?value. BIND("tmdb" AS ?what) }}
  SERVICE wikibase:label {{ bd:serviceParam wikibase:language "en,mul". }}
}} LIMIT 2000"""
_ITEM = re.compile(r"Q[1-9]\d*$")
_WORDS = re.compile(
    r"\b(?:(disc|dvd|blu-ray|vhs)|(stream)|(video on demand|vod|digital)|(television)|(theat|cinema))", re.I
)
_FORMS: tuple[ReleaseType, ...] = ("physical", "streaming", "digital", "tv", "theatrical")
_PRECISION = {11: 10, 10: 7, 9: 4}
"""Characters of an ISO date that are meant, by `wikibase:timePrecision`: a day, a month, a year."""
_CAST = 6


@dataclass(frozen=True, slots=True)
class Release:
    """A publication date, EDTF. `territory` is ISO 3166-1, null where the place is no country; `place` is its name."""

    day: str
    territory: str | None
    place: str
    how: ReleaseType | None


@dataclass(frozen=True, slots=True)
class Distributor:
    """Who distributes the film, and where, if the item says that."""

    name: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class Entity(Candidate):
    """A film's item."""

    releases: tuple[Release, ...] = ()
    distributors: tuple[Distributor, ...] = ()


def query(endpoint: str, item: str | None, title: str) -> str:
    """The address that asks for the item, or for the films of that title or nearly."""
    literal = '"' + title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ") + '"'
    which = _BY_ITEM.format(item=item) if item else _BY_TITLE.format(title=literal)
    return f"{endpoint}?{urlencode({'format': 'json', 'query': _QUERY.format(which=which)})}"


def entities(page: Page) -> list[Entity]:
    """The films in the answer, in its order. Raises NotAnAnswer."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for binding in apijson.objects(apijson.record(page, WHO), "results.bindings", WHO):
        row = {
            name: str(each["value"]) for name, each in binding.items() if isinstance(each, Mapping) and "value" in each
        }
        found = _ITEM.search(row.get("film", ""))
        if not found or "what" not in row or "value" not in row:
            raise NotAnAnswer(f"{WHO}’s answer has no film, what and value any more; its format has changed")
        rows.setdefault(found[0], []).append(row)
    return [_entity(item, said) for item, said in rows.items()]


def _entity(item: str, rows: list[Mapping[str, str]]) -> Entity:
    releases = tuple(dict.fromkeys(r for row in rows if row["what"] == "release" and (r := _release(row))))
    tmdb = next(iter(_values(rows, "tmdb")), "")
    return Entity(
        titles=_values(rows, "title") or (item,),
        year=min((int(release.day[:4]) for release in releases), default=None),
        people=tuple(dict.fromkeys((*_values(rows, "director"), *_values(rows, "cast")[:_CAST]))),
        companies=_values(rows, "company"),
        wikidata=item,
        tmdb=int(tmdb) if tmdb.isdigit() else None,
        imdb=next(iter(_values(rows, "imdb")), None),
        where=f"https://www.wikidata.org/wiki/{item}",
        releases=tuple(sorted(releases, key=lambda release: (release.day, release.place))),
        distributors=tuple(
            dict.fromkeys(Distributor(_name(row), row.get("iso")) for row in rows if row["what"] == "distributor")
        ),
    )


def _values(rows: Iterable[Mapping[str, Any]], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(row) for row in rows if row["what"] == what))


def _name(row: Mapping[str, str]) -> str:
    """The label of an item, the text of anything else."""
    return " ".join((row.get("valueLabel") or row["value"]).split())


def _release(row: Mapping[str, str]) -> Release | None:
    """Null for a date that is coarser than a year."""
    meant = _PRECISION.get(int(row.get("precision") or 0))
    day = row["value"].lstrip("+")[: meant or 0]
    if not meant or not re.fullmatch(r"\d{4}(-\d\d){0,2}", day):
        return None
    form = _WORDS.search(row.get("formatLabel", ""))
    how = _FORMS[form.lastindex - 1] if form and form.lastindex else None
    return Release(day, row.get("iso"), row.get("placeLabel", ""), how)
