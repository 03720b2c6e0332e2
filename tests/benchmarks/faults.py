"""What misbehaving hosts cost a whole round: every misbehaviour a source of its own, polled among healthy ones.

    python -m tests.benchmarks.faults

The hosts are a process of their own, so that the memory measured is the tracker's alone: the most that it held resident
(getrusage(2), ru_maxrss) over what it held after a healthy round. Prints that, the time, and what came of the sources.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jobs.poll import Outcome, poll
from jobs.targets import targets
from jobs.workshop import Workshop, opened
from tests.fetch.misbehaviours import CASES
from tests.support.faulty_server import FaultyServer, replying
from tracker.settings import Settings

HOSTS, HEALTHY, TIMEOUT = 16, 8, 3
FEED = b"<rss version='2.0'><channel><title>Trade</title><item><title>K-Pops!</title></item></channel></rss>"


@dataclass(frozen=True)
class Figures:
    """`faults` are the words of the failed sources, by name; `grown` is in MiB, `slowest` and `seconds` in seconds."""

    faults: dict[str, str | None]
    healthy: int
    grown: float
    seconds: float
    slowest: float


def _serve(line: Connection) -> None:
    faults = {name: case.fault for name, case in CASES.items()}
    with ExitStack() as stack:
        bad = [stack.enter_context(FaultyServer(faults, host=f"127.0.4.{n + 1}")) for n in range(HOSTS)]
        well = {"feed": replying("200 OK", FEED)}
        good = [stack.enter_context(FaultyServer(well, host=f"127.0.5.{n + 1}")) for n in range(HEALTHY)]
        named = {name: bad[n % HOSTS].url(name) for n, name in enumerate(CASES)}
        line.send((named, [server.url("feed") for server in good]))
        line.recv()


def _settings(urls: dict[str, str]) -> Settings:
    return Settings.model_validate(
        {
            "network": {"allow_private": ["127.0.0.0/8"], "spacing": "0s", "timeout": f"{TIMEOUT}s"},
            "films": [{"title": "K-Pops!"}],
            "sources": [{"name": name, "kind": "feed", "url": url, "follow": "never"} for name, url in urls.items()],
        }
    )


def _polled(workshop: Workshop, names: set[str]) -> tuple[list[Outcome], float, float]:
    """The outcomes of the sources of these names, the seconds that it took, and the longest pause between two."""
    begun = last = time.monotonic()
    slowest = 0.0

    def progress(done: int, of: int, name: str) -> None:
        nonlocal last, slowest
        now = time.monotonic()
        last, slowest = now, max(slowest, now - last)

    chosen = [target for target in targets(workshop.sources, workshop.films) if target.key in names]
    outcomes = poll(workshop, chosen, progress).outcomes
    return list(outcomes), time.monotonic() - begun, slowest


def _resident() -> float:
    """The most that was ever resident, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured() -> Figures:
    """A healthy round, and then one of all misbehaviours with the healthy sources behind them."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    server = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,), daemon=True)
    server.start()
    named, good = here.recv()
    well = {f"healthy {n}": url for n, url in enumerate(good)}
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(_settings(named | well), f"sqlite:///{Path(folder) / 'faults.db'}") as workshop,
    ):
        _polled(workshop, set(well))
        before = _resident()
        outcomes, seconds, slowest = _polled(workshop, {*named, *well})
        states = workshop.store.source_states(list(named))
        faults = {name: state.fault for name, state in states.items()}
        healthy = sum(outcome.error is None for outcome in outcomes if outcome.target.key in well)
        figures = Figures(faults, healthy, _resident() - before, seconds, slowest)
    here.send("done")
    server.join(10)
    return figures


def main() -> None:
    figures = measured()
    words: Counter[Any] = Counter(figures.faults.values())
    print(
        f"{len(figures.faults)} misbehaving and {figures.healthy} of {HEALTHY} healthy sources, time-out {TIMEOUT} s:"
    )
    print(f"  {figures.seconds:.1f} s in all, {figures.slowest:.1f} s the longest without an answer of any")
    print(f"  {figures.grown:.1f} MiB more resident than after a healthy round")
    print("  " + ", ".join(f"{word or 'read'} {count}" for word, count in words.most_common()))
    print(json.dumps(asdict(figures)))


if __name__ == "__main__":
    main()
