"""A town, a short name or a section that stands for a festival: which one, and when none."""

from __future__ import annotations

import pytest

from tests.support.reading import read

LEAD = "FILM is a hit. "


def festivals(text: str, language: str = "en") -> dict[str | None, str | None]:
    return {each.festival: each.date for each in read(text, language=language) if each.kind == "festival"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was first shown in Edinburgh in August.", "Edinburgh International Film Festival"),
        ("I had my first look at it in Glasgow in February.", "Glasgow Film Festival"),
        ("New York had it on October 5.", "New York Film Festival"),
        ("It's down for Mar del Plata in late November.", "Mar del Plata International Film Festival"),
        ("It closes Glasgow on March 10.", "Glasgow Film Festival"),
        ("It has just been to Göteborg.", "Göteborg Film Festival"),
        ("It was Cork's closing film in November.", "Cork International Film Festival"),
        ("Sarajevo audiences gave it a standing ovation.", "Sarajevo Film Festival"),
        ("In July it sent the Fleadh in Galway home in tears.", "Galway Film Fleadh"),
        ("It brought down the Eccles in January.", "Sundance Film Festival"),
        ("It was at the BFI's festival in October.", "BFI London Film Festival"),
        ("Hot Docs is next. Toronto has it in World Showcase in late April.", "Hot Docs"),
    ],
)
def test_a_town_or_a_house_stands_for_its_festival(text: str, name: str) -> None:
    assert name in festivals(LEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "It was first shown in Edinburgh in March.",
        "It was shot in Glasgow in February.",
        "It opened in Sydney in June.",
        "It opens New York and Los Angeles on July 5.",
    ],
)
def test_a_town_out_of_season_or_of_a_release_stands_for_none(text: str) -> None:
    assert festivals(LEAD + text) == {}


def test_a_list_of_festivals_has_one_year() -> None:
    told = festivals("FILM opens on Friday, having gone round the Galway, Toronto and Cork festivals last year.")
    assert told == {
        "Galway Film Fleadh": "2023",
        "Toronto International Film Festival": "2023",
        "Cork International Film Festival": "2023",
    }


def test_what_is_shown_in_a_section_is_shown_at_the_festival_with_which_the_sentence_goes_on() -> None:
    text = (
        "A print of FILM will travel to Spain, where it is to have its first outing, in competition, at San Sebastián. "
    )
    assert "San Sebastián Film Festival" in festivals(text + "Its music was at the BFI London Film Festival.")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("DIFF has FILM on Sunday.", "en-IE", "Dublin International Film Festival"),
        ("DIFF in Dallas has FILM on Sunday.", "en", "Dallas International Film Festival"),
        ("DIFF has FILM on Sunday.", "en", "Dubai International Film Festival"),
        ("FILM will have its premiere at SFF.", "en-AU", "Sydney Film Festival"),
    ],
)
def test_a_shared_short_name_is_told_by_the_town_or_the_country_of_the_page(
    text: str, language: str, name: str
) -> None:
    assert set(festivals(text, language)) == {name}


def test_what_could_be_beside_a_showing_makes_nothing_of_it_doubtful() -> None:
    text = (
        "I had my first look at it in Glasgow in February, and the applause was stopped so that people could go home."
    )
    (told,) = [each for each in read(LEAD + text) if each.kind == "festival"]
    assert told.certainty == "confirmed"
