"""Line-ups that are told as a guide, as contenders or in a seller's catalogue."""

from __future__ import annotations

from tests.support.reading import read

GUIDE = (
    "The 71st Sydney Film Festival runs from June 5 to 16 at the State and five other venues. Our advice:\n\n"
    "Night Bus (India). Straight from Cannes.\n\n"
    "FILM (NZ). A preacher goes to war. Special Presentations, June 8 at the State.\n\n"
    "Amber (US). A pink dream of a horror movie."
)
CONTENDERS = (
    "Nine world premieres are among the twelve features that will compete for the Crystal Globe at the Karlovy Vary "
    "International Film Festival (June 28-July 6). The others, marked ‡, travel abroad for the first time.\n\n"
    "CRYSTAL GLOBE COMPETITION\n\n"
    "Salt Road ‡ (Cze-Slo), Alex Poe [Heretic]\n"
    "Night Bus (It), Carlo Manin [True Colours]\n\n"
    "PROXIMA\n\nAmber (Can), Jo Roe [h264]"
)
CATALOGUE = (
    "Office: Martin-Gropius-Bau, stand 142.\n\n"
    "NIGHT BUS (Austria) by Lenka Brandl. COMPLETED. Berlinale Encounters, world premiere 19 Feb.\n\n"
    "FILM (Norway) by Alex Poe. IN POST-PRODUCTION. Market screening 16 Feb."
)


def test_a_guide_to_a_festival_lists_what_is_shown_there() -> None:
    told = [
        each for each in read(GUIDE, "Sydney Film Festival 2024: ten from the program to book now") if each.festival
    ]
    assert ("Sydney Film Festival", "Special Presentations") in {(each.festival, each.section) for each in told}


def test_contenders_for_a_festivals_prize_are_its_line_up_and_some_premieres_are_not_all() -> None:
    (told,) = [each for each in read(CONTENDERS, "Karlovy Vary sets Crystal Globe contenders") if each.festival]
    assert (told.festival, told.premiere) == ("Karlovy Vary International Film Festival", None)


def test_a_festival_that_only_an_entry_names_is_not_that_of_the_others() -> None:
    assert [each for each in read(CATALOGUE, "EFM line-ups: Salt & Silver Sales") if each.festival] == []


TITLES = (
    "Three halls will be full for ten days in June. Here is what to look out for.\n\n"
    "OPENING NIGHT\n“Night Bus”, by Jo Roe (India). June 5\n\n"
    "COMPETITION\n“Salt Road”, by Alex Poe (Norway) - World premiere. June 8\n“Amber”, by Lena Brandt (Germany). June 9"
)


def test_titles_line_by_line_under_a_festivals_name_are_its_films() -> None:
    (told,) = read(TITLES, "Sydney Film Festival 2024: the screenings that you should not miss")
    assert (told.kind, told.festival, told.date) == ("festival", "Sydney Film Festival", "2024-06-08")


def test_titles_line_by_line_under_a_festivals_deals_are_not() -> None:
    deals = TITLES.replace(" - World premiere. June 8", ": to Neon")
    assert not [each for each in read(deals, "Sydney Film Festival 2024: who bought what") if each.kind == "festival"]
