"""The kinds of sources, each a small module behind one interface: the addresses that it asks, and what a page holds.

| kind | its address leads to | a real one |
| --- | --- | --- |
| `feed` | RSS, Atom or JSON Feed | `https://deadline.com/v/film/feed/` |
| `search` | a feed, filled for each film | `https://variety.com/?s={title}&feed=rss2` |
| `listing` | an index page without a feed | `https://www.filmfestivals.com/blog/editor` |
| `article` | one page, watched for edits | `https://a24films.com/films/eddington` |
| `sitemap` | a news sitemap, or an index of them | `https://www.hollywoodreporter.com/news-sitemap.xml` |
| `programme` | a festival's page of one film | `https://tiff.net/films/k-pops` |
| `tmdb` | The Movie Database | `https://api.themoviedb.org/3` |
| `wikidata` | Wikidata's query service | `https://query.wikidata.org/sparql` |
| `archive` | the Wayback Machine, for `tracker backfill` alone | `https://web.archive.org` |

None of the addresses was verified from here. The modules are imported when a page of their kind comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source, SourceKind
from tracker.errors import BadAnswer, SourceError
from tracker.sources.interface import Address, Asked, Found

APIS: frozenset[SourceKind] = frozenset(("tmdb", "wikidata", "archive"))
"""Made for programs: asked without robots.txt, which speaks of pages."""
_FOR_EACH_FILM: frozenset[SourceKind] = frozenset(("search", "tmdb", "wikidata"))
_MODULES: dict[SourceKind, str] = {"search": "feed"}
"""Kinds whose pages are read by another's module."""


def addresses(source: Source, films: Sequence[Film]) -> Iterator[Address]:
    """The addresses that are polled for `source`: one, or one for each film; none for an archive, which is past."""
    if source.kind in _FOR_EACH_FILM:
        module = _module(source.kind)
        yield from (Address(f"{source.name} {film.title}", module.address(source, film), film) for film in films)
    elif source.kind != "archive":
        yield Address(source.name, source.url)


def read(page: Page, asked: Asked) -> Found:
    """What `page` holds. Raises SourceError where it is not what the source's kind promises, and says what it is."""
    try:
        found: Found = _module(_MODULES.get(asked.source.kind, asked.source.kind)).read(page, asked)
    except SourceError as error:
        from tracker.sources import walls

        raise walls.instead(page, error) from None
    return found


def headlines(page: Page, source: Source) -> list[str] | None:
    """The headlines on `page` before it is parsed; null where its kind, or this page, must be parsed to tell: a listing
    is always parsed, since one on which nothing is found any more is a fault that no bytes tell.
    """
    if source.kind not in ("feed", "search", "sitemap"):
        return None
    from tracker.sources import glance

    return glance.headlines(page, sitemap=source.kind == "sitemap")


def explained(error: BadAnswer, source: Source) -> BadAnswer:
    """`error`, in the words of the API that refused; of the same class, so that it is heeded alike."""
    if source.kind not in APIS or not (line := _module(source.kind).refusal(error)):
        return error
    return type(error)(error.url, line, error.status, error.retry_after)


def _module(kind: str) -> Any:
    return import_module(f"tracker.sources.{kind}")
