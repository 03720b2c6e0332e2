"""What a fleet does: `python -m tests.benchmarks.fleet [SOURCES]`.

A press of so many hosts, each answering in 50 ms with a feed that has one article about a watched film among nine
about none; robots.txt is asked, the pause between two requests to a host is off. The same sources fall due at one
moment for the daemon, and for 1, 2 and 4 workers, on a PostgreSQL out of a wheel (fsync on). All have read a few
before, so that no lexicon is still to be loaded.

First each worker takes one job at a time, and the daemon asks one host: it waits for answers most of the time, as a
fleet does that is polite, and what is shown is whether workers hold each other up. Then each takes many: it never
waits, and what is shown is where the processors are full, on which press, PostgreSQL and workers live together.

Printed: sources and documents a second, from the first request to the last; how many processors all that kept busy;
what a source costs in processor time and in the database. Processor time and ratios in one run mean more than seconds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from os import cpu_count
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
SLOTS = {"bound by the press": 1, "bound by the processors": 8}
"""Jobs that a worker takes at once, as hosts that the daemon asks."""
TEAMS = {"daemon": 0, "1 worker": 1, "2 workers": 2, "4 workers": 4}
BEFORE = 60
"""Sources that are read before the clock runs: so many that each worker gets some."""
HEAD_START = timedelta(seconds=3)
"""Until the sources fall due, from when they are told to."""
LATER = timedelta(hours=1)


@dataclass(frozen=True)
class Server:
    """PostgreSQL at one moment, or between two: how often its disk was waited for, transactions, bytes of the database,
    processor seconds.
    """

    flushes: int
    commits: int
    bytes: int
    cpu: float

    def __sub__(self, before: Server) -> Server:
        flushes, commits = self.flushes - before.flushes, self.commits - before.commits
        return Server(flushes, commits, self.bytes - before.bytes, self.cpu - before.cpu)


@dataclass(frozen=True)
class Run:
    """One run: seconds from the first request to the last, and until the last document was settled."""

    sources: int
    fetched: float
    settled: float
    cpu: float
    """Seconds of processor time that the daemon or the workers took."""
    press: float
    """The same of the press."""
    server: Server | None = None
    """What it cost PostgreSQL."""


def main(sources: int) -> None:
    with ExitStack() as stack:
        press, addresses = stack.enter_context(pressing(BEFORE + sources, LATENCY))
        for number, address in enumerate(addresses):
            press.put(f"{address}/feed", feed(_items(address, number), datetime.now(UTC)))
        postgres = stack.enter_context(running_postgres(careless=False))
        print(f"{sources} sources on as many hosts, {1000 * LATENCY:.0f} ms an answer, on {cpu_count()} processors")
        for bound, slots in SLOTS.items():
            print(f"\n{bound}: {slots} at a time{' ' * 47}a source: its ms | PostgreSQL's ms  flushes  statements  kB")
            alone: float | None = None
            for name, count in TEAMS.items():
                run = _run(press, addresses, postgres, count, slots)
                alone = run.sources / run.fetched if count == 1 else alone
                print(f"{name:10} {_line(run, alone)}", flush=True)


def _line(run: Run, alone: float | None) -> str:
    rate = run.sources / run.fetched
    ratio = f"{rate / alone:5.2f} x" if alone else f"{'':7}"
    busy = (run.cpu + run.press + (run.server.cpu if run.server else 0.0)) / run.settled
    line = f"{rate:6.1f} sources/s {run.sources / run.settled:6.1f} documents/s {ratio} {busy:5.2f} processors busy "
    line += f"{1000 * run.cpu / run.sources:15.1f} | "
    if run.server:
        flushes, commits = run.server.flushes / run.sources, run.server.commits / run.sources
        line += f"{1000 * run.server.cpu / run.sources:15.1f} {flushes:8.1f} {commits:11.1f} "
        line += f"{run.server.bytes / run.sources / 1000:3.1f}"
    return line


def _items(address: str, number: int) -> dict[str, tuple[str, str]]:
    """One sale of one of a hundred films, and nine stories about none."""
    film = titles()[number % len(titles())]
    sale = f"Neon has acquired “{film}” for France, outlet number {number} has learned."
    other = {
        f"{address}/other{n}": (f"Another story, part {n}", "Nothing of interest happened. " * 20) for n in range(9)
    }
    return {f"{address}/sale": (f"Neon Buys ‘{film}’ For France", sale), **other}


def _tables(addresses: list[str], slots: int) -> dict[str, Any]:
    named = [{"name": a, "kind": "feed", "url": f"{a}/feed", "every": "1d", "follow": "never"} for a in addresses]
    network = {"allow_private": ["127.0.0.0/8"], "spacing": "0s", "at_once": slots}
    return {"films": [{"title": title, "year": 2026} for title in titles()], "sources": named, "network": network}


def _run(press: Press, addresses: list[str], postgres: Postgres, count: int, slots: int) -> Run:
    """So many workers on PostgreSQL; for 0, the daemon on SQLite."""
    with ExitStack() as stack:
        home = Home(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        url = stack.enter_context(postgres.database()) if count else f"sqlite:///{home.database}"
        configured(home, url, **_tables(addresses, slots))
        store = stack.enter_context(open_store(url))
        fall_due(store, addresses[BEFORE:], LATER)
        if count:
            running = workers(stack, home, count, "--concurrency", str(slots))
        else:
            running = [stack.enter_context(Running(home))]
        _wait(lambda: _settled(store) == BEFORE)
        server = stack.enter_context(psycopg.connect(conninfo(url), autocommit=True)) if count else None
        press.forget()
        fall_due(store, addresses[BEFORE:], HEAD_START)
        _wait(lambda: press.begun)
        before, used, own = _server(server, postgres.pid), _cpu(running), time.process_time()
        _wait(lambda: len(press.answered) == len(addresses) - BEFORE)
        begun, fetched = min(map(min, press.begun.values())), time.monotonic()
        _wait(lambda: _settled(store) == len(addresses))
        settled, used, own = time.monotonic(), _cpu(running) - used, time.process_time() - own
        time.sleep(1)  # PostgreSQL's own statistics are written once a second
        after = _server(server, postgres.pid)
        cost = after - before if after and before else None
        return Run(len(addresses) - BEFORE, fetched - begun, settled - begun, used, own, cost)


def fall_due(store: Store, addresses: list[str], after: timedelta) -> None:
    """Has all sources fall due at one moment, so long from now."""
    due = datetime.now(UTC) + after
    with store.write() as transaction:
        for address in addresses:
            transaction.save_source_state(SourceState(address, next_check_at=due, url=f"{address}/feed"))


def _settled(store: Store) -> int:
    return int(store._rows("SELECT count(DISTINCT document_id) AS n FROM claims", {})[0]["n"])


def _wait(true: Callable[[], object]) -> None:
    while not true():
        time.sleep(0.05)


def _cpu(running: list[Running]) -> float:
    return sum(sum(psutil.Process(each.process.pid).cpu_times()[:2]) for each in running)


def _server(connection: psycopg.Connection | None, postmaster: int) -> Server | None:
    """Backends that have ended are counted in their parent's children."""
    if connection is None:
        return None
    row = connection.execute(
        "SELECT xact_commit, pg_database_size(datname), (SELECT sum(fsyncs) FROM pg_stat_io WHERE object = 'wal') "
        "FROM pg_stat_database WHERE datname = current_database()"
    ).fetchone()
    assert row is not None
    root = psutil.Process(postmaster)
    alive = sum(sum(child.cpu_times()[:2]) for child in root.children(recursive=True))
    return Server(int(row[2]), row[0], row[1], sum(root.cpu_times()[:4]) + alive)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
