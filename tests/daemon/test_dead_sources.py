"""Two sources in five are dead, or answer garbage, for a week: the rest is read on time, and each is one incident."""

from __future__ import annotations

import os
import signal
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from jobs.replay import Hour
from jobs.rounds import poll_due
from jobs.watch import watch
from jobs.workshop import Workshop
from tests.acceptance.config import config, source
from tests.support.bench import Web, bench, feed
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.faulty_server import FaultyServer
from tests.support.site import Site, serving
from tracker.errors import BadAnswer, Blocked, FetchError, TimedOut, Unreachable
from tracker.fetch.rhythm import JITTER

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
EVERY = timedelta(hours=1)
ROUND = timedelta(minutes=10)
WEEK = timedelta(days=7)
NAMES = [f"source {number:02}" for number in range(50)]
DEAD, ALIVE = NAMES[:20], NAMES[20:]
LATEST = EVERY * (1 + JITTER) + ROUND
"""The rhythm, and a round's time until it is looked at again."""


def address(name: str) -> str:
    return f"https://{name.replace(' ', '-')}.example/feed"


def failing(name: str) -> tuple[bytes | FetchError, ...]:
    """The ways in which sources are dead, by the kind of it; the latter half answers, and what it says is garbage."""
    url = address(name)
    return (
        Unreachable(url, f"{url}: refuses the connection"),
        TimedOut(url, f"{url}: did not answer"),
        BadAnswer(url, f"{url}: answered 500", 500),
        Blocked(url, f"{url}: answered 403", 403),
        os.urandom(5000),
        feed()[: len(feed()) // 2],
        b"<html><body><h1>It works!</h1></body></html>",
        b'{"error": null, "items": "none"}',
        b"",
        feed(),
    )


@dataclass
class Newsstand:
    """The sources over simulated days: each that is alive has a new item a day."""

    workshop: Workshop
    web: Web
    hour: Hour
    asked: dict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    told: list[tuple[str, str]] = field(default_factory=list)

    def let_pass(self, span: timedelta, dead: Iterable[str] = ()) -> None:
        """Polls what is due every ten minutes, as the daemon does, and watches."""
        self.web.pages |= {address(n): failing(n)[number % len(failing(n))] for number, n in enumerate(dead)}
        end = self.hour.now + span
        while self.hour.now < end:
            for name in NAMES:
                if name not in dead:
                    day = (self.hour.now - NOW).days
                    item = (f"{address(name)}/{day}", f"Day {day}", NOW + timedelta(days=day), "Nothing of note.")
                    self.web.pages[address(name)] = feed(item)
            for report in poll_due(self.workshop, lambda: None):
                for outcome in report.outcomes:
                    self.asked[outcome.target.key].append(self.hour.now)
            self.told += [(news.tone, news.about) for news in watch(self.workshop)]
            self.hour.now += ROUND

    def pauses(self, name: str) -> list[timedelta]:
        """Those between one time that it was asked and the next; the last is the one until now."""
        return [later - earlier for earlier, later in pairwise([*self.asked[name], self.hour.now])]


@contextmanager
def newsstand(folder: Path) -> Iterator[Newsstand]:
    sources = [{"name": name, "kind": "feed", "url": address(name), "every": "1h"} for name in NAMES]
    with bench(folder, NOW, sources=sources) as (workshop, web, hour):
        yield Newsstand(workshop, web, hour)


def test_while_two_in_five_are_dead_for_a_week_the_rest_is_on_time_and_each_is_one_incident(tmp_path: Path) -> None:
    with newsstand(tmp_path) as stand:
        stand.let_pass(timedelta(days=1))
        assert stand.told == []
        stand.let_pass(WEEK, DEAD)
        assert Counter(stand.told) == Counter(("trouble", f"source {name}") for name in DEAD)
        for name in ALIVE:
            assert max(stand.pauses(name)) <= LATEST, name
        for name in DEAD:
            longest = max(stand.pauses(name))
            assert longest <= timedelta(days=1) * (1 + JITTER) + ROUND, f"{name} was given up"
        stand.told.clear()
        stand.let_pass(timedelta(days=4))
        assert Counter(stand.told) == Counter(("recovered", f"source {name}") for name in DEAD)
        assert [incident for incident in stand.workshop.store.incidents() if incident.is_open] == []
        assert all(max(stand.pauses(name)) <= LATEST for name in ALIVE)


def test_whoever_answers_is_read_while_two_in_five_hosts_hang(home: Home) -> None:
    """The daemon itself: each of those that hang takes all the time that a page may."""

    def host(number: int) -> str:
        return f"127.0.1.{number + 1}"

    with ExitStack() as stack:
        silent = {"feed": lambda line: line.closing.wait(60)}
        dead = [stack.enter_context(FaultyServer(silent, host=host(number))) for number in range(4)]
        alive: list[Site] = [stack.enter_context(serving("Reel", host(number))) for number in range(4, 10)]
        feeds = [f"http://{server.host}:{server.port}/feed" for server in dead] + [site.feed("/feed") for site in alive]
        home.config(config(*(source(f"Feed {n}", url) for n, url in enumerate(feeds))))
        with Running(home) as daemon:
            for site in alive:
                site.wait("/feed")
            assert not [event for event in daemon.events if event["event"] == "source failed"], "none is waited for"
            for number in range(10):
                daemon.heard("source failed" if number < 4 else "source read", source=f"Feed {number}")
            assert daemon.ended_by(signal.SIGTERM)[0] == 0
