"""Films in the programme of a broadcaster, and those of a page whose titles are in capitals."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.reading import FILM, document, only, read
from tracker.domain.film import Film
from tracker.reading import Reader


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "20.15 Uhr, Arte: FILM (Drama, D 2022) – Eine Frau sucht Salz.", "Arte"),
        ("fr", "20 h 55, Arte : FILM (drame, 2022).", "Arte"),
        ("sv", "Kl 21.00, SVT: FILM.", "SVT"),
    ],
)
def test_an_hour_and_a_broadcaster_before_a_title_tell_that_it_is_on(language: str, text: str, who: str) -> None:
    told = only(read(text, language=language))
    assert (told.kind, told.release_type, told.companies, told.date) == ("release", "tv", (who,), "2024-05-15")


def test_the_programme_of_a_day_is_of_that_day() -> None:
    told = only(read("20.15 Uhr, Arte: FILM.", "TV-Tipps am Freitag", language="de"))
    assert told.date == "2024-05-17"


@pytest.mark.parametrize(
    "text",
    [
        "21.45 Uhr, Arte: FILM – Leben an der Grenze. Dokumentation von 2019.",
        "20.15 Uhr, Arte: „Heldin“. Danach ein Gespräch über FILM.",
    ],
)
def test_a_longer_title_or_another_one_in_the_slot_is_not_the_film(text: str) -> None:
    assert read(text, language="de") == ()


def test_titles_in_capitals_part_the_entries_of_a_paragraph() -> None:
    text = (
        "Was ab Donnerstag in den Kinos läuft. SALT ROAD: Ein Vater sucht seine Tochter. In Cannes mit dem Preis der "
        "Jury geehrt. DIE NACKTE KANONE: Ein Polizist stolpert. In Locarno mit dem Publikumspreis geehrt."
    )
    told = {each.kind: each for each in read(text, "Neu im Kino", language="de")}
    assert told["release"].date == "2024-05-16"
    assert told["award"].festival == "Cannes Film Festival"


@pytest.mark.parametrize(
    ("language", "headline", "day", "entry", "opens"),
    [
        ("sv", "Veckans premiärer", 16, "FILM (TriArt). Ida Bruuns debut.", "2024-05-17"),
        ("sv", "Fredagens biopremiärer", 17, "Missa inte FILM som går upp på tolv biografer.", "2024-05-17"),
        ("de", "Neu im Kino", 16, "FILM (Weltkino). Ein Drama.", "2024-05-16"),
        ("fr", "Les sorties de la semaine", 14, "FILM (Diaphana). Un drame.", "2024-05-15"),
    ],
)
def test_what_is_new_in_a_week_opens_on_the_day_on_which_films_open(
    language: str, headline: str, day: int, entry: str, opens: str
) -> None:
    page = document(entry, headline, language, datetime(2024, 5, day, tzinfo=UTC))
    assert [each.date for each in Reader((FILM,)).read(page) if each.kind == "release"] == [opens]


def test_what_is_moved_is_not_among_them() -> None:
    page = document("FILM (TriArt): flyttad till 7 juni.", "Veckans premiärer", "sv", datetime(2024, 5, 17, tzinfo=UTC))
    assert [each.date for each in Reader((FILM,)).read(page) if each.kind == "release"] == ["2024-06-07"]


def test_a_week_told_of_on_another_day_has_none() -> None:
    page = document("FILM (TriArt). Ida Bruuns debut.", "Veckans premiärer", "sv", datetime(2024, 5, 20, tzinfo=UTC))
    assert not [each for each in Reader((FILM,)).read(page) if each.kind == "release"]


def test_where_it_was_shown_first_it_was_in_its_first_year() -> None:
    film = Film("Salt Road", year=2022)
    told = read("FILM, beim Filmfest Hamburg uraufgeführt, läuft nun im Fernsehen.", language="de", films=(film,))
    assert [each.date for each in told if each.kind == "festival"] == ["2022"]
