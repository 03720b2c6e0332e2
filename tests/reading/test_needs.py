"""What patterns need, and that none is passed over that would be found; names are letters here, as in patterns."""

from __future__ import annotations

import re

import pytest

from tests.reading.test_clauses import marked
from tracker.reading.lexicon import LANGUAGES, lexicon
from tracker.reading.marks import LETTERS
from tracker.reading.needs import needs, part, spellings
from tracker.reading.sieve import Sieve

WORDS = {"buy": spellings(["buys", "bought", "buys up"]), "aux": part("(?:has |had )?", {})}
NEEDS = {
    "marks and words": ("<C> {aux}{buy} <F|I>", [{"buys", "bought"}, {"C"}, {"F", "I"}]),
    "words side by side": ("gone to <C>", [{"gone to"}, {"C"}]),
    "what may be left out": ("rights(?: sales)? to", [{"rights sales to", "rights to"}]),
    "branches": ("(?:sold|licen[sc]ed)<~>to", [{"sold", "licensed", "licenced"}, {"to"}]),
    "a branch that needs nothing": ("(?:sold|.*) deal", [{"deal"}]),
    "what must not be there": ("deal(?! with)(?<!raw deal)", [{"deal"}]),
    "what must follow": ("deal(?= with <C>)", [{"deal"}, {"with"}, {"C"}]),
    "once or more": ("(?:very )+good", [{"very"}, {"good"}]),
    "any number of times": ("(?:very )*good", [{"good"}]),
    "a part of a word": ("theat(?:er|re)s?", [{"theater", "theatre"}]),
    "any order": ("bought && <C>", [{"bought"}, {"C"}]),
    "any case": ("(?i)prize", []),
    "a letter tells nothing": ("a <T>", [{"T"}]),
    "the word that a clause may be given": ("which had its <V>", [{"which"}, {"V"}]),
}


def lettered(text: str) -> str:
    return "".join(next((letter for letter, mark in LETTERS.items() if mark == sign), sign) for sign in text)


@pytest.mark.parametrize(("pattern", "expected"), NEEDS.values(), ids=NEEDS)
def test_a_pattern_tells_what_it_cannot_do_without(pattern: str, expected: list[set[str]]) -> None:
    told = [{lettered(each) for each in need} for need in needs(pattern, WORDS)]
    assert sorted(told, key=sorted) == sorted(expected, key=sorted)


def test_a_sieve_passes_what_has_one_of_each_need() -> None:
    sieve = Sieve([needs(pattern, WORDS) for pattern in ("<C> {buy} <F>", "gone to <C>", "(?i)prize")])
    assert sieve.passing(marked("C bought F").text) == [0, 2]
    assert sieve.passing(marked("F has gone to C").text) == [1, 2]
    assert sieve.passing("") == [2]
    assert Sieve([]).passing("C bought F") == []


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_no_pattern_is_passed_over_that_would_be_found(tongue: str) -> None:
    words = lexicon(tongue)
    examples = [text for each in (*words.book.rules, *words.guards) for text in (*each.yes, *each.no)]
    texts = [text.replace("FILM", LETTERS["F"]).lower() for text in examples]
    # With each name of the table as a mark: what rules are made of.
    texts += [
        re.sub(r"\b[A-Z][\w.]+(?: [A-Z][\w.]+)*", LETTERS[mark], text).lower() for text in examples for mark in "CNTVD"
    ]
    patterns = [pattern for rule in words.book.rules for pattern in rule.patterns]
    sieve = Sieve([pattern.needs for pattern in patterns])
    found = 0
    for text in texts:
        passing = set(sieve.passing(text))
        hits = {place for place, pattern in enumerate(patterns) if pattern.search(text)}
        assert hits <= passing, text
        found += len(hits)
    assert found
