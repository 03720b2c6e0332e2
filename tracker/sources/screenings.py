"""The screenings that a page states in JSON-LD or microdata (https://schema.org/ScreeningEvent, /Event, /Festival)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tracker.sources import jsonld, markup, microdata
from tracker.sources.moments import moment

if TYPE_CHECKING:
    from bs4 import Tag

_FILMS = frozenset(("Movie", "CreativeWork", "ShortFilm"))
_EVENTS = frozenset(("ScreeningEvent", "Event", "VisualArtsEvent", "TheaterEvent", "SocialEvent"))
_FESTIVAL = re.compile(r"festival|\bfest\b|filmfest|berlinale|mostra|viennale|biennale", re.IGNORECASE)
_MOST_NODES = 2000
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Screening:
    """`day` is EDTF; `words` are day, hour and place for a person; `title` the film's, empty where it is not said."""

    day: str
    words: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a page states: the films that it is about, whose festival it is, when it runs (EDTF), the screenings."""

    titles: tuple[str, ...] = ()
    festival: str | None = None
    runs: str | None = None
    screenings: tuple[Screening, ...] = ()


def schedule(root: Tag, scripts: list[str]) -> Schedule:
    """The schedule in the page's JSON-LD `scripts` and in the microdata of its tree. Never raises."""
    nodes = [*_walk([jsonld.loaded(script) for script in scripts]), *_walk(microdata.nodes(root))]
    films = [_said(node, "name") for node in nodes if jsonld.types(node) & _FILMS]
    screenings = [found for node in nodes if jsonld.types(node) & _EVENTS and (found := _screening(node))]
    festivals = [node for node in nodes if "Festival" in jsonld.types(node) or _FESTIVAL.search(_said(node, "name"))]
    festival = next((node for node in festivals if not jsonld.types(node) & _FILMS), None)
    return Schedule(
        titles=tuple(dict.fromkeys(title for title in (*films, *(s.title for s in screenings)) if title)),
        festival=_said(festival, "name") or None if festival else None,
        runs=_runs(festival) if festival else None,
        screenings=tuple(dict.fromkeys(screenings)),
    )


def _walk(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in `data`, from the top, as deep as honest pages nest."""
    waiting, given = [(data, 0)], 0
    while waiting and given < _MOST_NODES:
        value, depth = waiting.pop(0)
        if isinstance(value, list) and depth < _DEEPEST:
            waiting += [(each, depth + 1) for each in value]
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            given += 1
            yield value
            waiting += [(each, depth + 1) for each in value.values() if isinstance(each, (list, Mapping))]


def _said(node: Mapping[str, Any], key: str) -> str:
    return markup.line(jsonld.text_of(node.get(key)))


def _at(node: Mapping[str, Any], key: str) -> datetime | None:
    return moment(jsonld.text_of(node.get(key)))


def _screening(node: Mapping[str, Any]) -> Screening | None:
    """Null for an event without a day, and for the festival itself."""
    begins = _at(node, "startDate") or _at(node, "doorTime")
    if begins is None or "Festival" in jsonld.types(node):
        return None
    hour = f"{begins:%H:%M}" if (begins.hour, begins.minute) != (0, 0) else ""
    place = _first(node.get("location"))
    town = _first(place.get("address")) if place else None
    where = [_said(place, "name") if place else _said(node, "location"), _said(town, "addressLocality") if town else ""]
    words = [f"{begins.day} {begins:%B %Y}", hour, *dict.fromkeys(where)]
    work = node.get("workPresented") or node.get("workFeatured")
    title = markup.line(jsonld.text_of(work)) if work else ""
    if not title and "ScreeningEvent" in jsonld.types(node):
        title = _said(node, "name")
    return Screening(begins.date().isoformat(), ", ".join(filter(None, words)), title)


def _first(value: Any) -> Mapping[str, Any] | None:
    one = value[0] if isinstance(value, list) and value else value
    return one if isinstance(one, Mapping) else None


def _runs(festival: Mapping[str, Any]) -> str | None:
    begins, ends = _at(festival, "startDate"), _at(festival, "endDate")
    if begins is None:
        return None
    first = begins.date().isoformat()
    return f"{first}/{ends.date().isoformat()}" if ends and ends.date() > begins.date() else first
