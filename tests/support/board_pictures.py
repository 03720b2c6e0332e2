"""The README's pictures of the board: `python -m tests.support.board_pictures` reads whole stories, serves the board
two days after a date moved, and takes its pictures in the system's Chromium.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from db.readers import Readers
from db.store import open_store
from tests.support.board import fill, settings_of, site_of
from tests.support.browser import PHONE, chromium, window
from tracker.domain.source import SourceState
from tracker.web.app import create_app
from tracker.web.server import Server
from tracker.web.site import Site

DOCS = Path(__file__).parents[2] / "docs"
STORIES = ("kpops", "slate", "flow", "riders")
NOW = datetime(2025, 11, 21, 9, 30, tzinfo=UTC)
_DESK = (1180, 780)
PICTURES = (
    ("board", "/", _DESK, "light"),
    ("film", "/films/eden", (1180, 1560), "light"),
    ("phone", "/films/k-pops", PHONE, "dark"),
)
"""Name, page, size and scheme."""


def main() -> None:
    settings = settings_of(*STORIES)
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'board.db'}"
        fill(url, settings, STORIES, until=NOW)
        with Readers(url) as readers:
            site = site_of(settings, readers, NOW)
            _polled(url, site)
            with Server(create_app(site.access, site=site), "127.0.0.1", 0) as server:
                _take(server.url)


def _polled(url: str, site: Site) -> None:
    """Every address was read a quarter of an hour ago."""
    at = NOW - timedelta(minutes=15)
    with open_store(url) as store:
        for target in site.targets:
            store.save_source_state(SourceState(target.key, at + target.source.every, checked_at=at, ok_at=at))


def _take(url: str) -> None:
    with chromium() as browser:
        for name, path, size, scheme in PICTURES:
            with window(browser, size, base_url=url, color_scheme=scheme) as context:
                page = context.new_page()
                page.goto(path, wait_until="networkidle")
                picture = DOCS / f"{name}.png"
                page.screenshot(path=picture)
                print(picture)


if __name__ == "__main__":
    main()
