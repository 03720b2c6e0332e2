"""The reader's quality on the worked cases cannot sink unseen."""

from __future__ import annotations

import json

import pytest

from tests.support import reading_cases
from tests.support.reading_score import Scores

FLOORS = json.loads(reading_cases.FLOORS.read_text("utf-8"))


@pytest.fixture(scope="module")
def scores() -> Scores:
    return reading_cases.measure(reading_cases.cases())


def test_the_floors_hold_for_these_cases() -> None:
    assert FLOORS["cases"] == reading_cases.digest(), (
        "the cases changed: measure again and set the floors with a reason"
    )


def test_no_figure_sinks_below_its_floor(scores: Scores) -> None:
    reached = reading_cases.figures(scores) | {"more": reading_cases.of_more()}
    sunken = reading_cases.sunken(reached, FLOORS["floors"])
    assert not sunken, "\n".join(["lower a floor only for a reason:", *sunken, *scores.faults])


def test_documents_that_say_nothing_stay_quiet(scores: Scores) -> None:
    assert scores.quiet >= FLOORS["quiet"]


def test_every_quote_is_in_its_document_to_the_letter(scores: Scores) -> None:
    assert not [fault for fault in scores.faults if "quote" in fault.split(":")[1]]


def test_a_floor_that_was_lowered_says_why() -> None:
    assert all(entry["why"] and entry["floors"] for entry in FLOORS["lowered"])


def test_both_halves_have_cases_of_their_own_films() -> None:
    films = {which: {case["watch"][0]["title"] for case in reading_cases.cases(which)} for which in "ab"}
    assert films["a"]
    assert films["b"]
    assert not films["a"] & films["b"]
