"""What those who made a film say of it, and titles that a page prints in capitals."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read
from tracker.domain.film import Film
from tracker.reading.sentences import split


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El director de FILM conversó con esta agencia. “Todavía no tenemos fecha en Chile”, dijo."),
        ("it", "La regista di FILM racconta: l'uscita non ha ancora una data."),
        ("pt", "O diretor de FILM falou ontem. O filme ainda não tem data."),
    ],
)
def test_a_director_who_speaks_right_behind_the_title_speaks_of_that_film(language: str, text: str) -> None:
    assert only(read(text, language=language)).certainty == "denied"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El director de FILM rueda ahora otra película, que se estrena el 3 de julio."),
        ("it", "La regista di FILM gira ora un altro film, che esce il 3 luglio."),
    ],
)
def test_a_director_who_does_something_else_is_only_known_for_it(language: str, text: str) -> None:
    assert read(text, language=language) == ()


def test_where_one_title_is_in_capitals_so_are_the_others() -> None:
    film = Film("Il tempo che ci vuole", year=2024)
    text = "Arriva giovedì IL TEMPO CHE CI VUOLE. Per i più piccoli, IL ROBOT SELVAGGIO è atteso il 10 ottobre."
    assert "2024-10-10" not in {each.date for each in read(text, language="it", films=(film,))}


def test_a_number_ends_an_italian_sentence_unless_an_article_leads_to_it() -> None:
    text = "A metà ottobre le copie sono 180. Busan lo vuole. Apre la 82. Mostra di Venezia."
    said = [text[start:end] for start, end in split(text, "it")]
    assert said == ["A metà ottobre le copie sono 180.", "Busan lo vuole.", "Apre la 82. Mostra di Venezia."]
