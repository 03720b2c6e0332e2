"""What is wrong here: the whole installation looked over, each finding with its cure. Nothing is changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from db.disk import room
from db.lock import lock_file, sole_daemon
from db.reads import Reads
from db.urls import shown, sqlite_path
from jobs import wanted
from jobs.coverage import coverage
from jobs.due import SLACK
from jobs.targets import targets
from tracker.clock import Clock
from tracker.errors import AlreadyRunning, DatabaseError
from tracker.settings import Loaded, Settings

Verdict = Literal["good", "doubtful", "bad"]

LOW = 200_000_000
"""Bytes free on the database's disk below which it is said: a backup and some weeks of news."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `line` says how it is, `cure` what to do where it is not good."""

    verdict: Verdict
    about: str
    line: str
    cure: str = ""


def examine(loaded: Loaded, clock: Clock) -> Iterator[Finding]:
    """Config, parts that are not installed, database, disk, daemon, clock, sources, channels, incidents; in that order.

    A database that cannot be read is a finding, and what stands in it is then not looked at.
    """
    where = str(loaded.path) if loaded.path else "the built-in default"
    settings = loaded.settings
    follows = f"{len(settings.films)} films, {len(settings.sources)} sources, {len(settings.channels)} channels"
    yield Finding("good", "config", f"{where}: {follows}")
    yield from _followed(settings)
    yield from _parts(settings)
    yield from _disk(loaded.database)
    yield _daemon(loaded.database)
    from db.peek import open_memory

    try:
        with open_memory(loaded.database) as memory:
            yield from _memory(memory, settings, clock())
    except DatabaseError as error:
        yield Finding("bad", "database", str(error))


def _followed(settings: Settings) -> Iterator[Finding]:
    if not settings.films:
        yield Finding("bad", "config", "no film is followed", "`tracker watch add TITLE`")
    if not settings.sources:
        yield Finding("bad", "config", "there is no source", "`tracker sources add URL`")
    if not settings.channels:
        yield Finding(
            "doubtful", "config", "there is no channel: news is kept, and told to nobody", "add a [[channels]]"
        )
    elif not any(channel.news in ("operator", "all") for channel in settings.channels):
        cure = 'give one of the channels news = "all", or a channel of its own news = "operator"'
        yield Finding("doubtful", "config", "nobody is told when a source or a channel breaks", cure)
    if settings.tracker.contact is None:
        cure = 'set contact = "you@example.org" under [tracker]'
        yield Finding("doubtful", "config", "a host that has a complaint cannot reach you", cure)


def _parts(settings: Settings) -> Iterator[Finding]:
    if any(source.render == "browser" for source in settings.sources) and find_spec("playwright") is None:
        cure = "pip install 'festival-release-tracker[browser]'"
        yield Finding("bad", "browser", "a source is to be read by a browser, and there is none", cure)


def _disk(database: str) -> Iterator[Finding]:
    path = sqlite_path(database)
    if path is None:
        yield Finding("good", "database", shown(database))
        return
    try:
        taken = room(database)
    except DatabaseError as error:
        yield Finding("bad", "database", str(error))
        return
    if taken is None:
        yield Finding("doubtful", "database", f"{path} is not there yet", "`tracker check` makes it")
    else:
        yield Finding("good", "database", f"{path}: {taken.total / 1e6:.1f} MB, {taken.free / 1e6:.1f} of them free")
    folder = next((parent for parent in path.absolute().parents if parent.exists()), Path("/"))
    free = shutil.disk_usage(folder).free
    verdict: Verdict = "good" if free >= LOW else "bad"
    yield Finding(verdict, "disk", f"{free / 1e9:.1f} GB free at {folder}", "" if free >= LOW else "free some space")


def _daemon(database: str) -> Finding:
    none = Finding("doubtful", "daemon", "none works on this database", "`tracker daemon`; or `tracker check` by cron")
    try:
        path = sqlite_path(database)
        if path and not lock_file(path).exists():
            return none
        with sole_daemon(database):
            return none
    except AlreadyRunning:
        return Finding("good", "daemon", "one works on this database")
    except DatabaseError as error:
        return Finding("bad", "daemon", str(error))


def _memory(memory: Reads, settings: Settings, now: datetime) -> Iterator[Finding]:
    films, sources = wanted.films(settings), wanted.sources(settings)
    states = memory.source_states(target.key for target in targets(sources, films)).values()
    latest = max((state.checked_at for state in states if state.checked_at), default=None)
    if latest and latest > now + SLACK:
        line = f"this machine says {now:%Y-%m-%d %H:%M} UTC, yet a source was asked at {latest:%Y-%m-%d %H:%M}"
        yield Finding("bad", "clock", line, "set the clock; what was planned under the wrong one is done by itself")
    else:
        yield Finding("good", "clock", f"{now:%Y-%m-%d %H:%M} UTC")
    read = coverage(memory, sources, films, now - timedelta(days=1))
    cure = "" if not read.missing else "`tracker sources list` shows why; `tracker sources test` tries one"
    yield Finding("doubtful" if read.missing else "good", "sources", read.line, cure)
    for name, reason in memory.retired_channels().items():
        cure = f"`tracker channels test {name}` takes it back into use once its receiver is there again"
        yield Finding("bad", "channel", f"{name} is out of use: {reason}", cure)
    if dead := len(memory.deliveries("dead")):
        yield Finding("bad", "outbox", f"{dead} deliveries were given up", "`tracker alerts retry`")
    for incident in memory.incidents():
        if incident.is_open:
            yield Finding(
                "bad",
                "incident",
                f"{incident.about}, since {incident.began_at:%Y-%m-%d %H:%M} UTC: {incident.line}",
                incident.cure,
            )
