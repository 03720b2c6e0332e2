"""Hours of a day and a week, in zones whose clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.timing import Quiet, When, quiet_of, when_of

PARIS = ZoneInfo("Europe/Paris")
ZONES = ("UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")
"""Lord Howe's clocks change by half an hour; Apia left out a day."""
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(datetime(2011, 1, 1), datetime(2030, 1, 1)).map(lambda d: d.replace(tzinfo=UTC))  # noqa: DTZ001
minutes = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("text", "now", "hour"),
    [
        ("daily 08:00", "2026-01-14T08:00", "2026-01-14T08:00"),
        ("daily 08:00", "2026-01-14T07:59", "2026-01-13T08:00"),
        ("daily 00:00", "2026-01-14T00:01", "2026-01-14T00:00"),
        ("weekly mon 08:00", "2026-01-14T12:00", "2026-01-12T08:00"),
        ("weekly mon 08:00", "2026-01-12T07:59", "2026-01-05T08:00"),
        ("weekly sun 23:30", "2026-01-18T23:30", "2026-01-18T23:30"),
    ],
)
def test_the_last_hour_at_which_a_digest_was_due(text: str, now: str, hour: str) -> None:
    assert when_of(text).last_hour(at(now), PARIS) == at(hour)


def test_what_is_told_at_once_has_no_hour() -> None:
    assert when_of("now") == When()
    assert When().last_hour(at("2026-01-14T08:00"), PARIS) is None


def test_an_hour_that_is_left_out_comes_later_and_one_that_comes_twice_counts_once() -> None:
    half_past_two = when_of("daily 02:30")
    assert half_past_two.last_hour(at("2026-03-29T12:00"), PARIS) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert half_past_two.last_hour(at("2026-10-25T12:00"), PARIS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(now=moments, zone=zones, hour=minutes, weekday=st.none() | st.integers(0, 6))
def test_every_day_and_every_week_has_its_hour(now: datetime, zone: ZoneInfo, hour: time, weekday: int | None) -> None:
    when = When("daily", hour) if weekday is None else When("weekly", hour, weekday)
    step = timedelta(days=1 if weekday is None else 7)
    hours = [when.last_hour(now + n * step, zone) for n in range(4)]
    assert all(h is not None and h <= now + n * step for n, h in enumerate(hours))
    for earlier, later in pairwise(h for h in hours if h):
        assert timedelta() <= later - earlier <= 2 * step
    last = hours[0]
    assert last is not None
    assert when.last_hour(last, zone) == last, "at its hour a digest is due"


@pytest.mark.parametrize(
    ("hours", "clock", "held"),
    [
        ("22:00-07:00", "23:59", True),
        ("22:00-07:00", "00:00", True),
        ("22:00-07:00", "06:59", True),
        ("22:00-07:00", "07:00", False),
        ("22:00-07:00", "21:59", False),
        ("22:00-07:00", "22:00", True),
        ("09:00-17:00", "12:00", True),
        ("09:00-17:00", "17:00", False),
    ],
)
def test_quiet_hours_run_over_midnight(hours: str, clock: str, held: bool) -> None:
    assert quiet_of(hours).holds(at(f"2026-01-14T{clock}"), PARIS) is held


@given(start=moments, zone=zones, begins=minutes, ends=minutes)
def test_quiet_hours_always_end(start: datetime, zone: ZoneInfo, begins: time, ends: time) -> None:
    if begins == ends:
        return
    quiet = Quiet(begins, ends)
    day = [quiet.holds(start + timedelta(minutes=m), zone) for m in range(26 * 60)]
    assert False in day, "some moment of any day and night is not quiet"


def test_in_the_night_of_the_change_they_last_by_the_wall_clock() -> None:
    quiet = quiet_of("22:00-07:00")
    night = datetime(2026, 3, 28, 21, tzinfo=UTC)  # 22:00 in Paris; the clocks go forward at 01:00 UTC
    held = [quiet.holds(night + timedelta(hours=n), PARIS) for n in range(9)]
    assert held == [True] * 8 + [False], "eight hours by the sun, nine by the clock"


@pytest.mark.parametrize("text", ["", "daily", "daily 25:00", "weekly 08:00", "weekly mo 08:00", "hourly"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        when_of(text)
