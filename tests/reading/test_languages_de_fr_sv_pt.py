"""German, French, Swedish and Portuguese: the same told in each, in whatever order."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Neon hat sich die US-Rechte an FILM gesichert."),
        ("fr", "Neon a acquis les droits de FILM pour les États-Unis."),
        ("sv", "Neon har köpt FILM för USA."),
        ("pt", "A Neon comprou FILM para os Estados Unidos."),
    ],
)
def test_a_sale_says_who_and_where(language: str, text: str) -> None:
    sale = only(read(text, language=language))
    assert (sale.kind, sale.companies, sale.territories) == ("acquisition", ("Neon",), ("US",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "FILM läuft am 6. Juni in den Kinos an."),
        ("fr", "FILM sort en salles le 6 juin."),
        ("sv", "FILM går upp på bio den 6 juni."),
        ("pt", "FILM chega aos cinemas em 6 de junho."),
    ],
)
def test_an_opening_says_when_and_how(language: str, text: str) -> None:
    opening = only(read(text, language=language))
    assert (opening.kind, opening.date, opening.release_type) == ("release", "2024-06-06", "theatrical")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Cannes, wo FILM im Mai Weltpremiere feierte, war der Andrang groß."),
        ("fr", "Projeté en mai au Festival de Cannes en première mondiale, FILM a divisé."),
        ("sv", "FILM, som hade världspremiär i Cannes i maj, delade publiken."),
        ("pt", "Em Cannes, onde teve sua estreia mundial, FILM dividiu o público."),
    ],
)
def test_a_premiere_is_a_festivals_wherever_the_words_stand(language: str, text: str) -> None:
    shown = only(read(text, language=language))
    assert (shown.kind, shown.festival, shown.premiere) == ("festival", "Cannes Film Festival", "world")
    assert (shown.date or "").startswith("2024")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nach der Weltpremiere in Cannes startet FILM am 6. Juni in den Kinos."),
        ("fr", "Après sa première mondiale à Cannes, FILM sortira en salles le 6 juin."),
        ("sv", "Efter världspremiären i Cannes går FILM upp på bio den 6 juni."),
        ("pt", "Após a estreia mundial em Cannes, FILM chega aos cinemas em 6 de junho."),
    ],
)
def test_the_day_of_the_opening_is_not_the_festivals(language: str, text: str) -> None:
    said = {each.kind: each.date for each in read(text, language=language)}
    assert said["release"] == "2024-06-06"
    assert said.get("festival", "2024") == "2024"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "FILM startet nicht mehr am 6. Juni."),
        ("fr", "FILM ne sortira plus le 6 juin."),
        ("sv", "FILM går inte längre upp den 6 juni."),
        ("pt", "FILM não estreia mais em 6 de junho."),
    ],
)
def test_what_is_called_off_is_denied(language: str, text: str) -> None:
    assert [each.certainty for each in read(text, language=language)] == ["denied"]


def test_a_film_without_a_buyer_at_home_lacks_one_in_the_pages_country() -> None:
    told = only(read("FILM ist fertig, hat aber hierzulande noch keinen Verleih.", language="de"))
    assert told.territories == ("DE",)
    told = only(read("FILM saknar distributör på hemmaplan.", language="sv"))
    assert told.territories == ("SE",)


@pytest.mark.parametrize(("language", "places"), [("de", ("DE",)), ("de-AT", ("AT",)), ("de-CH", ("CH",))])
def test_here_is_the_country_that_the_page_is_written_in(language: str, places: tuple[str, ...]) -> None:
    told = only(read("FILM läuft hierzulande ab dem 9. Mai im Kino.", language=language))
    assert told.territories == places


@pytest.mark.parametrize("between", [": ", ", entre eles os de ", ", incluindo os de "])
def test_prizes_that_are_counted_are_told_by_their_names(between: str) -> None:
    text = f"FILM saiu do Festival de Gramado com dois Kikitos{between}melhor direção e melhor roteiro."
    told = [each.award for each in read(text, language="pt") if each.kind == "award"]
    assert sorted(str(award) for award in told) == ["melhor direção", "melhor roteiro"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Constantin kündigte am Dienstag den Start von FILM für Januar an."),
        ("de", "Am Montag setzte Constantin FILM auf den Januar."),
        ("de", "Am Dienstag stand hier, FILM werde im Januar bei Netflix starten."),
        ("fr", "Gaumont a annoncé mardi la sortie de FILM en janvier."),
        ("fr", "Hier, on lisait partout que FILM arriverait en janvier."),
        ("sv", "Scanbox flyttade på tisdagen FILM till januari."),
        ("sv", "På tisdagen flyttade Scanbox FILM till januari."),
    ],
)
def test_the_day_on_which_somebody_says_it_is_no_opening(language: str, text: str) -> None:
    assert only(read(text, language=language)).date == "2025-01"


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("de", "Constantin bringt FILM am 6. Juni ins Kino.", ("DE",)),
        ("de", "Filmladen bringt FILM am 6. Juni ins Kino.", None),
        ("fr", "Gaumont sort FILM le 6 juin.", ("FR",)),
        ("sv", "SF Studios har premiär på FILM den 6 juni.", ("SE",)),
        ("sv", "I Danmark har SF Studios premiär på FILM den 6 juni.", ("DK",)),
    ],
)
def test_a_distributor_at_home_where_the_page_is_opens_it_there(
    language: str, text: str, places: tuple[str, ...] | None
) -> None:
    assert only([each for each in read(text, language=language) if each.kind == "release"]).territories == places


def test_who_has_it_elsewhere_does_not_open_it_on_the_day_of_another() -> None:
    told = read("FILM gefiel. X Verleih startet ihn am 6. Juni, in Österreich übernimmt das Filmladen.", language="de")
    assert [each.companies for each in told if each.kind == "release"] == [("X Verleih",)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Statt in Venedig feiert FILM in Toronto Premiere."),
        ("fr", "Plutôt qu’à Venise, FILM sera présenté à Toronto."),
        ("sv", "I stället för Venedig får FILM premiär i Toronto."),
    ],
)
def test_the_festival_instead_of_which_it_goes_to_another_does_not_show_it(language: str, text: str) -> None:
    assert only(read(text, language=language)).festival == "Toronto International Film Festival"


def test_the_nation_of_a_seller_is_not_where_somebody_else_opens_it() -> None:
    told = read("Filmen FILM är såld genom danska Level K. Hemma går den upp den 6 oktober med Triart.", language="sv")
    assert [each.territories for each in told if each.kind == "release"] == [("SE",)]


def test_a_prize_that_is_known_for_its_givers_is_not_the_towns_where_it_is_handed_over() -> None:
    told = read("FILM wurde in Berlin mit der Lola in Gold als bester Spielfilm ausgezeichnet.", language="de")
    assert {each.festival for each in told if each.kind == "award"} == {"German Film Awards"}
