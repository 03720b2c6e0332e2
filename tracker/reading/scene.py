"""A sentence at hand with all that a rule knows beside its clause, and what a rule makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.domain.development import Development
from tracker.reading.clauses import Clause
from tracker.reading.coreference import Focus
from tracker.reading.lexicon import Guard, Hedge, Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.tagging import Page, Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule made of a clause; `guard` names what stopped it, null where nothing did.

    `last` and `adds` are the rule's: it comes after the others, it only adds to what the page tells elsewhere. What no
    rule told but the words about a name is `likely`, from 0 to 1; `grounds` weighed most in it, each with its weight.
    """

    rule: str
    sentence: Sentence
    development: Development
    refs: tuple[Ref, ...]
    guard: str | None = None
    last: bool = False
    adds: bool = False
    likely: float = 1.0
    grounds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Scene:
    """What a rule knows beside its clause."""

    page: Page
    lexicon: Lexicon
    focus: Focus
    sentence: Sentence
    marked: Marked
    clauses: Sequence[Clause]
    quote: str

    @cached_property
    def doubts(self) -> tuple[list[Hedge], list[Guard]]:
        """The hedges and guards that may be found in the sentence or a clause of it."""
        return self.lexicon.doubts(self.marked.text)


def says_as_much(one: Candidate, other: Development) -> bool:
    """Whether a rule has said already what one that comes last would: a release, or anything of the same company."""
    mine = one.development
    if mine.film != other.film:
        return False
    if other.kind in ("sales", "acquisition"):
        return mine.kind in ("sales", "acquisition") and bool(set(mine.companies) & set(other.companies))
    if mine.certainty == other.certainty == "denied" and other.date and not mine.date:
        return False  # that there is no new day does not say which is off
    return mine.kind == other.kind and mine.festival == other.festival
