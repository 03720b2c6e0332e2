"""German, French and Swedish: the ways in which their trade tells the same thing, and what only sounds like news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.reading import FILM, document, read
from tracker.reading import Reader

TOLD = {
    "de": {
        "Den Zuschlag für FILM erhielt Mubi.": ("acquisition", "confirmed"),
        "FILM kommt in Deutschland bei Port au Prince unter.": ("acquisition", "confirmed"),
        "A24 setzte sich im Bieterstreit um FILM durch.": ("acquisition", "confirmed"),
        "Mubi bestätigte am Donnerstag den Erwerb von FILM.": ("acquisition", "confirmed"),
        "Mubi soll ein Angebot für FILM vorgelegt haben.": ("acquisition", "expected"),
        "Um FILM buhlen nach Informationen dieser Zeitung Apple und Netflix.": ("acquisition", "expected"),
        "Um die Auslandsverkäufe von FILM kümmert sich Playtime.": ("sales", "confirmed"),
        "FILM ist Teil der Auswahl von Busan.": ("festival", "confirmed"),
        "FILM soll auf der Berlinale 2026 Premiere feiern.": ("festival", "expected"),
        "Wann FILM in die Kinos kommt, steht noch nicht fest.": ("release", "denied"),
        "Der für den 12. März angekündigte Kinostart von FILM wurde gestrichen.": ("release", "denied"),
        "Mit etwas Glück bekommen wir FILM 2026 zu sehen.": ("release", "speculative"),
        "Ein Verleih für FILM hat sich bislang nicht gefunden.": ("seeking", "confirmed"),
    },
    "fr": {
        "FILM tombe dans l’escarcelle de Mubi.": ("acquisition", "confirmed"),
        "A24 a remporté les enchères pour FILM.": ("acquisition", "confirmed"),
        "Curzon a conclu un accord pour distribuer FILM au Royaume-Uni.": ("acquisition", "confirmed"),
        "Netflix lorgne FILM.": ("acquisition", "expected"),
        "Neon n’achètera finalement pas FILM.": ("acquisition", "denied"),
        "Luxbox a ajouté FILM à son line-up.": ("sales", "confirmed"),
        "FILM n’ira pas à Cannes.": ("festival", "denied"),
        "Les spectateurs français découvriront FILM le 19 novembre.": ("release", "confirmed"),
        "On ignore quand FILM sortira en France.": ("release", "denied"),
        "FILM devait arriver dans les cinémas le 19 novembre.": ("release", "denied"),
        "Espérons que FILM arrive chez nous en 2026.": ("release", "speculative"),
        "Clap de fin pour FILM.": ("production", "confirmed"),
    },
    "sv": {
        "TriArt Film har lagt beslag på FILM.": ("acquisition", "confirmed"),
        "A24 vann budgivningen om FILM.": ("acquisition", "confirmed"),
        "Mubi sägs ha lagt ett bud på FILM.": ("acquisition", "expected"),
        "Neon har dragit sig ur köpet av FILM.": ("acquisition", "denied"),
        "Internationell säljagent för FILM är LevelK.": ("sales", "confirmed"),
        "FILM finns med i programmet för Busan.": ("festival", "confirmed"),
        "Kanske får vi se FILM i Cannes.": ("festival", "speculative"),
        "Svenska biobesökare får se FILM den 14 november.": ("release", "confirmed"),
        "Det är oklart när FILM får svensk premiär.": ("release", "denied"),
        "FILM har plockats bort från premiärlistan.": ("release", "denied"),
        "Ännu har ingen köpt FILM i USA.": ("seeking", "confirmed"),
        "Kamerorna rullar för FILM i Malmö.": ("production", "confirmed"),
    },
}
MOVED = {
    "de": "Statt am 16. Oktober startet FILM mit Tom Vance nun am 8. Januar in den Kinos.",
    "fr": "Prévue le 16 octobre, la sortie de FILM est décalée au 8 janvier.",
    "sv": "I stället för den 16 oktober går FILM upp den 8 januari.",
}
IN_TWO_PLACES = {
    "de": "FILM startet am 16. Oktober in Deutschland und am 8. Januar in Österreich.",
    "fr": "FILM sort le 16 octobre en Belgique et le 8 janvier en Suisse.",
    "sv": "FILM går upp den 16 oktober i Sverige och den 8 januari i Norge.",
}
NO_NEWS = {
    "de": (
        "Das Remake von FILM startet am 16. Oktober.",
        "Fans von FILM müssen sich bis zum 13. November gedulden, dann startet „Nachtbus“.",
        "Wie FILM kommt auch „Nachtbus“ am 16. Oktober in die Kinos.",
        "Die Produzenten von FILM haben mit Netflix einen Mehrjahresvertrag geschlossen.",
        "Der Titelsong aus FILM erscheint am 13. November.",
    ),
    "fr": (
        "Le remake de FILM sort le 19 novembre.",
        "Les fans de FILM devront attendre le 12 novembre, date de sortie de « Bus de nuit ».",
        "Le roman qui a inspiré FILM paraîtra en octobre.",
        "Les producteurs de FILM ont signé un accord pluriannuel avec Netflix.",
        "La chanson de FILM sort le 12 novembre.",
    ),
    "sv": (
        "Nyinspelningen av FILM har premiär den 14 november.",
        "Den som gillade FILM får vänta till den 14 november, då ”Nattbussen” har premiär.",
        "Romanen som inspirerade FILM ges ut i oktober.",
        "Producenterna bakom FILM har skrivit ett flerårigt avtal med Netflix.",
        "Ledmotivet ur FILM släpps den 14 november.",
    ),
}


def told() -> list[tuple[str, str, str, str]]:
    return [(language, text, *said) for language, texts in TOLD.items() for text, said in texts.items()]


@pytest.mark.parametrize(("language", "text", "kind", "certainty"), told())
def test_the_trade_has_many_words_for_one_thing(language: str, text: str, kind: str, certainty: str) -> None:
    found = [(each.kind, each.certainty) for each in read(text, language=language)]
    assert found == [(kind, certainty)]


@pytest.mark.parametrize(("language", "text"), MOVED.items())
def test_a_move_gives_the_new_day_alone(language: str, text: str) -> None:
    assert [each.date[4:] for each in read(text, language=language) if each.date] == ["-01-08"]


NOT_THE_OTHER = {
    "de": ("FILM startet am 8. Januar, nicht am 13. März.", "FILM startet nicht am 13. März, sondern am 8. Januar."),
    "fr": ("FILM sortira le 8 janvier, et non le 13 mars.", "FILM ne sortira pas le 13 mars, mais le 8 janvier."),
    "es": ("FILM se estrena el 8 de enero, y no el 13 de marzo.",),
    "it": ("FILM uscirà l’8 gennaio e non il 13 marzo.",),
    "pt": ("FILM estreia em 8 de janeiro, e não em 13 de março.",),
    "sv": ("FILM har premiär den 8 januari, inte den 13 mars.",),
    "ja": ("FILMは3月13日ではなく1月8日に公開される。",),
    "ko": ("FILM은 3월 13일이 아니라 1월 8일에 개봉한다.",),
}


@pytest.mark.parametrize(
    ("language", "text"), [(lang, text) for lang, texts in NOT_THE_OTHER.items() for text in texts]
)
def test_of_two_days_the_one_that_is_not_meant_goes(language: str, text: str) -> None:
    told = [(each.certainty, each.date[4:]) for each in read(text, language=language) if each.date]
    assert told == [("confirmed", "-01-08")]


GIVEN_UP = {
    "it": "Lucky Red: atteso il 29 gennaio, FILM è stato ritirato dal calendario.",
    "pt": "FILM foi retirado do calendário, inicialmente marcado para 29 de janeiro pela Vitrine Filmes.",
}


@pytest.mark.parametrize(("language", "text"), GIVEN_UP.items())
def test_what_is_pulled_was_due_on_a_day_in_whichever_words(language: str, text: str) -> None:
    (told,) = [each for each in read(text, language=language) if each.kind == "release"]
    assert (told.certainty, told.date) == ("denied", "2025-01-29")


@pytest.mark.parametrize(("language", "text"), IN_TWO_PLACES.items())
def test_each_day_goes_with_the_place_behind_it(language: str, text: str) -> None:
    places = {each.date[4:]: each.territories for each in read(text, language=language) if each.date}
    first, second = {"de": ("DE", "AT"), "fr": ("BE", "CH"), "sv": ("SE", "NO")}[language]
    assert places == {"-10-16": (first,), "-01-08": (second,)}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in NO_NEWS for text in NO_NEWS[language]])
def test_what_is_near_the_film_is_not_the_film(language: str, text: str) -> None:
    assert read(text, language=language) == ()


UNMARKED = {
    "es": (
        "FILM gustó. Avalon estrenará Los remansos el 3 de junio.",
        "FILM gustó. El rodaje de la película Los remansos comenzó hoy.",
        "FILM gustó. El premio fue para Los remansos, de Óscar Peláez, que se estrenará el 3 de junio.",
    ),
    "fr": (
        "FILM plaît. Pathé sortira Belle-maman contre-attaque le 3 juin.",
        "FILM plaît. Kinology présentera les premières images du film d’animation Le Chat du phare.",
        "FILM plaît. Charades vend Le Chat du phare dans le monde.",
    ),
    "it": (
        "FILM piace. Lucky Red ha acquistato Il rumore bianco delle cose.",
        "FILM piace. Le riprese del film Controvento sono iniziate oggi.",
        "FILM piace. Ada Poe è la protagonista di La casa vuota, nelle sale dal 6 marzo con Lucky Red.",
    ),
}
"""Other films, whose titles no quotation marks hold."""


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in UNMARKED for text in UNMARKED[language]]
)
def test_a_title_without_marks_is_another_films(language: str, text: str) -> None:
    assert read(text, language=language) == ()


def test_the_rest_of_a_region_is_what_the_others_left() -> None:
    text = "FILM plaît. Des contrats ont été signés avec Pathé en Islande et Neon pour le reste des pays nordiques."
    places = {each.companies: each.territories for each in read(text, language="fr")}
    assert places == {("Pathé",): ("IS",), ("Neon",): ("DK", "FI", "NO", "SE")}


def test_a_new_film_of_a_person_is_not_one_that_the_page_has_not_named() -> None:
    text = (
        "Sono iniziate oggi a Trieste le riprese di Controvento, il nuovo film di Alex Poe.\n\n"
        "Poe, che con FILM aveva raccontato Torino, torna al mare. La distribuzione è affidata a 01 Distribution."
    )
    assert read(text, language="it") == ()


def test_the_main_prize_of_a_headline_is_the_one_that_the_text_names() -> None:
    text = "Der Große Diagonale-Preis in der Kategorie Spielfilm geht heuer an FILM."
    won = read(text, title="Diagonale-Hauptpreis geht an FILM", language="de")
    assert [(each.festival, each.award) for each in won] == [("Diagonale", "Große Diagonale-Preis")]


def test_a_clause_goes_on_behind_an_aside_about_its_section_and_turns_to_the_film_there() -> None:
    text = (
        "”Crossing” inviger Göteborg Film Festival. I Nordic Competition, där vinnaren får 400 000 kronor, tävlar "
        "bland annat FILM. Filmen har världspremiär på Draken den 29 januari."
    )
    (shown,) = Reader((FILM,)).read(document(text, language="sv", day=datetime(2024, 12, 9, tzinfo=UTC)))
    assert (shown.section, shown.premiere, shown.date) == ("Nordic Competition", "world", "2025-01-29")
