"""What a board of 1,000 films with 200 claims each costs: `python -m tests.benchmarks.board [FILMS CLAIMS]`.

First byte is the time from the request to the first byte of its answer, over a kept connection on loopback; the
stylesheet, for which nothing is read, is printed beside it, since machines differ. CPU is what the process worked for
it, and does not depend on who else is at work.
"""

from __future__ import annotations

import http.client
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from urllib.parse import urlsplit

from db.readers import Readers
from db.store import open_store
from tests.support.board import settings_of, site_of
from tests.support.manyfilms import NOW, fill, titles
from tracker.web.app import create_app
from tracker.web.server import Server

PATHS = {
    "the stylesheet (reads nothing)": "/static/board.css",
    "the board": "/",
    "the board, page 20": "/?page=20",
    "the board, one territory": "/?territory=FR&sort=changed",
    "a film": "/films/film-0007-of-the-market",
    "the search": "/search?q=harbour+lights+tuesday",
    "the sources": "/sources",
    "the calendar of one territory": "/calendar.ics?territory=FR",
    "the feed": "/feed.atom",
    "the films of the API": "/api/v1/films",
}
ROUNDS = 15


def main() -> None:
    films, claims = map(int, sys.argv[1:3] or (1000, 200))
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'board.db'}"
        began = perf_counter()
        fill(url, films, claims)
        print(f"{films} films with {claims} claims each, written in {perf_counter() - began:.0f} s")
        settings = settings_of(films=[{"title": title} for title in titles(films)])
        with Readers(url) as readers:
            site = site_of(settings, readers, NOW)
            with Server(create_app(site.access, site=site), "127.0.0.1", 0) as server:
                _measure(server.url, lambda: _touch(url, films))


def _measure(url: str, touch: Callable[[], None]) -> None:
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    print(f"{'':34}{'first byte':>12}{'p95':>9}{'CPU':>9}{'kB':>8}")
    _print("the board, the first time", [_ask(connection, "/")])
    for name, path in PATHS.items():
        _print(name, [_ask(connection, path) for _ in range(ROUNDS)])
    asked = []
    for _ in range(ROUNDS):
        touch()
        asked.append(_ask(connection, "/"))
    _print("the board, one ledger written", asked)


def _print(name: str, asked: list[tuple[float, float, int]]) -> None:
    first, worked, size = zip(*asked, strict=True)
    worst = sorted(first)[int(len(first) * 0.95)]
    print(
        f"{name:34}{median(first) * 1000:9.0f} ms{worst * 1000:6.0f} ms{median(worked) * 1000:6.0f} ms"
        f"{size[0] / 1000:8.0f}"
    )


def _ask(connection: http.client.HTTPConnection, path: str) -> tuple[float, float, int]:
    """Seconds to the first byte, seconds of work, and bytes."""
    began, work = perf_counter(), process_time()
    connection.request("GET", path)
    answer = connection.getresponse()
    first = perf_counter() - began
    body = answer.read()
    assert answer.status == 200, (path, answer.status, body[:200])
    return first, process_time() - work, len(body)


def _touch(url: str, films: int) -> None:
    """Writes one film's ledger again, as the daemon does after an article."""
    title = titles(films)[7]
    with open_store(url) as store, store.write() as transaction:
        transaction.save_ledger(transaction.ledger(title), NOW)


if __name__ == "__main__":
    main()
