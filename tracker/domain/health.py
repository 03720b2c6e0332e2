"""What a source usually does, so that what it no longer does is noticed: pure, from reading to reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

FORGETS = 0.9
"""The share of a habit that stays with every piece of news: a quiet August is forgotten within some weeks of news."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is remembered of one address beside its state; all moments aware, UTC.

    `fault` is the word for what ailed it the last time, null when all went well. `mark` is a digest of what its page
    listed the last time, and `news_at` when it last listed something else; `habit` is about the longest pause, in
    seconds, that is usual between two such moments. `empty` counts the readings in a row, 304 among them, that yielded
    nothing. `canary_at` is when a known article of it is tried next, `canary_misses` how often in a row that could not
    be read as it was before, and `canary_line` says why.
    """

    key: str
    fault: str | None = None
    mark: str | None = None
    news_at: datetime | None = None
    habit: float = 0.0
    empty: int = 0
    canary_at: datetime | None = None
    canary_misses: int = 0
    canary_line: str | None = None


def after_page(health: Health, listed: Iterable[str], now: datetime) -> Health:
    """`health` once a page was read that lists these items."""
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
    return replace(health, empty=health.empty + 1) if health.empty else health
