"""What a fleet does: `python -m tests.benchmarks.fleet [SOURCES]`.

A press of so many hosts, each answering in 50 ms with a feed that has one article about a watched film among nine
about none; robots.txt is asked, the pause between two requests to a host is off, so that waiting for answers is what
takes the time. The same sources fall due at one moment for the daemon, and for 1, 2 and 4 workers that take `SLOTS`
jobs at a time each, on a PostgreSQL out of a wheel (fsync on). Printed: sources and documents a second, from the first
request to the last; what each costs in processor time and in the database. Processor time and ratios in one run mean
more than seconds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import psycopg

from db.store import Store, open_store
from jobs.fleet.engine import conninfo
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.fleet import Press, configured, feed, pressing, titles, workers
from tests.support.postgres import Postgres, running_postgres
from tracker.domain.source import SourceState

LATENCY = 0.05
SLOTS = 2
"""Jobs that a worker takes at once, as hosts that the daemon asks: few, so that two cores feed four workers."""
HEAD_START = 25.0
"""Seconds until the sources fall due: by then every process has loaded."""


@dataclass(frozen=True)
class Server:
    """PostgreSQL at one moment, or between two: transactions committed, bytes of the database, processor seconds."""

    commits: int
    bytes: int
    cpu: float

    def __sub__(self, before: Server) -> Server:
        return Server(self.commits - before.commits, self.bytes - before.bytes, self.cpu - before.cpu)


@dataclass(frozen=True)
class Run:
    """One run: seconds from the first request to the last, and until the last document was settled."""

    sources: int
    fetched: float
    settled: float
    cpu: float
    """Seconds of processor time that the daemon or the workers took."""
    server: Server | None = None
    """What it cost PostgreSQL."""


def main(sources: int) -> None:
    with ExitStack() as stack:
        press, addresses = stack.enter_context(pressing(sources, LATENCY))
        for number, address in enumerate(addresses):
            press.put(f"{address}/feed", feed(_items(address, number), datetime.now(UTC)))
        postgres = stack.enter_context(running_postgres(careless=False))
        print(f"{sources} sources on as many hosts, {1000 * LATENCY:.0f} ms an answer, {SLOTS} at a time\n")
        print(
            " " * 12 + "sources/s  documents/s  ratio  CPU ms/source |  PostgreSQL: CPU ms  commits  kB, a source each"
        )
        alone: float | None = None
        for name, count in (("daemon", 0), ("1 worker", 1), ("2 workers", 2), ("4 workers", 4)):
            run = _daemon(press, addresses) if not count else _fleet(press, addresses, postgres, count)
            rate = run.sources / run.fetched
            alone = rate if count == 1 else alone
            print(f"{name:11} {_line(run, alone)}", flush=True)


def _line(run: Run, alone: float | None) -> str:
    rate = run.sources / run.fetched
    ratio = f"{rate / alone:5.2f}x" if alone else f"{'':6}"
    line = f"{rate:10.1f} {run.sources / run.settled:12.1f} {ratio} {1000 * run.cpu / run.sources:14.1f} | "
    if run.server:
        cpu, size = 1000 * run.server.cpu / run.sources, run.server.bytes / run.sources / 1000
        line += f"{cpu:19.1f} {run.server.commits / run.sources:8.1f} {size:3.1f}"
    return line


def _items(address: str, number: int) -> dict[str, tuple[str, str]]:
    """One sale of one of a hundred films, and nine stories about none."""
    film = titles()[number % len(titles())]
    sale = f"Neon has acquired “{film}” for France, outlet number {number} has learned."
    other = {
        f"{address}/other{n}": (f"Another story, part {n}", "Nothing of interest happened. " * 20) for n in range(9)
    }
    return {f"{address}/sale": (f"Neon Buys ‘{film}’ For France", sale), **other}


def _tables(addresses: list[str]) -> dict[str, Any]:
    named = [{"name": a, "kind": "feed", "url": f"{a}/feed", "every": "1d", "follow": "never"} for a in addresses]
    network = {"allow_private": ["127.0.0.0/8"], "spacing": "0s", "at_once": SLOTS}
    return {"films": [{"title": title, "year": 2026} for title in titles()], "sources": named, "network": network}


def _fleet(press: Press, addresses: list[str], postgres: Postgres, count: int) -> Run:
    with ExitStack() as stack:
        url = stack.enter_context(postgres.database())
        home = Home(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        configured(home, url, **_tables(addresses))
        store = stack.enter_context(open_store(url))
        fall_due(store, addresses)
        press.forget()
        running = workers(stack, home, count, "--concurrency", str(SLOTS))
        server = stack.enter_context(psycopg.connect(conninfo(url), autocommit=True))
        press.wait_for_the_first()
        before, used = _server(server, postgres.pid), _cpu(running)
        fetched, settled = _timed(press, len(addresses), lambda: _settled(store))
        used = _cpu(running) - used
        time.sleep(1)  # PostgreSQL's own statistics are written once a second
        return Run(len(addresses), fetched, settled, used, _server(server, postgres.pid) - before)


def _daemon(press: Press, addresses: list[str]) -> Run:
    with ExitStack() as stack:
        home = Home(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        url = f"sqlite:///{home.database}"
        configured(home, url, **_tables(addresses))
        store = stack.enter_context(open_store(url))
        fall_due(store, addresses)
        press.forget()
        running = stack.enter_context(Running(home))
        running.heard("started")
        press.wait_for_the_first()
        used = _cpu([running])
        fetched, settled = _timed(press, len(addresses), lambda: _settled(store))
        return Run(len(addresses), fetched, settled, _cpu([running]) - used)


def fall_due(store: Store, addresses: list[str]) -> None:
    """Has all sources fall due at one moment, a head start from now."""
    due = datetime.now(UTC) + timedelta(seconds=HEAD_START)
    with store.write() as transaction:
        for address in addresses:
            transaction.save_source_state(SourceState(address, next_check_at=due, url=f"{address}/feed"))


def _settled(store: Store) -> int:
    return int(store._rows("SELECT count(DISTINCT document_id) AS n FROM claims", {})[0]["n"])


def _timed(press: Press, sources: int, settled: Callable[[], int]) -> tuple[float, float]:
    """Seconds from the first request to the last feed's, and to the last document that was settled."""
    while len(press.answered) < sources:
        time.sleep(0.02)
    begun, fetched = min(map(min, press.begun.values())), time.monotonic()
    while settled() < sources:
        time.sleep(0.02)
    return fetched - begun, time.monotonic() - begun


def _cpu(running: list[Running]) -> float:
    return sum(sum(psutil.Process(each.process.pid).cpu_times()[:2]) for each in running)


def _server(connection: psycopg.Connection, postmaster: int) -> Server:
    """Backends that have ended are counted in their parent's children."""
    row = connection.execute(
        "SELECT xact_commit, pg_database_size(datname) FROM pg_stat_database WHERE datname = current_database()"
    ).fetchone()
    assert row is not None
    root = psutil.Process(postmaster)
    alive = sum(sum(child.cpu_times()[:2]) for child in root.children(recursive=True))
    return Server(row[0], row[1], sum(root.cpu_times()[:4]) + alive)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
