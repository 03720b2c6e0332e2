"""A database as the daemon would have left it: whole stories read, settled and told; and the board on it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx

from db.readers import Readers
from db.store import open_store
from jobs import wanted
from jobs.ingest import Arrival, ingest
from jobs.replay import Hour
from jobs.workshop import Desk
from tests.support.stories import STORIES
from tracker.clock import fixed
from tracker.domain.contract import document_from
from tracker.settings import Settings
from tracker.web.access import access
from tracker.web.app import create_app
from tracker.web.server import Server
from tracker.web.site import Site

SOURCES: list[dict[str, Any]] = [
    {"name": "Deadline", "kind": "feed", "url": "https://deadline.example/feed/"},
    {"name": "Variety", "kind": "feed", "url": "https://variety.example/feed/"},
    {"name": "News search", "kind": "search", "url": "https://news.example/?q={title}", "every": "6h"},
]
CHANNELS: list[dict[str, Any]] = [
    {
        "name": "hook",
        "kind": "webhook",
        "url": "https://hook.example/",
        "secret": "whsec_aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=",
    }
]


def settings_of(*stories: str, **tables: Any) -> Settings:
    """The config of somebody who follows the films of `stories`."""
    films = [film for name in stories for film in _lines(name)[0]["watch"]]
    return Settings.model_validate({"films": films, "sources": SOURCES, "channels": CHANNELS, **tables})


def fill(url: str, settings: Settings, stories: Sequence[str], until: datetime | None = None) -> datetime:
    """Takes every document of `stories` in, at its own hour, those published after `until` apart.

    Gives the hour of the last.
    """
    hour = Hour()
    told = [document_from(line) for name in stories for line in _lines(name)[1:]]
    told.sort(key=lambda document: document.said)
    with open_store(url) as store:
        desk = Desk(store, wanted.films(settings), wanted.channels(settings), hour)
        for document in told:
            if until and document.said > until:
                break
            hour.now = document.said.astimezone(UTC)
            ingest(desk, Arrival(document, "Deadline"))
    return hour.now


def _lines(story: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (STORIES / f"{story}.jsonl").read_text("utf-8").splitlines()]


def site_of(settings: Settings, readers: Readers, at: datetime, *secrets: str) -> Site:
    """The board of `settings` at the hour `at`, open to this machine, or to whoever knows one of `secrets`."""
    return Site(settings, readers, access("127.0.0.1", secrets), fixed(at))


@contextmanager
def asking(site: Site) -> Iterator[httpx.Client]:
    """A client of the board of `site`, over a real socket."""
    with (
        Server(create_app(site.access, site=site), "127.0.0.1", 0) as server,
        httpx.Client(base_url=server.url, headers={"Accept": "text/html"}, timeout=60) as client,
    ):
        yield client
