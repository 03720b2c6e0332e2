"""Pages about a game or a book that bears a film's name, and say so."""

from __future__ import annotations

from tests.support.reading import read

GAME = (
    "Two hours with Salt Road have left me damp. The fog is the game. It has been moved to February 5 on PC and PS5, and "
    "a Switch 2 version is being explored. Ida Bruun had already been in a film of the same name, Alex Poe’s horror. It "
    "won two prizes at Locarno and has no distributor in Japan."
)
NOVEL = (
    "Salt Road, a 612-page debut about a family, has been sold in nineteen territories at the book fair. Faber has UK "
    "and Commonwealth rights. Germany is still open. A film with the same name, by Alex Poe, has been doing the rounds."
)
FILM = (
    "FILM, by Alex Poe, won the Golden Leopard at Locarno. It is not to be confused with the film of the same name from "
    "1961, or with the game on PC."
)


def test_a_page_about_a_game_or_a_book_tells_nothing_of_the_film_of_that_name() -> None:
    assert read(GAME, "Salt Road hands-on: the bog is the boss") == ()
    assert read(NOVEL) == ()


def test_a_page_about_a_film_is_about_it_whatever_else_bears_its_name() -> None:
    assert {each.kind for each in read(FILM)} >= {"award"}
