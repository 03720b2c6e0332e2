"""The disk: what may go goes, what a fact rests on stays, the room is given back; backup and restore, on each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha512
from pathlib import Path
from threading import Event, Thread

import pytest

from db.backup import backup, restore
from db.disk import give_back, room
from db.lock import sole_daemon
from db.store import Store, open_store
from jobs.prune import ROBOTS, TRAFFIC, evidence, prune
from jobs.replay import Hour
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.database import document, is_sound
from tests.work.test_deliver import DATE, DEAL, take
from tracker.domain.host import HostNotes, RobotsText, Traffic
from tracker.errors import AlreadyRunning, DatabaseUnusable, SchemaTooNew, WrongCall

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
LONG_AFTER = timedelta(days=800)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[tuple[Workshop, Hour, str]]:
    """A workshop that has met one deal, one date, and a hundred articles that say nothing."""
    with bench(tmp_path, NOW) as (workshop, _, hour):
        take(workshop, DEAL)
        take(workshop, DATE, 1)
        with workshop.store.write() as transaction:
            for number in range(100):
                transaction.add_document(document(number, published=NOW + timedelta(hours=number)), "reel")
        yield workshop, hour, f"sqlite:///{tmp_path / 'bench.db'}"


def test_what_is_old_and_carries_nothing_goes(shop: tuple[Workshop, Hour, str]) -> None:
    workshop, hour, url = shop
    assert prune(workshop, url).documents == 0, "nothing is old yet"
    quotes = {fact.development.quote for fact in workshop.store.ledger("K-Pops!").facts}
    hour.now += LONG_AFTER
    assert prune(workshop, url).documents == 100
    left = list(workshop.store.documents())
    assert len(left) == 2
    assert {quote for quote in quotes if any(quote in d.text for d in left)} == quotes
    needed = evidence(workshop.store.ledgers())
    assert all(workshop.store.claim(claim) for claim in needed)
    assert prune(workshop, url).documents == 0


def test_notes_of_hosts_go_by_their_age(shop: tuple[Workshop, Hour, str]) -> None:
    workshop, hour, url = shop
    rules = RobotsText("https://reel.example", b"User-agent: *\nDisallow:\n", NOW + timedelta(days=1))
    asked = [Traffic((NOW + timedelta(days=day)).date(), "reel.example", 1) for day in range(3)]
    with workshop.store.write() as transaction:
        transaction.add_host_notes(HostNotes(tuple(asked), (rules,)), NOW)
    hour.now = rules.until + ROBOTS
    assert prune(workshop, url).host_notes == 0
    assert workshop.store.robots(rules.authority) == rules
    hour.now = NOW + TRAFFIC + timedelta(days=1)
    assert prune(workshop, url).host_notes == 2
    assert workshop.store.robots(rules.authority) is None
    assert workshop.store.traffic(NOW.date()) == asked[1:]


def bulky(number: int) -> str:
    """A text that no packing makes much smaller than 6 kB."""
    return " ".join(sha512(f"{number} {part}".encode()).hexdigest() for part in range(94))


def test_of_what_is_large_the_oldest_go_first_and_nothing_of_this_month(tmp_path: Path) -> None:
    days = 90
    with bench(tmp_path, NOW, storage={"max_mb": 1}) as (workshop, _, hour):
        take(workshop, DEAL)
        with workshop.store.write() as transaction:
            for day in range(1, days):
                transaction.add_document(document(day, published=NOW + timedelta(days=day), text=bulky(day)), "reel")
        url = f"sqlite:///{tmp_path / 'bench.db'}"
        hour.now = NOW + timedelta(days=days)
        before = room(url)
        assert before
        assert before.used > 1_000_000
        done = prune(workshop, url)
        assert done.room
        assert done.room.used < before.used
        left = [d.published for d in workshop.store.documents() if d.published]
        assert left[0] == NOW, "the deal, on which a fact rests"
        assert left[1:] == [NOW + timedelta(days=day) for day in range(done.documents + 1, days)], "the oldest went"
        assert done.documents <= days - 30


def test_the_room_is_given_back_in_steps(shop: tuple[Workshop, Hour, str]) -> None:
    workshop, hour, url = shop
    with workshop.store.write() as transaction:
        for number in range(200, 500):
            transaction.add_document(document(number, published=NOW, text=bulky(number)), "reel")
    full = room(url)
    hour.now += LONG_AFTER
    done = prune(workshop, url)
    assert full
    assert done.room
    assert done.room.total < full.total / 4
    assert done.pages > 256
    assert done.room.free == 0


def test_a_database_made_before_is_rewritten_once(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x BLOB)")
        connection.executemany("INSERT INTO t VALUES (zeroblob(4000))", [()] * 500)
        connection.commit()
        connection.execute("DELETE FROM t")
        connection.commit()
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (0,)
    assert give_back(f"sqlite:///{path}", 1) > 400
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (2,)


def documents(url: str) -> int:
    with open_store(url) as store:
        return sum(1 for _ in store.documents())


def written_meanwhile(store: Store, begun: Event, stop: Event) -> None:
    number = 1000
    while not stop.is_set():
        with store.write() as transaction:
            transaction.add_document(document(number), "reel")
            transaction.add_document(document(number + 1), "reel")
        number += 2
        begun.set()


def test_a_backup_is_whole_while_others_write_and_comes_back(shop: tuple[Workshop, Hour, str], tmp_path: Path) -> None:
    workshop, _, url = shop
    begun, stop = Event(), Event()
    writing = Thread(target=written_meanwhile, args=(workshop.store, begun, stop))
    writing.start()
    try:
        assert begun.wait(20)
        backup(url, tmp_path / "copy.db")
    finally:
        stop.set()
        writing.join()
    assert is_sound(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
    copied = documents(f"sqlite:///{tmp_path / 'copy.db'}")
    assert copied % 2 == 0, "each pair of a transaction whole, or not there"
    assert 104 <= copied <= documents(url)

    fresh = f"sqlite:///{tmp_path / 'new' / 'tracker.db'}"
    restore(fresh, tmp_path / "copy.db")
    assert documents(fresh) == copied
    with open_store(fresh) as store:
        assert store.ledger("K-Pops!") == workshop.store.ledger("K-Pops!")


def test_neither_overwrites_without_being_told_to(shop: tuple[Workshop, Hour, str], tmp_path: Path) -> None:
    workshop, _, url = shop
    copy = tmp_path / "copy.db"
    backup(url, copy)
    before = copy.read_bytes()
    with pytest.raises(WrongCall, match="--force"):
        backup(url, copy)
    with pytest.raises(WrongCall, match="--force"):
        restore(url, copy)
    assert copy.read_bytes() == before
    with workshop.store.write() as transaction:
        transaction.add_document(document(500), "reel")
    backup(url, copy, force=True)
    with workshop.store.write() as transaction:
        transaction.add_document(document(501), "reel")
    restore(url, copy, force=True)
    assert sum(1 for _ in workshop.store.documents()) == 103, "also for who has it open"
    assert is_sound(tmp_path / "bench.db")


def test_a_copy_that_is_none_changes_nothing(shop: tuple[Workshop, Hour, str], tmp_path: Path) -> None:
    _, _, url = shop
    copy = tmp_path / "copy.db"
    backup(url, copy)
    (tmp_path / "words.db").write_text("These are words.")
    torn = tmp_path / "torn.db"
    whole = bytearray(copy.read_bytes())
    whole[8192:20480] = b"\xff" * (20480 - 8192)
    torn.write_bytes(whole)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    for name, error in ((tmp_path / "words.db", DatabaseUnusable), (torn, DatabaseUnusable), (copy, SchemaTooNew)):
        with pytest.raises(error):
            restore(url, name, force=True)
    assert documents(url) == 102


def test_nothing_is_restored_under_a_daemon_at_work(shop: tuple[Workshop, Hour, str], tmp_path: Path) -> None:
    _, _, url = shop
    backup(url, tmp_path / "copy.db")
    with sole_daemon(url), pytest.raises(AlreadyRunning):
        restore(url, tmp_path / "copy.db", force=True)
