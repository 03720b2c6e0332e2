"""When to look again: a pure decision."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.domain.page import Page, Unchanged
from tracker.domain.source import SourceState
from tracker.errors import BadAnswer, Gone, TrackerError

if TYPE_CHECKING:
    import random

JITTER = 0.1
"""The share of an interval by which a check may come later, so that a thousand trackers do not ask on the hour."""

LADDER = (
    timedelta(0),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""The least pause after so many failures in a row; the last rung holds until the source is back. It never gives up:
a source that is dropped after three errors is a source that is silent for ever."""

GONE = timedelta(days=1)
"""After the first 410: it said that it will not come back, yet hosts have been wrong before. When it says so again, the
source is retired."""

LONGEST_FRESH = timedelta(hours=6)
"""The most that a host's claim of freshness, or a feed's <ttl>, puts a check off: a day or a year there is a default
for pictures and style sheets, rarely a promise about news."""

Outcome = Page | Unchanged | TrackerError


def next_check(state: SourceState, outcome: Outcome, every: timedelta, now: datetime, rng: random.Random) -> datetime:
    """When the address of `state` is looked at next, aware, in the zone of `now`.

    `state` is what is remembered once `outcome` is counted in its failures (none after success); `every` is the
    person's interval. The wait is the longest of: the interval; the freshness that the host claims (RFC 9111, 4.2)
    and the feed's own <ttl> (RSS 2.0), but at most LONGEST_FRESH; the ladder's pause after failures; the Retry-After; a
    day after 410. A little is added by chance, never taken away.
    """
    ttl = min(timedelta(seconds=state.ttl or 0), LONGEST_FRESH)
    wait = max(every, ttl, _claimed(outcome), LADDER[min(state.failures, len(LADDER) - 1)])
    if isinstance(outcome, Gone):
        wait = max(wait, GONE)
    if isinstance(outcome, BadAnswer) and outcome.retry_after is not None:
        wait = max(wait, timedelta(seconds=outcome.retry_after))
    return now + wait * (1 + rng.uniform(0, JITTER))


def _claimed(outcome: Outcome) -> timedelta:
    if isinstance(outcome, TrackerError) or outcome.fresh_for is None:
        return timedelta(0)
    return min(timedelta(seconds=outcome.fresh_for), LONGEST_FRESH)
