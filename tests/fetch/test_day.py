"""A day of polling in story time: what it costs the hosts, counted at their end."""

from __future__ import annotations

import heapq
import random
from collections import Counter
from datetime import UTC, datetime, timedelta

from tests.support.faulty_server import FaultyServer, Line, answer
from tracker.domain.page import Unchanged, Validators
from tracker.domain.source import SourceState
from tracker.fetch import Fetcher, FetchLimits, next_check
from tracker.fetch.pace import Pace

HOSTS, FEEDS_A_HOST, SPACING = 6, 10, 2.0
EVERY = timedelta(minutes=30)
START = datetime(2026, 5, 1, tzinfo=UTC)


class StoryTime:
    """A clock that moves only where somebody waits."""

    def __init__(self) -> None:
        self.now = START

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def monotonic(self) -> float:
        return (self.now - START).total_seconds()


class Host:
    """Ten feeds, each of which changes at every twentieth question; it notes when it is asked, and what it answers."""

    def __init__(self, time: StoryTime, number: int) -> None:
        self.time = time
        self.asked_at: list[datetime] = []
        self.answers: Counter[int] = Counter()
        self.polls: Counter[str] = Counter()
        self.server = FaultyServer({"feed": self.feed, "robots.txt": self.robots}, host=f"127.0.2.{number}")
        self.feed_urls = [self.server.url(f"feed/{feed}") for feed in range(FEEDS_A_HOST)]

    def robots(self, line: Line) -> None:
        self._note(404)
        line.send(answer("404 Not Found"))

    def feed(self, line: Line) -> None:
        self.polls[line.path] += 1
        version = f'"{self.polls[line.path] // 20}"'
        if line.asked("If-None-Match") == version:
            self._note(304)
            line.send("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
        else:
            self._note(200)
            line.send(answer("200 OK", "a feed", f"ETag: {version}"))

    def _note(self, status: int) -> None:
        self.asked_at.append(self.time.now)
        self.answers[status] += 1


def test_a_day_of_sixty_feeds_costs_the_hosts_next_to_nothing() -> None:
    time = StoryTime()
    hosts = [Host(time, number + 1) for number in range(HOSTS)]
    limits = FetchLimits(allow_private=("127.0.0.0/8",))
    due = [(START, url, Validators('"0"')) for host in hosts for url in host.feed_urls]
    pace = Pace(SPACING, time.monotonic, time.sleep)
    for host in hosts:
        host.server.__enter__()
    with Fetcher(limits, lambda: time.now, pace=pace) as fetcher:
        while due[0][0] < START + timedelta(days=1):
            at, url, validators = heapq.heappop(due)
            time.now = max(time.now, at)
            found = fetcher.get(url, validators)
            later = next_check(SourceState(url), found, EVERY, time.now, random.SystemRandom())
            heapq.heappush(due, (later, url, found.validators))
            assert isinstance(found, Unchanged) or found.body == b"a feed"
    for host in hosts:
        host.server.__exit__(None, None, None)

    answers = sum((host.answers for host in hosts), Counter())
    assert answers.total() > HOSTS * FEEDS_A_HOST * 40
    assert answers[304] / answers.total() >= 0.94
    assert answers[404] == HOSTS
    for host in hosts:
        gaps = [later - earlier for earlier, later in zip(host.asked_at, host.asked_at[1:], strict=False)]
        assert min(gaps) >= timedelta(seconds=SPACING)
