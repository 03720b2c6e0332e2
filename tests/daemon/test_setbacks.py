"""What the database fails is tried again, later each time, and at once where it is known to have changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from jobs.replay import Hour
from jobs.setbacks import FIRST_PAUSE, LONGEST_PAUSE, Setbacks

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_disk_that_is_full_for_a_day_has_each_source_asked_some_hundred_times_and_not_thousands() -> None:
    hour = Hour(NOON)
    setbacks, tries = Setbacks(hour), 0
    while hour.now < NOON + DAY:
        if not setbacks.waits("poll"):
            tries += 1
            setbacks.met("poll")
        hour.now += timedelta(seconds=30)
    assert DAY / LONGEST_PAUSE <= tries < DAY / LONGEST_PAUSE + 10


def test_the_database_works_once_all_that_it_failed_is_done() -> None:
    hour = Hour(NOON)
    setbacks = Setbacks(hour)
    setbacks.met("prune")
    setbacks.met("poll")
    assert not setbacks.passed("deliver"), "which only reads while nothing is owed"
    assert setbacks.due() == []
    hour.now += FIRST_PAUSE
    assert setbacks.due() == ["prune", "poll"]
    assert not setbacks.passed("poll")
    assert setbacks.passed("prune")


def test_nothing_waits_once_the_pause_is_known_to_be_pointless_nor_under_a_clock_put_back() -> None:
    hour = Hour(NOON)
    setbacks = Setbacks(hour)
    setbacks.met("poll")
    assert setbacks.waits("poll")
    hour.now -= DAY
    assert not setbacks.waits("poll")
    setbacks.met("poll")
    setbacks.forget()
    assert not setbacks.waits("poll")
