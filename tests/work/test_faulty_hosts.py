"""A round among every misbehaving host: each source ends with the word for its fault, at a bounded cost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.benchmarks.faults import HEALTHY, TIMEOUT
from tests.fetch.misbehaviours import CASES
from tracker.domain.page import Page, Unchanged
from tracker.errors import FetchError, PageError, TimedOut, TooLarge

MOST_MIB = 64
GRACE = 6.0
"""Seconds beyond the time-out that a busy machine is given."""


@pytest.fixture(scope="module")
def figures() -> dict[str, object]:
    """Of a round in a process of its own, whose memory is the tracker's alone."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.faults"], capture_output=True, text=True, check=True, timeout=240
    )
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def words(error: type[PageError]) -> set[str]:
    """The words of an error and of all that it may be more exactly."""
    return {error.fault, *(kind.fault for kind in error.kinds())}


@pytest.mark.parametrize("name", CASES)
def test_a_misbehaviour_ends_in_the_word_for_it(figures: dict[str, dict[str, str | None]], name: str) -> None:
    case, fault = CASES[name], figures["faults"][name]
    if issubclass(case.outcome, FetchError):
        # What has no end is stopped by the cap, or on a slow machine by the clock before it.
        assert fault in words(case.outcome) | (words(TimedOut) if case.outcome is TooLarge else set())
    elif case.outcome is Page:
        assert fault is None or fault not in words(FetchError), "what came whole is read, or is no feed"
    else:
        assert case.outcome is Unchanged
        assert fault == "bad answer", "nothing was asked of it that could be unchanged"


def test_it_costs_little_memory_and_holds_nobody_up(figures: dict[str, float]) -> None:
    assert figures["grown"] <= MOST_MIB
    assert figures["healthy"] == HEALTHY
    assert figures["slowest"] <= TIMEOUT + GRACE
