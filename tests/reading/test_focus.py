"""Who "the film", "it" and "the distributor" are."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, read
from tracker.domain.film import Film

OTHER = Film("Night Bus", year=2024, people=("Jo Roe",))

OURS = {
    "the film": "FILM is a comedy. The film opens on August 2.",
    "a genre": "FILM is funny. The three-hour comedy opens on August 2.",
    "it": "FILM is a comedy. It opens on August 2.",
    "whose film": "FILM is a comedy. Poe’s film opens on August 2.",
    "who directed it": "FILM is a comedy. The Poe-directed feature opens on August 2.",
    "the page's own film, later": "FILM is a comedy.\n\nA baker wins a boat.\n\nThe film opens on August 2.",
    "described before it is named": "The surprise of the spring, FILM, opens on August 2.",
    "after the film of another": "FILM follows Jo Roe’s “Night Bus” into cinemas.\n\nThe film opens on August 2.",
}
NOT_OURS = {
    "another film": "FILM is a comedy. Jo Roe’s “Night Bus” is a drama. It opens on August 2.",
    "a director's next film": "FILM is a comedy. Alex Poe’s next film opens on August 2.",
    "a sequel": "FILM is a comedy. The sequel to “Night Bus” opens on August 2.",
    "the film festival": "FILM is a comedy. The film festival opens on August 2.",
    "a person's other work": "FILM is a comedy. Ann Lee’s drama “The Field” opens on August 2.",
    "a bare title that won something else": "FILM is a comedy. The Field opens on August 2.",
}


def test_a_headline_that_names_a_film_for_somebodys_sake_is_about_another() -> None:
    text = "Ida Bruun has been cast in Low Country. It starts shooting in Norway next month."
    assert read(text, title="FILM Breakout Ida Bruun Joins ‘Low Country’") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jo Lind, a Goya nominee for FILM, joins the period drama, which starts shooting in Lisbon in April.",
        "Jo Lind, whose FILM is still in cinemas, will direct a new take on the horror. A 2027 release is being eyed.",
        "Jo Lind joins a series for Netflix. Her credits include FILM. It starts shooting in April.",
    ],
)
def test_a_film_that_says_but_who_somebody_is_is_not_gone_on_about(text: str) -> None:
    assert read(text, title="Jo Lind Joins ‘Low Country’") == ()


@pytest.mark.parametrize("text", OURS.values(), ids=OURS.keys())
def test_words_that_stand_for_the_film_are_the_film(text: str) -> None:
    assert [(each.kind, each.date) for each in read(text, title="Alex Poe on FILM") if each.kind == "release"] == [
        ("release", "2024-08-02")
    ]


@pytest.mark.parametrize("text", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_words_that_stand_for_another_are_not(text: str) -> None:
    assert [each for each in read(text, title="Alex Poe on FILM") if each.kind == "release"] == []


def test_each_of_two_watched_films_keeps_its_own() -> None:
    found = read(
        "FILM bowed at Cannes. Neon has bought it.\n\nJo Roe’s “Night Bus” is a drama. It opens on August 2.",
        films=(FILM, OTHER),
    )
    assert {(each.film, each.kind) for each in found} == {
        ("Salt Road", "festival"),
        ("Salt Road", "acquisition"),
        ("Night Bus", "release"),
    }


def test_the_distributor_is_the_company_that_was_spoken_of() -> None:
    found = read("Neon has acquired FILM. The distributor will open it on August 2.")
    assert [each.companies for each in found if each.kind == "release"] == [("Neon",)]


def test_boilerplate_about_a_company_speaks_of_its_other_films() -> None:
    text = "Neon has acquired FILM.\n\nABOUT NEON\nNeon releases films. The film “Night Bus” opens on August 2."
    assert [each.kind for each in read(text)] == ["acquisition"]
