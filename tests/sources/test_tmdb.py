"""The Movie Database's answers, after https://developer.themoviedb.org/reference: what the ledger makes of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.pages import asked, page
from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.errors import NotAnAnswer
from tracker.sources import tmdb
from tracker.sources.candidates import Candidate
from tracker.sources.interface import Found

SOURCE = Source("TMDb", "tmdb", "https://api.themoviedb.org/3", key="token")
FILM = Film("K-Pops!", ("K-Pops",), 2024, ("Anderson .Paak",), tmdb=1218762)
BY_TITLE = Film("K-Pops!", ("K-Pops",), 2024, ("Anderson .Paak",))


def dates(**countries: list[tuple[int, str, str]]) -> dict[str, Any]:
    """`release_dates` of a record: for each country type, day and note."""
    return {
        "results": [
            {
                "iso_3166_1": country,
                "release_dates": [
                    {"certification": "", "descriptors": [], "iso_639_1": "", "note": note,
                     "release_date": f"{day}T00:00:00.000Z", "type": kind}
                    for kind, day, note in each
                ],
            }
            for country, each in countries.items()
        ]
    }  # fmt: skip


RECORD = {
    "id": 1218762,
    "title": "K-Pops!",
    "original_title": "K-Pops!",
    "release_date": "2024-09-07",
    "release_dates": dates(
        CA=[(1, "2024-09-07", "Toronto International Film Festival"), (1, "2025-01-05", "Gala")],
        US=[(3, "2026-02-27", ""), (4, "2026-04-01", "Netflix")],
        GB=[(2, "2026-03-06", "")],
        KR=[(3, "2026-01-15", ""), (5, "2026-06-01", ""), (6, "2026-12-01", "")],
    ),
    "production_companies": [{"id": 1, "name": "Stampede Ventures"}],
    "alternative_titles": {
        "titles": [{"iso_3166_1": "US", "title": "KPOPS!"}, {"iso_3166_1": "KR", "title": "케이팝스!"}]
    },
    "credits": {
        "cast": [{"name": "Yvette Nicole Brown", "order": 1}, {"name": "Anderson .Paak", "order": 0}],
        "crew": [{"name": "Anderson .Paak", "job": "Director"}, {"name": "Khaila Amazan", "job": "Writer"}],
    },
    "external_ids": {"imdb_id": "tt31193180", "wikidata_id": "Q125536216"},
}


def read(data: Any, film: Film = FILM) -> Found:
    address = tmdb.address(SOURCE, film)
    return tmdb.read(page(data if isinstance(data, str) else json.dumps(data), address), asked(SOURCE, film, film=film))


def test_each_country_and_type_is_a_release_in_a_sentence_of_its_own() -> None:
    (document,) = read(RECORD).documents
    said = document.stated or ()
    assert [(d.kind, d.territories, d.release_type, d.date, d.certainty, d.background) for d in said] == [
        ("festival", None, None, "2024-09-07", "confirmed", True),
        ("release", ("US",), "theatrical", "2026-02-27", "expected", False),
        ("release", ("US",), "streaming", "2026-04-01", "expected", False),
        ("release", ("GB",), "limited", "2026-03-06", "expected", False),
        ("release", ("KR",), "theatrical", "2026-01-15", "confirmed", True),
        ("release", ("KR",), "physical", "2026-06-01", "expected", False),
        ("release", ("KR",), "tv", "2026-12-01", "expected", False),
    ]
    assert said[0].festival == "Toronto International Film Festival"
    assert said[1].quote == "“K-Pops!” opens in cinemas in the United States on 27 February 2026."
    assert all(d.quote in document.text for d in said)
    assert "“K-Pops!” has a premiere in Canada on 5 January 2025 (Gala)." in document.text, "a gala is no festival"
    assert (document.url, document.outlet) == ("https://www.themoviedb.org/movie/1218762", "TMDb")


def test_a_film_whose_number_is_not_known_is_searched_and_then_asked_for() -> None:
    assert tmdb.address(SOURCE, BY_TITLE) == ("https://api.themoviedb.org/3/search/movie?query=K-Pops%21&year=2024")
    hits = [
        {"id": 7, "title": "K-Pop Stars", "original_title": "K-Pop Stars", "release_date": "2024-01-01"},
        {"id": 1218762, "title": "K-POPS!", "original_title": "K-POPS!", "release_date": "2024-09-07"},
        {"id": 9, "title": "K-Pops!", "original_title": "K-Pops!", "release_date": "1999-01-01"},
    ]
    found = read({"page": 1, "results": hits}, BY_TITLE)
    assert found.more == ("https://api.themoviedb.org/3/movie/1218762?append_to_response=release_dates",)
    assert read({"page": 1, "results": []}, BY_TITLE) == Found(), "what it does not know, it does not know"


def test_two_films_of_one_name_are_not_mixed_up() -> None:
    hits = [{"id": n, "title": "K-Pops!", "release_date": "2024-09-07"} for n in (1, 2)]
    with pytest.raises(NotAnAnswer, match="knows 2 films called “K-Pops!”: put the tmdb = … of yours"):
        read({"results": hits}, BY_TITLE)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ({"id": 1, "title": "K-Pops!"}, "no list “release_dates.results” any more"),
        (
            RECORD | {"release_dates": {"results": [{"iso_3166_1": "US", "dates": []}]}},
            "no list “release_dates” any more",
        ),
        (RECORD | {"release_dates": dates(US=[(3, "soon", "")])}, "no day and country any more"),
        ([], "a list where an object should be"),
        ("Service under maintenance", "something else than JSON: “Service under maintenance”"),
    ],
    ids=["no dates", "renamed", "no days", "a list", "words"],
)
def test_an_answer_of_another_shape_is_one_clear_line(answer: Any, line: str) -> None:
    with pytest.raises(NotAnAnswer, match=line):
        read(answer)


def test_a_search_of_another_shape_is_one_clear_line() -> None:
    with pytest.raises(NotAnAnswer, match="no id and title any more"):
        read({"results": [{"movie": "K-Pops!"}]}, BY_TITLE)


def test_a_candidate_for_the_watch_list_has_names_people_companies_and_ids() -> None:
    assert tmdb.candidate(page(json.dumps(RECORD))) == Candidate(
        titles=("K-Pops!", "KPOPS!", "케이팝스!"),
        year=2024,
        people=("Anderson .Paak", "Yvette Nicole Brown"),
        companies=("Stampede Ventures",),
        wikidata="Q125536216",
        tmdb=1218762,
        imdb="tt31193180",
        where="https://www.themoviedb.org/movie/1218762",
    )
