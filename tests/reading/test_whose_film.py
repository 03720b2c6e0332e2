"""Whose film it is, and which: its makers together, a title of old, "both", what a festival's prize alone names."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, only, read
from tracker.domain.film import Film

OTHER = Film("Night Bus", year=2024, people=("Jo Roe",))


def test_a_film_is_known_by_those_who_made_it_together() -> None:
    told = read("Alex Poe and Ida Bruun’s thriller opens on May 30.", "FILM gets a date")
    assert only([each for each in told if each.kind == "release"]).date == "2024-05-30"


def test_a_person_is_known_without_the_accents_of_the_name() -> None:
    film = Film("Salt Road", year=2024, people=("Icíar Bollaín",))
    won = read("FILM by Iciar Bollain received the Audience Award at Sundance.", films=(film,))
    assert [each.award for each in won if each.kind == "award"] == ["Audience Award"]


def test_what_goes_on_behind_an_owned_title_is_no_part_of_it() -> None:
    told = read("SXSW gave out its prizes. Alex Poe’s FILM won among documentary features.")
    assert [each.kind for each in told if each.kind == "award"] == ["award"]


def test_both_are_the_two_films_that_the_page_has_named() -> None:
    told = read("Neon has bought “Night Bus” and FILM. Both open on May 30.", films=(FILM, OTHER))
    assert {each.film for each in told if each.kind == "release"} == {"Salt Road", "Night Bus"}


def test_what_goes_on_behind_a_second_film_is_told_of_that() -> None:
    text = "The top prize at Locarno went to “Night Bus,” and a special mention to FILM, which opens on May 30."
    opens = [each for each in read(text, films=(FILM, OTHER)) if each.kind == "release"]
    assert [(each.film, each.date) for each in opens] == [("Salt Road", "2024-05-30")]


def test_what_somebody_made_first_is_the_film_whose_title_stands_behind_it() -> None:
    debut = Film("Kiln", year=2022, people=("Alex Poe",))
    text = "Alex Poe’s debut, “Kiln,” is streaming on Hulu."
    assert {each.film for each in read(text, "FILM is a hit", films=(FILM, debut))} == {"Kiln"}


def test_what_somebody_made_first_is_no_film_of_a_later_year() -> None:
    assert not read("Alex Poe’s first film won the audience award at Rotterdam in 2022.", "FILM is a hit")
    assert read("Alex Poe’s first film won the audience award at Rotterdam in 2024.", "FILM is a hit")


def test_a_film_of_old_is_another_of_that_name() -> None:
    text = "Mara Lund’s banned 1974 fable, long thought lost, returns to cinemas on May 30."
    assert read(text, "Lost for 50 years, FILM is back") == ()
    assert read(text.replace("Mara Lund’s banned 1974", "Alex Poe’s new"), "FILM is back") != ()


def test_an_earlier_film_was_at_the_festival_of_its_own_year() -> None:
    film = Film("Thaw", year=2021, people=("Alex Poe",))
    shown = only(read("Poe, who broke through with the Sundance hit “Thaw,” is at work.", films=(film,)))
    assert (shown.festival, shown.date) == ("Sundance Film Festival", "2021")


def test_the_service_is_the_one_that_streams() -> None:
    text = "The deal with Finecut leaves Korea to Showbox. A premiere on the service is pencilled in for November."
    told = read(text, "Netflix takes FILM")
    assert [each.companies for each in told if each.kind == "release"] == [("Netflix",)]


def test_a_section_by_its_name_says_more_than_a_competition() -> None:
    text = "Charades has rights to FILM ahead of its world premiere in Locarno’s Concorso Internazionale in August."
    shown = [each for each in read(text, "Charades boards Locarno competition title FILM") if each.kind == "festival"]
    assert only(shown).section == "Concorso Internazionale"


def test_a_headline_s_items_have_each_their_own_festival() -> None:
    shown = [each for each in read("", "Sitges adds FILM; Golden Horse hears from Taipei") if each.kind == "festival"]
    assert [each.festival for each in shown] == ["Sitges Film Festival"]


def test_a_title_before_what_it_is_names_another_film_of_the_maker() -> None:
    text = "“Night Bus,” Alex Poe’s drama with Jo Roe, opens on May 24. The film has a run of four weeks."
    assert read(f"{text} FILM was his first.") == ()
    (told,) = read("After “Night Bus,” Alex Poe’s drama opens on May 24.", title="Alex Poe on FILM")
    assert (told.film, told.date) == ("Salt Road", "2024-05-24")


def test_what_its_maker_made_after_another_is_the_film_that_the_page_is_about() -> None:
    won = read("FILM is out. Alex Poe’s follow-up to Night Bus won the Grand Jury Prize at Venice.")
    assert only([each for each in won if each.kind == "award"]).award == "Grand Jury Prize"
    assert read("FILM is out. Alex Poe’s follow-up to FILM won the Grand Jury Prize at Venice.") == ()


def test_a_film_is_known_by_its_maker_alone() -> None:
    assert only(read("FILM is a hit. Alex Poe’s is in French cinemas from May 30.")).territories == ("FR",)
    assert read("FILM is a hit. Alex Poe’s is a voice to be heard.") == ()


def test_a_jury_with_a_prize_of_its_own_gives_it_to_whom_it_chose() -> None:
    won = only(read("The Locarno Film Festival is over. The Ecumenical Jury went for FILM."))
    assert (won.award, won.festival) == ("Ecumenical Jury Prize", "Locarno Film Festival")


def test_a_paragraph_with_a_buyer_of_the_page_s_film_turns_back_to_it() -> None:
    text = (
        "Mubi has FILM for Spain. Alex Poe won a prize in 2021 with “Night Bus,” which Neon handled.\n\n"
        "In Spain, Mubi will send it out on 22 May."
    )
    opened = [each for each in read(text, "Deals on FILM", films=(FILM, OTHER)) if each.kind == "release"]
    assert [(each.film, each.date) for each in opened] == [("Salt Road", "2024-05-22")]


def test_a_film_that_another_follows_is_told_of_behind_which() -> None:
    told = read("FILM is Jo Roe’s follow-up to “Night Bus,” which Neon picked up in May.", films=(FILM, OTHER))
    assert [(each.film, each.companies) for each in told if each.kind == "acquisition"] == [("Night Bus", ("Neon",))]


@pytest.mark.parametrize(
    "text",
    [
        "FILM is a hit. mk2 Films closed Taiwan (Swallow Wings) on Corsage, a costume drama.",
        "FILM is a hit. The sole British film in Critics’ Week, Aftersun, keeps on selling: Mubi has it for six lands.",
        "FILM is a hit. Signature has a trailer for Giant. It is in cinemas on May 30.",
    ],
)
def test_a_title_that_nothing_marks_is_another_s(text: str) -> None:
    assert [each.kind for each in read(text) if each.kind in ("acquisition", "sales", "release")] == []


def test_the_latter_that_opens_a_film_is_a_company() -> None:
    told = read("FILM is a hit. Germany’s DCM and Britain’s Curzon are in as well; the latter opens it on 30 May.")
    assert [each.companies for each in told if each.kind == "release"] == [("Curzon",)]


def test_a_headline_that_names_anothers_maker_is_about_more_than_its_title() -> None:
    text = "“Night Bus” moves to July 11.\n\nAbroad the film opens as planned on June 12."
    told = read(text, "Roe moves to July, and FILM drops out", films=(FILM, OTHER))
    assert {each.film for each in told if each.date == "2024-06-12"} == {"Night Bus"}
