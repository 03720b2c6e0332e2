"""Portuguese and Swedish: days in figures, lists of winners, and what stands for films that a page has named."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.reading import read
from tracker.reading import dates

DAY = date(2026, 6, 18)

FIGURES = {
    "sv": {
        "(11/9, premiär på Netflix)": ["2026-09-11"],
        "fredagen den 3/7": ["2026-07-03"],
        "Betyg (4/5).": [],
    },
    "pt": {
        "nesta quinta-feira (25/6)": ["2026-06-25"],
        "estreia em 3/9 nas salas": ["2026-09-03"],
        "em 2/3 dos casos": [],
        "a partir de 1.º de julho": ["2026-07-01"],
    },
}


@pytest.mark.parametrize(
    ("language", "text", "days"), [(language, *case) for language in FIGURES for case in FIGURES[language].items()]
)
def test_a_day_in_figures_is_told_from_a_mark_and_a_fraction(language: str, text: str, days: list[str]) -> None:
    assert [each.value for each in dates.find(text, DAY, language)] == days


def test_the_month_of_the_headline_holds_where_a_paragraph_between_names_another() -> None:
    text = "O que entra em julho\n\nO drama esteve nos cinemas em março.\n\nNo dia 20 chega a comédia."
    assert dates.find(text, DAY, "pt")[-1].value == "2026-07-20"


def test_a_line_of_a_calendar_is_of_the_service_over_it() -> None:
    text = "Netflix\n\n3/7 – FILM\n\nPrime Video\n\n8/7 – “Bacurau”"
    (told,) = read(text, title="Lançamentos do streaming em julho", language="pt")
    assert (told.companies, told.date, told.release_type) == (("Netflix",), "2024-07-03", "streaming")


def test_an_entry_whose_day_is_just_over_is_not_of_next_year() -> None:
    text = "FILM (11/5)\n\nEtt drama.\n\n”Crossing” (25/5)"
    (told,) = read(text, title="Sommarens biopremiärer", language="sv")
    assert told.date == "2024-05-11"


def test_all_the_films_are_those_that_the_page_has_named_if_they_are_as_many() -> None:
    assert [
        each.kind for each in read("FILM och ”Crossing” är klara. De två filmerna säljs av Reinvent.", language="sv")
    ]
    assert not read("FILM och ”Crossing” är klara. De tre filmerna säljs av Reinvent.", language="sv")


def test_it_is_the_last_film_of_their_hands_with_which_a_sentence_ends() -> None:
    text = "Bakom FILM står Garagefilm.\n\nBolaget låg bakom regissörens förra film ”Crossing” från 2021. Den såldes till Neon."
    assert not [each for each in read(text, language="sv") if each.companies == ("Neon",)]


def test_a_relative_clause_behind_an_entry_goes_on_about_its_film() -> None:
    text = "FILM (Paris Filmes) – O terror de Beto Dias, que entraria em 14 de agosto, deixa o calendário."
    assert ("release", "denied", "2024-08-14") in {
        (each.kind, each.certainty, each.date) for each in read(text, language="pt")
    }


def test_a_prize_is_of_the_festival_named_last_before_it() -> None:
    text = "FILM ganhou no DocLisboa o Prémio do Público e no CineEco, em Seia, arrecadou o Grande Prémio do Ambiente."
    won = {(each.festival, each.award) for each in read(text, language="pt") if each.kind == "award"}
    assert won == {("DocLisboa", "Prémio do Público"), ("CineEco", "Grande Prémio do Ambiente")}


def test_a_film_that_its_company_owns_is_what_opens() -> None:
    text = "SF Studios stora satsning FILM har galapremiär i Lund och lanseras på svenska biografer den 13 januari."
    assert [each.date for each in read(text, language="sv")] == ["2025-01-13"]
