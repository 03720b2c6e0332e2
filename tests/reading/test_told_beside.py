"""What the words beside a deal, a prize or a day make of it: whose it is, where, and whether it stands at all."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, read
from tracker.domain.development import Development
from tracker.domain.film import Film

TIDE = Film("Low Tide", year=2024, people=("Mara Lund",), companies=("Amblin Entertainment",))


def told(text: str, kind: str, title: str = "") -> list[Development]:
    return [each for each in read(text, title, films=(FILM, TIDE)) if each.kind == kind]


def test_a_distributor_that_handles_its_own_country_sells_nothing() -> None:
    text = "FILM is a hit. Altitude Film Distribution handles the UK; Charades sells the rest of the world."
    assert [each.companies for each in told(text, "sales")] == [("Charades",)]
    assert [each.territories for each in told(text, "acquisition")] == [("GB",)]


def test_a_seller_beside_a_buyer_buys_nothing() -> None:
    text = "FILM is a hit. Neon and Charades have a deal for it."
    assert all("Charades" not in each.companies for each in told(text, "acquisition"))


def test_a_sentence_may_add_a_country_to_a_companys_deal() -> None:
    text = "FILM has a British home in Signature Entertainment, which also took the Irish rights."
    assert [each.territories for each in told(text, "acquisition")] == [("GB", "IE")]


def test_the_former_and_the_latter_are_two_companies_named_together() -> None:
    text = "Neon and Elevation Pictures have picked up FILM. The latter will open it in Canada on May 30."
    assert [each.companies for each in told(text, "release")] == [("Elevation Pictures",)]
    text = "“Night Bus” and FILM were bought by Neon and Mubi. The latter will open on May 30."
    assert [each.film for each in told(text, "release")] == ["Salt Road"]


def test_a_makers_film_is_the_one_that_the_passage_is_about() -> None:
    text = "The band was for “Low Tide”. Amblin’s musical will open on November 7. “Salt Road” was not there."
    assert [(each.film, each.date) for each in told(text, "release")] == [("Low Tide", "2024-11-07")]
    text = "The band was for “Salt Road”. Amblin’s musical will open on November 7. “Low Tide” was not there."
    assert told(text, "release") == []


def test_a_film_in_brackets_only_says_who_somebody_is() -> None:
    text = (
        "FILM has lost its seller. Directed by Alex Poe (“Kiln”) and starring Ida Bruun, the picture opens on May 30."
    )
    assert [each.date for each in told(text, "release")] == ["2024-05-30"]


def test_a_place_that_ends_a_name_is_none() -> None:
    assert [each.companies for each in told("FILM is a hit. Parkside International is selling it.", "sales")] == [
        ("Parkside International",)
    ]
    assert told("FILM was shot in New Mexico and Neon will open it on May 30.", "release")[0].territories is None


def test_a_ceremony_is_no_prize_of_its_own() -> None:
    text = "FILM won the Grand Jury Prize at the Sundance Film Festival awards."
    assert [each.award for each in told(text, "award")] == ["Grand Jury Prize"]


def test_a_ceremony_of_the_headline_gives_the_prizes() -> None:
    text = "Ida Bruun won best actress for FILM. The film was first seen in Karlovy Vary in July."
    won = told(text, "award", "FILM lights up the British Independent Film Awards")
    assert [each.festival for each in won] == ["British Independent Film Awards"]


@pytest.mark.parametrize(
    ("text", "prizes"),
    [
        (
            "FILM won best British independent film and best director at the British Independent Film Awards.",
            {"best British independent film", "best director"},
        ),
        ("FILM won best actress and best sound at Sitges.", {"best actress", "best sound"}),
        ("FILM won a Special Jury Award for Sound. Alex Poe wept.", {"Special Jury Award for Sound"}),
        ("FILM won the Silver Bear for best supporting performance.", {"Silver Bear for best supporting performance"}),
    ],
)
def test_a_prize_goes_by_its_full_name(text: str, prizes: set[str]) -> None:
    assert {each.award for each in told(text, "award")} == prizes


def test_films_compete_for_a_prize_in_a_section_of_its_name() -> None:
    shown = told("FILM bowed in the Crystal Globe competition at Karlovy Vary in July.", "festival")
    assert [each.section for each in shown] == ["Crystal Globe"]


def test_a_festival_by_its_city_where_a_film_was_seen_or_competed() -> None:
    for text in ("FILM was first seen in February in Santa Barbara.", "FILM bowed in Tallinn’s main competition."):
        assert len(told(text, "festival")) == 1, text
    assert told("FILM is set in Tallinn, where it rains.", "festival") == []


def test_a_year_of_a_showing_is_told_once() -> None:
    text = "There is an extra that was dropped after Cannes, where FILM competed last year and won the Jury Prize."
    assert [each.date for each in told(text, "festival")] == ["2023"]


def test_a_first_appearance_somewhere_is_a_premiere() -> None:
    shown = told("FILM will be at AFI Fest on October 25, its first appearance in North America.", "festival")
    assert [each.premiere for each in shown] == ["north american"]


def test_a_release_that_a_company_will_not_make_is_the_one_with_the_day() -> None:
    text = "Shudder will not be streaming FILM after all. The January 13 premiere on the service has been scrapped."
    assert [(each.certainty, each.date) for each in told(text, "release")] == [("denied", "2025-01-13")]


def test_a_day_of_the_week_behind_a_date_is_no_second_one() -> None:
    text = "FILM played Tribeca. The Irish opening is down for Hallowe’en, a Thursday, through Vertigo Releasing."
    assert [each.date for each in told(text, "release")] == ["2024-10-31"]


def test_a_schedule_is_of_the_country_in_its_headline() -> None:
    text = "Additions\n\nFILM joins the schedule on 4 September through Vertigo Releasing."
    assert told(text, "release", "UK & Ireland schedule: this week’s changes")[0].territories == ("GB", "IE")


def test_a_disc_beside_a_download_is_a_release_of_its_own() -> None:
    opened = told("FILM arrives on digital and Blu-ray on June 4.", "release")
    assert {each.release_type for each in opened} == {"digital", "physical"}
    assert [each.release_type for each in told("FILM hits theaters on June 4, then disc and digital.", "release")] == [
        "theatrical"
    ]


def test_a_markets_preview_is_no_calendar() -> None:
    text = "The European Film Market opens on Thursday.\n\nFILM\nDir. Alex Poe\nCharades launches sales."
    assert told(text, "release", "EFM preview: the packages that buyers are circling") == []


def test_a_series_of_the_films_name_is_another_thing() -> None:
    text = (
        "ITV has ordered a second helping of Salt Road. It has sold it to BritBox in North America. "
        "The show has nothing to do with the Norwegian film of the same name."
    )
    assert read(text, "Salt Road renewed by ITV") == ()


@pytest.mark.parametrize(
    "text",
    [
        "FILM opened on Friday. Ida Bruun was in the choir. She won a BAFTA in 1997 and kept it in the airing cupboard.",
        "FILM has nothing to do with the comedy of that name, a prizewinner at Cannes in 2012.",
    ],
)
def test_what_is_older_than_the_film_is_none_of_its(text: str) -> None:
    assert not {each.kind for each in read(text)} & {"award", "festival"}


@pytest.mark.parametrize(
    "text",
    [
        "FILM opened on Friday. Alex Poe’s thesis, on the price of eggs in 1911, remains available in the library.",
        "FILM opened on Friday. Tours of its harbour are available from any good travel agent.",
    ],
)
def test_what_may_be_had_elsewhere_is_no_film_without_a_buyer(text: str) -> None:
    assert "seeking" not in {each.kind for each in read(text)}


def test_a_theatre_is_no_company_of_its_name() -> None:
    text = "Neon is in talks to buy FILM, the drama that had Sunday’s audience at the Royal Alexandra on its feet."
    assert {each.companies for each in read(text)} == {("Neon",)}
