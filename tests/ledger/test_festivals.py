"""Festivals, prizes, and the film's making."""

import pytest

from tests.support.ledger_prose import (
    award,
    expected,
    festival,
    given,
    no_longer,
    production,
    release,
    trailer,
)

TORONTO = "Toronto International Film Festival"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TORONTO, "TIFF"),
        (TORONTO, "Toronto Film Festival"),
        ("Cannes Film Festival", "Festival de Cannes"),
        ("Berlin International Film Festival", "Berlinale"),
        ("SXSW Film Festival", "South by Southwest"),
        ("San Sebastián Film Festival", "San Sebastian International Film Festival"),
        ("BFI London Film Festival", "London Film Festival"),
        ("Torino Film Festival", "Turin Film Festival"),
    ],
)
def test_a_festival_in_other_words_is_the_same(one: str, other: str) -> None:
    story = given()
    story.on("2024-07-09").says(festival(one, "2024"))
    story.on("2024-07-10").says(festival(other, "2024")).is_quiet()
    assert len(story.ledger.standing("festival")) == 1


def test_each_festival_is_told() -> None:
    story = given()
    story.on("2023-07-24").says(festival(TORONTO, "2023"), festival("Venice Film Festival", "2023"))
    story.on("2023-12-06").says(festival("Sundance Film Festival", "2024"))
    story.tells("new festival: Sundance Film Festival 2024")
    story.on("2033-07-06").says(festival(TORONTO, "2033")).tells(f"new festival: {TORONTO} 2033")


def test_a_film_plays_a_festival_once_so_the_next_edition_is_the_known_one_misread() -> None:
    story = given()
    story.on("2024-07-09").says(festival(TORONTO, "2024"))
    story.on("2025-06-17").says(festival(TORONTO, "2025")).is_quiet()
    story.holds(festivals=[f"{TORONTO}, 2024"])
    assert story.fact("festival").gainsaid_by == ("c2.0",)


def test_a_showing_without_a_year_is_the_known_one() -> None:
    story = given()
    story.on("2024-07-09").says(festival(TORONTO, "2024-09-07"))
    story.on("2025-07-09").says(festival("Toronto")).is_quiet()


def test_a_year_that_comes_later_is_taken() -> None:
    story = given()
    story.on("2024-07-09").says(festival(TORONTO)).tells(f"new festival: {TORONTO}")
    story.on("2024-07-10").says(festival(TORONTO, "2024")).is_quiet()
    story.holds(festivals=[f"{TORONTO}, 2024"])


def test_an_expected_showing_is_firmed_by_the_line_up() -> None:
    story = given()
    story.on("2024-05-16").says(expected(festival("Venice Film Festival", "2024")))
    story.on("2024-07-23").says(festival("Venice Film Festival", "2024")).tells(
        "firmed festival: Venice Film Festival 2024"
    )


def test_a_showing_that_is_off_is_withdrawn() -> None:
    story = given()
    story.on("2024-07-09").says(festival(TORONTO, "2024"))
    story.on("2024-08-09").says(no_longer(festival(TORONTO, "2024"))).tells(f"withdrawn festival: {TORONTO} 2024")
    story.holds(festivals=[])


def test_a_showing_that_never_was_cannot_be_off() -> None:
    story = given()
    story.on("2024-08-09").says(no_longer(festival("Venice Film Festival", "2024"))).is_quiet()
    story.holds(festivals=[])


def test_a_second_screening_is_no_change_of_the_first() -> None:
    story = given()
    story.on("2024-08-13").says(festival(TORONTO, "2024-09-07"))
    story.on("2024-08-14").says(festival(TORONTO, "2024-09-12")).is_quiet()
    story.holds(festivals=[f"{TORONTO}, 2024-09-07"])


def test_the_festivals_own_page_outweighs_the_press_for_its_selection() -> None:
    story = given()
    story.on("2024-07-09", "Deadline").says(festival(TORONTO, "2024", "Gala", "world"))
    own = "https://tiff.net/films/k-pops"
    story.on("2024-07-10", "TIFF", own).says(festival(TORONTO, "2024", "Special Presentations", "world")).is_quiet()
    story.on("2024-07-11", "Variety").says(festival(TORONTO, "2024", "Gala", "world")).is_quiet()
    story.holds(festivals=[f"{TORONTO}, 2024, Special Presentations, world"])


def test_two_prizes_of_one_night_are_two() -> None:
    story = given("Dìdi")
    story.on("2024-01-26").says(
        award("Audience Award: U.S. Dramatic", "Sundance Film Festival"),
        award("U.S. Dramatic Special Jury Award: Ensemble", "Sundance Film Festival"),
    )
    assert len(story.latest) == 2


