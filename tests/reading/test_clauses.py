"""Sentences cut into clauses, each with the subject that it has or means; names are letters here, as in patterns."""

from __future__ import annotations

import re

import pytest

from tests.support.reading import read
from tracker.reading.clauses import clauses
from tracker.reading.joining import joined
from tracker.reading.lexicon import lexicon
from tracker.reading.marks import LETTERS, Marked, Ref

NAMES = {mark: letter for letter, mark in LETTERS.items()}


def marked(text: str) -> Marked:
    """`text` with capitals as marks: "C has bought F" is a company that has bought a film."""
    refs = [Ref(LETTERS[m[0]], (f"{m[0]}{n}",)) for n, m in enumerate(re.finditer(r"\b[A-Z]\b", text))]
    return Marked(re.sub(r"\b[A-Z]\b", lambda m: LETTERS[m[0]], text), tuple(refs))


def told(part: Marked) -> str:
    return "".join(NAMES.get(letter, letter) for letter in part.text)


CUTS = {
    "one clause": ("C has acquired T rights to F.", ["C has acquired T rights to F."]),
    "same subject": (
        "C snapped up the T and is planning to open F in D.",
        ["C snapped up the T", "C is planning to open F in D."],
    ),
    "two films, one behind the other": (
        "while F was bought by C, O has no distributor.",
        ["while F was bought by C", "O has no distributor."],
    ),
    "two subjects": ("C bought F and N sold O.", ["C bought F", "N sold O."]),
    "a subject without a name": (
        "F goes before the cameras on D, and the producers are aiming to deliver by D.",
        ["F goes before the cameras on D", "the producers are aiming to deliver by D."],
    ),
    "a company's subscribers": (
        "F opens on D, and C subscribers get it on D.",
        ["F opens on D", "C subscribers get it on D."],
    ),
    "a day before the subject": (
        "F opens V on D, and D, on D, C puts I into T cinemas.",
        ["F opens V on D", "D, on D, C puts I into T cinemas."],
    ),
    "a day and no subject": ("F opens in T on D, and on D in T.", ["F opens in T on D, and on D in T."]),
    "a list of subjects is none": ("they include O, O and F.", ["they include O, O and F."]),
    "relative to the subject": ("F, which premiered at V, opens on D.", ["F", "F premiered at V", "F opens on D."]),
    "relative to no name that only qualifies": (
        "F set behind an N shop counter, which opens on D.",
        ["F set behind an N shop counter", "F opens on D."],
    ),
    "relative to the object": ("F, which C bought at V, opens on D.", ["F", "F which C bought at V", "F opens on D."]),
    "not relative to a common noun": (
        "F follows two nurses who share a flat.",
        ["F follows two nurses", "share a flat."],
    ),
    "the tail goes on with the main clause": (
        "C will open F, in which P plays a boxer, on D.",
        ["C will open F, in", "P plays a boxer", "C will open F, in , on D."],
    ),
    "another film, of which more is said behind an aside": (
        "F moves from D to D while O, which premiered at V, is pushed to D.",
        ["F moves from D to D", "O", "O premiered at V", "O is pushed to D."],
    ),
    "after": ("F opens on D after premiering at V.", ["F opens on D", "F premiering at V."]),
    "after, in front": ("after premiering at V, F opens on D.", ["F premiering at V", "F opens on D."]),
    "before somebody else's verb": ("F opens on D before C streams it.", ["F opens on D", "C streams it."]),
    "semicolon": ("C has T; N has T.", ["C has T", "N has T."]),
    "semicolons in a list": ("S: N by P; N by P; and F by P.", ["S: N by P; N by P; and F by P."]),
    "a thing of a film, and what it is": (
        "rights to F, a comedy, have gone to C.",
        ["rights to F, a comedy", "rights to F have gone to C."],
    ),
    "somebody in its story": ("F, about a widow who opens on D, won.", ["F, about a widow", "opens on D", "F won."]),
    "said that": ("C said that F, a comedy, will open on D.", ["C said", "F, a comedy", "F will open on D."]),
}


@pytest.mark.parametrize(("sentence", "expected"), CUTS.values(), ids=CUTS.keys())
def test_a_sentence_is_cut_where_somebody_does_something_else(sentence: str, expected: list[str]) -> None:
    assert [told(clause.marked) for clause in clauses(marked(sentence), lexicon("en"))] == expected


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in CUTS.values()], ids=CUTS.keys())
def test_every_mark_keeps_what_it_stands_for(sentence: str) -> None:
    for clause in clauses(marked(sentence), lexicon("en")):
        assert len(clause.marked.places()) == len(clause.marked.refs)
        assert all(
            clause.text[place] == ref.mark
            for place, ref in zip(clause.marked.places(), clause.marked.refs, strict=True)
        )


JOINS = {
    "companies": ("C and C have bought F.", "C have bought F."),
    "companies, many": ("C, C and C take F.", "C take F."),
    "a company's owner is not it": ("C and N's C are selling F.", "C are selling F."),
    "other films": ("O, O and O won.", "O won."),
    "a watched film among others": ("O, F and O were shown.", "F were shown."),
    "a film and whose it is": ("C takes P's queasy debut F for T.", "C takes F for T."),
    "a person's other film": ("N's drama N won.", "O won."),
    "who made it, in brackets": ("F (dir. P, T) won.", "F won."),
    "what it is, in brackets": ("F (a drama about a widow) won.", "F won."),
    "what it is not, in brackets": ("F (the closing film) is with C (T).", "F (the closing film) is with C (T)."),
    "who brings it out, in brackets": ("F (N/N) opens on D.", "F (N/N) opens on D."),
    "after another": ("F, P's O O, has been sold to C.", "F has been sold to C."),
    "after another, between dashes": ("F – her first film since O – opens on D.", "F opens on D."),
    "another behind it": ("after F, P's O O opens on D.", "after F, P's O O opens on D."),
    "others beside it": ("F, O and O open on D.", "F open on D."),
}


@pytest.mark.parametrize(("sentence", "expected"), JOINS.values(), ids=JOINS.keys())
def test_names_that_belong_together_are_one(sentence: str, expected: str) -> None:
    assert told(joined(marked(sentence), lexicon("en"))) == expected


def places(text: str, *codes: tuple[str, ...]) -> Marked:
    refs = tuple(Ref(LETTERS["T"], (code,)) for code in codes)
    return Marked(text.replace("T", LETTERS["T"]), refs)


def test_territories_are_added_up() -> None:
    one = joined(places("for T, T and T.", ("DE",), ("AT",), ("CH",)), lexicon("en"))
    assert [ref.value for ref in one.refs] == [("AT", "CH", "DE")]


def test_an_exception_is_taken_out() -> None:
    one = joined(places("T excluding T.", ("AR", "BR", "MX"), ("BR",)), lexicon("en"))
    assert [ref.value for ref in one.refs] == [("AR", "MX")]
    world = joined(places("T except T.", ("WW",), ("CN",)), lexicon("en"))
    assert [ref.value for ref in world.refs] == [("WW", "-CN")]


def test_the_day_on_which_it_was_said_is_no_date_of_the_film() -> None:
    one = joined(marked("C said D that F opens on D."), lexicon("en"))
    assert told(one) == "C said  that F opens on D."


def test_somebodys_film_is_the_subject_of_what_is_told_of_it() -> None:
    told = read(
        "Bruun, whose last film, FILM, bowed at Sundance and will be released by Neon in August, died on Monday."
    )
    assert [(each.kind, each.date) for each in told] == [("festival", "2024"), ("release", "2024-08")]
