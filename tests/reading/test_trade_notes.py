"""Invented trade notes in each language but English: read as an editor would, and traps that say nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import reading_cases

NOTES = sorted((Path(__file__).parent / "cases" / "languages").glob("*.jsonl"))
CORE, PRECISION = 0.9, 0.95
TRAPS = 3  # at least, in the notes of a language


def written(notes: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in notes.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.stem)
def test_they_are_read_and_their_traps_stay_quiet(notes: Path) -> None:
    scores = reading_cases.measure(written(notes))
    assert scores.core["all"].f1 >= CORE, "\n".join(scores.faults)
    assert scores.core["all"].precision >= PRECISION, "\n".join(scores.faults)
    assert scores.silent >= TRAPS
    assert scores.quiet == scores.silent, "\n".join(scores.faults)


def test_there_are_notes_in_every_language_but_english() -> None:
    assert {notes.stem for notes in NOTES} == {"de", "es", "fr", "it", "ja", "ko", "pt", "sv"}
