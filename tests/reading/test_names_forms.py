"""A company that no table knows is taken by its form, and an institution is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading import names


def like(text: str, language: str = "en") -> list[tuple[str, object]]:
    return [(text[span.start : span.end], span.value) for span in names.company_like(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quillon Releasing has bought the film.", ["Quillon Releasing"]),
        ("In June Quillon & Daughters Pictures took it.", ["Quillon & Daughters Pictures"]),
        ("It goes to Spain (Quillon) and Turkey and Greece (Vellum Arts).", ["Quillon", "Vellum Arts"]),
        ("Buyers are Quillon (Italy), Vellum Arts (Spain and Portugal).", ["Quillon", "Vellum Arts"]),
        ("Best Feature Film went to nobody.", []),
        ("The Quillon Film Festival opens.", []),
        ("She (Anna) met him in Italy (near Rome).", []),
        ("Neon and Pathé bought it.", []),
    ],
)
def test_the_form_tells(text: str, expected: list[str]) -> None:
    assert [words for words, _ in like(text)] == expected


def test_a_short_form_stands_for_the_whole_name() -> None:
    text = "Quillon Releasing has bought it. Quillon will open it in May."
    assert like(text) == [("Quillon Releasing", "Quillon Releasing"), ("Quillon", "Quillon Releasing")]


def test_what_is_taken_by_its_form_says_so() -> None:
    assert {span.note for span in names.company_like("Quillon Releasing; Spain (Vellum)")} == {"unknown"}


@given(
    st.lists(
        st.sampled_from(["Acme", "Films", "(", ")", "Italy", "Media", " ", ", ", "and", "Neon", "A", "\n"]), max_size=60
    )
)
def test_any_text_gives_ordered_spans_clear_of_the_known(words: list[str]) -> None:
    text = "".join(words)
    spans = names.company_like(text)
    known = names.names(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert not any(span.meets(other) for span in spans for other in known)
