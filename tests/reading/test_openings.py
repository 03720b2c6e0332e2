"""Where and when a film opens, where its sentence says so in other words than a name or a date; 15 May 2024 the day."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.test_kinds import told
from tests.support.reading import read

OPENINGS: dict[str, list[dict[str, Any]]] = {
    # moves of several films: each to its own day, and to one that is to come
    "“Low Tide” hopped from July 5 to August 9, and FILM moved to November 8.": [{"date": "2024-11-08"}],
    "Neon moved “Low Tide” to June, bumping FILM from July to March.": [{"date": "2025-03"}],
    "FILM is a drama. Neon had set a release for June 7, before the strike.": [],
    # "the same day": the day before it, on which nobody only spoke; else that on which the page had a film open last
    "Neon opens FILM in the U.S. on July 12, it said Monday, and Curzon opens it in Britain on the same day.": [
        {"companies": ("Neon",), "territories": ("US",), "date": "2024-07-12", "release_type": "theatrical"},
        {"companies": ("Curzon",), "territories": ("GB",), "date": "2024-07-12", "release_type": "theatrical"},
    ],
    "FILM opens in France on July 12. Reviews may be out on July 9. Belgium’s Cinéart goes the same day.": [
        {"territories": ("FR",), "date": "2024-07-12", "release_type": "theatrical"},
        {"companies": ("Cinéart",), "territories": ("BE",), "date": "2024-07-12"},
    ],
    "The 4K restoration of FILM will open at Film Forum on July 11.": [
        {"date": "2024-07-11", "release_type": "theatrical"}
    ],
    # a service that stands between two days has the later one alone
    "FILM opens in theaters on June 7 and on Hulu July 5.": [
        {"date": "2024-06-07", "release_type": "theatrical"},
        {"companies": ("Hulu",), "date": "2024-07-05", "release_type": "streaming"},
    ],
    "FILM is now in theaters and on digital June 21.": [{"date": "2024-06-21", "release_type": "digital"}],
    # a run before the day on which it streams
    "FILM streams March 5, 2025, after a limited run in theaters starting February 19.": [
        {"date": "2025-03-05", "release_type": "streaming"},
        {"date": "2025-02-19", "release_type": "limited"},
    ],
    "FILM comes to Netflix on June 21 following a two-week theatrical run that starts June 7.": [
        {"companies": ("Netflix",), "date": "2024-06-21", "release_type": "streaming"},
        {"companies": ("Netflix",), "date": "2024-06-07", "release_type": "theatrical"},
    ],
    # the land of the cities, of the company, of none
    "FILM opens in New York and Los Angeles on June 7.": [
        {"territories": ("US",), "date": "2024-06-07", "release_type": "theatrical"}
    ],
    "Neon has dated FILM, about an actor for hire in Tokyo, for June 7.": [
        {"companies": ("Neon",), "date": "2024-06-07"}
    ],
    "FILM opens at New York’s IFC Center on June 7.": [
        {"territories": ("US",), "date": "2024-06-07", "release_type": "theatrical"}
    ],
    "Neon, with offices in New York, will open FILM on June 7.": [
        {"companies": ("Neon",), "date": "2024-06-07", "release_type": "theatrical"}
    ],
    "Toho opens FILM at home on October 4.": [
        {"companies": ("Toho",), "territories": ("JP",), "date": "2024-10-04", "release_type": "theatrical"}
    ],
    "FILM opens in Australia on June 6. Kiwis get it on June 13.": [
        {"territories": ("AU",), "date": "2024-06-06", "release_type": "theatrical"},
        {"territories": ("NZ",), "date": "2024-06-13"},
    ],
    "Neon takes FILM nationwide on June 7.": [
        {"companies": ("Neon",), "territories": ("US",), "date": "2024-06-07", "release_type": "theatrical"}
    ],
    "Picturehouse Entertainment opens FILM nationwide on June 7.": [
        {"companies": ("Picturehouse Entertainment",), "date": "2024-06-07", "release_type": "theatrical"}
    ],
    "Curzon opens FILM in Britain on June 7, and in France Le Pacte has dated it for July 10.": [
        {"companies": ("Curzon",), "territories": ("GB",), "date": "2024-06-07", "release_type": "theatrical"},
        {"companies": ("Le Pacte",), "territories": ("FR",), "date": "2024-07-10"},
    ],
    "The Japanese disc of FILM is out on June 7.": [
        {"territories": ("JP",), "date": "2024-06-07", "release_type": "physical"}
    ],
    # a platform that it hits; its edition; what may have been done already
    "FILM will hit Netflix on June 7.": [
        {"companies": ("Netflix",), "date": "2024-06-07", "release_type": "streaming"}
    ],
    "A limited edition Blu-ray of FILM follows on June 7.": [{"date": "2024-06-07", "release_type": "physical"}],
    "FILM stays in theaters, and a streaming date has not been announced.": [
        {"certainty": "denied", "release_type": "streaming"}
    ],
    "FILM is coming out on June 7, I think.": [{"certainty": "expected", "date": "2024-06-07"}],
    # a company that only sells brings nothing out
    "Neon has taken North America on FILM from HanWay Films, for release in March 2025.": [
        {"companies": ("Neon",), "territories": ("US", "CA"), "date": "2025-03"}
    ],
    # what kind of run it is
    "Neon will give FILM a one-week Oscar-qualifying run from December 6.": [
        {"companies": ("Neon",), "date": "2024-12-06", "release_type": "limited"}
    ],
    # undone, though it is told beside what is not
    "FILM, which Neon was to open on June 7, will instead premiere on Hulu on July 5.": [
        {"certainty": "denied", "companies": ("Neon",), "date": "2024-06-07", "release_type": "theatrical"},
        {"companies": ("Hulu",), "date": "2024-07-05", "release_type": "streaming"},
    ],
    "Neon has abandoned plans for a theatrical run of FILM on June 7.": [
        {"certainty": "denied", "companies": ("Neon",), "date": "2024-06-07", "release_type": "theatrical"}
    ],
    # the type of what comes only later
    "Neon will release FILM in theaters in early 2025, with a digital and disc release to follow.": [
        {"companies": ("Neon",), "date": "2025-01/2025-04", "release_type": "theatrical"}
    ],
    # the day that is off, beside that there is no other
    "Neon vacated the June 7 slot that it had held for FILM, and will now open it on July 4.": [
        {"companies": ("Neon",), "date": "2024-07-04", "release_type": "theatrical"}
    ],
    "FILM goes out on BBC One at 9.30pm on June 7.": [
        {"companies": ("BBC One",), "date": "2024-06-07", "release_type": "tv"}
    ],
    "FILM had been due on June 7. In Germany, it is still set for July 4.": [
        {"certainty": "denied", "date": "2024-06-07"},
        {"territories": ("DE",), "date": "2024-07-04"},
    ],
    # a day without a year is none of before anybody had seen it, but for the one "since" which it has been out
    "Neon on Monday gave FILM a two-week run from December 6.": [
        {"companies": ("Neon",), "date": "2024-12-06", "release_type": "theatrical"}
    ],
    "FILM has been on Netflix since December 6.": [
        {"companies": ("Netflix",), "date": "2023-12-06", "release_type": "streaming"}
    ],
    "FILM had been due on June 7. It is now set for July 4.": [{"date": "2024-07-04"}],
    "FILM had been due on June 7; a new date has not been set.": [{"certainty": "denied", "date": "2024-06-07"}],
}


HEADLINES = {
    "Focus Shifts ‘FILM’ Out of Summer": "Focus Features",
    "Lionsgate Shuffles Its Calendar: ‘FILM’ Moves, ‘Night Bus’ Undated": "Lionsgate",
    "SPC Dates ‘FILM,’ ‘Night Bus’ and ‘Glass Kings’": "Sony Pictures Classics",
    "Sony Takes ‘FILM’ Off Its Summer": "Sony Pictures",
}


@pytest.mark.parametrize(("title", "company"), HEADLINES.items(), ids=HEADLINES)
def test_whose_it_is_is_told_by_the_headline(title: str, company: str) -> None:
    found = read("The drama will now open on November 8.", title=title)
    assert [each.companies for each in found if each.date == "2024-11-08"] == [(company,)]


@pytest.mark.parametrize(("text", "expected"), OPENINGS.items(), ids=OPENINGS)
def test_where_and_when_it_opens(text: str, expected: list[dict[str, Any]]) -> None:
    assert told(read(text), "release") == expected


def test_each_of_several_openings_has_its_own_tense_and_place() -> None:
    text = "FILM plaît. Sorti en février en Belgique, il arrive enfin en France, le 11 juin."
    told = [d for d in read(text, language="fr") if d.kind == "release"]
    assert [(d.date, d.territories) for d in told] == [("2024-02", ("BE",)), ("2024-06-11", ("FR",))]


def test_a_service_that_has_it_later_does_not_open_it_in_cinemas() -> None:
    told = read("FILM hits UK cinemas on 14 June and will be on Netflix from August.")
    assert [(each.release_type, each.companies) for each in told] == [("theatrical", ()), ("streaming", ("Netflix",))]


def test_as_early_as_is_told_of_what_is_to_come_too() -> None:
    assert [each.date for each in read("FILM could open as early as October.")] == ["2024-10"]


def test_a_type_behind_its_date_is_none_of_the_next_date() -> None:
    text = "Neon slots FILM in for May 24 in limited release, with a wider rollout on June 7."
    found = {(each.date, each.release_type) for each in read(text) if each.kind == "release"}
    assert ("2024-06-07", "theatrical") in found
    assert ("2024-05-24", "limited") in found


def test_a_festival_s_year_is_no_opening() -> None:
    text = "FILM comes to The Foyer on June 14, our first exclusive from last year’s Venice."
    assert [each.date for each in read(text) if each.kind == "release"] == ["2024-06-14"]


def test_a_headline_s_company_may_be_a_word_and_then_nobody_is_told() -> None:
    text = "Magnolia is in talks.\n\nA fall release is the idea."
    found = read(text, "Magnolia Near Deal for FILM; Poe Had Been With A24")
    assert [each.companies for each in found if each.kind == "release"] == [()]


@pytest.mark.parametrize("text", ["May 30. FILM (Hindi), Netflix.", "May 30. FILM (Malayalam) drops on Netflix."])
def test_the_service_behind_a_title_of_a_list_streams_it(text: str) -> None:
    page = f"May 24. “Low Tide” (Hindi), Prime Video.\n\n{text}\n\nMay 31. “Dust” (Tamil), Zee5."
    found = [each for each in read(page, "What to watch in May") if each.kind == "release"]
    assert [(each.date, each.companies, each.release_type) for each in found] == [
        ("2024-05-30", ("Netflix",), "streaming")
    ]
