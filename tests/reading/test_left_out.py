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
