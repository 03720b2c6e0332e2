"""What becomes of a delivery after an attempt: pure decisions, nothing is sent or stored here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tracker.alerts.clean import one_line
from tracker.domain.delivery import Delivery
from tracker.errors import Deferred, DeliveryError

LADDER = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""The waits between ten attempts, a little over three days: the example schedule of Standard Webhooks 1.0.0."""
JITTER = 0.2
"""A wait is lengthened by up to this share of it, so that what failed together does not come back together."""
LONGEST_WAIT = timedelta(days=1)
"""A Retry-After beyond it is cut: no receiver may hold an alert back for good."""
_LONGEST_ERROR = 300


def next_attempt(delivery: Delivery, error: DeliveryError, now: datetime, rng: Random) -> Delivery:
    """`delivery` after an attempt at `now` (aware) that failed with `error`.

    `retrying`, with the next attempt after the ladder's wait or the receiver's Retry-After, whichever is later;
    `dead` where the error is for good (Rejected, ChannelRetired) or the ladder has come to its end.
    """
    tried = replace(delivery, attempts=delivery.attempts + 1, sent_at=None, error=one_line(str(error), _LONGEST_ERROR))
    if not isinstance(error, Deferred) or tried.attempts > len(LADDER):
        return replace(tried, state="dead", next_attempt_at=None)
    wait = LADDER[tried.attempts - 1] * (1 + rng.uniform(0, JITTER))
    if error.retry_after is not None:
        wait = max(wait, timedelta(seconds=min(error.retry_after, LONGEST_WAIT.total_seconds())))
    return replace(tried, state="retrying", next_attempt_at=now + wait)


def sent(delivery: Delivery, now: datetime) -> Delivery:
    """`delivery` after the attempt at `now` (aware) that brought it to its channel."""
    return replace(
        delivery, state="sent", attempts=delivery.attempts + 1, next_attempt_at=None, sent_at=now, error=None
    )
