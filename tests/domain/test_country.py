"""Every country has a name."""

from __future__ import annotations

from babel import Locale

from tracker.domain.country import NAMES
from tracker.reading.nametables import places

BEYOND_ISO = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""What CLDR names by a code that stands for no country's market: islands of others, unions, tests."""


def test_the_countries_are_those_of_cldr() -> None:
    known = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert set(NAMES) == known - BEYOND_ISO


def test_whatever_the_reader_finds_has_a_name() -> None:
    codes = {code.removeprefix("-") for place in places("en") for code in place.codes}
    assert codes - {"WW"} <= set(NAMES)
    assert all(name == name.strip() and name for name in NAMES.values())
