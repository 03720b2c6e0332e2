"""Dates as pages and feeds write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sources.moments import moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Mon, 09 Sep 2024 14:03:00 +0000", "2024-09-09T14:03:00+00:00"),
        ("Mon, 9 Sep 2024 8:03 PDT", "2024-09-09T08:03:00-07:00"),
        ("9 Sep 99 08:03:00 Z", "1999-09-09T08:03:00+00:00"),
        ("Mon, 09 Sep 2024 14:03:60 UT", "2024-09-09T14:03:59+00:00"),
        ("2024-09-09T14:03:00-07:00", "2024-09-09T14:03:00-07:00"),
        ("2024-09-09T14:03:00.5Z", "2024-09-09T14:03:00+00:00"),
        ("2024-09-09T14:03", "2024-09-09T14:03:00+00:00"),
        ("2024-09-09 14:03:00 +0530", "2024-09-09T14:03:00+05:30"),
        ("2024-09-09T24:00:00Z", "2024-09-10T00:00:00+00:00"),
        ("2024-9-9", "2024-09-09T00:00:00+00:00"),
        ("1725890580", "2024-09-09T14:03:00+00:00"),
        ("1725890580000", "2024-09-09T14:03:00+00:00"),
        ("Sept. 9, 2024 8:00 a.m. ET", "2024-09-09T08:00:00-04:00"),
        ("January 9, 2024 12:30 PM PT", "2024-01-09T12:30:00-08:00"),
        ("Monday, September 9th, 2024", "2024-09-09T00:00:00+00:00"),
        ("9. September 2024, 14:30 Uhr", "2024-09-09T14:30:00+00:00"),
        ("9 de septiembre de 2024", "2024-09-09T00:00:00+00:00"),
        ("9 settembre 2024", "2024-09-09T00:00:00+00:00"),
        ("9 de setembro de 2024", "2024-09-09T00:00:00+00:00"),
        ("1er août 2024", "2024-08-01T00:00:00+00:00"),
        ("9 augusti 2024", "2024-08-09T00:00:00+00:00"),
        ("2024年9月9日 15:20", "2024-09-09T15:20:00+00:00"),
        ("2024.09.09 오후 3:20", "2024-09-09T15:20:00+00:00"),
        ("2024. 9. 9.", "2024-09-09T00:00:00+00:00"),
        ("09.09.2024", "2024-09-09T00:00:00+00:00"),
        ("13/04/2024", "2024-04-13T00:00:00+00:00"),
        ("04/13/2024", "2024-04-13T00:00:00+00:00"),
        ("03/04/2024", None),
        ("2024-09", None),
        ("2024-02-30", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999999999999999", None),
        ("September", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_the_moment_and_the_zone_that_it_says(written: str | None, meant: str | None) -> None:
    found = moment(written)
    assert (found.isoformat() if found else None) == meant


@given(
    st.text(max_size=60)
    | st.from_regex(r"[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ][0-9]{1,4}[T ][0-9:]{0,8}[+-Z]{0,3}[0-9:]{0,6}")
)
def test_any_text_is_an_aware_moment_or_none(text: str) -> None:
    found = moment(text)
    assert found is None or found.utcoffset() is not None
