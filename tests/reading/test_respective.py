"""Lists that are told side by side: each name of one with the name at its place in the other."""

import pytest

from tests.support.reading import read


@pytest.mark.parametrize(
    ("language", "text", "openings"),
    [
        (
            "en",
            "FILM opens in the U.S. and the U.K. on January 3 and January 10, respectively.",
            {"US": "2025-01-03", "GB": "2025-01-10"},
        ),
        (
            "en",
            "FILM hits cinemas in Ireland, Spain and Norway on 6, 13 and 20 March respectively.",
            {"IE": "2025-03-06", "ES": "2025-03-13", "NO": "2025-03-20"},
        ),
        ("en", "FILM and “Low Tide” open in Ireland on June 6 and June 13, respectively.", {"IE": "2024-06-06"}),
        (
            "fr",
            "FILM sortira en France et en Belgique les 3 et 10 juillet respectivement.",
            {"FR": "2024-07-03", "BE": "2024-07-10"},
        ),
        (
            "es",
            "FILM se estrenará en España y en México el 3 de julio y el 10 de julio, respectivamente.",
            {"ES": "2024-07-03", "MX": "2024-07-10"},
        ),
        (
            "it",
            "FILM uscirà in Italia e in Spagna rispettivamente il 3 luglio e il 10 luglio.",
            {"IT": "2024-07-03", "ES": "2024-07-10"},
        ),
        (
            "sv",
            "FILM går upp i Sverige respektive Norge den 3 respektive 10 juli.",
            {"SE": "2024-07-03", "NO": "2024-07-10"},
        ),
    ],
)
def test_each_place_has_its_own_day(language: str, text: str, openings: dict[str, str]) -> None:
    told = {place: each.date for each in read(text, language=language) for place in each.territories or ()}
    assert told == openings


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neon and Curzon have acquired German and Austrian rights, respectively, to FILM."),
        ("en", "FILM has been sold to Neon and Curzon for Germany and Austria respectively."),
        ("de", "Neon und Curzon haben die Rechte an FILM für Deutschland beziehungsweise Österreich erworben."),
    ],
)
def test_each_buyer_has_its_own_place(language: str, text: str) -> None:
    told = {(each.companies, each.territories) for each in read(text, language=language)}
    assert told == {(("Neon",), ("DE",)), (("Curzon",), ("AT",))}


def test_two_companies_with_a_place_each_and_two_days_behind_go_together() -> None:
    text = "FILM is a hit. Madman, in Australia, and Muse, in Thailand, have it for August 29 and September 12."
    told = {(each.companies, each.territories, each.date) for each in read(text)}
    assert told == {
        (("Madman Entertainment",), ("AU",), "2024-08-29"),
        (("Muse",), ("TH",), "2024-09-12"),
    }


def test_three_buyers_and_three_places_side_by_side_need_no_word_for_it() -> None:
    told = {
        each.companies: each.territories for each in read("FILM: Neon, Mubi and Curzon hold Poland, Germany and Italy.")
    }
    assert told == {("Neon",): ("PL",), ("Mubi",): ("DE",), ("Curzon",): ("IT",)}
    (told_of_two,) = read("Neon, Mubi and A24 have acquired FILM for Germany and Austria.")
    assert told_of_two.territories == ("DE", "AT")


@pytest.mark.parametrize(
    "text",
    [
        "Neon and Curzon have acquired FILM for Germany, Austria and Spain, respectively.",
        "Neon has acquired FILM, respectively.",
    ],
)
def test_lists_that_do_not_go_together_are_read_as_they_stand(text: str) -> None:
    (told,) = read(text)
    assert told.kind == "acquisition"
    assert "Neon" in told.companies
