"""`tracker daemon` as who runs it sees it: it works, hears its signals, and is alone on its database."""

from __future__ import annotations

import signal
from datetime import UTC, datetime

import pytest

from tests.acceptance.config import config, hook_channel, operator_channel, source
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.faulty_server import FaultyServer
from tests.support.sinks import HookSink
from tests.support.site import Site

SECRET = "whsec_c2lnbmFscy10ZXN0cy1vZi10aGUtZGFlbW9uLXNlY3JldA=="
PUBLISHED = datetime(2025, 6, 20, 12, tzinfo=UTC)


def deal(site: Site) -> str:
    """A feed whose one article has a piece of news."""
    title, text = "Aura buys ‘K-Pops!’", "Aura Entertainment has acquired ‘K-Pops!’ from Anderson .Paak."
    return site.feed("/feed", (site.article("/deal", title, text, PUBLISHED), title, PUBLISHED, text))


def test_it_polls_and_tells_without_being_asked(home: Home, reel: Site) -> None:
    with HookSink() as hook:
        home.config(config(source("Reel", deal(reel)), hook_channel(hook.url, SECRET)))
        with Running(home) as daemon:
            daemon.heard("news", film="K-Pops!", kind="acquisition")
            daemon.heard("sent", channel="hook")
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
        assert [call.data["data"]["kind"] for call in hook.calls] == ["acquisition"]


def test_it_ends_within_ten_seconds_while_a_host_hangs(home: Home, reel: Site) -> None:
    with FaultyServer({"feed": lambda line: line.closing.wait(30)}, host="127.0.0.3") as silent:
        sources = [source("Reel", deal(reel)), source("Silent", f"http://127.0.0.3:{silent.port}/feed")]
        home.config(config(*sources).replace('timeout = "5s"', 'timeout = "60s"'))
        with Running(home) as daemon:
            reel.wait("/deal")
            status, seconds = daemon.ended_by(signal.SIGTERM)
        assert (status, daemon.stray) == (0, [])
        assert seconds < 10


def test_a_second_daemon_on_the_same_database_refuses_to_start(home: Home, reel: Site) -> None:
    home.config(config(source("Reel", deal(reel))))
    with Running(home) as first:
        first.heard("started")
        home.tracker("daemon").assert_explained(1, "another daemon", str(first.process.pid))
        first.process.kill()
        first.process.wait()
        with Running(home) as next_one:
            next_one.heard("started")
            assert next_one.ended_by(signal.SIGINT) == (0, pytest.approx(0, abs=10))


def test_sighup_reads_the_config_again(home: Home, reel: Site, gazette: Site) -> None:
    home.config(config(source("Reel", deal(reel))))
    with Running(home) as daemon:
        daemon.heard("source read", source="Reel")
        home.config(config(source("Reel", deal(reel)), source("Gazette", gazette.feed("/feed"))))
        daemon.process.send_signal(signal.SIGHUP)
        daemon.heard("config read", sources=2)
        daemon.heard("source read", source="Gazette")
        assert daemon.ended_by(signal.SIGTERM)[0] == 0


def test_a_wrong_config_is_refused_with_its_line_and_the_old_one_stays(home: Home, reel: Site) -> None:
    with HookSink() as hook:
        right = config(source("Reel", reel.feed("/feed"), every="1m"), hook_channel(hook.url, SECRET))
        home.config(right)
        with Running(home) as daemon:
            daemon.heard("source read", source="Reel")
            home.config(right.replace('kind = "feed"', 'kind = "fed"'))
            daemon.process.send_signal(signal.SIGHUP)
            refused = daemon.heard("config refused")
            assert "line" in refused["fault"]
            assert "sources.kind" in refused["fault"]
            home.config(right.replace("sqlite:///tracker.db", "sqlite:///other.db"))
            daemon.process.send_signal(signal.SIGHUP)
            assert "database" in daemon.heard("config refused", count=2)["fault"]
            assert daemon.ended_by(signal.SIGTERM)[0] == 0


def test_a_wrong_config_is_one_incident_until_a_right_one_is_read(home: Home, reel: Site) -> None:
    with HookSink() as operator:
        right = config(source("Reel", reel.feed("/feed")), operator_channel(operator.url, SECRET))
        home.config(right)
        with Running(home) as daemon:
            daemon.heard("source read", source="Reel")
            for count, wrong in enumerate(('kind = "fed"', 'colour = "red"'), start=1):
                home.config(right.replace('kind = "feed"', wrong))
                daemon.process.send_signal(signal.SIGHUP)
                daemon.heard("config refused", count=count)
                operator.wait(1, 60)
            home.config(right)
            daemon.process.send_signal(signal.SIGHUP)
            daemon.heard("config read")
            operator.wait(2, 60)
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
        told = [call.data["data"] for call in operator.calls]
    assert [(news["tone"], news["about"]) for news in told] == [("trouble", "the config"), ("recovered", "the config")]
    assert "the old one stays" in told[0]["headline"]
    assert "line" in told[0]["headline"], "where it is wrong"
