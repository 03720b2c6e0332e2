"""The name that a company goes by: its full one, or that which the page prints."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Trigon has acquired FILM for Switzerland.", "Trigon"),
        ("Trigon has acquired FILM for Switzerland. “We love it,” says trigon-film’s head.", "trigon-film"),
        ("Vitrine has acquired FILM for Brazil.", "Vitrine"),
        ("Goldwyn has acquired FILM for the U.S.", "Samuel Goldwyn Films"),
    ],
    ids=["printed short", "printed in full elsewhere", "another short one", "known abroad by its full name"],
)
def test_a_company_goes_by_the_fullest_name_that_its_readers_have(text: str, company: str) -> None:
    assert only(read(text)).companies == (company,)


def test_a_name_that_is_longer_only_by_words_that_all_bear_stays_whole() -> None:
    assert only(read("Alamode has acquired FILM for Germany.")).companies == ("Alamode Film",)


def test_a_festival_goes_without_its_brand_where_the_page_prints_it_so() -> None:
    shown = only(read("FILM plays at the Mumbai Film Festival in October."))
    assert shown.festival == "Mumbai Film Festival"
    assert only(read("FILM plays at MAMI in October.")).festival == "MAMI Mumbai Film Festival"
    assert only(read("FILM plays at the London Film Festival in October.")).festival == "BFI London Film Festival"
