"""A title cut short where it comes again, and things of the same name that a page tells apart from the film."""

from __future__ import annotations

import pytest

from tests.support.growth import assert_linear
from tests.support.reading import document, read
from tracker.domain.film import Film
from tracker.reading import Reader

FERRY = Film("Night Ferry to Tadoussac", year=2024, people=("Alex Poe",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“Night Ferry to Tadoussac” is a drama. Neon has bought Night Ferry for the U.S.", True),
        ("Neon has bought Night Ferry for the U.S.", False),
        ("“Night Ferry to Tadoussac” is a drama. Neon has bought Night Ferry Blues for the U.S.", False),
        ("“Night Ferry to Tadoussac” is a drama. Neon has bought Jo Roe’s “Low Night Ferry” for the U.S.", False),
    ],
)
def test_a_title_may_be_cut_short_once_the_page_has_named_it_whole(text: str, told: bool) -> None:
    assert [each.companies for each in read(text, films=(FERRY,))] == ([("Neon",)] if told else [])


def test_the_cut_titles_of_a_page_are_found_in_linear_time() -> None:
    reader = Reader((FERRY,))
    lead = "“Night Ferry to Tadoussac” by Alex Poe. "
    assert_linear(
        lambda text: reader.read(document(lead + text)), "Night Ferry to Tadoussac. Night Ferry. ", 2_000, times=2
    )


def test_a_series_that_the_page_tells_apart_is_not_the_film() -> None:
    text = "Hulu has dated the limited series “Salt Road” for June 7. It has nothing to do with the film by Alex Poe."
    assert read(text) == ()
