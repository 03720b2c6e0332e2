"""What the hosts are asked and send is counted as the hosts themselves would count it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.support.faulty_server import FaultyServer, Line, answer, replying, saying
from tracker.domain.host import Hold, HostNotes, Traffic
from tracker.domain.page import Validators
from tracker.errors import FetchError, RateLimited
from tracker.fetch import Fetcher, FetchLimits

NOW = datetime(2026, 5, 1, 23, 59, tzinfo=UTC)
DAY = date(2026, 5, 1)
LIMITS = FetchLimits(read_timeout=0.4, total_timeout=0.8, min_spacing=0, allow_private=("127.0.0.0/8",))
PACKED = gzip.compress(b"one feed " * 1000)


def _feed(line: Line) -> None:
    line.send('HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n' if line.asked("If-None-Match") else _WHOLE)


_WHOLE = answer("200 OK", PACKED, 'ETag: "1"', "Content-Encoding: gzip")
_FAULTS = {
    "feed": _feed,
    "moved": replying("301 Moved", b"", "Location: /feed"),
    "missing": replying("404 Not Found"),
    "busy": replying("429 Slow", b"", "Retry-After: 600"),
    "garbage": saying("nothing of HTTP"),
    "silent": Line.hold,
}


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer(_FAULTS) as running:
        yield running


def asked(fetcher: Fetcher, *urls: str, etag: str | None = None, robots: bool = False) -> HostNotes:
    for url in urls:
        try:
            fetcher.get(url, Validators(etag), robots=robots)
        except FetchError:
            continue
    return fetcher.notes()


def test_requests_answers_and_bytes_are_those_of_the_wire(server: FaultyServer) -> None:
    with Fetcher(LIMITS, lambda: NOW) as fetcher:
        notes = asked(fetcher, server.url("feed"))
        assert notes.traffic == (Traffic(DAY, "127.0.0.1", 1, 0, 0, len(_WHOLE)),)
        again = asked(fetcher, server.url("feed"), etag='"1"')
        assert again.traffic == (
            Traffic(DAY, "127.0.0.1", 1, 1, 0, len('HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n')),
        )
        assert fetcher.notes().traffic == ()


@pytest.mark.parametrize(
    ("paths", "requests", "failed"),
    [(["moved"], 2, 0), (["missing"], 1, 1), (["garbage"], 1, 1), (["silent"], 1, 1), (["feed", "missing"], 2, 1)],
)
def test_each_hop_and_each_failure_counts(server: FaultyServer, paths: list[str], requests: int, failed: int) -> None:
    with Fetcher(LIMITS, lambda: NOW) as fetcher:
        (traffic,) = asked(fetcher, *map(server.url, paths)).traffic
    assert (traffic.requests, traffic.failed) == (requests, failed) == (len(server.requests), failed)


def test_a_missing_robots_txt_is_a_request_and_no_failure(server: FaultyServer) -> None:
    with Fetcher(LIMITS, lambda: NOW) as fetcher:
        notes = asked(fetcher, server.url("feed"), robots=True)
    (traffic,) = notes.traffic
    assert (traffic.requests, traffic.failed) == (2, 0)
    (robots,) = notes.robots
    assert (robots.authority, robots.text) == (server.url().rstrip("/"), b"")


def test_days_are_kept_apart_and_are_utc(server: FaultyServer) -> None:
    hour = NOW
    with Fetcher(LIMITS, lambda: hour) as fetcher:
        fetcher.get(server.url("feed"), robots=False)
        hour += timedelta(minutes=2)
        fetcher.get(server.url("feed"), robots=False)
        assert [t.day for t in fetcher.notes().traffic] == [DAY, date(2026, 5, 2)]


def test_what_is_never_asked_costs_nobody_anything(server: FaultyServer) -> None:
    with Fetcher(FetchLimits(min_spacing=0), lambda: NOW) as fetcher:
        assert asked(fetcher, server.url("feed"), "http://10.0.0.1/", "ftp://a.example/").traffic == ()


def test_a_plea_for_patience_is_heeded_by_the_next_process(server: FaultyServer) -> None:
    with Fetcher(LIMITS, lambda: NOW) as fetcher:
        (hold,) = asked(fetcher, server.url("busy")).holds
    assert hold.key == server.url("busy")
    assert hold.until - NOW == pytest.approx(timedelta(minutes=10), abs=timedelta(seconds=5))
    with Fetcher(LIMITS, lambda: NOW) as later:
        later.recall([Hold(hold.key, hold.until)])
        with pytest.raises(RateLimited, match="left alone"):
            later.get(server.url("busy"), robots=False)
    assert len(server.requests) == 1
