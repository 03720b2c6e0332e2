"""Faults of disk, database and clock under the daemon: a clear incident, nothing corrupt, and on when they end."""

from __future__ import annotations

import io
import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from db.store import open_store
from jobs.daemon import Daemon
from jobs.deliver import deliver
from jobs.due import due
from jobs.logs import logging_to
from jobs.poll import poll
from jobs.setbacks import LONGEST_PAUSE
from jobs.surroundings import Surroundings
from jobs.targets import targets
from tests.acceptance.config import config, hook_channel, operator_channel, source
from tests.daemon.test_signals import SECRET, deal
from tests.support.bench import bench, feed
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.database import is_sound
from tests.support.simulated import SimulatedScheduler
from tests.support.sinks import HookSink
from tests.support.site import Site
from tests.work.test_deliver import DEAL, hook_to, take
from tracker.settings import Loaded
from tracker.settings.load import parse

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)


def test_a_database_that_is_replaced_is_worked_on_from_then_on(home: Home, reel: Site) -> None:
    with HookSink() as operator:
        home.config(config(source("Reel", reel.feed("/feed")), operator_channel(operator.url, SECRET)))
        _replaced_under_the_daemon(home, reel)
        assert [call.data["data"]["about"] for call in operator.calls] == ["the database"]
        assert "replaced by another" in operator.calls[0].data["data"]["headline"]
    assert is_sound(home.database)
    assert "Aura" in home.tracker("status").out


def _replaced_under_the_daemon(home: Home, reel: Site) -> None:
    home.tracker("check")
    home.tracker("backup", "copy.db")
    with closing(sqlite3.connect(home.folder / "copy.db")) as connection, connection:
        connection.execute("UPDATE sources SET next_check_at = NULL, etag = NULL")
    deal(reel)
    with Running(home) as daemon:
        daemon.heard("started")
        (home.folder / "copy.db").replace(home.database)
        daemon.heard("database replaced")
        daemon.heard("database opened")
        daemon.heard("news", kind="acquisition")
        daemon.heard("sent", channel="operator")
        assert daemon.ended_by(signal.SIGTERM)[0] == 0


def test_a_database_that_is_locked_is_waited_for_and_told_of(home: Home, reel: Site) -> None:
    home.config(config(source("Reel", deal(reel))))
    home.tracker("db", "upgrade")
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Running(home) as daemon:
            assert "locked by another process" in daemon.heard("no work")["error"]
            other.execute("ROLLBACK")
            daemon.heard("news", kind="acquisition", seconds=120)
            daemon.heard("trouble", about="the database", seconds=150)
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
    assert is_sound(home.database)


def test_a_database_that_is_locked_for_six_hours_is_one_incident_and_has_nobody_asked_for_nothing_for_long(
    tmp_path: Path, reel: Site, simulated: SimulatedScheduler
) -> None:
    asked = []

    def course(_seconds: float) -> signal.Signals:
        simulated.run(timedelta(hours=1))
        with closing(sqlite3.connect(tmp_path / "tracker.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            deal(reel)
            before = len(reel.visits)
            simulated.run(timedelta(hours=6))
            asked.append(len(reel.visits) - before)
            assert hook.calls == operator.calls == []
        simulated.run(LONGEST_PAUSE * 2)
        assert len(hook.calls) == len(operator.calls) == 1
        simulated.run(timedelta(hours=2))
        return signal.SIGTERM

    with HookSink() as hook, HookSink() as operator, mock.patch.dict(open_store.__kwdefaults__, busy_timeout=0.01):
        channels = (hook_channel(hook.url, SECRET), operator_channel(operator.url, SECRET))
        calm = reel.feed("/feed", (f"{reel.address}/else", "Something else", NOW, "It is about another story."))
        text = config(source("Reel", calm), *channels)
        loaded = Loaded(parse(text, name="locked", environment={}), None, f"sqlite:///{tmp_path / 'tracker.db'}")
        log = logging_to(io.StringIO(), "json", str, simulated)
        Daemon(loaded, Surroundings(lambda: loaded, log, simulated, course, scheduler=simulated)).run()
    assert 2 * timedelta(hours=6) / LONGEST_PAUSE + 20 > asked[0] > timedelta(hours=6) / LONGEST_PAUSE
    assert [call.data["data"]["kind"] for call in hook.calls] == ["acquisition"]
    told = [(call.data["data"]["tone"], call.data["data"]["about"]) for call in operator.calls]
    assert told == [("trouble", "the database"), ("recovered", "the database")]


def test_a_clock_that_is_put_back_holds_no_source_and_no_letter(tmp_path: Path) -> None:
    """The machine began in 2030, and was put right."""
    address = "https://reel.example/feed"
    with HookSink() as sink:
        sources = [{"name": "Reel", "kind": "feed", "url": address}]
        with bench(tmp_path, NOW, sources=sources, channels=[hook_to(sink.url)]) as (workshop, web, hour):
            web.pages = {address: feed()}
            wanted = targets(workshop.sources, workshop.films)
            hour.now = NOW + timedelta(days=2000)
            poll(workshop, wanted)
            take(workshop, DEAL)
            hour.now = NOW
            assert due(workshop, wanted) == wanted
            poll(workshop, wanted)
            assert due(workshop, wanted) == [], "once, and no flood"
            assert deliver(workshop).sent == ()
            with workshop.store.write() as transaction:
                assert transaction.mend_clock(hour.now) == 1
            assert len(deliver(workshop).sent) == len(sink.calls) == 1


def test_a_machine_that_slept_for_a_week_asks_everything_once(tmp_path: Path) -> None:
    address = "https://reel.example/feed"
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "feed", "url": address}]) as (workshop, web, hour):
        web.pages = {address: feed()}
        wanted = targets(workshop.sources, workshop.films)
        poll(workshop, wanted)
        hour.now += timedelta(days=7)
        poll(workshop, due(workshop, wanted))
        assert due(workshop, wanted) == []
        assert web.count(address) == 2
