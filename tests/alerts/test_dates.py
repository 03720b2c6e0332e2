"""Dates and moments in words."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alerts.hostile import patient
from tracker.alerts.dates import date_words, moment_words
from tracker.domain.edtf import is_edtf


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026-02-27", "27 Feb 2026"),
        ("2026-05-03", "3 May 2026"),
        ("2026-01", "January 2026"),
        ("2026", "2026"),
        ("2026-21", "spring 2026"),
        ("2025-22", "summer 2025"),
        ("2025-23", "fall 2025"),
        ("2025-24", "winter 2025-26"),
        ("2099-24", "winter 2099-00"),
        ("2026-33", "Q1 2026"),
        ("2026-36", "Q4 2026"),
        ("2026-40", "first half of 2026"),
        ("2026-41", "second half of 2026"),
        ("2025-01/2025-04", "early 2025"),
        ("2025-05/2025-08", "mid-2025"),
        ("2025-09/2025-12", "late 2025"),
        ("2026-03/2026-05", "March to May 2026"),
        ("2026-03/2027-05", "March 2026 to May 2027"),
        ("2026-05-03/2026-05-14", "3 May to 14 May 2026"),
        ("2026-03/2026-03", "March 2026"),
        ("2026/2027", "2026 to 2027"),
        ("2026-02-27~", "27 Feb 2026"),
        ("2025-01?/2025-04?", "early 2025"),
        ("next\nweek", "next week"),
        ("2026-02-30", "2026-02-30"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


parts = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: f"{day:%Y-%m}"),
    st.builds("{:04}-{}".format, st.integers(1, 9998), st.sampled_from([21, 22, 23, 24, 33, 34, 35, 36, 40, 41])),
)


@patient
@given(parts | st.builds("{}/{}".format, parts, parts))
def test_every_date_has_words(edtf: str) -> None:
    words = date_words(edtf)
    assert words
    assert words == edtf or is_edtf(edtf)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/London", "14 Jan 2026, 23:30 GMT"),
        ("America/Los_Angeles", "14 Jan 2026, 15:30 PST"),
        ("Asia/Seoul", "15 Jan 2026, 08:30 KST"),
    ],
)
def test_a_moment_is_said_in_the_persons_zone(zone: str, words: str) -> None:
    assert moment_words(datetime(2026, 1, 14, 23, 30, tzinfo=UTC), ZoneInfo(zone)) == words
