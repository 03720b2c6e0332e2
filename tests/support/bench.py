"""A workshop for tests of the jobs: a real SQLite file, the real reader, and a web that answers as the test says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, cast

import httpx

from db.store import open_store
from jobs import wanted
from jobs.replay import Hour
from jobs.workshop import Workshop
from tracker.domain.host import Hold, HostNotes
from tracker.domain.page import Page, Unchanged, Validators
from tracker.errors import FetchError, Unreachable
from tracker.fetch import Fetcher
from tracker.settings import Settings

FILM = {"title": "K-Pops!", "aliases": ["K-Pops"], "year": 2024, "people": ["Anderson .Paak"]}


@dataclass
class Web:
    """Stands in for the fetcher: `pages` by URL, each bytes or an error to raise; `asked` lists what was asked. `moved`
    are permanent redirects.
    """

    hour: Hour
    pages: dict[str, bytes | FetchError] = field(default_factory=dict)
    asked: list[tuple[str, Validators]] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def get(
        self,
        url: str,
        validators: Validators = Validators(),  # noqa: B008
        *,
        robots: bool = True,
        token: str | None = None,
    ) -> Page | Unchanged:
        self.asked.append((url, validators))
        final = self.moved.get(url, url)
        answer = self.pages.get(final, Unreachable(url, f"{url}: nobody is there"))
        if isinstance(answer, FetchError):
            raise answer
        etag = f'"{hash(answer)}"'
        if validators.etag == etag:
            return Unchanged(url, validators, self.hour.now)
        kind = "text/html" if answer.startswith(b"<html") else "application/rss+xml"
        moved_to = self.moved.get(url)
        return Page(url, final, 200, kind, "utf-8", answer, Validators(etag=etag), self.hour.now, moved_to)

    def recall(self, holds: Iterable[Hold]) -> None:
        """This web asks for no patience."""

    def notes(self) -> HostNotes:
        return HostNotes()

    @cached_property
    def _transport(self) -> httpx.HTTPTransport:
        """One for all: to read the system's certificates takes a fifth of a second."""
        return httpx.HTTPTransport()

    def guarded_transport(self) -> httpx.BaseTransport:
        return self._transport

    def count(self, url: str) -> int:
        return sum(asked == url for asked, _ in self.asked)


@contextmanager
def bench(folder: Path, now: datetime, **tables: Any) -> Iterator[tuple[Workshop, Web, Hour]]:
    """A workshop at the hour `now` with the config's `tables`, on `folder`/bench.db."""
    settings = Settings.model_validate({"films": [FILM], **tables})
    hour = Hour(now)
    web = Web(hour)
    with open_store(f"sqlite:///{folder / 'bench.db'}") as store:
        fetcher = cast("Fetcher", web)
        yield Workshop(store, wanted.films(settings), wanted.channels(settings), hour, settings, fetcher), web, hour


def feed(*items: tuple[str, str, datetime, str]) -> bytes:
    """An RSS feed: for each item its address, title, date and summary."""
    entries = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(url)}</link><pubDate>{format_datetime(at)}</pubDate>"
        f"<description>{escape(summary)}</description></item>"
        for url, title, at, summary in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Reel</title>{entries}</channel></rss>'.encode()


def article(title: str, text: str) -> bytes:
    """An article's page."""
    head = f"<head><title>{escape(title)}</title></head>"
    return f"<html>{head}<body><article><h1>{escape(title)}</h1><p>{escape(text)}</p></article></body></html>".encode()
