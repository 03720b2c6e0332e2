"""Pages about a game, a book or a play that bears a film's name, and say so."""

from __future__ import annotations

import pytest

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
PLAY = (
    "The stage version of Salt Road opens at the Lyric on May 3. It does not compete with the film that Alex Poe made "
    "of it. Its second act, with a cast of nine, is better than the novel’s."
)
FILM = (
    "FILM, by Alex Poe, won the Golden Leopard at Locarno. It is not to be confused with the film of the same name from "
    "1961, or with the game on PC."
)
FILM_WITH_A_GAME = (
    "Salt Road opens on May 3. A playable demo for PC and Xbox is on Steam; it has no gameplay from the film."
)


@pytest.mark.parametrize(
    ("text", "title"),
    [(GAME, "Salt Road hands-on: the bog is the boss"), (NOVEL, ""), (PLAY, "")],
    ids=["game", "book", "play"],
)
def test_a_page_about_another_thing_tells_nothing_of_the_film_of_that_name(text: str, title: str) -> None:
    assert read(text, title) == ()


def test_a_page_about_a_film_is_about_it_whatever_else_bears_its_name() -> None:
    assert {each.kind for each in read(FILM)} >= {"award"}
    assert [each.kind for each in read(FILM_WITH_A_GAME)] == ["release"]
