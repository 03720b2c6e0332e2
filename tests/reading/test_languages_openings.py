"""German, French, Spanish and Italian: where, with whom and when a film opens, beside festivals and other days."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "de",
            "FILM startet am 9. Mai bei Weltkino in Deutschland und am 10. Mai bei Filmladen in Österreich.",
            {("DE",): "Weltkino", ("AT",): "Filmladen"},
        ),
        (
            "fr",
            "FILM sortira le 8 mai en France avec Le Pacte et le 15 mai en Belgique avec Cinéart.",
            {("FR",): "Le Pacte", ("BE",): "Cinéart"},
        ),
        (
            "es",
            "FILM se estrenará el 10 de mayo en España con Avalon y el 16 de mayo en Portugal con Alambique.",
            {("ES",): "Avalon", ("PT",): "Alambique"},
        ),
        (
            "it",
            "FILM uscirà il 9 maggio in Italia con Lucky Red e il 16 maggio in Svizzera con Xenix Film.",
            {("IT",): "Lucky Red", ("CH",): "Xenix Film"},
        ),
    ],
)
def test_each_opening_has_the_company_behind_its_own_day(language: str, text: str, told: dict[tuple[str], str]) -> None:
    openings = [each for each in read(text, language=language) if each.kind == "release"]
    assert {each.territories: " ".join(each.companies) for each in openings} == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "FILM startet am 12. September, wenige Tage nach der Weltpremiere in Venedig."),
        ("fr", "FILM sortira le 12 septembre, quelques jours après sa présentation à Venise."),
        ("es", "FILM llegará a los cines el 12 de septiembre, días después de su estreno en Venecia."),
        ("it", "FILM uscirà il 12 settembre, pochi giorni dopo la proiezione al Lido."),
    ],
)
def test_what_comes_days_before_an_opening_is_still_to_come(language: str, text: str) -> None:
    said = {each.kind: each.date or "" for each in read(text, language=language)}
    assert said["release"].endswith("-09-12")
    assert said["festival"] == said["release"][:4]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Noch vor seinem Kinostart ist FILM im Oktober bei den Hofer Filmtagen zu sehen."),
        ("fr", "Avant sa sortie en salles, FILM passera en novembre par le Festival d’Arras."),
        ("es", "Antes de su estreno en cines, FILM se verá en noviembre en el Festival de Sevilla."),
        ("it", "Prima dell’uscita in sala, FILM passerà a novembre dal Torino Film Festival."),
    ],
)
def test_what_is_shown_before_it_opens_does_not_open_there(language: str, text: str) -> None:
    assert only(read(text, language=language)).kind == "festival"


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("de", "FILM gefiel. Der Start in Frankreich, der für den 3. Mai geplant war, ist abgesagt.", "FR"),
        ("fr", "FILM plaît. La sortie espagnole, que Vértigo avait annoncée pour le 5 mai, est annulée.", "ES"),
    ],
)
def test_what_is_off_is_off_where_the_sentence_says(language: str, text: str, place: str) -> None:
    off = only(read(text, language=language))
    assert (off.certainty, off.territories) == ("denied", (place,))


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "FILM läuft am 13. November bei den Ludwigshafener Filmtagen.", "Ludwigshafener Filmtagen"),
        (
            "fr",
            "FILM sera présenté aux Rencontres cinématographiques de Gindou.",
            "Rencontres cinématographiques de Gindou",
        ),
    ],
)
def test_a_festival_that_no_table_has_is_called_as_it_is_printed(language: str, text: str, name: str) -> None:
    shown = only(read(text, language=language))
    assert (shown.kind, shown.festival) == ("festival", name)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "FILM piace. Prodotto da Indigo Film e Rai Cinema, uscirà il 3 ottobre con Lucky Red."),
        ("it", "FILM piace. Girato tra Bari e Matera, uscirà il 3 ottobre con Lucky Red."),
        ("pt", "FILM agradou. Rodado em Viseu com atores locais, chega às salas a 3 de outubro, pela Lucky Red."),
    ],
)
def test_who_made_a_film_is_not_who_opens_it(language: str, text: str) -> None:
    opening = only([each for each in read(text, language=language) if each.kind == "release"])
    assert ((opening.date or "")[4:], opening.companies) == ("-10-03", ("Lucky Red",))


@pytest.mark.parametrize(("language", "told"), [("pt-BR", ("BR",)), ("pt-PT", None)])
def test_a_company_opens_a_film_at_home_where_the_page_is_at_home_too(
    language: str, told: tuple[str, ...] | None
) -> None:
    text = "FILM agradou. A Vitrine Filmes marcou para 9 de novembro o lançamento de FILM."
    assert only(read(text, language=language)).territories == told


def test_a_shoot_that_began_and_ended_ended_on_the_later_day() -> None:
    text = "Le riprese di FILM, iniziate a febbraio in Sicilia, si sono concluse a marzo."
    days = {each.phase: (each.date or "")[4:] for each in read(text, language="it")}
    assert days == {"filming": "-02", "wrapped": "-03"}


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("es-AR", "FILM gustó. Llega a los cines el 12 de junio.", None),
        ("es", "FILM gustó. BTeam Pictures retrasa la película al 12 de junio.", ("ES",)),
        ("it", "FILM è piaciuto. Sarà nelle sale dal 12 giugno.", None),
        ("it", "FILM è piaciuto. 01 Distribution sposta l'uscita al 12 giugno.", ("IT",)),
        ("pt-BR", "FILM agradou. Estreia nos cinemas em 12 de junho.", None),
        ("es", "FILM gustó. En Francia ya se ha vendido. Llega a las salas el 12 de junio.", None),
        ("pt", "FILM agradou. Estreia nos cinemas em 12 de junho.", None),
        ("it", "All'estero nulla cambia: in Francia Le Pacte fa uscire FILM il 12 giugno.", ("FR",)),
        ("es", "El calendario español se mueve.\n\nSony retrasa FILM al 12 de junio.", ("ES",)),
        ("pt", "O que muda no calendário brasileiro.\n\nA Sony adia FILM para 12 de junho.", ("BR",)),
    ],
)
def test_an_opening_is_where_its_company_or_the_calendar_is_and_else_nowhere_told(
    language: str, text: str, places: tuple[str, ...] | None
) -> None:
    opens = only([each for each in read(text, language=language) if each.kind == "release"])
    assert (opens.date, opens.territories) == ("2024-06-12", places)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "FILM gustó. En Argentina se estrenó en noviembre."),
        ("it", "FILM è piaciuto. In Germania è uscito a novembre."),
        ("pt", "FILM agradou. Na Argentina estreou em novembro."),
    ],
)
def test_an_opening_told_as_over_is_so_though_the_film_is_of_this_year(language: str, text: str) -> None:
    assert only([each for each in read(text, language=language) if each.kind == "release"]).date == "2023-11"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "FILM gustó. La película no llega a los cines el 18 de diciembre."),
        ("it", "FILM è piaciuto. Il film non arriva in sala il 18 dicembre."),
        ("pt", "FILM agradou. O filme não chega aos cinemas em 18 de dezembro."),
    ],
)
def test_a_day_on_which_it_does_not_open_is_one_to_come(language: str, text: str) -> None:
    off = only([each for each in read(text, language=language) if each.kind == "release"])
    assert (off.certainty, off.date) == ("denied", "2024-12-18")
