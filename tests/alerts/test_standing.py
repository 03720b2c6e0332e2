"""The film's ledger in plain lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.alerts.examples import FACTS, FILM, SAID, ledger
from tracker.alerts.words import standing_lines
from tracker.domain.development import Development
from tracker.domain.ledger import Fact, Ledger

TODAY = date(2026, 1, 14)


def fact(said: Development, **fields: Any) -> Fact:
    return Fact("f1", said, ("c1",), SAID, SAID, **fields)


def test_one_line_a_fact_what_opens_first() -> None:
    assert standing_lines(ledger(), TODAY) == [
        "U.S. theatrical release: 27 Feb 2026, confirmed, in 44 days — Lantern Releasing",
        "North American rights: Lantern Releasing",
        "Japanese rights: open, no buyer yet",
        "Sales worldwide outside the U.S. and Canada: Cobalt International",
        "Festival: Venice Film Festival (Horizons), 3 Sep 2025, world premiere",
        "Award: Horizons Award for Best Film, Venice Film Festival 2025",
        "Production: filming confirmed, February 2025",
    ]


def test_releases_come_in_the_order_in_which_they_open() -> None:
    release = FACTS["release"]
    later = replace(release, territories=("FR",), date="2026-22", companies=())
    never = replace(release, territories=("DE",), date=None, companies=())
    lines = standing_lines(Ledger(FILM, (fact(never), fact(later), fact(release))), TODAY)
    assert [line.split(" theatrical")[0] for line in lines] == ["U.S.", "French", "German"]
    assert lines[2] == "German theatrical release: no date yet, confirmed"


@pytest.mark.parametrize(
    ("today", "certainty", "words"),
    [
        (date(2026, 1, 14), "confirmed", "27 Feb 2026, confirmed, in 44 days"),
        (date(2026, 2, 26), "confirmed", "27 Feb 2026, confirmed, tomorrow"),
        (date(2026, 2, 27), "confirmed", "27 Feb 2026, confirmed, today"),
        (date(2026, 2, 28), "confirmed", "27 Feb 2026, confirmed, out"),
        (date(2026, 2, 28), "expected", "27 Feb 2026, expected, now past"),
    ],
)
def test_a_day_is_told_with_its_distance(today: date, certainty: Any, words: str) -> None:
    release = replace(FACTS["release"], certainty=certainty, companies=())
    assert standing_lines(Ledger(FILM, (fact(release),)), today) == [f"U.S. theatrical release: {words}"]


def test_a_month_has_no_distance_until_it_is_over() -> None:
    film = Ledger(FILM, (fact(replace(FACTS["release"], date="2026-02", companies=())),))
    assert standing_lines(film, TODAY) == ["U.S. theatrical release: February 2026, confirmed"]
    assert standing_lines(film, date(2026, 3, 1)) == ["U.S. theatrical release: February 2026, confirmed, out"]


def test_a_release_that_moved_shows_its_earlier_dates() -> None:
    moved = fact(replace(FACTS["release"], companies=()), was=("2026-01", "2026-02-20"))
    assert standing_lines(Ledger(FILM, (moved,)), TODAY) == [
        "U.S. theatrical release: 27 Feb 2026, confirmed, in 44 days (was January 2026, 20 Feb 2026)"
    ]


def test_what_is_only_expected_says_so() -> None:
    expected = fact(replace(FACTS["acquisition"], certainty="expected"))
    assert standing_lines(Ledger(FILM, (expected,)), TODAY) == ["North American rights: Lantern Releasing, expected"]


@pytest.mark.parametrize("standing", ["guess", "withdrawn", "superseded"])
def test_only_what_stands_is_told(standing: Any) -> None:
    assert standing_lines(Ledger(FILM, (fact(FACTS["release"], standing=standing),)), TODAY) == []


def test_of_the_production_only_the_last_stage_is_told() -> None:
    wrapped = replace(FACTS["production"], phase="wrapped", date=None)
    film = Ledger(FILM, (fact(FACTS["production"]), fact(wrapped)))
    assert standing_lines(film, TODAY) == ["Production: filming wrapped"]
