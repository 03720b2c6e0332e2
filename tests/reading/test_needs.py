"""What patterns need, and that none is passed over that would be found; names are letters here, as in patterns."""

from __future__ import annotations

import re

import pytest

from tests.reading.test_clauses import marked
from tests.support.reading import examples
from tracker.reading.lexicon import LANGUAGES, lexicon
from tracker.reading.marks import LETTERS
from tracker.reading.needs import heads, needs, part, spellings
from tracker.reading.patterns import Pattern
from tracker.reading.sieve import Finder, Sieve

WORDS = {"buy": spellings(["buys", "bought", "buys up"]), "aux": part("(?:has |had )?", {})}
NEEDS = {
    "marks and words": ("<C> {aux}{buy} <F|I>", [{" buys ", " bought "}, {"C"}, {"F", "I"}]),
    "words side by side": ("gone to <C>", [{"gone to "}, {"C"}]),
    "what may be left out": ("rights(?: sales)? to", [{"rights sales to", "rights to"}]),
    "branches": ("(?:sold|licen[sc]ed)<~>to", [{"sold", "licensed", "licenced"}, {"to"}]),
    "a branch that needs nothing": ("(?:sold|.*) deal", [{" deal"}]),
    "what must not be there": ("deal(?! with)(?<!raw deal)", [{"deal"}]),
    "what must follow": ("deal(?= with <C>)", [{"deal"}, {" with "}, {"C"}]),
    "once or more": ("(?:very )+good", [{"very "}, {"good"}]),
    "any number of times": ("(?:very )*good", [{"good"}]),
    "a part of a word": ("theat(?:er|re)s?", [{"theater", "theatre"}]),
    "any order": ("bought && <C>", [{"bought"}, {"C"}]),
    "any case": ("(?i)prize", []),
    "a letter tells nothing": ("a <T>", [{"T"}]),
    "the word that a clause may be given": ("which had its <V>", [{"which"}, {"V"}]),
}


HEADS = {
    "marks": ("<F|O> opens", {"F", "O"}),
    "words": ("{buy} <F>", {"buys ", "bought ", "buys up "}),
    "words behind what may be left out": ("(?:[a-z]+ing )?{aux}opens", None),
    "words behind words that may be left out": ("{aux}opens", {"has opens", "had opens", "opens"}),
    "a part that is not spelled out": ("(?:the )+film", {"the "}),
    "a part of that kind that may be left out": ("(?:the )*film", {"the ", "film"}),
    "branches": ("(?:it|<C>|(?:so )?sold) ", {"it", "C", "so sold", "sold"}),
    "what stands before, and what must follow": ("(?<!\\w)(?=[a-z])(?!no )deal<~>", {"deal"}),
    "a class": ("[ab]c", {"ac", "bc"}),
    "any letter": ("[a-z]+ deal", None),
    "any order": ("bought && <C>", None),
    "any case": ("(?i)prize", None),
    "nothing": ("(?:very )?", None),
}


def lettered(text: str) -> str:
    return "".join(next((letter for letter, mark in LETTERS.items() if mark == sign), sign) for sign in text)


@pytest.mark.parametrize(("pattern", "expected"), NEEDS.values(), ids=NEEDS)
def test_a_pattern_tells_what_it_cannot_do_without(pattern: str, expected: list[set[str]]) -> None:
    told = [{lettered(each) for each in need} for need in needs(pattern, WORDS)]
    assert sorted(told, key=sorted) == sorted(expected, key=sorted)


@pytest.mark.parametrize(("pattern", "expected"), HEADS.values(), ids=HEADS)
def test_a_pattern_tells_what_it_begins_with(pattern: str, expected: set[str] | None) -> None:
    told = heads(pattern, WORDS)
    assert (told if told is None else {lettered(each) for each in told}) == expected


def test_a_finder_finds_what_each_pattern_would() -> None:
    sources = {"article": r"(?<!\w)the(?: the)?", "deal": r"deals?(?= to|$)", "any": r"\w+ing"}
    finder = Finder({name: Pattern(source, heads=heads(source, {})) for name, source in sources.items()})
    for text in ("the the the deals to bathe, bring the deal", "deal", "theme", ""):
        found = {name: [match.span() for match in matches] for name, matches in finder.found(text).items()}
        sought = {name: [match.span() for match in re.finditer(source, text)] for name, source in sources.items()}
        assert found == {name: spans for name, spans in sought.items() if spans}, text
    assert [match.start() for match in finder.found("the deal of the deal", 3)["article"]] == [12]
    hits = finder.hits("Bring it. The deal of the year. No deals")
    assert hits == sorted(hits)
    inside = [hit for hit in hits if 10 <= hit[0] < 31]
    found = finder.found("The deal of the year.", 0, inside, 10)
    assert {name: [match.start() for match in matches] for name, matches in found.items()} == {"article": [12]}


def test_a_sieve_passes_what_has_one_of_each_need() -> None:
    sieve = Sieve([needs(pattern, WORDS) for pattern in ("<C> {buy} <F>", "gone to <C>", "(?i)prize")])
    assert sieve.passing(marked("C bought F").text) == [0, 2]
    assert sieve.passing(marked("F has gone to C").text) == [1, 2]
    assert sieve.passing("") == [2]
    assert Sieve([]).passing("C bought F") == []


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_no_pattern_is_passed_over_that_would_be_found(tongue: str) -> None:
    words = lexicon(tongue)
    said = [text for yes, no in examples(tongue).values() for text in (*yes, *no)]
    texts = [text.replace("FILM", LETTERS["F"]).lower() for text in said]
    # With each name of the table as a mark: what rules are made of.
    texts += [
        re.sub(r"\b[A-Z][\w.]+(?: [A-Z][\w.]+)*", LETTERS[mark], text).lower() for text in said for mark in "CNTVD"
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


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_no_shape_is_found_but_where_one_of_its_heads_stands(tongue: str) -> None:
    words = lexicon(tongue)
    said = [text for yes, no in examples(tongue).values() for text in (*yes, *no)]
    found = 0
    for name, shape in words.shapes.items():
        for match in (match for text in said for match in shape.compiled.finditer(text)):
            assert shape.heads is None or match[0].startswith(tuple(shape.heads)), (name, match)
            found += shape.heads is not None
    assert found
