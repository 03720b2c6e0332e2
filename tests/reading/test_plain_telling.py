"""Plain ways of telling in each language (`plain/<language>.toml`): what is read, what is no fact, what is nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support.reading import read
from tracker.reading.lexicon import LANGUAGES

PLAIN: dict[str, dict[str, Any]] = {
    language: tomllib.loads((Path(__file__).parent / "plain" / f"{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}


def sentences(table: str) -> list[tuple[str, str, str]]:
    """The language, the kind and each sentence of `table` in all the files."""
    return [
        (language, kind, text)
        for language, plain in PLAIN.items()
        for kind, texts in plain.get(table, {}).items()
        for text in texts
    ]


@pytest.mark.parametrize(("language", "kind", "text"), sentences("told"))
def test_what_is_told_plainly_of_the_film_of_the_sentence_before_is_read(language: str, kind: str, text: str) -> None:
    first = PLAIN[language]["first"]
    assert kind in {each.kind for each in read(f"{first} {text}", language=language)}


@pytest.mark.parametrize(("language", "kind", "text"), sentences("doubted"))
def test_what_is_denied_or_doubted_is_no_fact(language: str, kind: str, text: str) -> None:
    assert "confirmed" not in {each.certainty for each in read(text, language=language) if each.kind == kind}


@pytest.mark.parametrize(("language", "kind", "text"), sentences("not_told"))
def test_what_is_not_so_is_not_told(language: str, kind: str, text: str) -> None:
    told = read(text, language=language)
    assert [each for each in told if each.kind == kind and each.certainty != "denied"] == []


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, plain in PLAIN.items() for text in plain["nothing"]]
)
def test_what_is_about_the_film_but_not_its_sale_or_release_tells_nothing(language: str, text: str) -> None:
    assert read(text, language=language) == ()
