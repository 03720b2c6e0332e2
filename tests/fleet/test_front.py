"""The commands of a fleet as its operator types them, and the end of a worker that is asked to go."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import psycopg

from db.lock import one_of_a_fleet, sole_daemon
from db.store import open_store
from jobs.fleet.engine import conninfo
from jobs.fleet.status import status
from tests.support.command import Home
from tests.support.fleet import Press, configured, eventually, feed, pressing, workers
from tests.support.postgres import end_the_others

FILM = {"title": "The Amber Harbour", "year": 2026}


def with_a_sale(press: Press, address: str) -> dict[str, str]:
    """A source at `address`, whose feed has one article, of a sale of the film."""
    sale = {f"{address}/sale": ("Neon Buys ‘The Amber Harbour’ For France", f"Neon has it, says {address}.")}
    press.put(f"{address}/feed", feed(sale, datetime.now(UTC) - timedelta(hours=1)))
    return {"name": address, "kind": "feed", "url": f"{address}/feed", "every": "1d"}


def test_a_fleet_on_sqlite_is_refused_with_the_way_out(home: Home) -> None:
    home.config('[tracker]\ndatabase = "sqlite:///tracker.db"\n')
    home.tracker("worker").assert_explained(2, "tracker.db is SQLite", "`tracker db copy` moves it")
    home.tracker("fleet", "status").assert_explained(2, "tracker.db is SQLite")


def test_a_queue_that_nobody_knows_is_refused(home: Home, url: str) -> None:
    configured(home, url)
    home.tracker("worker", "--queues", "fetch,sing").assert_explained(2, "fetch, read, deliver", "'fetch,sing'")


def test_a_daemon_and_a_fleet_do_not_work_side_by_side(home: Home, url: str) -> None:
    configured(home, url)
    with sole_daemon(url):
        home.tracker("worker").assert_explained(1, "another daemon works on it")
    with one_of_a_fleet(url):
        home.tracker("daemon").assert_explained(1, "another daemon, or a fleet, works on it")


def test_a_fleet_that_never_ran_has_empty_queues(home: Home, url: str) -> None:
    configured(home, url)
    found = home.tracker("fleet", "status", "--json").data
    assert [queue["name"] for queue in found["queues"]] == ["fetch", "read", "deliver"]
    assert (found["workers"], found["failed"], found["stalled"]) == ([], [], [])
    assert home.tracker("fleet", "retry").out == "0 jobs are tried again\n"


def test_a_memory_moves_to_the_fleet_and_back(home: Home, url: str) -> None:
    with open_store(f"sqlite:///{home.folder}/tracker.db") as store:
        store.retire_channel("me", datetime(2026, 2, 3, tzinfo=UTC), "gone")
    there = home.tracker("db", "copy", "sqlite:///tracker.db", url)
    assert "channels\t1\n" in there.out
    assert there.err.endswith("rows copied, each read again and found equal\n")
    home.tracker("db", "copy", "sqlite:///tracker.db", url).assert_explained(1, "has rows already, in channels")
    assert home.tracker("db", "copy", "--json", url, "sqlite:///back.db").data["channels"] == 1


def test_a_worker_asked_to_go_leaves_the_rest_to_the_others_on_a_schema_that_has_grown(
    home: Home, stack: ExitStack, url: str
) -> None:
    """A rolling upgrade: the newer version's tables are there already, with more in them, while the old ones work."""
    press, addresses = stack.enter_context(pressing(12, latency=1.0))
    sources = [with_a_sale(press, address) for address in addresses]
    configured(home, url, films=[FILM], sources=sources)
    leaver, stayer = workers(stack, home, 2, "--concurrency", "2")
    with psycopg.connect(conninfo(url), autocommit=True) as newer:
        newer.execute("ALTER TABLE documents ADD COLUMN mood text")
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        eventually(lambda: leaver.told.count('"source read"'), lambda: leaver.told)
        code, seconds = leaver.ended_by(signal.SIGTERM)
        assert (code, leaver.stray) == (0, [])
        assert seconds < 60
        eventually(lambda: len(press.answered) == len(addresses), lambda: press.answered)
        stored = "SELECT count(*) FROM documents"
        eventually(
            lambda: newer.execute(stored).fetchone() == (len(addresses),), lambda: (status(url, 30), stayer.told)
        )
        eventually(lambda: not busy(url), lambda: (status(url, 30), stayer.told))
        assert [worker.lost for worker in status(url, 30).workers] == [False]
    assert stayer.ended_by(signal.SIGTERM)[0] == 0
    assert status(url, 30).workers == ()


def test_a_worker_that_the_server_drops_begins_anew_and_leaves_no_job_behind(
    home: Home, stack: ExitStack, url: str
) -> None:
    """As where the server crashes: while jobs are in hand, of which it then does not hear that they are done."""
    press, addresses = stack.enter_context(pressing(6, latency=1.0))
    sources = [with_a_sale(press, address) for address in addresses]
    configured(home, url, films=[FILM], sources=sources, fleet={"heartbeat": "1s", "lost_after": "5s"})
    (worker,) = workers(stack, home, 1, "--concurrency", "2")
    eventually(lambda: press.begun, lambda: worker.told)
    (former,) = [known.number for known in status(url, 5).workers]
    with psycopg.connect(conninfo(url), autocommit=True) as operator:
        assert end_the_others(operator) > 2
    with open_store(url) as store:
        eventually(lambda: len(list(store.documents())) == len(addresses), lambda: (status(url, 5), worker.told))
    eventually(lambda: not busy(url), lambda: (status(url, 5), worker.told))
    assert former not in [known.number for known in status(url, 5).workers]


def busy(url: str) -> bool:
    return any(queue.ready + queue.doing for queue in status(url, 30).queues if queue.name in ("fetch", "read"))
