"""A try of a source: what is found there now, which of it names a watched film, and what that would be read as.

Nothing is kept, and nothing needs to be there: the address may be in the config or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobs.asking import ask
from jobs.discovery import Discovery, discover
from jobs.gather import as_document, words_of
from tracker.clock import Clock, utc_now
from tracker.domain.development import Development
from tracker.domain.document import Document, Item
from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import PageError
from tracker.fetch import Fetcher
from tracker.reading import Reader
from tracker.sources import article, kinds, urls
from tracker.sources.interface import Asked

MOST_READ = 5
"""Articles that one try asks for: it is to show what would be read, not to read it all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One text that names a watched film: the document, what it says of the films, and where its article could not be
    had, why (`error`); what the source itself prints of it is then read.
    """

    document: Document
    developments: tuple[Development, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """What a try came to. `naming` are the items that name a watched film, `readings` the first of these, read."""

    source: Source
    page: Page
    feeds: tuple[str, ...]
    items: tuple[Item, ...]
    naming: tuple[Item, ...]
    readings: tuple[Reading, ...]
    more: tuple[str, ...] = ()

    @property
    def dates(self) -> tuple[datetime, ...]:
        """When its items were published, the oldest first."""
        return tuple(sorted(item.published for item in self.items if item.published))


@dataclass(frozen=True)
class Prober:
    """Tries sources for a watch list. The methods raise FetchError and SourceError."""

    fetcher: Fetcher
    films: tuple[Film, ...]
    clock: Clock = utc_now

    def at(self, url: str) -> Probe:
        """What can best be polled at `url`, which may be any page of a site."""
        return self._probe(discover(self.fetcher, url, self.films, self.clock))

    def of(self, source: Source) -> Probe:
        """The source of the config, at its first address: a search is tried for the first film."""
        address = next(kinds.addresses(source, self.films or (Film("film"),)))
        page = ask(self.fetcher, source, address.url)
        assert isinstance(page, Page)  # noqa: S101 - an unconditional request is never answered by 304
        found = kinds.read(page, Asked(source, self.films, self.clock(), address.film))
        return self._probe(Discovery(source, found, page))

    def _probe(self, found: Discovery) -> Probe:
        reader = Reader(self.films)
        naming = tuple(item for item in found.found.items if reader.scan(words_of(item).encode()))
        readings = [
            *(Reading(document, _said(reader, document)) for document in found.found.documents),
            *self._read(reader, found.source, naming[:MOST_READ]),
        ]
        items, more = found.found.items, found.found.more
        return Probe(found.source, found.page, found.feeds, items, naming, tuple(readings), more)

    def _read(self, reader: Reader, source: Source, items: Sequence[Item]) -> Iterator[Reading]:
        for item in items:
            document, error = as_document(item, source, self.clock()), None
            if source.follow != "never" and item.content is None:
                try:
                    page = self.fetcher.get(urls.canonical(item.url))
                    assert isinstance(page, Page)  # noqa: S101 - as above
                    document = article.document(page, item=item, outlet=source.name, seen=self.clock())
                except PageError as told:
                    error = str(told)
            yield Reading(document, _said(reader, document), error)


def _said(reader: Reader, document: Document) -> tuple[Development, ...]:
    return reader.read(document) if document.stated is None else document.stated
