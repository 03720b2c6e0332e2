"""Documents that a fuzzer broke the reader with, kept so that they stay harmless, and lines made to cost time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.fuzz import FILMS, hold
from tests.support.growth import assert_linear, seconds
from tracker.domain.document import Document
from tracker.reading import Reader

_SHOUTED = "G" * 52  # a heading in capitals, or so it began: each letter more took twice the time
_FINDINGS = [
    ("ko", f'Salt Road"in Italia 쇼박스 it\u200bhas acquired. Neon. Neon. Neon  ( {_SHOUTED}\x035'),
    ("en", f"Neon has acquired “Salt Road”. {_SHOUTED}: Germany"),
    ("de", f"Weltkino zeigt „Salt Road“. {'SOLD TO' * 20} x"),
]


def test_a_day_that_the_festivals_month_has_not() -> None:
    text = "“Salt Road” will have its world premiere at the Toronto International Film Festival on the 31st."
    hold(Document("https://press.example/1", "The Press", "", text, "en", published=datetime(2025, 8, 30, tzinfo=UTC)))


def test_a_leap_day_behind_another_year() -> None:
    text = "“Salt Road” resumed shooting in March 2023 and wrapped on February 29."
    hold(Document("https://press.example/1", "The Press", "", text, "en", published=datetime(2024, 5, 15, tzinfo=UTC)))


@pytest.mark.parametrize("year", [1, 9999])
def test_a_page_of_a_year_that_has_no_films(year: int) -> None:
    text = "Ten years after its Cannes premiere, “Salt Road” opens in May, and in France next year."
    hold(Document("https://press.example/1", "The Press", "", text, "en", published=datetime(year, 1, 2, tzinfo=UTC)))


def test_a_line_of_festivals_and_sections_without_a_verb() -> None:
    text = "“Salt Road” " + "Cannes's Un Certain Regard " * 40 + "le distributeur Neon Germany; Italy (Neon)"
    assert seconds(lambda: hold(Document("https://press.example/1", "The Press", "", text, "en")), times=1) < 5


@pytest.mark.parametrize(("language", "text"), _FINDINGS)
def test_what_the_fuzzer_found(language: str, text: str) -> None:
    assert seconds(lambda: hold(Document("https://press.example/1", "The Press", "", text, language)), times=1) < 5


_LINES = [
    "on Feb. 27, 2026 and March 3 ", "Neon, A24 and Kino Lorber ", "Films Pictures Entertainment ", "A", "A-", "A.", "a", "1",
    "(", "()", "“", "‘", '"', "'", "“Salt Road” ", "Neon has acquired “Salt Road” for Germany. ", "it opens on May 3 and ",
    "Germany (Weltkino), ", "the Grand Jury Prize ", ", which it sold ", "; ", "\n", "Neon: Germany\n", "e\u0301", "\ue000",
]  # fmt: skip


def _read(text: str) -> None:
    lead = "Neon has acquired “Salt Road” by Alex Poe. "
    Reader(FILMS[:1]).read(Document("https://press.example/1", "The Press", "", lead + text, "en"))


@pytest.mark.parametrize("unit", _LINES)
def test_time_grows_with_the_length(unit: str) -> None:
    assert_linear(_read, unit, 3_000, times=2)


def test_a_line_of_five_megabytes_is_read() -> None:
    line = "Neon has acquired “Salt Road” for Germany. " * 120_000
    assert seconds(lambda: _read(line), times=1) < 30  # about one second on a quiet machine
