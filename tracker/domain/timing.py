"""When a channel tells: at once, or at an hour of the day or the week; and the hours at which it is left in peace.

All of it is wall-clock time in the person's zone. An hour that a change of clocks leaves out comes as much later; of
one that comes twice the first counts (PEP 495).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class When:
    """`now`, or a digest every day at the hour `at`, or every week on `weekday` (0 is Monday)."""

    rhythm: Literal["now", "daily", "weekly"] = "now"
    at: time = time()
    weekday: int = 0

    def last_hour(self, now: datetime, zone: tzinfo) -> datetime | None:
        """The latest moment, `now` (aware) or before, at which a digest was due; in UTC; null for `now`."""
        if self.rhythm == "now":
            return None
        day = now.astimezone(zone).date()
        for _ in range(9):  # a week, and a day more for an hour that is yet to come
            if self.rhythm == "daily" or day.weekday() == self.weekday:
                moment = datetime.combine(day, self.at, zone).astimezone(UTC)
                if moment <= now:
                    return moment
            day -= timedelta(days=1)
        raise AssertionError(f"no hour of {self} within nine days")


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `begins` to `ends`, over midnight where that comes first, nothing is sent."""

    begins: time
    ends: time

    def holds(self, now: datetime, zone: tzinfo) -> bool:
        """Whether it is quiet at `now` (aware)."""
        clock = now.astimezone(zone).time()
        if self.begins < self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends


def when_of(text: str) -> When:
    """`now`, `daily 08:00`, `weekly mon 08:00`. Raises ValueError."""
    match text.split():
        case ["now"]:
            return When()
        case ["daily", hour]:
            return When("daily", time.fromisoformat(hour))
        case ["weekly", day, hour]:
            return When("weekly", time.fromisoformat(hour), WEEKDAYS.index(day))
    raise ValueError(f"no time to tell: {text}")


def quiet_of(text: str) -> Quiet:
    """`22:00-07:00`. Raises ValueError."""
    begins, _, ends = text.partition("-")
    return Quiet(time.fromisoformat(begins), time.fromisoformat(ends))
