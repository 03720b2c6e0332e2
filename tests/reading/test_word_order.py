"""What a statement says does not depend on what its sentence begins with, nor on where its verb stands."""

from __future__ import annotations

import pytest

from tests.support.reading import read


@pytest.mark.parametrize(
    ("language", "plain", "turned"),
    [
        ("de", "FILM kommt am 6. Juni doch nicht ins Kino.", "Am 6. Juni kommt FILM doch nicht ins Kino."),
        ("de", "FILM ging am 2. Mai in Rostock in Produktion.", "Am 2. Mai ging FILM in Rostock in Produktion."),
        ("de", "FILM gefiel. Er könnte im Herbst kommen.", "FILM gefiel. Im Herbst könnte er kommen."),
        ("de", "Tobis hat FILM abgegeben.", "Nun ist klar, dass Tobis FILM abgegeben hat."),
        ("de", "Tobis hat FILM abgegeben.", "Tobis, das FILM abgegeben hat, sitzt in einem Altbau."),
        ("de", "Amazon lässt die Finger von FILM.", "Nun ist klar, dass Amazon die Finger von FILM lässt."),
        ("de", "Neon veröffentlicht FILM am 9. August.", "Neon, das FILM am 9. August veröffentlicht, sitzt in Köln."),
        ("de", "FILM steckt in der Mischung.", "Fest steht, dass FILM in der Mischung steckt."),
        ("de", "FILM wandert nicht zu Amazon.", "Offiziell ist, dass FILM nicht zu Amazon wandert."),
        ("de", "FILM gehört zum Programm der Viennale.", "Es ist sicher, dass FILM zum Programm der Viennale gehört."),
        ("sv", "FILM får inte premiär den 7 juni som planerat.", "Den 7 juni får FILM inte premiär som planerat."),
        (
            "sv",
            "SF Studios har ställt in premiären av FILM den 13 juni.",
            "Den 13 juni har SF Studios ställt in premiären av FILM.",
        ),
    ],
)
def test_turned_words_say_the_same(language: str, plain: str, turned: str) -> None:
    assert _told(turned, language) == _told(plain, language) != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Gerüchte, dass Neon FILM gekauft hat, sind falsch."),
        ("de", "Der Verleih bestreitet, dass Neon FILM gekauft hat."),
        ("de", "Am 6. Juni hätte FILM ins Kino kommen sollen."),
        ("de", "Im Mai heißt es Abschied nehmen von FILM."),
        ("sv", "I fjol skulle Nordisk Film släppa FILM, men affären gick om intet."),
        ("sv", "Den 7 juni skulle FILM ha haft premiär."),
    ],
)
def test_turned_words_that_tell_of_nothing_done(language: str, text: str) -> None:
    assert "confirmed" not in {each.certainty for each in read(text, language=language)}


def _told(text: str, language: str) -> list[tuple[object, ...]]:
    return sorted(
        (each.kind, each.certainty, each.companies, each.date or "", each.festival or "", each.phase or "")
        for each in read(text, language=language)
    )
