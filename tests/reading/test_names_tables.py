"""The tables of names are free of duplicates, clashes and blanks, and hold what the reader promises."""

from __future__ import annotations

from importlib import resources

from tests.support import check_lexicon
from tracker.reading import nametables as tables


def test_the_tables_have_no_faults() -> None:
    assert list(check_lexicon.faults()) == []


def test_the_headers_are_those_that_are_read_by() -> None:
    lexicon = resources.files("tracker.reading").joinpath("lexicon")
    assert list(check_lexicon.headers(lambda table: lexicon.joinpath(f"{table}.csv").read_text("utf-8"))) == []


def test_the_checker_sees_a_clash_a_blank_and_a_row_out_of_order() -> None:
    assert list(check_lexicon.repeated([("One", "A"), ("Two", "á")]))
    assert list(check_lexicon.blank("t", [("row", ["a", " b"])]))
    assert list(check_lexicon.unsorted("t", [("b",), ("a",)]))


def test_the_tables_are_as_large_as_promised() -> None:
    regions = {frozenset(row.codes) for row in tables.places("en") if len(row.codes) > 1 or row.codes == ("WW",)}
    assert len(tables.companies()) >= 600
    assert len(tables.festivals()) >= 200
    assert len(regions) >= 80
