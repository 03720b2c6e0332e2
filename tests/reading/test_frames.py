"""What a statement says does not depend on the frame that it stands in."""

from __future__ import annotations

import json

import pytest

from tests.support import frames, reading_cases

FLOORS = json.loads(reading_cases.FLOORS.read_text("utf-8"))["frames"]


@pytest.mark.parametrize("language", frames.languages())
def test_statements_are_read_in_their_frames(language: str) -> None:
    found, share = frames.wrongly_read(language)
    assert share >= FLOORS[language], "\n".join(f"{text}: {faults}" for text, faults in found.items())


def test_every_language_has_its_floor() -> None:
    assert list(FLOORS) == frames.languages()
