"""What a job works with: the memory, the reader and the clock; for polling and telling also the web."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from threading import Event

from db.store import Store, open_store
from jobs import wanted
from tracker.clock import Clock, utc_now
from tracker.domain.channel import Channel
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.fetch import Fetcher, FetchLimits, Proxy, user_agent
from tracker.reading import Reader
from tracker.settings import Settings


@dataclass(frozen=True)
class Desk:
    """Where documents are read and settled: all that a replay needs."""

    store: Store
    films: tuple[Film, ...]
    channels: tuple[Channel, ...]
    clock: Clock

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.films)

    def named(self, document: Document) -> frozenset[str]:
        """The titles of the films that `read` may find something of: all of them, and perhaps more."""
        named = self.reader.named(f"{document.title}\n{document.text}".encode())
        return named | {said.film for said in document.stated or ()} if named else named

    def read(self, document: Document) -> tuple[Development, ...]:
        """What the document says of the watched films: in its own fields where it has some, else as it is read."""
        if document.stated is None:
            return self.reader.read(document)
        watched = {film.title for film in self.films}
        return tuple(said for said in document.stated if said.film in watched)


@dataclass(frozen=True)
class Workshop(Desk):
    """The same for the daemon, `tracker check` and the demo; only its parts differ.

    `stop` is set when the process is to end: who works through a list looks at it before each piece.
    """

    settings: Settings
    fetcher: Fetcher
    stop: Event = field(default_factory=Event)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        return wanted.sources(self.settings)


def limits(settings: Settings) -> FetchLimits:
    """The fetcher's limits as `[network]` and `[tracker]` have them."""
    network = settings.network
    return FetchLimits(
        user_agent=user_agent(settings.tracker.contact),
        total_timeout=network.timeout.total_seconds(),
        max_bytes=network.max_page_mb * 1024 * 1024,
        min_spacing=network.spacing.total_seconds(),
        allow_private=network.allow_private,
        proxy=Proxy.at(network.proxy.get_secret_value()) if network.proxy else None,
    )


@contextmanager
def opened(settings: Settings, database: str, clock: Clock = utc_now) -> Iterator[Workshop]:
    """A workshop on `database`, which is created or brought up to date. Raises DatabaseError."""
    with open_store(database) as store, Fetcher(limits(settings), clock, memory=store) as fetcher:
        yield Workshop(store, wanted.films(settings), wanted.channels(settings), clock, settings, fetcher)
