"""What is said in passing between the words of a statement, or told of somebody in it between dashes, changes nothing."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read

_BOUGHT = {
    "fr": [
        "Le Pacte a finalement acquis FILM pour la France.",
        "Le Pacte a, sans surprise, acquis FILM pour la France.",
        "Le Pacte, comme prévu, a également acquis FILM pour la France.",
        "Le Pacte a, au terme d’une longue négociation, acquis FILM pour la France.",
        "Comme prévu, Le Pacte a discrètement acheté FILM pour la France.",
        "Le Pacte achète ainsi FILM pour la France.",
        "Le Pacte – la société derrière une série de succès récents – a acquis FILM pour la France.",
        "Le Pacte a acquis FILM – un drame sur un passeur – pour la France.",
    ],
    "es": [
        "Le Pacte ha comprado finalmente FILM para Francia.",
        "Le Pacte finalmente ha comprado FILM para Francia.",
        "Le Pacte ha comprado, como estaba previsto, FILM para Francia.",
        "Le Pacte, tras una larga negociación, ha comprado FILM para Francia.",
        "Por sorpresa, Le Pacte compró rápidamente FILM para Francia.",
        "Le Pacte – la compañía detrás de varios éxitos recientes – ha comprado FILM para Francia.",
        "Le Pacte ha comprado FILM – un drama sobre un barquero – para Francia.",
    ],
    "it": [
        "Le Pacte ha finalmente acquistato FILM per la Francia.",
        "Le Pacte ha, come previsto, acquistato FILM per la Francia.",
        "Le Pacte, a sorpresa, ha anche acquistato FILM per la Francia.",
        "Le Pacte ha acquistato, al termine di una lunga trattativa, FILM per la Francia.",
        "Come previsto, Le Pacte ha rapidamente comprato FILM per la Francia.",
        "Le Pacte – la società dietro una serie di successi recenti – ha acquistato FILM per la Francia.",
        "Le Pacte ha acquistato FILM – un dramma su un barcaiolo – per la Francia.",
    ],
    "pt": [
        "A Le Pacte comprou finalmente FILM para a França.",
        "A Le Pacte finalmente comprou FILM para a França.",
        "A Le Pacte, como previsto, comprou FILM para a França.",
        "A Le Pacte comprou, após uma longa negociação, FILM para a França.",
        "De surpresa, a Le Pacte comprou rapidamente FILM para a França.",
        "A Le Pacte – a empresa por trás de vários sucessos recentes – comprou FILM para a França.",
        "A Le Pacte comprou FILM – um drama sobre um barqueiro – para a França.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(tongue, text) for tongue in _BOUGHT for text in _BOUGHT[tongue]])
def test_what_is_said_in_passing_changes_nothing(language: str, text: str) -> None:
    bought = only(read(text, language=language))
    assert (bought.kind, bought.certainty, bought.companies) == ("acquisition", "confirmed", ("Le Pacte",))
    assert (bought.territories, bought.date) == (("FR",), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pacte a apparemment acquis FILM pour la France."),
        ("fr", "Le Pacte a presque acquis FILM pour la France."),
        ("es", "Le Pacte supuestamente ha comprado FILM para Francia."),
        ("es", "Le Pacte casi ha comprado FILM para Francia."),
        ("it", "Le Pacte ha presumibilmente acquistato FILM per la Francia."),
        ("it", "Le Pacte ha quasi acquistato FILM per la Francia."),
        ("pt", "A Le Pacte supostamente comprou FILM para a França."),
        ("pt", "A Le Pacte quase comprou FILM para a França."),
    ],
)
def test_what_doubts_is_no_word_in_passing(language: str, text: str) -> None:
    assert "confirmed" not in [each.certainty for each in read(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "FILM ne sera finalement pas à Venise."),
        ("es", "FILM finalmente no estará en Venecia."),
        ("it", "FILM alla fine non sarà a Venezia."),
        ("pt", "FILM afinal não estará em Veneza."),
    ],
)
def test_a_word_in_passing_leaves_a_no_where_it_is(language: str, text: str) -> None:
    assert only(read(text, language=language)).certainty == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Neon – the company that has “Cold Light” – has bought FILM.",
        "Neon — a house of long standing — has bought FILM.",
    ],
)
def test_dashes_are_as_good_as_commas(text: str) -> None:
    bought = only(read(text))
    assert (bought.kind, bought.companies) == ("acquisition", ("Neon",))


def test_a_sentence_between_dashes_is_one_of_its_own() -> None:
    opens = only(read("FILM – it opens on June 7 – is a delight."))
    assert (opens.kind, opens.date) == ("release", "2024-06-07")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pacte, qui fête ses vingt ans cette année, a acquis FILM pour la France."),
        ("fr", "La productrice Mara Lund a confirmé hier que Le Pacte a acquis FILM pour la France."),
        ("es", "Le Pacte, que este año cumple veinte años, ha comprado FILM para Francia."),
        ("es", "La productora Mara Lund ha confirmado que Le Pacte ha comprado FILM para Francia."),
        ("it", "Le Pacte, che festeggia quest’anno i vent’anni, ha acquistato FILM per la Francia."),
        ("it", "Le Pacte, la società dietro una serie di successi recenti, ha acquistato FILM per la Francia."),
        ("it", "La produttrice Mara Lund ha confermato che Le Pacte ha acquistato FILM per la Francia."),
        ("pt", "A Le Pacte, que completa vinte anos este ano, comprou FILM para a França."),
        ("pt", "A produtora Mara Lund confirmou que a Le Pacte comprou FILM para a França."),
    ],
)
def test_what_is_told_of_a_company_alone_and_who_confirms_it_change_nothing(language: str, text: str) -> None:
    bought = only(read(text, language=language))
    assert (bought.kind, bought.certainty, bought.companies) == ("acquisition", "confirmed", ("Le Pacte",))
    assert bought.territories == ("FR",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pacte, qui distribue FILM en France, fête ses vingt ans."),
        ("es", "Le Pacte, que distribuye FILM en Francia, cumple veinte años."),
        ("it", "Le Pacte, che distribuisce FILM in Francia, festeggia vent’anni."),
        ("pt", "A Le Pacte, que distribui FILM na França, completa vinte anos."),
    ],
)
def test_a_relative_clause_that_tells_of_the_film_is_read(language: str, text: str) -> None:
    assert only(read(text, language=language)).companies == ("Le Pacte",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ayant acquis FILM pour la France, Le Pacte le sortira le 5 juin."),
        ("fr", "Après avoir acquis FILM pour la France, Le Pacte le sortira le 5 juin."),
        ("es", "Habiendo adquirido FILM para Francia, Le Pacte la estrenará el 5 de junio."),
        ("es", "Tras hacerse con FILM para Francia, la distribuidora Le Pacte la estrenará el 5 de junio."),
        ("it", "Avendo acquisito FILM per la Francia, Le Pacte lo farà uscire il 5 giugno."),
        ("it", "Dopo aver acquisito FILM per la Francia, Le Pacte lo farà uscire il 5 giugno."),
        ("pt", "Tendo adquirido FILM para a França, a Le Pacte vai lançá-lo em 5 de junho."),
        ("pt", "Depois de adquirir FILM para a França, a Le Pacte vai lançá-lo em 5 de junho."),
    ],
)
def test_what_a_company_did_first_it_did_as_well(language: str, text: str) -> None:
    bought, opens = read(text, language=language)
    assert (bought.kind, bought.companies, bought.territories) == ("acquisition", ("Le Pacte",), ("FR",))
    assert (opens.kind, opens.companies, opens.date) == ("release", ("Le Pacte",), "2024-06-05")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Après avoir acquis « Froid », Le Pacte annonce une comédie."),
        ("es", "Tras ver FILM, Le Pacte espera."),
        ("it", "Dopo aver visto FILM, Le Pacte aspetta."),
        ("pt", "Depois de ver FILM, a Le Pacte espera."),
    ],
)
def test_who_has_seen_a_film_has_not_bought_it(language: str, text: str) -> None:
    assert read(text, language=language) == ()


def test_a_place_put_first_in_french_is_still_where_a_film_shows() -> None:
    shows = only(read("C’est à Venise que FILM sera présenté en première mondiale.", language="fr"))
    assert (shows.kind, shows.festival, shows.premiere) == ("festival", "Venice Film Festival", "world")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("L’achat de FILM par Le Pacte pour la France a été annoncé hier.", "confirmed"),
        ("La vente de FILM à Le Pacte pour la France a été conclue hier.", "confirmed"),
        ("La vente de FILM à Le Pacte pour la France n’aura finalement pas lieu.", "denied"),
    ],
)
def test_the_noun_of_a_deal_is_as_good_as_its_verb_in_french(text: str, certainty: str) -> None:
    bought = only(read(text, language="fr"))
    assert (bought.kind, bought.companies, bought.territories) == ("acquisition", ("Le Pacte",), ("FR",))
    assert bought.certainty == certainty
