"""The words that the language of patterns has of its own."""

from __future__ import annotations

import re

import pytest

from tracker.reading.lexicon import folder
from tracker.reading.marks import LETTERS, PRIVATE
from tracker.reading.patterns import Pattern, translate

FILM, OTHER, TERRITORY = LETTERS["F"], LETTERS["O"], LETTERS["T"]


def test_a_barred_mark_stands_for_any_character_but_itself() -> None:
    barred = re.compile(translate("^a<!F|O>{0,9}b$", {}))
    assert barred.search(f"a, {TERRITORY} b")
    assert not barred.search(f"a {FILM} b")
    assert not barred.search(f"a {OTHER} b")


def test_what_stands_behind_barred_marks_is_barred_too() -> None:
    barred = re.compile(translate("^a<!F;,>+b$", {}))
    assert barred.search("a: b")
    assert not barred.search("a; b")
    assert not barred.search("a, b")


def test_a_barred_star_stands_for_no_mark() -> None:
    barred = re.compile(translate("^a<!*>+b$", {}))
    assert barred.search("a; b")
    assert not any(barred.search(f"a {mark} b") for mark in LETTERS.values())


def test_the_english_lexicon_spells_marks_by_their_letters() -> None:
    for file in folder("en").iterdir():
        text = file.read_text("utf-8")
        assert not PRIVATE.search(text), file.name
        assert "\\ue0" not in text, file.name


@pytest.mark.parametrize(
    "source", ["^deal", "^(?:a|the) deal", "^deal|rights", "(?:^|, )deal", "^[|(]deal", "^\\|deal"]
)
def test_one_that_begins_the_text_is_found_where_the_engine_finds_it(source: str) -> None:
    for text in ("deal, deal", "the deal, a deal", "rights, deal", "|deal", "no deal", ""):
        for start in (0, 3):
            told, sought = Pattern(source).search(text, start), re.compile(source).search(text, start)
            assert (told and told.span()) == (sought and sought.span())
            spans = [match.span() for match in Pattern(source).finditer(text, start)]
            assert spans == [match.span() for match in re.compile(source).finditer(text, start)]
