"""Time as an argument: whoever needs the hour is handed a `Clock`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware, in UTC."""


def utc_now() -> datetime:
    """The wall clock, aware, in UTC."""
    return datetime.now(UTC)


def fixed(at: datetime) -> Clock:
    """A clock that stands still at `at`, which must be aware."""
    if at.tzinfo is None:
        raise ValueError("a clock needs an aware datetime")
    moment = at.astimezone(UTC)
    return lambda: moment
