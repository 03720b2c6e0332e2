"""What becomes of a delivery after an attempt."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random, SystemRandom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alerts.examples import NOW, alert, delivery
from tests.alerts.hostile import patient
from tracker.alerts.retry import JITTER, LADDER, LONGEST_WAIT, next_attempt, sent
from tracker.domain.delivery import Delivery
from tracker.errors import ChannelRetired, Deferred, DeliveryError, Rejected

FRESH = delivery(alert("release"))
CHANCE = SystemRandom()


def test_a_failed_attempt_is_counted_and_explained() -> None:
    after = next_attempt(FRESH, Deferred("the mail server\nis away"), NOW, CHANCE)
    assert (after.id, after.state, after.attempts, after.error) == (FRESH.id, "retrying", 1, "the mail server is away")


@patient
@given(st.randoms())
def test_retries_go_on_for_three_days_and_a_little_more(rng: Random) -> None:
    moments: list[datetime] = []
    current, now = FRESH, NOW
    while current.state != "dead":
        current = next_attempt(current, Deferred("away"), now, rng)
        moments.append(now)
        now = current.next_attempt_at or now
    assert len(moments) == len(LADDER) + 1 == 10
    assert timedelta(days=3) < moments[-1] - moments[0] <= (1 + JITTER) * sum(LADDER, timedelta()) < timedelta(days=4)
    assert current.next_attempt_at is None


@patient
@given(st.randoms(), st.integers(0, len(LADDER) - 1))
def test_a_wait_is_the_ladders_with_some_jitter(rng: Random, made: int) -> None:
    after = next_attempt(replace(FRESH, attempts=made), Deferred("away"), NOW, rng)
    assert after.next_attempt_at is not None
    assert LADDER[made] <= after.next_attempt_at - NOW <= LADDER[made] * (1 + JITTER)


def test_jitter_parts_those_that_failed_together() -> None:
    waits = {next_attempt(FRESH, Deferred("away"), NOW, CHANCE).next_attempt_at for _ in range(100)}
    assert len(waits) > 90


@pytest.mark.parametrize(
    ("asked", "at_least", "at_most"),
    [
        (600, timedelta(seconds=600), timedelta(seconds=600)),
        (0, LADDER[0], LADDER[0] * (1 + JITTER)),
        (1, LADDER[0], LADDER[0] * (1 + JITTER)),
        (10**9, LONGEST_WAIT, LONGEST_WAIT),
        (1e300, LONGEST_WAIT, LONGEST_WAIT),
        (float("inf"), LONGEST_WAIT, LONGEST_WAIT),
    ],
)
def test_retry_after_is_honoured_within_reason(asked: float, at_least: timedelta, at_most: timedelta) -> None:
    after = next_attempt(FRESH, Deferred("busy", retry_after=asked), NOW, CHANCE)
    assert after.next_attempt_at is not None
    assert at_least <= after.next_attempt_at - NOW <= at_most


@pytest.mark.parametrize("error", [Rejected("550 no"), ChannelRetired("410")])
def test_what_is_refused_for_good_is_dead_at_once(error: DeliveryError) -> None:
    after = next_attempt(FRESH, error, NOW, CHANCE)
    assert (after.state, after.attempts, after.next_attempt_at, after.error) == ("dead", 1, None, str(error))


def test_success_ends_it() -> None:
    retrying = next_attempt(FRESH, Deferred("away"), NOW, CHANCE)
    after = sent(retrying, NOW)
    assert after == Delivery(FRESH.id, FRESH.news, FRESH.channel, "sent", 2, None, NOW, None)