@pytest.mark.parametrize(
    "words", ["the audience award", "U.S. audience award", "public's choice", None, "jury mention"]
)
def test_a_prize_in_freer_words_weeks_later_is_the_known_one(words: str | None) -> None:
    story = given("Dìdi")
    story.on("2024-01-26").says(
        award("Audience Award: U.S. Dramatic", "Sundance Film Festival"),
        award("U.S. Dramatic Special Jury Award: Ensemble", "Sundance Film Festival"),
    )
    story.on("2024-02-14").says(award(words, "Sundance Film Festival")).is_quiet()
    story.holds(
        awards=[
            "Sundance Film Festival: Audience Award: U.S. Dramatic",
            "Sundance Film Festival: U.S. Dramatic Special Jury Award: Ensemble",
        ]
    )


def test_the_fuller_name_of_a_prize_is_taken_and_not_told() -> None:
    story = given("Dìdi")
    story.on("2024-01-26").says(award("Audience Award", "Sundance Film Festival"))
    story.on("2024-01-27").says(award("Audience Award: U.S. Dramatic", "Sundance Film Festival")).is_quiet()
    story.holds(awards=["Sundance Film Festival: Audience Award: U.S. Dramatic"])


def test_the_peoples_choice_is_an_audience_award_in_other_words() -> None:
    story = given("The Life of Chuck")
    story.on("2024-09-15").says(award("People’s Choice Award", TORONTO)).tells("new award: People’s Choice Award")
    story.on("2024-09-15T20:00:00+00:00").says(award("audience award", TORONTO)).is_quiet()


def test_the_same_prize_of_another_festival_is_another() -> None:
    story = given()
    story.on("2024-01-26").says(award("Audience Award", "Sundance Film Festival"))
    story.on("2024-03-16").says(award("Audience Award", "SXSW Film Festival")).tells("new award: Audience Award")


def test_a_prize_taken_back_is_withdrawn() -> None:
    story = given()
    story.on("2024-01-26").says(award("Audience Award", "Sundance Film Festival"))
    story.on("2024-01-27").says(no_longer(award("Audience Award", "Sundance Film Festival")))
    story.tells("withdrawn award: Audience Award").holds(awards=[])


def test_each_phase_of_the_making_is_told_once() -> None:
    story = given()
    story.on("2022-05-04").says(production("announced")).tells("new production: announced")
    story.on("2022-05-05").says(production("announced")).is_quiet()
    story.on("2023-10-30").says(production("filming", "2023-10-30")).tells("new production: filming")
    story.on("2023-12-11").says(production("wrapped")).tells("new production: wrapped")
    story.on("2023-12-12").says(production("filming", "2023-10")).is_quiet()


def test_a_phase_that_is_left_behind_is_history() -> None:
    story = given()
    story.on("2023-10-30").says(production("filming"))
    story.on("2023-10-31").says(production("announced")).is_quiet()
    story.on("2024-07-09").says(festival(TORONTO, "2024"))
    story.on("2024-07-10").says(production("wrapped")).is_quiet()


def test_a_film_may_be_dated_before_it_is_shot() -> None:
    story = given()
    story.on("2024-01-10").says(release("2026-12-18", "US"))
    story.on("2025-01-10").says(production("filming")).tells("new production: filming")


def test_an_expected_shoot_is_firmed_and_a_cancelled_one_withdrawn() -> None:
    story = given()
    story.on("2023-01-10").says(expected(production("filming"))).tells("new expected production: filming")
    story.on("2023-05-10").says(production("filming")).tells("firmed production: filming")
    story.on("2023-06-10").says(no_longer(production("filming"))).tells("withdrawn production: filming")


def test_a_look_a_teaser_and_a_trailer_are_told_once() -> None:
    story = given()
    story.on("2024-09-05").says(trailer()).tells("new trailer")
    story.on("2026-01-14").says(trailer()).is_quiet()
    story.on("2026-01-15").says(no_longer(trailer())).is_quiet()


def test_two_prizes_of_one_document_are_two_however_alike() -> None:
    story = given()
    story.on("2024-09-28T22:15:00+02:00").says(
        award("Special Jury Prize", "San Sebastián Film Festival"),
        award("Jury Prize for Best Cinematography", "San Sebastián Film Festival"),
    )
    story.tells("new award: Special Jury Prize", "new award: Jury Prize for Best Cinematography")
    story.on("2024-09-29T09:00:00+02:00").says(award("Jury Prize", "San Sebastián Film Festival")).is_quiet()


@pytest.mark.parametrize("name", ["審査員賞", "심사위원상", "Prix du Jury", "Premio del Jurado", "Jurypreis"])
def test_a_prize_in_another_language_is_the_same_prize(name: str) -> None:
    story = given()
    story.on("2024-05-25").says(award("Jury Prize", "Cannes Film Festival"))
    story.on("2024-05-26").says(award(name, "Cannes Film Festival")).is_quiet()
