"""A host is asked one thing at a time, with a pause, and left alone for as long as it asks."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tracker.errors import RateLimited
from tracker.fetch.pace import LONGEST_HOLD, LONGEST_PAUSE, UNSAID_HOLD, Pace, registrable_domain


class Time:
    """A monotonic clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pace(time: Time) -> Pace:
    return Pace(2.0, lambda: time.now, time.sleep)


def ask(pace: Pace, url: str, crawl_delay: float | None = None, during: Callable[[], object] = lambda: None) -> None:
    with pace.turn(url, url.split("/")[2], crawl_delay):
        during()


def test_the_first_request_does_not_wait(pace: Pace, time: Time) -> None:
    ask(pace, "http://a.example/")
    assert time.slept == []


def test_the_pause_runs_from_the_end_of_the_last_request(pace: Pace, time: Time) -> None:
    ask(pace, "http://a.example/1", during=lambda: time.sleep(5))
    time.now += 0.5
    ask(pace, "http://a.example/2")
    assert time.slept == [5, 1.5]


def test_a_request_that_failed_counts(pace: Pace, time: Time) -> None:
    with pytest.raises(ZeroDivisionError):
        ask(pace, "http://a.example/", during=lambda: 1 // 0)
    ask(pace, "http://a.example/")
    assert time.slept == [2]


@pytest.mark.parametrize("other", ["http://b.example/", "http://127.0.0.2/"])
def test_another_host_does_not_wait(pace: Pace, time: Time, other: str) -> None:
    ask(pace, "http://127.0.0.1/")
    ask(pace, other)
    assert time.slept == []


@pytest.mark.parametrize(("delay", "slept"), [(None, 2), (1, 2), (10, 10), (86400, LONGEST_PAUSE)])
def test_a_crawl_delay_is_kept_where_it_is_the_longer(
    pace: Pace, time: Time, delay: float | None, slept: float
) -> None:
    ask(pace, "http://a.example/", delay)
    ask(pace, "http://a.example/", delay)
    assert time.slept == [slept]


def test_two_threads_never_ask_one_host_at_once() -> None:
    pace, lock, most, inside = Pace(0.0), threading.Lock(), 0, 0

    def visit() -> None:
        nonlocal most, inside
        for _ in range(50):
            with pace.turn("http://a.example/", "a.example"):
                with lock:
                    inside += 1
                    most = max(most, inside)
                with lock:
                    inside -= 1

    threads = [threading.Thread(target=visit) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert most == 1


def held(pace: Pace, url: str) -> bool:
    try:
        ask(pace, url)
    except RateLimited:
        return True
    return False


def test_patience_is_for_the_url_first(pace: Pace) -> None:
    pace.asked_for_patience("http://www.a.example/x", "www.a.example", 300)
    assert held(pace, "http://www.a.example/x")
    assert not held(pace, "http://www.a.example/y")


def test_then_for_the_host_and_then_for_its_domain(pace: Pace) -> None:
    for page in ("x", "y"):
        pace.asked_for_patience(f"http://www.a.example/{page}", "www.a.example", 300)
    assert held(pace, "http://www.a.example/z")
    assert not held(pace, "http://feeds.a.example/")
    pace.asked_for_patience("http://www.a.example/z", "www.a.example", 300)
    assert held(pace, "http://feeds.a.example/")
    assert not held(pace, "http://other.example/")


def test_an_answer_in_between_makes_it_one_pages_matter_again(pace: Pace) -> None:
    pace.asked_for_patience("http://a.example/x", "a.example", 300)
    pace.answered("a.example")
    pace.asked_for_patience("http://a.example/x", "a.example", 300)
    assert not held(pace, "http://a.example/y")


def test_an_old_plea_is_forgotten(pace: Pace, time: Time) -> None:
    pace.asked_for_patience("http://a.example/x", "a.example", 300)
    time.now += 7200
    pace.asked_for_patience("http://a.example/x", "a.example", 300)
    assert not held(pace, "http://a.example/y")


@pytest.mark.parametrize(("said", "holds"), [(300.0, 300.0), (None, UNSAID_HOLD), (1e9, LONGEST_HOLD)])
def test_patience_ends(pace: Pace, time: Time, said: float | None, holds: float) -> None:
    pace.asked_for_patience("http://a.example/x", "a.example", said)
    time.now += holds - 1
    with pytest.raises(RateLimited, match="left alone for 1 s more") as error:
        ask(pace, "http://a.example/x")
    assert error.value.retry_after == pytest.approx(1)
    time.now += 1
    assert not held(pace, "http://a.example/x")


def test_what_is_left_alone_can_be_handed_on(pace: Pace, time: Time) -> None:
    pace.asked_for_patience("http://a.example/x", "a.example", 300)
    pace.asked_for_patience("http://b.example/x", "b.example", 10)
    time.now += 100
    assert pace.holds() == {"http://a.example/x": 200.0}
    other = Pace(2.0, lambda: time.now, time.sleep)
    for key, seconds in pace.holds().items():
        other.hold(key, seconds)
    assert held(other, "http://a.example/x")
    time.now += 200
    assert not held(other, "http://a.example/x")


def test_what_is_past_is_swept_out(pace: Pace, time: Time) -> None:
    for number in range(4000):
        ask(pace, f"http://{number}.example/")
        pace.asked_for_patience(f"http://{number}.example/", f"{number}.example", 1)
        time.now += 2
    assert len(pace._lanes) < 2100
    assert len(pace._held) < 2100
    assert len(pace._pleas) < 2100


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("example.org", "example.org"),
        ("feeds.example.org", "example.org"),
        ("a.b.c.example.org", "example.org"),
        ("www.bbc.co.uk", "bbc.co.uk"),
        ("film.asahi.co.jp", "asahi.co.jp"),
        ("t.co", "t.co"),
        ("www.lemonde.fr", "lemonde.fr"),
        ("one.wordpress.com", "one.wordpress.com"),
        ("www.wordpress.org", "wordpress.org"),
        ("127.0.0.1", "127.0.0.1"),
        ("2a00:1450::1", "2a00:1450::1"),
        ("localhost", "localhost"),
    ],
)
def test_the_registrable_domain(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain
