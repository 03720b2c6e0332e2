"""Four workers on one queue: polite together, and one of them may die at any moment."""

from __future__ import annotations

import os
import signal
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from db.store import Store, open_store
from jobs.fleet.status import status
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.fleet import configured, eventually, feed, pressing, titles, workers
from tests.support.sinks import HookSink

SECRET = "whsec_aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ="
NOW = datetime.now(UTC)
BUYERS = ("Neon", "Mubi", "Curzon", "Bleecker Street", "Magnolia Pictures")
OUTLETS = int(os.environ.get("TRACKER_TEST_OUTLETS", "5"))
"""How many outlets print a story of each film: 5 make 500 documents; 20 make 2,000, which take minutes."""
PLACES = ("France", "Germany", "Italy", "Spain", "Japan")


def everything_told(running: list[Running]) -> str:
    return "\n".join(worker.told for worker in running)


def test_no_host_is_ever_asked_twice_at_once_nor_without_its_pause(home: Home, stack: ExitStack, url: str) -> None:
    """Each host has four feeds, whose articles stand on the next host: forty requests or more, one second apart."""
    press, addresses = stack.enter_context(pressing(4, latency=0.05))
    sources = []
    for number, address in enumerate(addresses):
        beside = addresses[(number + 1) % len(addresses)]
        for part in range(4):
            item = {f"{beside}/{number}-{part}": ("Neon Acquires ‘K-Pops!’", "")}
            press.put(f"{address}/feed{part}", feed(item, NOW))
            press.put(f"{beside}/{number}-{part}", b"<html><article><p>Neon has acquired K-Pops!</p></article></html>")
            sources.append({"name": f"{number}-{part}", "kind": "feed", "url": f"{address}/feed{part}", "every": "1h"})
    network = {"allow_private": ["127.0.0.0/8"], "spacing": "1s"}
    configured(home, url, films=[{"title": "K-Pops!", "year": 2024}], sources=sources, network=network)
    running = workers(stack, home, 4)
    eventually(lambda: len(press.answered) == 32, lambda: (press.answered, everything_told(running)))
    assert set(press.most.values()) == {1}
    gaps = [later - earlier for begun in press.begun.values() for earlier, later in pairwise(sorted(begun))]
    assert min(gaps) >= 1.0
    assert len([worker for worker in running if '"source read"' in worker.told]) > 1


def test_a_worker_killed_among_many_documents_loses_none_and_tells_none_twice(
    home: Home, stack: ExitStack, url: str
) -> None:
    """A hundred films, of each of which the outlets print the same five sales between them.

    The kill may come between the receiver's answer and the outcome's being written: that one message comes again, to
    the letter and under its id.
    """
    documents = 100 * OUTLETS
    press, addresses = stack.enter_context(pressing(OUTLETS))
    sink = stack.enter_context(HookSink())
    sources = []
    for number, address in enumerate(addresses):
        press.put(f"{address}/feed", feed(articles(address, number), NOW))
        sources.append({"name": f"Outlet {number}", "kind": "feed", "url": f"{address}/feed", "every": "1d"})
    configured(
        home,
        url,
        films=[{"title": title, "year": 2026} for title in titles()],
        sources=sources,
        channels=[{"name": "hook", "kind": "webhook", "url": sink.url, "secret": SECRET}],
        fleet={"heartbeat": "1s", "lost_after": "5s"},
    )
    victim, *others = workers(stack, home, 3, "--concurrency", "4")
    with open_store(url) as store:
        eventually(lambda: claims(store) > documents // 5, lambda: everything_told([victim, *others]))
        victim.process.kill()
        eventually(lambda: len(delivered(store)) == 500, lambda: (claims(store), everything_told(others)))
        eventually(lambda: idle(url), lambda: status(url, 5))
        assert victim.process.wait() == -signal.SIGKILL
        assert len(list(store.documents())) == claims(store) == documents
        assert len(store.alerts()) == 500
    assert status(url, 5).failed == ()
    told = [(call.headers["webhook-id"], call.body) for call in sink.calls]
    assert len({name for name, _ in told}) == len(set(told)) == 500
    assert len(told) <= 501
    assert sum(worker.told.count('"rescued"') for worker in others) > 0


def articles(address: str, outlet: int) -> dict[str, tuple[str, str]]:
    """One for each film: which of its sales, and in which words, depends on the outlet."""
    which = outlet % len(BUYERS)
    return {
        f"{address}/{number}": (
            f"{BUYERS[which]} Buys ‘{title}’ For {PLACES[which]}",
            f"{BUYERS[which]} has acquired “{title}” for {PLACES[which]}, outlet number {outlet} has learned.",
        )
        for number, title in enumerate(titles())
    }


def claims(store: Store) -> int:
    return int(store._rows("SELECT count(DISTINCT document_id) AS n FROM claims", {})[0]["n"])


def delivered(store: Store) -> list[Any]:
    return store.deliveries("sent")


def idle(url: str) -> bool:
    found = [queue for queue in status(url, 5).queues if queue.name in ("fetch", "read")]
    return sum(queue.ready + queue.later + queue.doing for queue in found) == 0
