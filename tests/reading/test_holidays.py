"""Easter, and the holidays that move with it or with a weekday."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.reading import read
from tracker.reading.dates import find
from tracker.reading.holidays import easter, holiday


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("rule", "day"), [("thanksgiving", "2025-11-27"), ("labor", "2025-09-01"), ("memorial", "2025-05-26")]
)
def test_a_holiday_that_moves(rule: str, day: str) -> None:
    assert holiday(rule, 2025) == day


@pytest.mark.parametrize(("year", "day"), [(2024, "2024-06-21"), (2025, "2025-06-20"), (2026, "2026-06-19")])
def test_midsummer_eve_is_the_friday_from_the_19th_on(year: int, day: str) -> None:
    assert holiday("midsummer-eve", year) == day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It opens around Thanksgiving.", "2025-11"),
        ("It is on television over Christmas.", "2025-12"),
        ("It will be out by Christmas.", "2025-08/2025-12"),
        ("It opens on Christmas Day.", "2025-12-25"),
        ("It opens over Labor Day weekend.", "2025-09-01"),
    ],
)
def test_a_holiday_may_only_be_near(text: str, when: str) -> None:
    assert [each.value for each in find(text, date(2025, 8, 12), "en-US")] == [when]


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("It opens on Independence Day.", "en-IN", "2025-08-15"),
        ("It opens on Independence Day.", "en-US", "2026-07-04"),
        ("It opens on Thanksgiving.", "en-CA", "2025-10-13"),
        ("It opens on Mother’s Day.", "en-GB", "2026-03-15"),
        ("It opens on Father’s Day.", "en-AU", "2025-09-07"),
        ("It is on television on St Stephen’s Day.", "en-IE", "2025-12-26"),
        ("It opens on Victoria Day.", "en-CA", "2026-05-18"),
        ("It opens for Diwali.", "en-IN", "2025-10"),
        ("It opens for Diwali 2026.", "en-IN", "2026-11"),
    ],
)
def test_a_land_keeps_holidays_of_its_own(text: str, language: str, when: str) -> None:
    assert [each.value for each in find(text, date(2025, 8, 12), language)] == [when]


def test_a_headline_s_holiday_is_about_the_day_that_the_text_tells() -> None:
    told = read("La sortie en salles est fixée au 16 décembre.", "Gebeka sortira FILM à Noël", "fr")
    assert [each.date for each in told if each.kind == "release"] == ["2024-12-16"]
