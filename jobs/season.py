"""How often a source is worth asking today: oftener in festival and market weeks, more rarely where nothing happens."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources

from tracker.domain.health import Health

AROUND = timedelta(days=2)
"""Deals are told on the eve of an event and on the days after it."""

FASTER = 0.5
"""The share of its interval after which a source is asked in an event's days."""

SLOWER = 2.0
"""The same in quiet weeks, and for a source that is quiet itself."""

QUIET_AFTER = timedelta(days=7)
"""A source is quiet if it usually lists nothing new for so long, or has not for so long."""

NO_FASTER = timedelta(minutes=10)
"""The season makes no interval shorter than this: whoever wants to ask more often says so himself."""

NO_SLOWER = timedelta(hours=12)
"""Nor longer than this."""


@dataclass(frozen=True, slots=True)
class Event:
    """A festival, a market or a quiet time.

    `usual` are month and day of its first and its last day, and `dated` the days of single years.
    """

    name: str
    usual: tuple[str, str]
    dated: tuple[tuple[date, date], ...] = ()

    def days(self, year: int) -> tuple[date, date]:
        """Its first and its last day where it begins in `year`."""
        for first, last in self.dated:
            if first.year == year:
                return first, last
        begin, end = self.usual
        return date.fromisoformat(f"{year}-{begin}"), date.fromisoformat(f"{year + (end < begin)}-{end}")

    def holds(self, day: date, around: timedelta = timedelta(0)) -> bool:
        """Whether `day` is one of its days, or within `around` of them."""
        return any(
            first - around <= day <= last + around for first, last in (self.days(day.year), self.days(day.year - 1))
        )


@cache
def calendar() -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events and the quiet times that come with the tracker."""
    data = tomllib.loads((resources.files("jobs") / "calendar.toml").read_text(encoding="utf-8"))
    return tuple(map(_event, data["events"])), tuple(map(_event, data["quiet"]))


def events_on(day: date) -> list[str]:
    """The names of the events in whose days `day` falls, those around them included."""
    return [event.name for event in calendar()[0] if event.holds(day, AROUND)]


def interval(every: timedelta, health: Health, now: datetime) -> timedelta:
    """After how long the source is asked again at `now` (aware), whose interval the person set to `every`.

    Half of it in an event's days; twice in quiet weeks or where the source is quiet, but for an event's days; never
    beyond NO_FASTER and NO_SLOWER, unless the person's own interval is.
    """
    day = now.date()
    if events_on(day):
        return min(every, max(every * FASTER, NO_FASTER))
    if any(event.holds(day) for event in calendar()[1]) or _is_quiet(health, now):
        return max(every, min(every * SLOWER, NO_SLOWER))
    return every


def goes_first(health: Health, now: datetime) -> bool:
    """Whether the source is asked before others that are due: in an event's days, unless it is a quiet one."""
    return bool(events_on(now.date())) and not _is_quiet(health, now)


def _is_quiet(health: Health, now: datetime) -> bool:
    silent = now - health.news_at if health.news_at else timedelta(0)
    return max(silent, timedelta(seconds=health.habit)) >= QUIET_AFTER


def _event(entry: dict[str, str | Sequence[str]]) -> Event:
    begin, end = str(entry["usual"]).split("/")
    spans = (str(span).split("/") for span in entry.get("dated", ()))
    dated = tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    return Event(str(entry["name"]), (begin, end), dated)
