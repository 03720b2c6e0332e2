"""Sentences that leave out their subject, which is the film of the sentence before."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read

_BEFORE = "FILM is a drama about a ferry captain."


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Opens Friday.", ("release", "2024-05-17", "theatrical")),
        ("Opens June 7 in limited release.", ("release", "2024-06-07", "limited")),
        ("Hits Netflix June 7.", ("release", "2024-06-07", "streaming")),
        ("On Hulu from June 7.", ("release", "2024-06-07", "streaming")),
        ("Coming June 7.", ("release", "2024-06-07", None)),
        ("Released by Neon on June 7.", ("release", "2024-06-07", None)),
        ("Rated R. Opens Friday.", ("release", "2024-05-17", "theatrical")),
        ("Premieres June 7 on Netflix.", ("release", "2024-06-07", "streaming")),
        ("Playing at the Sydney Film Festival on June 7.", ("festival", "2024-06-07", None)),
        ("Premieres at Venice.", ("festival", "2024", None)),
        ("Now shooting in Oslo.", ("production", None, None)),
    ],
)
def test_the_film_is_meant(sentence: str, says: tuple[str, str | None, str | None]) -> None:
    told = only(read(f"{_BEFORE} {sentence}"))
    assert (told.kind, told.date, told.release_type) == says


@pytest.mark.parametrize(
    "sentence",
    [
        "Released in 2021, “Night Bus” was a hit.",
        "Opens up about her childhood.",
        "Playing a captain, Bruun is superb.",
    ],
)
def test_the_film_is_not_meant(sentence: str) -> None:
    assert not read(f"{_BEFORE} {sentence}")


def test_the_film_of_another_sentence_is_meant_where_that_names_another() -> None:
    assert not read(f"{_BEFORE} “Night Bus” is a thriller. Opens Friday.")


@pytest.mark.parametrize(
    ("language", "before", "sentence", "says"),
    [
        ("de", "FILM ist ein Drama.", "Feierte in Cannes Premiere.", ("festival", "2024")),
        ("fr", "FILM est un drame.", "Disponible dès le 7 juin sur Mubi.", ("release", "2024-06-07")),
        ("es", "FILM es un drama.", "Empieza a rodarse en junio.", ("production", "2024-06")),
        ("it", "FILM è un dramma.", "Su Netflix dal 7 giugno.", ("release", "2024-06-07")),
        ("pt", "FILM é um drama.", "Disponível na Mubi a partir de 7 de junho.", ("release", "2024-06-07")),
        ("sv", "FILM är ett drama.", "Går upp på bio 7 juni.", ("release", "2024-06-07")),
    ],
)
def test_in_other_languages(language: str, before: str, sentence: str, says: tuple[str, str]) -> None:
    told = only(read(f"{before} {sentence}", language=language))
    assert (told.kind, told.date) == says
