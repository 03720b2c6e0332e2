"""Lists of winners in which the prize stands on one line, and the film on the next."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, read
from tracker.domain.film import Film

TIDE = Film("Low Tide", year=2024, people=("Mara Lund",))
TITLE = "The winners of the Cannes Film Festival"


def won(text: str, title: str = TITLE, language: str = "en") -> dict[str, str | None]:
    """The prize of each film that has one."""
    return {each.film: each.award for each in read(text, title, language, (FILM, TIDE)) if each.kind == "award"}


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        ("Palme d’or\n\nSALT ROAD\nAlex POE\n\nGrand Prix\n\nLow Tide\nMara LUND", {"Salt Road", "Low Tide"}),
        ("Best Director:\nAlex Poe for Salt Road\n\nBest Actress:\nJo Roe\nNight Bus", {"Salt Road"}),
        ("Grand Prix\n\nSalt Road, dir. Alex Poe\n\nJury Prize\n\nLow Tide (Norway)", {"Salt Road", "Low Tide"}),
        ("Jury Prize ex-aequo\n\nSalt Road\n\nLow Tide", {"Salt Road", "Low Tide"}),
        ("Grand Prix\n\nNight Bus\nJo Roe\n\nIn other news\n\nSalt Road", set()),
        ("Grand Prix\n\nThe jury saw Salt Road on Sunday.\n\nLow Tide", set()),
    ],
)
def test_the_film_below_a_prize_has_won_it(text: str, prizes: set[str]) -> None:
    assert set(won(text)) == prizes


def test_the_prize_is_called_as_it_is_printed() -> None:
    text = "Best performance by an actress\n\nIda BRUUN\nin SALT ROAD directed by Alex POE"
    assert won(text) == {"Salt Road": "Best performance by an actress"}
    assert won("Grand Prix\n\nSalt Road\n\nJury Prize\n\nLow Tide") == {
        "Salt Road": "Grand Prix",
        "Low Tide": "Jury Prize",
    }


def test_an_evening_of_prizes_is_no_prize() -> None:
    told = read("FILM is a hit.", "Venice awards live: Golden Lion goes to FILM")
    assert [each.award for each in told if each.kind == "award"] == ["Golden Lion"]
