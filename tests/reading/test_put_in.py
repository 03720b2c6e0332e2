"""What is put into a French or a Portuguese sentence, and only tells who is who: it is read as if it were not there."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pacte a acquis FILM, qui raconte l’histoire d’une passeuse, pour la France."),
        ("fr", "Le Pacte a acquis le drame norvégien FILM pour la France."),
        ("fr", "Le Pacte, que dirige Mara Lund, a acquis FILM, porté par Ida Bruun, pour la France."),
        ("fr", "Le Pacte (« Marée basse ») a acquis le premier long métrage de Jo Vik, FILM, pour la France."),
        ("fr", "Comme l’a révélé Deadline, Le Pacte a acquis FILM pour la France, confirme la productrice Mara Lund."),
        ("fr", "D’après le communiqué publié hier, Le Pacte a acquis FILM pour la France."),
        ("pt", "A Le Pacte comprou FILM, que conta a história de uma barqueira, para a França."),
        ("pt", "A Le Pacte comprou o drama norueguês FILM para a França."),
        ("pt", "A Le Pacte, com sede em Paris, comprou FILM, com Ida Bruun, para a França."),
        ("pt", "A Le Pacte (“Luz Fria”) comprou o novo filme de Jo Vik, FILM, para a França."),
        ("pt", "Como revelou o Deadline, a Le Pacte comprou FILM para a França, confirma a produtora Mara Lund."),
        ("pt", "Segundo o comunicado divulgado ontem, a Le Pacte comprou FILM para a França."),
    ],
)
def test_what_is_put_in_changes_nothing(language: str, text: str) -> None:
    bought = only(read(text, language=language))
    assert (bought.kind, bought.certainty, bought.companies) == ("acquisition", "confirmed", ("Le Pacte",))
    assert (bought.territories, bought.date) == (("FR",), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ida Bruun, vue dans FILM, d’Alex Poe, sera la marraine du Festival d’Annecy."),
        ("pt", "Vista em FILM, de Alex Poe, Ida Bruun será a madrinha do Festival de Annecy."),
    ],
)
def test_who_was_seen_in_a_film_goes_where_the_film_does_not(language: str, text: str) -> None:
    assert read(text, language=language) == ()


def test_the_noun_before_another_title_is_not_this_film() -> None:
    assert read("FILM plaît. Le film « Alpha » sortira le 5 juin.", language="fr") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "FILM est en lice pour le Léopard d’or à Locarno."),
        ("pt", "FILM está na disputa pelo Leopardo de Ouro em Locarno."),
    ],
)
def test_a_film_of_this_year_competes_this_year(language: str, text: str) -> None:
    assert only(read(text, language=language)).date == "2024"
