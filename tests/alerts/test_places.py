"""Territories in the trade's words."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alerts.hostile import patient
from tracker.alerts.places import place_words, scoped
from tracker.alerts.regions import REGIONS

NETFLIX = ("US", "GB", "AU", "NZ", "IN", "KR", "HK", "MY", "VN", "ID", "SG", "PH", "IS")
LATIN_AMERICA = tuple(sorted(next(region.codes for region in REGIONS if region.name == "Latin America")))


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (None, ""),
        ((), ""),
        (("US",), "the U.S."),
        (("US", "CA"), "North America"),
        (("GB", "IE"), "the UK & Ireland"),
        (("DE", "AT", "CH"), "German-speaking Europe"),
        (("DE", "AT"), "Germany and Austria"),
        (("AU", "NZ"), "Australia & New Zealand"),
        (("BE", "NL", "LU"), "Benelux"),
        (("DK", "NO", "SE"), "Scandinavia"),
        (("DK", "FI", "IS", "NO", "SE"), "the Nordics"),
        (("FR", "US", "CA", "IE", "GB"), "France, North America and the UK & Ireland"),
        (("KR", "VN"), "South Korea and Vietnam"),
        (("NL",), "the Netherlands"),
        (("WW",), "worldwide"),
        (("WW", "-US", "-CA"), "worldwide outside the U.S. and Canada"),
        (("WW", "-US"), "worldwide outside the U.S."),
        (("WW", "-GB", "-IE", "-FR"), "worldwide outside the UK & Ireland and France"),
        (("WW", "-US", "US"), "worldwide"),
        (("US", "-US"), ""),
        (NETFLIX, "the U.S., the UK, Australia & New Zealand and 9 more"),
        (("QX",), "QX"),
    ],
)
def test_territories_have_the_trades_names(codes: tuple[str, ...] | None, words: str) -> None:
    assert place_words(codes) == words


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (None, "rights"),
        (("US", "-US"), "rights"),
        (("US",), "U.S. rights"),
        (("US", "CA"), "North American rights"),
        (("GB", "IE"), "UK & Ireland rights"),
        (("DE", "AT", "CH"), "rights for German-speaking Europe"),
        (("FR",), "French rights"),
        (("JP",), "Japanese rights"),
        (("VN",), "rights for Vietnam"),
        (("FR", "US", "-US"), "French rights"),
        (LATIN_AMERICA, "Latin American rights"),
        ((*LATIN_AMERICA, "ES"), "rights for Latin America and Spain"),
        (("IT", "ES"), "rights for Italy and Spain"),
        (("WW",), "worldwide rights"),
        (("WW", "-US", "-CA"), "rights worldwide outside the U.S. and Canada"),
    ],
)
def test_what_is_sold_names_its_territories(codes: tuple[str, ...] | None, words: str) -> None:
    assert scoped("rights", codes) == words


def test_a_region_is_told_as_it_is_read() -> None:
    """What an article calls "Latin America" is called so in the alert: both rooms have the same territories for it."""
    table = (files("tracker.reading") / "lexicon" / "territories.csv").read_text(encoding="utf-8")
    read = {frozenset(row["codes"].split()) for row in csv.DictReader(table.splitlines())}
    assert {region.name for region in REGIONS if region.codes not in read} == set()


def test_the_larger_region_is_looked_for_first() -> None:
    sizes = [len(region.codes) for region in REGIONS]
    assert sizes == sorted(sizes, reverse=True)


code = st.from_regex(r"[A-Z]{2}", fullmatch=True)


@patient
@given(st.lists(code | code.map("-{}".format) | st.just("WW"), max_size=60).map(tuple))
def test_any_list_is_short_enough_to_read(codes: tuple[str, ...]) -> None:
    words = place_words(codes)
    assert len(words) < 200
    assert "\n" not in words
