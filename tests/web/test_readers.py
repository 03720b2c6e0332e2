"""Fifty readers while the daemon writes: nobody waits for a lock, and nobody sees half of anything."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest
from bs4 import BeautifulSoup

from db.readers import Readers
from db.store import open_store
from tests.support.board import asking, settings_of, site_of
from tests.support.database import document
from tests.support.ledger_prose import given, release
from tests.support.manyfilms import NOW, fill, titles
from tracker.web.site import Site

FILMS = 20
READERS = 50
PATHS = ("/", "/films/film-0003-of-the-market", "/search?q=harbour", "/calendar.ics", "/feed.atom", "/api/v1/films")


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Site]:
    url = f"sqlite:///{tmp_path / 'busy.db'}"
    fill(url, FILMS, 20)
    settings = settings_of(films=[{"title": title} for title in titles(FILMS)], tracker={"database": url})
    with Readers(url) as readers:
        yield site_of(settings, readers, NOW)


def test_fifty_readers_while_the_daemon_writes(busy: Site) -> None:
    done = Event()
    with asking(busy) as board, ThreadPoolExecutor(READERS + 1) as threads:
        writing = threads.submit(write_until, done, busy)
        try:
            answers = list(threads.map(lambda n: board.get(PATHS[n % len(PATHS)]).status_code, range(READERS * 3)))
        finally:
            done.set()
        assert writing.result(timeout=60) > 3
    assert answers == [200] * READERS * 3


def test_a_reader_sees_what_was_written_a_moment_ago(busy: Site) -> None:
    with asking(busy) as board:
        before = next_date(board)
        story = given(titles(FILMS)[3]).on("2026-02-01").says(release("2026-02-13", "US"))
        with open_store(url_of(busy)) as store, store.write() as transaction:
            transaction.save_ledger(story.ledger, NOW)
        assert next_date(board) == "13 Feb 2026" != before


def write_until(done: Event, site: Site) -> int:
    """Writes as the daemon does, a document and a ledger a transaction, until it is told to stop; -> how often."""
    written = 0
    with open_store(url_of(site), busy_timeout=1) as store:
        while not done.is_set():
            written += 1
            with store.write() as transaction:
                transaction.add_document(document(written, url=f"https://reel.example/busy/{written}"), "reel")
                title = titles(FILMS)[written % FILMS]
                transaction.save_ledger(transaction.ledger(title), NOW)
    return written


def next_date(board: httpx.Client) -> str:
    page = BeautifulSoup(board.get("/?title=0003").text, "lxml")
    return page.select_one("td.next .when").get_text()  # type: ignore[union-attr]


def url_of(site: Site) -> str:
    database = site.settings.tracker.database
    assert database is not None
    return database.get_secret_value()
