"""What the next sentence, or the end of the same one, says not to be so."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "FILM is a hit. A site took it for granted that Netflix had bought the film. It has not."),
        ("en", "Reports on Monday said that Netflix had acquired FILM. That is not true."),
        ("de", "FILM gefällt. Netflix hat die Rechte an FILM gekauft. Das stimmt nicht."),
        ("fr", "FILM plaît. Netflix a acheté FILM. C’est faux."),
        ("sv", "FILM är bra. Netflix har köpt FILM. Det stämmer inte."),
        ("ko", "넷플릭스가 FILM의 판권을 샀다. 이는 사실이 아니다."),
        ("ja", "Netflixが『FILM』の配給権を獲得した。これは誤報だ。"),
        ("es", "FILM gustó. Un portal dio por hecho que Netflix había comprado la película. No fue así."),
        ("es", "FILM gustó. Se dijo que Netflix había comprado la película, pero no es cierto."),
        ("it", "FILM è piaciuto. Un sito aveva dato per certo che Netflix avesse comprato il film. Non è così."),
        ("it", "FILM è piaciuto. Si era detto che Netflix aveva comprato il film, ma non è vero."),
        ("pt", "FILM agradou. Um site deu como certo que a Netflix tinha comprado o filme. Não foi assim."),
        ("pt", "FILM agradou. Disse-se que a Netflix tinha comprado o filme, mas não é verdade."),
    ],
)
def test_what_is_said_not_to_be_so_is_denied(language: str, text: str) -> None:
    told = only(read(text, language=language))
    assert (told.kind, told.certainty, told.companies) == ("acquisition", "denied", ("Netflix",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Netflix has bought FILM. It is not true that the price was high."),
        ("es", "FILM gustó. Netflix ha comprado la película. No es así como suele actuar."),
        ("it", "FILM è piaciuto. Netflix ha comprato il film. Non è così che lavora di solito."),
        ("pt", "FILM agradou. A Netflix comprou o filme. Não é assim que costuma trabalhar."),
    ],
)
def test_what_only_begins_like_a_retraction_takes_nothing_back(language: str, text: str) -> None:
    assert only(read(text, language=language)).certainty == "confirmed"
