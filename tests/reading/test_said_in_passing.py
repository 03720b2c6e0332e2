"""What is put within a clause and tells no more of who does what changes nothing of what is read."""

from __future__ import annotations

from itertools import product

import pytest

from tests.support.reading import read

WAYS = {
    "de": (
        "überraschend",
        "glücklicherweise",
        "inzwischen",
        "nach langem Ringen",
        "nach zähen Verhandlungen",
        "wie erwartet",
        "ohne großes Aufsehen",
        "am Rande des Marktes",
        "in letzter Minute",
        "gemeinsam mit Partnern",
        "zur Überraschung der Branche",
        "im Rahmen eines größeren Pakets",
        "nach Angaben des Verleihs",
        "für eine ungenannte Summe",
    ),
    "sv": (
        "oväntat",
        "dessutom",
        "däremot",
        "till slut",
        "nyligen",
        "som väntat",
        "efter långa förhandlingar",
        "i all tysthet",
        "i sista minuten",
        "tillsammans med partner",
        "till mångas förvåning",
        "som en del av ett större paket",
        "enligt egen uppgift",
        "för en okänd summa",
    ),
}
SAID = {
    "de": (
        "Weltkino hat sich{} die deutschen Rechte an FILM gesichert.",
        "Alamode Film hat FILM{} für Deutschland und Österreich erworben.",
        "Für die USA schnappt sich Neon{} FILM.",
        "FILM geht{} in Nordamerika an Neon.",
        "Den Weltvertrieb von FILM übernimmt{} Beta Cinema.",
        "Am 29. August kommt FILM{} bundesweit in die Kinos.",
        "FILM wird{} am 7. Juni in den US-Kinos starten.",
        "Constantin Film hat den Start von FILM{} auf den 16. Januar 2025 verlegt.",
        "FILM soll{} im Dezember in die deutschen Kinos kommen.",
        "Im September reist FILM{} nach Toronto.",
        "FILM kommt{} nicht zu Disney+.",
        "FILM wurde{} auf der Berlinale mit dem Silbernen Bären für die beste Regie geehrt.",
    ),
    "sv": (
        "TriArt Film har{} köpt de svenska rättigheterna till FILM.",
        "NonStop Entertainment har{} säkrat FILM för hela Norden.",
        "I Sverige släpps FILM{} av Lucky Dogs.",
        "Neon släpper{} FILM i USA den 9 augusti.",
        "FILM har{} sålts till Neon.",
        "LevelK sköter{} den internationella försäljningen av FILM.",
        "FILM går{} upp på svenska biografer den 13 september.",
        "I slutet av augusti når FILM{} svenska biodukar.",
        "FILM kan{} komma att visas i Venedig.",
        "FILM fick{} stående ovationer på Sundance.",
        "FILM belönades{} i Locarno.",
        "SF Studios skjuter{} upp FILM på obestämd tid.",
    ),
}


@pytest.mark.parametrize(
    ("language", "said", "way"),
    [(language, *pair) for language in WAYS for pair in product(SAID[language], WAYS[language])],
)
def test_what_is_said_in_passing_changes_nothing(language: str, said: str, way: str) -> None:
    assert _told(said.format(f" {way}"), language) == _told(said.format(""), language) != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Neon hat FILM möglicherweise gekauft."),
        ("de", "Neon hat FILM angeblich gekauft."),
        ("de", "Neon hat FILM noch nicht gekauft."),
        ("de", "FILM startet womöglich am 4. Juli."),
        ("sv", "Neon har eventuellt köpt FILM."),
        ("sv", "Neon uppges ha köpt FILM."),
        ("sv", "Neon har ännu inte köpt FILM."),
        ("sv", "FILM går möjligen upp den 5 juli."),
    ],
)
def test_what_doubts_is_not_said_in_passing(language: str, text: str) -> None:
    assert "confirmed" not in {each.certainty for each in read(text, language=language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "FILM gefiel. In den USA hat A24{} das Rennen gemacht."),
        ("de", "FILM gefiel. Für die drei skandinavischen Länder hat TriArt Film{} unterschrieben."),
        ("de", "FILM gefiel. Curzon schnappte sich{} Großbritannien."),
        ("sv", "FILM har fått en distributör. Lucky Dogs har{} skrivit kontrakt."),
        ("sv", "FILM har{} sålts till Neon för USA."),
        ("sv", "Netflix har{} till slut tackat nej till FILM."),
    ],
)
def test_the_day_of_a_deal_is_no_opening(language: str, text: str) -> None:
    day = " am Dienstag" if language == "de" else " i tisdags"
    assert _told(text.format(day), language) == _told(text.format(""), language) != []


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("de", "Neon hat am Dienstag die US-Rechte an FILM erworben und bringt ihn am 4. Juli ins Kino.", "2024-07-04"),
        ("sv", "Neon har i dag köpt FILM för USA och släpper den på bio den 5 juli.", "2024-07-05"),
    ],
)
def test_the_day_of_the_opening_behind_it_stays(language: str, text: str, date: str) -> None:
    assert [each.date for each in read(text, language=language) if each.kind == "release"] == [date]


def _told(text: str, language: str) -> list[tuple[object, ...]]:
    return sorted(
        (each.kind, each.certainty, each.companies, each.territories, each.date or "", each.festival or "")
        for each in read(text, language=language)
    )
