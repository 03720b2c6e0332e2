"""The day of a showing, by the words that are its own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.reading import FILM, document, read
from tracker.domain.development import Development
from tracker.reading import Reader

NOVEMBER = datetime(2025, 11, 5, tzinfo=UTC)


def at(name: str, text: str, day: datetime = NOVEMBER) -> Development:
    return next(each for each in Reader((FILM,)).read(document(text, day=day)) if each.festival == name)


@pytest.mark.parametrize(
    ("text", "festival", "date"),
    [
        (
            "FILM went on to open the Busan International Film Festival in September, and next stop is the International"
            " Film Festival of Kerala in December.",
            "International Film Festival of Kerala",
            "2025-12",
        ),
        ("Nobody won't have heard of FILM by the 8th, when it plays Sitges.", "Sitges Film Festival", "2025-11-08"),
        ("FILM, the drama that Alex Poe shot in May, plays Sitges on Saturday.", "Sitges Film Festival", "2025-11-08"),
        ("FILM was a hit at Edinburgh last summer.", "Edinburgh International Film Festival", "2025"),
        ("FILM, a breakout from Edinburgh last summer, opens in May.", "Edinburgh International Film Festival", "2025"),
    ],
)
def test_each_showing_has_the_day_that_is_told_beside_it(text: str, festival: str, date: str) -> None:
    assert (at(festival, text).date or "").startswith(date)


def test_a_day_without_its_month_is_one_of_the_festivals() -> None:
    text = "The Rotterdam festival has its line-up. FILM is the closer on the 21st."
    december = datetime(2025, 12, 10, tzinfo=UTC)
    assert at("International Film Festival Rotterdam", text, december).date == "2026-01-21"


def test_the_number_of_an_edition_is_no_day() -> None:
    text = "FILM was shown in competition at the 30th International Film Festival of Kerala."
    assert at("International Film Festival of Kerala", text, datetime(2025, 12, 20, tzinfo=UTC)).date == "2025"
    text = "FILM won the Grand Prix for best film at the 28th Tallinn Black Nights Film Festival."
    assert at("Tallinn Black Nights Film Festival", text, datetime(2024, 11, 24, tzinfo=UTC)).date == "2024"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (datetime(2024, 5, 15, tzinfo=UTC), 2024),
        (datetime(2024, 6, 3, tzinfo=UTC), 2024),
        (datetime(2025, 3, 3, tzinfo=UTC), 2024),
    ],
)
def test_a_premiere_before_the_release_may_still_be_to_come(day: datetime, year: int) -> None:
    text = "Neon plans a release of FILM in the fall, following the film's world premiere at Cannes on May 17."
    assert at("Cannes Film Festival", text, day).date == f"{year}-05-17"


@pytest.mark.parametrize(
    ("day", "year"), [(datetime(2025, 1, 15, tzinfo=UTC), 2025), (datetime(2025, 6, 20, tzinfo=UTC), 2025)]
)
def test_a_showing_before_a_release_that_is_to_come_is_the_next_one(day: datetime, year: int) -> None:
    text = "FILM will be in cinemas from July 11, after playing at Sheffield DocFest in June."
    assert at("Sheffield DocFest", text, day).date == f"{year}-06"


def test_a_showing_after_the_day_of_the_release_was_the_last_one() -> None:
    text = "FILM will be in cinemas from April 11, after playing at Sheffield DocFest in June."
    assert at("Sheffield DocFest", text, datetime(2025, 1, 15, tzinfo=UTC)).date == "2024-06"


@pytest.mark.parametrize(
    ("text", "festival", "date"),
    [
        ("Neon acquired FILM in 2023 after a screening at Fantastic Fest.", "Fantastic Fest", "2023"),
        (
            "Neon bought FILM in February 2024 following its premiere at Toronto.",
            "Toronto International Film Festival",
            "2023",
        ),
        ("Two years after its Venice premiere, FILM opens in November.", "Venice Film Festival", "2023"),
        ("Eighteen months after it bowed at Venice, FILM has a home.", "Venice Film Festival", "2024"),
        ("Berlin gave FILM the Documentary Award in February.", "Berlin International Film Festival", "2025"),
        ("FILM premiered at Venice in September 2022 before playing London.", "BFI London Film Festival", "2022"),
        (
            "FILM won a prize at Cannes in 2021, where it was in Critics’ Week.",
            "Cannes Film Festival",
            "2021",
        ),
        (
            "FILM opens on January 16, after a gala at the Glasgow Film Festival on January 3.",
            "Glasgow Film Festival",
            "2026-01-03",
        ),
    ],
)
def test_an_edition_is_the_one_that_the_days_beside_it_leave(text: str, festival: str, date: str) -> None:
    shown = [each for each in Reader((FILM,)).read(document(text, day=NOVEMBER)) if each.festival == festival]
    assert {each.date for each in shown if each.kind == "festival"} == {date}


def test_a_headline_means_the_edition_that_the_text_tells() -> None:
    text = "Neon opens FILM in May. Mubi bought the movie within days of its SXSW premiere in March 2022."
    shown = Reader((FILM,)).read(document(text, title="Neon Opens ‘FILM,’ SXSW Drama of Old", day=NOVEMBER))
    assert [each.date for each in shown if each.kind == "festival"] == ["2022-03"]


def test_a_city_in_which_a_film_opens_is_no_festival_of_another_month() -> None:
    text = "FILM was shown at the Toronto International Film Festival. Mongrel opens it in Vancouver and Toronto on May 23."
    shown = [each for each in Reader((FILM,)).read(document(text, day=NOVEMBER)) if each.kind == "festival"]
    assert {each.festival for each in shown} == {"Toronto International Film Festival"}
    assert len(shown) == 1


def test_the_city_of_a_festival_is_not_another_festival() -> None:
    text = "FILM bowed at the Toronto International Film Festival. Its next stop is Hot Docs in Toronto in April."
    shown = [each for each in Reader((FILM,)).read(document(text, day=NOVEMBER)) if each.kind == "festival"]
    assert [each.date for each in shown if each.festival == "Hot Docs"] == ["2026-04"]
    assert [each.date for each in shown if each.festival != "Hot Docs"] == ["2025"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("FILM lief im Februar auf der Berlinale in Berlin.", {"Berlin International Film Festival": "2025-02"}),
        (
            "FILM lief im Februar auf der Berlinale und im Mai in Cannes.",
            {"Berlin International Film Festival": "2025-02", "Cannes Film Festival": "2025-05"},
        ),
    ],
)
def test_each_festival_has_the_month_that_stands_before_it(text: str, dates: dict[str, str]) -> None:
    shown = Reader((FILM,)).read(document(text, day=NOVEMBER, language="de"))
    assert {each.festival: each.date for each in shown} == dates


@pytest.mark.parametrize(
    ("text", "festival"),
    [
        ("FILM screens at the Toronto Jewish Film Festival on May 6.", "Toronto Jewish Film Festival"),
        ("FILM bowed at the New York City Horror Film Fest last week.", "New York City Horror Film Fest"),
        ("FILM has its New York premiere at the Harbor Film Fest on May 30.", "Harbor Film Fest"),
        ("FILM bowed at the Toronto Film Festival.", "Toronto International Film Festival"),
    ],
)
def test_another_festival_of_a_city_is_not_the_one_that_the_city_stands_for(text: str, festival: str) -> None:
    assert {each.festival for each in read(text) if each.kind == "festival"} == {festival}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("FILM is one of the better-liked debuts of Cannes.", "2025"),
        ("Neon has bought FILM, a hit at Cannes.", "2025"),
        ("From Cannes comes FILM, an oddity.", "2025"),
        ("FILM will play Cannes.", "2026"),
        ("FILM is bound for the upcoming Cannes Film Festival.", "2026"),
        ("FILM plays Cannes in May 2026.", "2026"),
    ],
)
def test_an_edition_for_which_nobody_is_chosen_yet_is_meant_only_where_it_is_promised(text: str, year: str) -> None:
    assert (at("Cannes Film Festival", text, datetime(2025, 8, 5, tzinfo=UTC)).date or "")[:4] == year
