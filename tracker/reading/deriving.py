"""What follows from the files of a language, as plain data: what JSON can hold (`tracker.reading.keeping`).

It is the slow half of making a language ready. The other, which makes values of it, is `tracker.reading.lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tracker.reading.needs import Need, heads, marks_in, needs, part, spellings
from tracker.reading.patterns import alternation, forms, marks_of, translate
from tracker.reading.rulebook import first_word


def derived(table: Mapping[str, Any], *, spaced: bool) -> dict[str, Any]:
    """What follows from `table`, all that a language's files say; `spaced` if it parts its words by spaces.

    It has the same entries, less the macros and the examples, but:

    - each pattern is a place in `patterns`, where there are its expression, its marks, and by their places in
      `stretches` its needs and its heads (null where nobody knows these)
    - `words` has each list and macro as an expression, `finite` the verbs that open a predicate, and `openers` every
      word that a list or a cue has: at a sentence's start its capital says nothing
    - the `cues` of a rule are single words
    """
    finite = _finite(table)
    phrases = _Phrases(table, finite, spaced=spaced)
    return {
        **{name: said for name, said in table.items() if name != "macros"},
        "rules": [_rule(entry, table["words"], phrases.pattern) for entry in table["rules"]],
        "hedges": [_doubt(entry, phrases.pattern) for entry in table.get("hedges", ())],
        "guards": [_doubt(entry, phrases.pattern) for entry in table.get("guards", ())],
        "shapes": {name: phrases.shape(pattern) for name, pattern in table["shapes"].items()},
        "types": {kind: phrases.pattern(pattern) for kind, pattern in table["types"].items()},
        "premieres": {kind: phrases.pattern(pattern) for kind, pattern in table["premieres"].items()},
        "alike": [(phrases.pattern(pattern), words) for pattern, words in table.get("alike", ())],
        "finite": sorted(finite),
        "openers": sorted({*table.get("openers", ()), *_vocabulary(table)}),
        "words": phrases.words,
        "patterns": phrases.patterns,
        "stretches": [sorted(each) for each in phrases.stretches],
    }


_Place = Callable[[str], int]
"""Gives a pattern a place among those of its language."""


class _Phrases:
    """The word lists and macros of a language, of which its patterns are made: `words` has each as an expression.

    `patterns` are those that it was asked for, in that order, and `stretches` what they need and begin with, each once
    with its place.
    """

    def __init__(self, table: Mapping[str, Any], finite: set[str], *, spaced: bool) -> None:
        lists: Mapping[str, list[str]] = table["words"]
        self.patterns: list[tuple[str, tuple[int, ...], tuple[int, ...], int | None]] = []
        self.stretches: dict[Need, int] = {}
        self.words = {name: alternation(phrases, spaced=spaced) for name, phrases in lists.items()}
        self._parts = {
            name: spellings(form for phrase in said for form in forms(phrase)) for name, said in lists.items()
        }
        self.words["finite"] = alternation(sorted(finite), spaced=spaced) if spaced else "(?!)"
        self._parts["finite"] = spellings(finite)
        for name, pattern in table.get("macros", {}).items():
            self.words[name] = f"(?:{translate(pattern, self.words, remember=False)})"
            self._parts[name] = part(pattern, self._parts)

    def pattern(self, pattern: str) -> int:
        """The place of a pattern of a rule, a hedge or a guard."""
        return self._placed(pattern, None)

    def shape(self, pattern: str) -> int:
        """That of one that is looked for by the words that it begins with."""
        return self._placed(pattern, heads(pattern, self._parts))

    def _placed(self, pattern: str, begins: Need | None) -> int:
        needed = needs(pattern, self._parts)
        self.patterns.append(
            (
                translate(pattern, self.words),
                (*marks_of(pattern), *marks_in(needed)),
                tuple(map(self._stretch, needed)),
                None if begins is None else self._stretch(begins),
            )
        )
        return len(self.patterns) - 1

    def _stretch(self, words: Need) -> int:
        return self.stretches.setdefault(words, len(self.stretches))


def _rule(entry: Mapping[str, Any], lists: Mapping[str, list[str]], place: _Place) -> dict[str, Any]:
    cues = {form for cue in entry.get("cues", ()) for phrase in lists.get(cue, [cue]) for form in forms(phrase)}
    return _lean(entry) | {
        "patterns": [place(pattern) for pattern in entry["patterns"]],
        "cues": sorted({first_word(form) for form in cues}),
    }


def _doubt(entry: Mapping[str, Any], place: _Place) -> dict[str, Any]:
    """A hedge or a guard."""
    return _lean(entry) | {name: place(entry[name]) for name in ("pattern", "page", "unless") if name in entry}


def _lean(entry: Mapping[str, Any]) -> dict[str, Any]:
    """`entry` without its examples, which only tests read."""
    return {name: said for name, said in entry.items() if name not in ("yes", "no")}


def _vocabulary(table: Mapping[str, Any]) -> set[str]:
    """Every word that a list or a cue has."""
    phrases = [phrase for phrases in table["words"].values() for phrase in phrases]
    phrases += [cue for entry in table["rules"] for cue in (*entry.get("cues", ()), *entry["patterns"])]
    return {word for phrase in phrases for word in re.findall(r"[\w'-]+", phrase)}


def _finite(table: Mapping[str, Any]) -> set[str]:
    """The verbs that open a predicate: those listed, and the present and past of each verb spelled in four forms."""
    found = set(table.get("clauses", {}).get("finite", ()))
    for phrases in table["words"].values():
        for phrase in phrases:
            spellings = phrase.split(" ")[0].split("/")
            if len(spellings) >= 4:
                found.update(spellings[1:-1])
    return found
