"""The rhythm follows the trade's year: festivals, markets, Christmas, and each source's own habit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from jobs.season import Event, calendar, events_on, interval
from tracker.domain.health import Health

EVERY = timedelta(minutes=30)


def asked_after(day: date, every: timedelta = EVERY, health: Health | None = None) -> timedelta:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return interval(every, health or Health("Reel", news_at=now), now)


@pytest.mark.parametrize(
    ("day", "event"),
    [
        (date(2025, 5, 14), "Cannes"),
        (date(2026, 2, 13), "European Film Market"),
        (date(2026, 9, 2), "Venice"),
        (date(2026, 9, 12), "TIFF"),
        (date(2026, 1, 25), "Sundance"),
        (date(2025, 11, 12), "American Film Market"),
        (date(2026, 6, 5), "Tribeca"),
        (date(2025, 9, 20), "Busan"),
        (date(2034, 5, 15), "Cannes"),  # a year that nobody has dated yet
    ],
)
def test_in_an_events_days_a_source_is_asked_twice_as_often(day: date, event: str) -> None:
    assert any(event in name for name in events_on(day))
    assert asked_after(day) == EVERY / 2


def test_on_other_days_it_is_asked_as_the_person_said() -> None:
    assert asked_after(date(2026, 4, 15)) == EVERY


def test_a_years_own_dates_count_in_the_place_of_the_usual_ones() -> None:
    venice = next(event for event in calendar()[0] if event.name == "Venice")
    assert venice.days(2025) == (date(2025, 8, 27), date(2025, 9, 6))
    assert not venice.holds(date(2025, 9, 12))
    assert venice.holds(date(2033, 9, 12))


@pytest.mark.parametrize("day", [date(2025, 12, 24), date(2026, 1, 2), date(2025, 12, 31)])
def test_christmas_is_quiet_over_the_turn_of_the_year(day: date) -> None:
    assert asked_after(day) == 2 * EVERY


def test_a_source_that_is_quiet_itself_is_asked_more_rarely_but_for_an_events_days() -> None:
    monthly = Health("Reel", news_at=datetime(2026, 4, 14, tzinfo=UTC), habit=30 * 86400)
    assert asked_after(date(2026, 4, 15), health=monthly) == 2 * EVERY
    assert asked_after(date(2026, 5, 15), health=monthly) == EVERY / 2


def test_the_season_keeps_within_bounds_that_the_person_may_pass() -> None:
    cannes, christmas = date(2026, 5, 14), date(2025, 12, 25)
    assert asked_after(cannes, timedelta(minutes=15)) == timedelta(minutes=10)
    assert asked_after(cannes, timedelta(minutes=2)) == timedelta(minutes=2)
    assert asked_after(christmas, timedelta(hours=8)) == timedelta(hours=12)
    assert asked_after(christmas, timedelta(days=1)) == timedelta(days=1)


def test_the_calendar_is_one_that_can_be() -> None:
    events, quiet = calendar()
    for event in (*events, *quiet):
        for year in range(2024, 2040):
            first, last = event.days(year)
            assert timedelta(0) <= last - first < timedelta(days=31), event.name


def test_an_event_over_the_turn_of_the_year_holds_on_both_sides() -> None:
    event = Event("New Year", ("12-21", "01-04"))
    assert [event.holds(date(2026, *day)) for day in ((1, 4), (1, 5), (12, 20), (12, 21))] == [True, False, False, True]
