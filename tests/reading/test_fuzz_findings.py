"""Documents that a fuzzer broke the reader with, kept so that they stay harmless, and lines made to cost time."""

from __future__ import annotations

import time

import pytest

from tests.support.fuzz import FILMS, hold
from tracker.domain.document import Document
from tracker.reading import Reader

_SHOUTED = "G" * 52  # a heading in capitals, or so it began: each letter more took twice the time
_FINDINGS = [
    ("ko", f'Salt Road"in Italia 쇼박스 it\u200bhas acquired. Neon. Neon. Neon  ( {_SHOUTED}\x035'),
    ("en", f"Neon has acquired “Salt Road”. {_SHOUTED}: Germany"),
    ("de", f"Weltkino zeigt „Salt Road“. {'SOLD TO' * 20} x"),
]


@pytest.mark.parametrize(("language", "text"), _FINDINGS)
def test_what_the_fuzzer_found(language: str, text: str) -> None:
    began = time.process_time()
    hold(Document("https://press.example/1", "The Press", "", text, language))
    assert time.process_time() - began < 5


_LINES = [
    "on Feb. 27, 2026 and March 3 ", "Neon, A24 and Kino Lorber ", "Films Pictures Entertainment ", "A", "A-", "A.", "a", "1",
    "(", "()", "“", "‘", '"', "'", "“Salt Road” ", "Neon has acquired “Salt Road” for Germany. ", "it opens on May 3 and ",
    "Germany (Weltkino), ", "the Grand Jury Prize ", ", which it sold ", "; ", "\n", "Neon: Germany\n", "e\u0301", "\ue000",
]  # fmt: skip


def _cost(unit: str, length: int) -> float:
    text = f"Neon has acquired “Salt Road” by Alex Poe. {unit * (length // len(unit))}"
    document, reader = Document("https://press.example/1", "The Press", "", text, "en"), Reader(FILMS[:1])
    began = time.process_time()
    reader.read(document)
    return time.process_time() - began


@pytest.mark.parametrize("unit", _LINES)
def test_time_grows_with_the_length(unit: str) -> None:
    _cost(unit, 1_000)
    small = min(_cost(unit, 6_000) for _ in range(2))
    assert _cost(unit, 24_000) < 9 * small + 0.3  # four times the text: a square would be sixteen times the cost


def test_a_line_of_five_megabytes_is_read() -> None:
    assert _cost("Neon has acquired “Salt Road” for Germany. ", 5_000_000) < 30  # about one second on a quiet machine
