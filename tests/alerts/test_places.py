"""Territories in the trade's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.alerts.places import place_words, scoped

NETFLIX = ("US", "GB", "AU", "NZ", "IN", "KR", "HK", "MY", "VN", "ID", "SG", "PH", "IS")


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
        (("JP",), "rights for Japan"),
        (("IT", "ES"), "rights for Italy and Spain"),
        (("WW",), "worldwide rights"),
        (("WW", "-US", "-CA"), "rights worldwide outside the U.S. and Canada"),
    ],
)
def test_what_is_sold_names_its_territories(codes: tuple[str, ...] | None, words: str) -> None:
    assert scoped("rights", codes) == words


code = st.from_regex(r"[A-Z]{2}", fullmatch=True)


@given(st.lists(code | code.map("-{}".format) | st.just("WW"), max_size=60).map(tuple))
def test_any_list_is_short_enough_to_read(codes: tuple[str, ...]) -> None:
    words = place_words(codes)
    assert len(words) < 200
    assert "\n" not in words
