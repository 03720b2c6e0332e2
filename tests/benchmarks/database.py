"""What the memory costs: `python -m tests.benchmarks.database` prints medians and asserts none."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from db.peek import open_memory
from db.store import Store, open_store
from tests.support.database import FILM, NOON, alert, claims, document, ledger, take_in

ROUNDS = 7
ARTICLES = 1000
CLAIMS = 10_000


def median_ms(what: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        what()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def articles_a_second(store: Store) -> float:
    """Each in a transaction of its own: the document, two claims, the ledger, an alert, two deliveries, a mark."""
    began = time.perf_counter()
    for number in range(ARTICLES):
        with store.write() as transaction:
            take_in(transaction, number, "me", "hook")
    return ARTICLES / (time.perf_counter() - began)


def told_by_many(store: Store) -> None:
    """A film with 10,000 claims, and a backlog of 10,000 deliveries about 100 films."""
    article = document(2000)
    said = claims(article, CLAIMS, "Told By Many")
    with store.write() as transaction:
        transaction.add_document(article, "reel")
        transaction.add_claims(said)
        transaction.save_ledger(ledger(*said), NOON)
        for number in range(10_000):
            owed = alert(said[0], f"b{number}", development=replace(said[0].development, film=f"{number % 100}"))
            transaction.add_alert(owed, ["backlog"], NOON)


def start_ms(script: str, *arguments: str) -> float:
    command = [sys.executable, "-c", script, *arguments]
    return median_ms(lambda: subprocess.run(command, check=True))


def show(name: str, figure: float, unit: str) -> None:
    print(f"{name:26}{figure:8.1f} {unit}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracker.db"
        url = f"sqlite:///{path}"
        show("a new database", median_ms(lambda: open_store(f"{url}{time.monotonic_ns()}").close()), "ms")
        with open_store(url) as store:
            show("articles taken in", articles_a_second(store), "a second")
            told_by_many(store)
            show("database", path.stat().st_size / 1e6, "MB")
            show("500 due of 10,000", median_ms(lambda: store.due_deliveries(NOON, ["backlog"], 500)), "ms")
            show("1,000 unseen addresses", median_ms(lambda: store.unseen("reel", map(str, range(1000)))), "ms")
            show("1,000 documents read", median_ms(lambda: list(store.documents(FILM))), "ms")
        with open_memory(url) as memory:
            show("ledger of 10,000 claims", median_ms(lambda: memory.ledger("Told By Many")), "ms")
            show("10,000 claims", median_ms(lambda: memory.claims("Told By Many")), "ms")
        show("a process: nothing", start_ms("pass"), "ms")
        for module, door in (("db.peek", "open_memory"), ("db.store", "open_store")):
            script = f"import sys; from {module} import {door}; {door}(sys.argv[1]).ledger('x')"
            show(f"a process: {door}", start_ms(script, url), "ms")


if __name__ == "__main__":
    main()
