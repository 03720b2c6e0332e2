"""A disk that fills up under the daemon at work: told once it can be, nothing corrupt, and all that was due is done."""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage

import pytest

from tests.acceptance.config import config, hook_channel, operator_channel, source
from tests.daemon.test_signals import SECRET, deal
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.database import is_sound
from tests.support.sinks import HookSink
from tests.support.site import Site

Cure = Callable[[], object]
Fault = Callable[[Running, Path], Cure]
"""Leaves the daemon no room for its database, at the path; gives what makes room again."""


@pytest.fixture
def small_disk(home: Home) -> Iterator[Path]:
    """A file system of four megabytes."""
    disk = home.folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def filled_up(_daemon: Running, database: Path) -> Cure:
    filler = database.with_name("filler")
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert disk_usage(database.parent).free == 0
    return filler.unlink


def held_down(daemon: Running, database: Path) -> Cure:
    """No file of the daemon's may grow beyond its write-ahead log, to which every transaction adds."""
    process = daemon.process.pid
    reached = database.with_name(f"{database.name}-wal").stat().st_size
    resource.prlimit(process, resource.RLIMIT_FSIZE, (reached, resource.RLIM_INFINITY))
    return lambda: resource.prlimit(process, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def lives_through(fault: Fault, home: Home, database: Path, reel: Site, gazette: Site) -> None:
    """The fault comes while the daemon is at work, before there is news, and goes once it is felt."""
    with HookSink() as hook, HookSink() as operator:
        channels = (hook_channel(hook.url, SECRET), operator_channel(operator.url, SECRET))
        before = config(source("Reel", reel.feed("/feed")), *channels)
        before = before.replace("sqlite:///tracker.db", f"sqlite:///{database}")
        home.config(before)
        with Running(home) as daemon:
            daemon.heard("source read", source="Reel")
            daemon.heard("pruned")
            cure = fault(daemon, database)
            home.config(before + source("Gazette", deal(gazette)))
            daemon.process.send_signal(signal.SIGHUP)
            assert "full" in daemon.heard("no work", chore="poll")["error"]
            assert is_sound(database)
            assert home.tracker("status", "--json").status == 0, "what is stored can be read all the while"
            assert hook.calls == operator.calls == []
            cure()
            daemon.heard("database works again")
            daemon.heard("trouble", about="the database")
            daemon.heard("sent", channel="hook")
            daemon.heard("sent", channel="operator")
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
            assert sum(event["event"] == "news" for event in daemon.events) == 1, daemon.told
    assert is_sound(database)
    assert [call.data["data"]["kind"] for call in hook.calls] == ["acquisition"]
    assert [call.data["data"]["about"] for call in operator.calls] == ["the database"]


def test_a_disk_that_is_full_is_told_of_and_loses_nothing(
    home: Home, small_disk: Path, reel: Site, gazette: Site
) -> None:
    lives_through(filled_up, home, small_disk / "tracker.db", reel, gazette)


def test_a_quota_that_is_used_up_is_told_of_and_loses_nothing(home: Home, reel: Site, gazette: Site) -> None:
    lives_through(held_down, home, home.database, reel, gazette)


def test_it_ends_as_it_is_told_while_the_disk_is_full(home: Home, reel: Site, gazette: Site) -> None:
    before = config(source("Reel", reel.feed("/feed")))
    home.config(before)
    with Running(home) as daemon:
        daemon.heard("source read", source="Reel")
        daemon.heard("pruned")
        held_down(daemon, home.database)
        home.config(before + source("Gazette", deal(gazette)))
        daemon.process.send_signal(signal.SIGHUP)
        daemon.heard("no work", chore="poll")
        status, seconds = daemon.ended_by(signal.SIGTERM)
        assert (status, daemon.stray) == (0, [])
        assert seconds < 10
    assert is_sound(home.database)
