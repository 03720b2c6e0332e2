"""Wikidata's answers, and the question that they answer."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.pages import asked, page
from tests.support.wikidata import K_POPS, answer, linked, released, row
from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.errors import NotAnAnswer
from tracker.sources import wikidata
from tracker.sources.interface import Found

SOURCE = Source("Wikidata", "wikidata", "https://query.wikidata.org/sparql")
FILM = Film("K-Pops!", ("K-Pops",), 2024, ("Anderson .Paak",))
OTHER = (row("Q9", "title", "K-Pops!"), released("Q9", "2019-05-01", "Japan", "JP"))


def read(text: str, film: Film = FILM) -> Found:
    return wikidata.read(page(text, wikidata.address(SOURCE, film)), asked(SOURCE, film, film=film))


def test_dates_with_a_country_are_releases_and_the_rest_are_notes() -> None:
    (document,) = read(answer(*K_POPS)).documents
    said = document.stated or ()
    assert [(d.kind, d.territories, d.date, d.release_type, d.companies, d.certainty) for d in said] == [
        ("release", ("GB",), "2026-01", "digital", (), "confirmed"),
        ("release", ("US",), "2026-02-27", None, (), "expected"),
        ("acquisition", ("US",), None, None, ("Aura Entertainment",), "confirmed"),
    ]
    assert document.text.split("\n\n") == [
        "“K-Pops!” was published in Toronto on 7 September 2024.",
        "“K-Pops!” can be had digitally in the United Kingdom in January 2026.",
        "“K-Pops!” is released in the United States on 27 February 2026.",
        "“K-Pops!” is distributed by Aura Entertainment in the United States.",
    ]
    assert (document.url, document.outlet) == ("https://www.wikidata.org/wiki/Q125536216", "Wikidata")


def test_the_distributor_of_a_film_that_is_out_is_no_news() -> None:
    (document,) = read(answer(*K_POPS)).documents
    assert [d.background for d in document.stated or ()] == [True, False, True]


def test_of_two_films_of_one_name_the_year_tells() -> None:
    (document,) = read(answer(*OTHER, *K_POPS)).documents
    assert document.url.endswith("/Q125536216")
    by_item = Film("K-Pops!", wikidata="Q9")
    (document,) = read(answer(*OTHER, *K_POPS), by_item).documents
    assert document.url.endswith("/Q9")


def test_two_films_that_nothing_tells_apart_are_not_mixed_up() -> None:
    twin = (row("Q8", "title", "K-Pops!"), linked("Q8", "director", "Somebody Else"))
    with pytest.raises(NotAnAnswer, match=r"put the wikidata = … .*Q8 \(no year, Somebody Else\)"):
        read(answer(*twin, *K_POPS), Film("K-Pops!"))


def test_what_it_does_not_know_it_does_not_know() -> None:
    assert read(answer()) == Found()
    assert read(answer(row("Q3", "title", "Eden"))) == Found()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"head": {}, "result": []}', "no list “results.bindings” any more"),
        ('{"results": {"bindings": [{"item": {"value": "Q1"}}]}}', "no film, what and value any more"),
        (
            "SPARQL-QUERY: queryStr=SELECT ... java.util.concurrent.TimeoutException",
            "something else than JSON: “SPARQL",
        ),
    ],
    ids=["renamed", "other columns", "its own time-out"],
)
def test_an_answer_of_another_shape_is_one_clear_line(text: str, line: str) -> None:
    with pytest.raises(NotAnAnswer, match=line):
        read(text)


def test_the_question_asks_for_the_item_or_for_the_title_to_the_letter() -> None:
    def asked_for(film: Film) -> str:
        parts = urlsplit(wikidata.address(SOURCE, film))
        assert parts.netloc == "query.wikidata.org"
        query = parse_qs(parts.query)
        assert query["format"] == ["json"]
        return query["query"][0]

    assert "VALUES ?film { wd:Q9 }" in asked_for(Film("K-Pops!", wikidata="Q9"))
    assert 'mwapi:search "K-Pops!"' in asked_for(FILM)
    hostile = asked_for(Film('A"} SERVICE <http://10.0.0.1/> { ?a ?b "\\'))
    assert 'mwapi:search "A\\"} SERVICE <http://10.0.0.1/> { ?a ?b \\"\\\\"' in hostile


def test_candidates_have_names_people_companies_and_ids() -> None:
    (found,) = wikidata.candidates(page(answer(*K_POPS)))
    assert (found.titles, found.year) == (("K-Pops!", "KPOPS!"), 2024)
    assert found.people == ("Anderson .Paak", "Yvette Nicole Brown")
    assert (found.companies, found.wikidata, found.tmdb, found.imdb) == (
        ("Stampede Ventures",),
        "Q125536216",
        1218762,
        "tt31193180",
    )
