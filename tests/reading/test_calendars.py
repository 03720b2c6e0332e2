"""Calendars of openings as feeds carry them: labels, entries that run on, days by a service or under a month."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, read
from tracker.domain.film import Film

TIDE = Film("Low Tide", year=2024, people=("Mara Lund",))
HEADLINES = {
    "a label with the day, and an entry that runs on": (
        "This week in cinemas: ferries, and a bear",
        "NEW FROM FRIDAY: Salt Road (12A) – a crowd-pleaser about a captain. Low Tide (15, contains strong gore).",
        {("Salt Road", "2024-05-17", ()), ("Low Tide", "2024-05-17", ())},
    ),
    "a line that opens them all, with a theatre's name": (
        "AT THE MOVIES: New this week",
        "Opening today at the Plaza 6:\n\nSALT ROAD — A captain stays at sea. (R, 104 min.)",
        {("Salt Road", "2024-05-15", ())},
    ),
    "a service before several, each with its day": (
        "New on Streaming This Week: “Salt Road,” “Low Tide” and More",
        "Netflix: “Night Bus” (May 16). Prime Video: “Fog” (May 17); “Salt Road,” straight from its eight-day stay in "
        "theaters (May 14). Mubi: “Low Tide,” the talk of Rotterdam (May 18).",
        {("Salt Road", "2024-05-14", ("Prime Video",)), ("Low Tide", "2024-05-18", ("Mubi",))},
    ),
    "the number of the day behind the title, under a month": (
        "Summer at the pictures: our month-by-month guide",
        "JUNE\nSalt Road (14th). A captain stays at sea.\nNight Bus (21st). Must we?\n\nJULY\nLow Tide (5th). At last.",
        {("Salt Road", "2024-06-14", ()), ("Low Tide", "2024-07-05", ())},
    ),
    "days on lines of their own, below a festival's prize": (
        "New to Streaming in June: the good and the bad",
        "The month has a prizewinner from Rotterdam.\n\nJUNE 3\nNight Bus (Netflix).\n\nJUNE 5\nSalt Road (Hulu).\n\n"
        "JUNE 9\nLow Tide (Mubi).",
        {("Salt Road", "2024-06-05", ("Hulu",)), ("Low Tide", "2024-06-09", ("Mubi",))},
    ),
}


@pytest.mark.parametrize(("title", "text", "told"), HEADLINES.values(), ids=HEADLINES)
def test_each_film_of_a_calendar_has_its_day(
    title: str, text: str, told: set[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = read(text, title, films=(FILM, TIDE))
    assert {(each.film, each.date, each.companies) for each in found if each.kind == "release"} == told


def test_a_page_that_begins_with_a_festival_lists_its_showings() -> None:
    text = (
        "Booking for the London Film Festival opens on 12 September. Our tips:\n\nSalt Road (8 Oct, RFH) – A captain."
    )
    found = read(text, "LFF 2024: ten to book before they sell out")
    assert [(each.kind, each.festival) for each in found] == [("festival", "BFI London Film Festival")]


def test_an_entry_printed_like_the_one_before_says_nothing_of_its_film() -> None:
    text = (
        "Salt Road (Hindi): A captain. It opens on May 17.\n\n"
        "Good Evening, Inspector (Tamil): After a run in Kerala, it begins streaming on Netflix from Thursday."
    )
    found = read(text, "This week in theatres and on OTT")
    assert [(each.kind, each.date) for each in found] == [("release", "2024-05-17")]


CHANGES = {
    "each with its own day, not that of the headline": (
        "UK date changes: week to 17 May",
        "All dates are for the UK and Ireland unless we say otherwise.\n\nNEW\nSalt Road (Altitude) – 7 June. A captain "
        "stays at sea.\n\nMOVED\nLow Tide (Curzon): from 14 June to 5 July",
        {("Salt Road", "confirmed", "2024-06-07"), ("Low Tide", "confirmed", "2024-07-05")},
    ),
    "what has lost its day": (
        "Schedule changes",
        "The week on the booking desk.\n\nSalt Road (Altitude) – had been 7 June.\nLow Tide (Curzon): off (was 14 June)",
        {("Salt Road", "denied", "2024-06-07"), ("Low Tide", "denied", "2024-06-14")},
    ),
    "what is under a heading that says so": (
        "UK release changes",
        "UK and Ireland unless stated.\n\nADDED\nNight Bus (Mubi) – 31 May\n\nREMOVALS\nSalt Road (Altitude) – 7 June\n"
        "Low Tide (Curzon)",
        {("Salt Road", "denied", "2024-06-07"), ("Low Tide", "denied", None)},
    ),
    "a former day under the new one": (
        "UK & Ireland release calendar",
        "Changes are marked.\n\n7 June\n• Salt Road (Altitude) – was 14 June\n\n14 June\nLow Tide (Curzon)",
        {("Salt Road", "confirmed", "2024-06-07"), ("Low Tide", "confirmed", "2024-06-14")},
    ),
}


@pytest.mark.parametrize(("title", "text", "told"), CHANGES.values(), ids=CHANGES)
def test_a_list_of_changes_tells_the_day_that_each_has_or_has_lost(
    title: str, text: str, told: set[tuple[str, str, str | None]]
) -> None:
    found = [each for each in read(text, title, language="en-GB", films=(FILM, TIDE)) if each.kind == "release"]
    assert {(each.film, each.certainty, each.date) for each in found} == told
    assert {each.release_type for each in found} == {"theatrical"}


def test_a_heading_says_how_the_films_below_it_are_shown() -> None:
    text = (
        "Seven for the sofa.\n\nNETFLIX\nSalt Road – from Friday\n\nON DISC\n"
        "Low Tide – Monday 20 May. A drama about cinema folk."
    )
    found = read(text, "New to stream and own in Australia this week", films=(FILM, TIDE))
    assert {(each.film, each.companies, each.date, each.release_type) for each in found} == {
        ("Salt Road", ("Netflix",), "2024-05-17", "streaming"),
        ("Low Tide", (), "2024-05-20", "physical"),
    }


def test_a_theatre_in_the_headline_says_that_all_is_shown_there() -> None:
    found = read(
        "Members book first.\n\nSALT ROAD (15) – From Fri 24 May. Alex Poe at sea.", "Coming soon to Lantern Cinemas"
    )
    assert [(each.date, each.companies, each.release_type) for each in found] == [("2024-05-24", (), "theatrical")]
