"""The rules of a language, and which of them may be found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from tracker.domain.development import Certainty, Kind, Phase, ReleaseType
from tracker.reading.marks import MEANT
from tracker.reading.needs import bare
from tracker.reading.patterns import Pattern, lacking
from tracker.reading.sieve import Sieve, places

_WORD = re.compile(r"[\w'&+-]+")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule of the grammar.

    `patterns` are tried in order until one is found in a clause; `cues` are words of which one must be there (any
    clause will do if empty). What else it may say:

    - `implicit`: the film may go unsaid, being the one that the passage is about
    - `pairs`: a company and its territory may follow several times
    - `certainty`, `phase`, `type`: what the words say by themselves
    - `doer`: `sentence` where the company is the sentence's, not the match's, `each` where several do it apart,
      `headline` where it is the platform of which the headline says what is new there
    - `known`, `weak`: only a company that a table knows, only one that does nothing but sell
    - `either`: a sale, or an acquisition if the tables know the company for one that sells nothing
    - `place`: `none` where a territory in the clause is not the deal's, `world` where none is but the whole world,
      `before` where it may be the last that the paragraph named, `but` where it is all that the sentence excepts
    - `date`: `none` where none is needed, or is a showing's, `same` where it is the one that the page gave last, `end`
      where a stretch of days is a move to its end, `only-end` where a single day is none, `former` where the day that
      a thing was due on is the one that is undone
    - `tense`: `ahead` where a date is to come, whatever the verb
    - `section`: `before` where it may be the one that the paragraph named last, or the only one of the page
    - `prize`: `before` where the prize may be the one that the sentence, or the one before it, named; `any` where none
      need be named at all
    - `adds`: it is no news by itself, but tells the section or the premiere of a showing that the page tells elsewhere
    - `asked`: only in what follows a question
    - `slate`: the films are those that the page names next, as many as the words say
    - `last`: only where nothing else in the sentence says what it says, and of a date no coarser than a season
    """

    id: str
    kind: Kind
    patterns: tuple[Pattern, ...]
    cues: frozenset[str]
    implicit: bool = False
    pairs: bool = False
    certainty: Certainty | None = None
    phase: Phase | None = None
    type: ReleaseType | None = None
    date: str = "near"
    doer: str = "match"
    place: str = "near"
    tense: str = "told"
    section: str = "near"
    prize: str = "near"
    adds: bool = False
    weak: bool = False
    either: bool = False
    known: bool = False
    asked: bool = False
    last: bool = False
    slate: bool = False


class Rulebook:
    """Rules in the order of their file, of a language that parts its words by spaces or not (`spaced`)."""

    def __init__(self, rules: Sequence[Rule], *, spaced: bool) -> None:
        self.rules = tuple(rules)
        self._patterns = [(rule, pattern) for rule in rules for pattern in rule.patterns]
        self._sieve = Sieve([pattern.needs for _, pattern in self._patterns])
        self._cues = None if spaced else frozenset().union(*(rule.cues for rule in rules))
        self._alike: dict[tuple[int, ...], int] = {}  # patterns with the same marks, by the bits of their places
        for place, (_, pattern) in enumerate(self._patterns):
            self._alike[pattern.marks] = self._alike.get(pattern.marks, 0) | 1 << place
        self._open: dict[int, int] = {}

    @cached_property
    def _poor(self) -> tuple[Sieve, tuple[Pattern, ...]]:
        """The patterns that may be found where nobody and nothing is named, and a sieve for them."""
        plain = (pattern for rule, pattern in self._patterns if not rule.asked)
        found = tuple(pattern for pattern in plain if not pattern.lacks(~MEANT))
        return Sieve([bare(pattern.needs) for pattern in found]), found

    def may_say(self, sentence: str, bits: int) -> bool:
        """Whether any rule may be found in a sentence that is to have the marks `bits`, none of them in `MEANT`.

        Its dates and the like stand there as they are printed, in small letters.
        """
        sieve, patterns = self._poor
        return any(not patterns[place].lacks(bits) for place in sieve.passing(f" {sentence} which "))

    def hopes(self, sentence: str, bits: int) -> int:
        """The patterns that may be found in a sentence with the marks `bits`, or a clause: the bits of their places."""
        return self._sieve.bits(f" {sentence} which ") & self._open_to(bits)  # which a clause may be given

    def found_in(self, clause: str, bits: int, hopes: int) -> Iterator[tuple[Rule, list[Pattern]]]:
        """The rules of which a cue is in `clause`, each with those of its patterns that may be found there.

        `bits` are the marks of `clause`, `hopes` what its sentence gives.
        """
        said: set[str] | None = None
        hits = [self._patterns[place] for place in places(hopes & self._open_to(bits))]
        for rule, patterns in groupby(hits, key=itemgetter(0)):
            if rule.cues:
                said = self._said(clause) if said is None else said
                if rule.cues.isdisjoint(said):
                    continue
            yield rule, [pattern for _, pattern in patterns]

    def _open_to(self, bits: int) -> int:
        """The patterns that lack none of the marks `bits`, each by the bit of its place."""
        found = self._open.get(bits)
        if found is None:
            found = self._open[bits] = sum(same for marks, same in self._alike.items() if not lacking(marks, bits))
        return found

    def _said(self, text: str) -> set[str]:
        """The words of `text`, and what follows an apostrophe in them; without spaces, the cues that it holds."""
        if self._cues is not None:
            return {cue for cue in self._cues if cue in text}
        words = set(_WORD.findall(text))
        if "'" in text:
            words |= {word.rpartition("'")[2] for word in words if "'" in word}  # "l'uscita"
        return words


def first_word(phrase: str) -> str:
    """What `phrase` is a cue by."""
    return next(_WORD.finditer(phrase))[0]
