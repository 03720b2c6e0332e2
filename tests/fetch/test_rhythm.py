"""When a source is looked at again: never early, never all at once, never never."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tracker.domain.page import Page, Unchanged, Validators
from tracker.domain.source import SourceState
from tracker.errors import BadAnswer, Blocked, Gone, NotAFeed, RateLimited, TrackerError, Unreachable
from tracker.fetch import next_check
from tracker.fetch.rhythm import GONE, JITTER, LADDER, LONGEST_FRESH

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
URL = "http://a.example/"


class Least(random.Random):
    """Adds nothing by chance."""

    def uniform(self, a: float, b: float) -> float:
        return a


def wait(
    outcome: Page | Unchanged | TrackerError, failures: int = 0, every: timedelta = HALF_HOUR, ttl: int | None = None
) -> timedelta:
    return next_check(SourceState("a", failures=failures, ttl=ttl), outcome, every, NOW, Least()) - NOW


def page(fresh_for: float | None = None) -> Page:
    return Page(URL, URL, 200, None, None, b"", Validators(), NOW, fresh_for=fresh_for)


def test_a_source_that_answers_is_asked_at_its_interval() -> None:
    assert wait(page()) == HALF_HOUR
    assert wait(Unchanged(URL, Validators(), NOW)) == HALF_HOUR


@pytest.mark.parametrize(
    ("fresh_for", "expected"),
    [(60, HALF_HOUR), (3600, timedelta(hours=1)), (31536000, LONGEST_FRESH)],
)
def test_freshness_is_a_floor_within_reason(fresh_for: float, expected: timedelta) -> None:
    assert wait(page(fresh_for)) == expected
    assert wait(Unchanged(URL, Validators(), NOW, fresh_for)) == expected


def test_a_long_interval_of_the_persons_own_stands() -> None:
    assert wait(page(60), every=timedelta(days=2)) == timedelta(days=2)


@pytest.mark.parametrize("failures", range(1, 40))
def test_failures_climb_the_ladder_and_stay_on_it(failures: int) -> None:
    rung = LADDER[min(failures, len(LADDER) - 1)]
    for error in (Unreachable(URL, "no"), BadAnswer(URL, "no", 500), Blocked(URL, "no", 403), NotAFeed("no")):
        assert wait(error, failures) == max(HALF_HOUR, rung)


def test_the_ladder_climbs() -> None:
    assert list(LADDER) == sorted(set(LADDER))
    assert LADDER[-1] <= timedelta(days=1)


def test_success_comes_back_to_the_interval() -> None:
    assert wait(page(), failures=0) == HALF_HOUR


def test_a_host_that_asks_for_patience_gets_it() -> None:
    assert wait(RateLimited(URL, "slow", 429, 7200), failures=1) == timedelta(hours=2)
    assert wait(RateLimited(URL, "slow", 429, 5), failures=1) == HALF_HOUR
    assert wait(BadAnswer(URL, "busy", 500, 7200), failures=1) == timedelta(hours=2)


def test_what_is_gone_is_looked_for_once_more_a_day_later() -> None:
    assert wait(Gone(URL, "gone", 410), failures=1) == GONE == timedelta(days=1)


def test_a_feeds_own_ttl_is_a_floor_within_reason() -> None:
    assert wait(page(), ttl=3600) == wait(Unchanged(URL, Validators(), NOW), ttl=3600) == timedelta(hours=1)
    assert wait(page(), ttl=60) == HALF_HOUR
    assert wait(page(), ttl=525_600 * 60) == LONGEST_FRESH
    assert wait(page(7200), ttl=3600) == timedelta(hours=2)


def test_chance_only_adds() -> None:
    rng = random.SystemRandom()
    waits = {next_check(SourceState("a"), page(), HALF_HOUR, NOW, rng) - NOW for _ in range(200)}
    assert min(waits) >= HALF_HOUR
    assert max(waits) <= HALF_HOUR * (1 + JITTER)
    assert len(waits) > 150
