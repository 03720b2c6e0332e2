"""What a source usually does, so that what it no longer does is noticed: pure, from reading to reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

FORGETS = 0.9
"""The share of a habit that stays with every piece of news: a quiet August is forgotten within some weeks of news."""


TOP = 20
"""No rung is higher: far beyond what any ladder of pauses has."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is remembered of one address beside its state; all moments aware, UTC.

    `rung` is where it stands on the ladder of pauses: up by one with every failure, down by half with every success, so
    that who was away for long is not taken for well at once. `mark` is a digest of what its page
    listed the last time, and `news_at` when it last listed something else; `habit` is about the longest pause, in
    seconds, that is usual between two such moments. `empty` counts the readings in a row, 304 among them, that yielded
    nothing. `canary_at` is when a known article of it is tried next, `canary_misses` how often in a row that could not
    be read as it was before, and `canary_line` says why.
    """

    key: str
    rung: int = 0
    mark: str | None = None
    news_at: datetime | None = None
    habit: float = 0.0
    empty: int = 0
    canary_at: datetime | None = None
    canary_misses: int = 0
    canary_line: str | None = None


def after_failure(health: Health) -> Health:
    """`health` once its page could not be read."""
    return replace(health, rung=min(health.rung + 1, TOP))


def after_page(health: Health, listed: Iterable[str], now: datetime) -> Health:
    """`health` once a page was read that lists these items."""
    health = replace(health, rung=health.rung // 2)
    names = sorted(set(listed))
    if not names:
        return replace(health, empty=health.empty + 1)
    mark = sha256("\n".join(names).encode()).hexdigest()[:16]
    if mark == health.mark:
        return replace(health, empty=0)
    pause = (now - health.news_at).total_seconds() if health.news_at else 0.0
    return replace(health, mark=mark, news_at=now, habit=max(pause, health.habit * FORGETS), empty=0)


def after_unchanged(health: Health) -> Health:
    """`health` once the host said that the page is as it was: one that was empty is so again."""
    return replace(health, rung=health.rung // 2, empty=health.empty + bool(health.empty))
