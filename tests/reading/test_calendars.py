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
