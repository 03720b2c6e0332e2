"""What stands around a statement and is no part of it: who says it, who made the film, what a company is, a dateline."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.test_clauses import marked, told
from tests.support.reading import only, read
from tracker.reading.datelines import behind_dateline
from tracker.reading.joining import joined
from tracker.reading.lexicon import lexicon

LESS = {
    "es": {
        "como ha adelantado N, F llega el D.": "F llega el D.",
        "tal y como publicó N el D, F llega a T.": "F llega a T.",
        "la productora anunció D que el rodaje de F empieza el D.": "el rodaje de F empieza el D.",
        "D se supo que F llega el D.": "F llega el D.",
        "lo confirma N: F llega el D.": "F llega el D.",
        "F llega el D, según ha confirmado la productora.": "F llega el D.",
        "F llega el D, anunció P.": "F llega el D.",
        "C anunció que estrenará F el D.": "C anunció que estrenará F el D.",
        "según fuentes del sector, C compra F.": "según fuentes del sector, C compra F.",
        "F llega el D, según fuentes del sector.": "F llega el D, según fuentes del sector.",
        "C compra F, que protagonizan P y N, para T.": "C compra F para T.",
        "C compra F, coproducción entre T y T, para T.": "C compra F para T.",
        "C compra F, que N estrenará en T, para T.": "C compra F, que N estrenará en T, para T.",
        "F ha sido comprada por C, con sede en N, para T.": "F ha sido comprada por C para T.",
        "C, que dirige N, compra F.": "C compra F.",
        "C (O) compra F.": "C compra F.",
        "C (O) y C (F) compiten.": "C (O) y C (F) compiten.",
        "el rodaje del drama histórico F acaba.": "el rodaje de F acaba.",
        "el rodaje de la película T F acaba.": "el rodaje de F acaba.",
        "el estreno de la película de P, F, llega.": "el estreno de F llega.",
    },
    "it": {
        "come anticipato da N, F esce il D.": "F esce il D.",
        "la produzione ha confermato che F esce il D.": "F esce il D.",
        "D si è saputo che i diritti di F sono liberi.": "i diritti di F sono liberi.",
        "F esce il D, secondo un comunicato.": "F esce il D.",
        "F esce il D, hanno confermato i produttori.": "F esce il D.",
        "C compra F, secondo fonti vicine.": "C compra F, secondo fonti vicine.",
        "C ha annunciato che distribuirà F.": "C ha annunciato che distribuirà F.",
        "C compra F, che vede protagonista P, per l'T.": "C compra F per l'T.",
        "C compra F, che N porta in sala, per l'T.": "C compra F, che N porta in sala, per l'T.",
        "F è venduto a C, con sede a N, per il T.": "F è venduto a C per il T.",
        "C (O, O) compra F.": "C compra F.",
        "le riprese del film T F finiscono.": "le riprese di F finiscono.",
        "leone d'oro all'atteso F.": "leone d'oro a F.",
        "i diritti del nuovo film di P, F, sono liberi.": "i diritti di F sono liberi.",
    },
}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [(language, *pair) for language, pairs in LESS.items() for pair in pairs.items()],
)
def test_what_is_no_part_of_a_statement_goes(language: str, sentence: str, expected: str) -> None:
    assert told(joined(marked(sentence), lexicon(language))) == expected


@pytest.mark.parametrize(
    ("line", "report"),
    [
        ("(ANSA) - ROMA, 15 MAG - Il film esce.", "Il film esce."),
        ("São Paulo, 15 de maio de 2024 — O filme estreia.", "O filme estreia."),
        ("Madrid, 14 may (EFE).- La cinta llega.", "La cinta llega."),
        ("LONDON, May 15 (Reuters) - It opens.", "It opens."),
        ("Venezia, 30 agosto – Il film passa.", "Venezia, 30 agosto – Il film passa."),
        ("Madrid, 15 de mayo, en salas.", "Madrid, 15 de mayo, en salas."),
        ("OSLO – Neon buys it.", "OSLO – Neon buys it."),
    ],
)
def test_a_dateline_is_no_part_of_the_report(line: str, report: str) -> None:
    assert line[behind_dateline(line, 0, len(line), date(2024, 5, 15)) :] == report


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("es", "Curzon ha comprado FILM al término de las negociaciones.", "confirmed"),
        ("es", "OSLO – Tras varias semanas de negociaciones, Curzon se ha hecho con FILM.", "confirmed"),
        ("es", "Curzon está en negociaciones para comprar FILM.", "expected"),
        ("it", "Curzon ha comprato FILM al termine di una trattativa serrata.", "confirmed"),
        ("it", "Curzon è in trattativa per comprare FILM.", "expected"),
    ],
)
def test_talks_that_are_over_make_nothing_doubtful(language: str, text: str, certainty: str) -> None:
    assert only(read(text, language=language)).certainty == certainty


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("FILM è nelle sale francesi dal 17 aprile.", "2024-04-17"),
        ("FILM è al cinema dal 20 giugno.", "2024-06-20"),
    ],
)
def test_a_day_since_which_or_from_which_on_it_is_out_is_the_nearer(text: str, day: str) -> None:
    assert only(read(text, language="it")).date == day
