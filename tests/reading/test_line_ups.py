"""Line-ups that are told in prose: each film that the text counts up shows at the festival of the headline."""

from __future__ import annotations

import pytest

from tests.reading.test_kinds import told
from tests.support.reading import FILM, read
from tracker.domain.film import Film

TIDE = Film("Low Tide", year=2024, people=("Mara Lund",))
LAKE = Film("Black Lake", year=2024, people=("Jonas Keller",))
HEADLINE = "Venice unveils its 2024 line-up"


def shown(text: str, title: str = HEADLINE, language: str = "en") -> dict[str, tuple[str | None, str | None]]:
    """The section and the premiere of each film that shows in Venice."""
    found = [each for each in read(text, title, language, (FILM, TIDE, LAKE)) if each.certainty == "confirmed"]
    return {each.film: (each.section, each.premiere) for each in found if each.festival == "Venice Film Festival"}


@pytest.mark.parametrize(
    ("text", "films"),
    [
        (
            "Among the highlights are Alex Poe’s “Salt Road,” Mara Lund’s “Low Tide” and Jonas Keller’s “Black Lake.”",
            {"Salt Road", "Low Tide", "Black Lake"},
        ),
        (
            "Five women are in the race, including Mara Lund with “Low Tide,” Ada Bo with “Night Bus,” and "
            "Alex Poe with “Salt Road.”",
            {"Salt Road", "Low Tide"},
        ),
        (
            "The festival will also screen Low Tide, starring Ann Roe and Leo Marsh; the thriller Black Lake, based on "
            "a novel; and Salt Road.",
            {"Salt Road", "Low Tide", "Black Lake"},
        ),
        ("Poe brings “Salt Road” after “Low Tide,” which bowed in Berlin.", {"Salt Road"}),
        ("Missing from the list is “Salt Road,” which had been tipped for a slot.", set()),
        ("The jury has Mara Lund of “Low Tide” on it.", set()),
        ("“Low Tide” was in Cannes, and “Salt Road” is in Toronto instead.", set()),
    ],
)
def test_films_that_are_counted_up(text: str, films: set[str]) -> None:
    assert set(shown(text)) == films


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("de", "Venedig gibt sein Programm bekannt", "Mit dabei sind „Low Tide“ von Mara Lund und FILM von Alex Poe."),
        ("fr", "Venise dévoile sa sélection", "On y verra « Low Tide » de Mara Lund et FILM d’Alex Poe."),
        ("es", "Venecia anuncia su programación", "Estarán “Low Tide”, de Mara Lund, y FILM, de Alex Poe."),
        ("it", "Venezia, i titoli del concorso", "Ci sono “Low Tide” di Mara Lund e FILM di Alex Poe."),
        ("pt", "Veneza anuncia os filmes selecionados", "Lá estão “Low Tide”, de Mara Lund, e FILM, de Alex Poe."),
        ("sv", "Venedig presenterar årets program", "Med finns ”Low Tide” av Mara Lund och FILM av Alex Poe."),
    ],
)
def test_films_that_are_counted_up_in_other_languages(language: str, title: str, text: str) -> None:
    assert set(shown(text, title, language)) == {"Salt Road", "Low Tide"}


def test_each_has_its_own_section_and_premiere() -> None:
    text = "The titles range from “Low Tide” in Horizons to “Salt Road” in Venice Days (European premiere)."
    assert shown(text) == {"Low Tide": ("Horizons", None), "Salt Road": ("Venice Days", "european")}
    text = "The selection has the world premiere of “Low Tide”; “Salt Road” (international premiere) is in it, too."
    assert shown(text) == {"Low Tide": (None, "world"), "Salt Road": (None, "international")}


def test_a_page_that_is_no_line_up_counts_up_nothing() -> None:
    text = "Neon has “Low Tide,” Mubi has “Black Lake,” and FILM is still to be had."
    assert told(read(text, "Venice deals: what the buyers took", films=(FILM, TIDE, LAKE)), "festival") == []


def test_the_last_heading_is_not_that_of_a_film_that_stands_under_another() -> None:
    text = (
        "World premieres throughout.\n\nCOMPETITION\n\nSalt Road (UK), Alex Poe\nLow Tide (US), Mara Lund\n\n"
        "ORIZZONTI\n\nBlack Lake (Ger), Jonas Keller\n\nA first clip from Salt Road came out with the announcement."
    )
    assert {film: section for film, (section, _) in shown(text).items()} == {
        "Salt Road": "COMPETITION",
        "Low Tide": "COMPETITION",
        "Black Lake": "ORIZZONTI",
    }


def test_a_film_that_a_seller_boards_beside_a_line_up_is_not_in_it() -> None:
    assert "Salt Road" not in shown("“Low Tide” is in the main competition.\n\nHeretic boards “Salt Road.”")
