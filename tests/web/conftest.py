"""A board on a real database, at a fixed hour, behind a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from db.readers import Readers
from tests.support.board import asking, fill, settings_of, site_of
from tracker.settings import Settings
from tracker.web.app import create_app
from tracker.web.server import Server
from tracker.web.site import Site

STORIES = ("kpops", "flow")
NOW = datetime(2025, 11, 21, 9, 30, tzinfo=UTC)
"""Two days after the story's American date moved."""


@pytest.fixture(scope="session")
def settings() -> Settings:
    return settings_of(*STORIES)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> str:
    """What the daemon would have kept of two films by then."""
    url = f"sqlite:///{tmp_path_factory.mktemp('board') / 'board.db'}"
    fill(url, settings, STORIES, until=NOW)
    return url


@pytest.fixture(scope="session")
def site(settings: Settings, database: str) -> Iterator[Site]:
    with Readers(database) as readers:
        yield site_of(settings, readers, NOW)


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[Server]:
    with Server(create_app(site.access, site=site), "127.0.0.1", 0) as server:
        yield server


@pytest.fixture(scope="session")
def board(served: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.url, headers={"Accept": "text/html"}) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[httpx.Client]:
    """A board on which nothing was ever read; its database does not even exist."""
    settings = settings_of("kpops")
    with Readers(f"sqlite:///{tmp_path / 'none.db'}") as readers, asking(site_of(settings, readers, NOW)) as client:
        yield client
    assert not (tmp_path / "none.db").exists()
