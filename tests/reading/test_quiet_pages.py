"""Pages that name a watched film and tell nothing new of it; beside them, pages alike that do tell something."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.reading_cases import answer

_FILE = Path(__file__).parent / "cases" / "quiet.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
QUIET = [pytest.param(case, id=case["id"]) for case in CASES if not case["developments"]]
TOLD = [pytest.param(case, id=case["id"]) for case in CASES if case["developments"]]


def told(developments: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What tells one development of a case from another."""
    return [
        tuple(each.get(name) for name in ("film", "kind", "certainty", "date", "festival")) for each in developments
    ]


@pytest.mark.parametrize("case", QUIET)
def test_a_page_that_tells_nothing_new_of_a_film_is_quiet(case: dict[str, Any]) -> None:
    assert answer(case) == []


@pytest.mark.parametrize("case", TOLD)
def test_a_page_of_the_same_kind_that_tells_something_is_read(case: dict[str, Any]) -> None:
    assert told(answer(case)) == told(case["developments"])
