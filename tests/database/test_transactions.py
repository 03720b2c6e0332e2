"""All or nothing: whatever raises, whoever else reads, and when the process is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from db.peek import open_memory
from db.store import Store, Transaction, open_store
from tests.support.database import FILM, HOST_NOTES, NOON, alert, claims, counts, document, is_sound, ledger, take_in
from tracker.domain.source import SourceState

SAID = claims(document(2), 2)
STEPS: list[Callable[[Transaction], object]] = [
    lambda t: t.add_document(document(2), "reel"),
    lambda t: t.add_claims(SAID),
    lambda t: t.save_ledger(ledger(*SAID), NOON),
    lambda t: t.add_alert(alert(SAID[0], "a2"), ["me", "hook"], NOON),
    lambda t: t.mark_seen("reel", [document(2).url], NOON),
    lambda t: t.save_delivery(replace(t.deliveries()[0], state="sent")),
    lambda t: t.retire_channel("me", NOON, "410 Gone"),
    lambda t: t.save_source_state(SourceState("reel", NOON + timedelta(hours=1))),
    lambda t: t.add_host_notes(HOST_NOTES, NOON),
]


class PowerCut(Exception):
    """Stands for whatever may go wrong in the middle."""


def everything(store: Store) -> tuple[object, ...]:
    return (
        list(store.documents()),
        store.ledgers(),
        store.claims(FILM),
        store.alerts(),
        store.deliveries(),
        store.retired_channels(),
        store.source_states(["reel"]),
        store.traffic(NOON.date()),
        store.robots("https://reel.example"),
        store.holds(NOON),
        store.unseen("reel", [document(1).url, document(2).url]),
    )


def break_off(store: Store, done: int) -> None:
    with store.write() as transaction:
        for step in STEPS[:done]:
            step(transaction)
        raise PowerCut


@pytest.mark.parametrize("done", range(len(STEPS) + 1))
def test_a_transaction_that_raises_at_any_step_leaves_what_was(store: Store, done: int) -> None:
    with store.write() as transaction:
        take_in(transaction, 1, "me")
    before = everything(store)
    with pytest.raises(PowerCut):
        break_off(store, done)
    assert everything(store) == before
    with store.write() as transaction:
        for step in STEPS:
            step(transaction)
    assert everything(store) != before


def test_a_transaction_that_returns_early_is_committed(store: Store) -> None:
    def early() -> bool:
        with store.write() as transaction:
            transaction.mark_seen("reel", ["https://reel.example/1"], NOON)
            return True

    assert early()
    assert store.unseen("reel", ["https://reel.example/1"]) == []


def test_writers_of_one_film_take_turns(store: Store, engine_url: str) -> None:
    """A ledger that is read in a transaction is still the same when it is written there."""
    with store.write() as transaction:
        transaction.add_document(document(1), "reel")
    said = claims(document(1), 40)

    def settle(number: int) -> None:
        with open_store(engine_url, busy_timeout=30) as own, own.write() as transaction:
            before = transaction.ledger(FILM)
            known = before.facts[0].said_by if before.facts else ()
            transaction.save_ledger(ledger(*[c for c in said if c.id in known], said[number]), NOON)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(settle, range(len(said))))
    assert set(store.ledger(FILM).facts[0].said_by) == {c.id for c in said}


def test_fifty_readers_see_whole_transactions_while_one_writes(engine_url: str) -> None:
    """Each counts claims, over and over, through its own door: never fewer than before, never half a document's."""
    writing = threading.Event()
    done = threading.Event()

    def read(_: int) -> list[int]:
        seen = []
        writing.wait()
        while not done.is_set() or not seen:
            with open_memory(engine_url) as memory:
                seen.append(len(memory.claims(FILM)))
        return seen

    with open_store(engine_url) as store, ThreadPoolExecutor(50) as pool:
        readers = [pool.submit(read, n) for n in range(50)]
        try:
            for number in range(25):
                with store.write() as transaction:
                    take_in(transaction, number)
                writing.set()
        finally:
            writing.set()
            done.set()
        seen = [reader.result() for reader in readers]
    assert {count % 2 for counts_of_one in seen for count in counts_of_one} == {0}
    assert all(earlier <= later for counts_of_one in seen for earlier, later in pairwise(counts_of_one))


def test_threads_may_share_a_store(store: Store) -> None:
    with store.write() as transaction:
        take_in(transaction, 1)
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda _: len(store.claims(FILM)), range(200)))
    assert set(found) == {2}


WRITER = """
import sys
from db.store import open_store
from tests.support.database import take_in
with open_store(sys.argv[1]) as store:
    for number in range(100_000):
        with store.write() as transaction:
            print("begun", number, flush=True)
            take_in(transaction, number, "me", "hook")
            print("written", number, flush=True)
        print("committed", number, flush=True)
"""


@pytest.mark.parametrize(("step", "number"), [("begun", 1), ("written", 5), ("written", 20), ("committed", 9)])
def test_a_process_killed_at_any_step_loses_nothing_that_it_committed(path: Path, step: str, number: int) -> None:
    command = [sys.executable, "-c", WRITER, f"sqlite:///{path}"]
    told: list[list[str]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            told.append(line.split())
            if told[-1] == [step, str(number)]:
                writer.send_signal(signal.SIGKILL)
    assert writer.returncode == -signal.SIGKILL
    committed = sum(1 for what, _ in told if what == "committed")
    assert committed >= number
    with open_store(f"sqlite:///{path}") as store:
        stored = len(list(store.documents()))
        # The last commit may have come through and not have been told of any more.
        assert stored in {committed, committed + 1}
        assert len(store.claims(FILM)) == len(store.deliveries()) == 2 * stored
        assert len(store.alerts()) == stored
        with store.write() as transaction:
            take_in(transaction, 200_000)
    assert is_sound(path)
    assert counts(path)["items_seen"] == stored + 1
