"""What the words about a name weigh, where no rule knows how they tell it.

A rule knows one way of telling, and prose has more ways than a book has rules. So a company or a day that stands in a
clause on a watched film, and of which no rule says anything there, is weighed: its grounds have weights, and where they
come to enough it is taken for what such words tell most often. Guards and hedges hold for it as for any rule.

The weights of a language are those of a logistic regression over the worked cases, a kind at a time:
`python -m tests.support.weights` makes them, and tells how right they are on cases that they were not made from.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from tracker.domain.development import Development, Kind
from tracker.reading import marks, names
from tracker.reading.applying import applied
from tracker.reading.clauses import Clause
from tracker.reading.grounds import Grounds
from tracker.reading.marks import Marked, Ref
from tracker.reading.rulebook import Rule
from tracker.reading.scene import Candidate, Scene

KINDS: tuple[Kind, ...] = ("acquisition", "sales", "release")
"""What is weighed: whether a company buys or sells the film, and whether it opens on a day."""

_RULES = {kind: Rule(f"{kind}.weighed", kind, (), frozenset(), implicit=True, last=True) for kind in KINDS}
_RULES["release"] = replace(_RULES["release"], date="named")
IDS = frozenset(rule.id for rule in _RULES.values())
"""By what names guards and hedges know what is weighed."""

_COMPANY = re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])")
_DATE = re.compile(f"(?P<date>{marks.DATE})")
_PARTING = "".join((marks.COMPANY, marks.NAME, marks.TERRITORY, marks.FILM, marks.OTHER, marks.FESTIVAL))
_GAP = f"[^{_PARTING};,.()]{{0,44}}?"  # words from a company to its place, within one item of a list
_BEHIND = re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])(?: \\(|{_GAP})(?P<territory>{marks.TERRITORY})")
_BEFORE = re.compile(f"(?P<territory>{marks.TERRITORY})(?:, | \\()?{_GAP}(?P<company>[{marks.COMPANY}{marks.NAME}])")
_HEADED = re.compile(r"[^\W\d_][^:.\n]{1,48}: ")
_DEALS: tuple[Kind, ...] = ("acquisition", "sales")
_MAY_BE: dict[str, tuple[Kind, ...]] = {marks.COMPANY: _DEALS, marks.NAME: _DEALS, marks.DATE: ("release",)}
_WEIGHED = sum(marks.BITS[mark] for mark in _MAY_BE)
_NOW = ("weekday", "relative")  # days of which much is told that is no opening
_DATELINE = re.compile(f"\\([{marks.COMPANY}{marks.NAME}]\\) ?[-–—]")  # whose report it is
_UNNAMED = 0.15  # by how much what tells of a film must be likelier in a sentence that does not name it
_SHOWN = 5  # grounds that are told of what they made
_SURE = 30.0  # a sum beyond which its exponential says no more


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a language's grounds for one kind: what is at least as likely as `enough` is taken."""

    bias: float
    enough: float
    each: dict[str, float]

    def sum(self, grounds: Sequence[str]) -> float:
        """What the grounds weigh together."""
        weight = self.each.get
        return sum([weight(ground, 0.0) for ground in grounds])

    def likely(self, total: float) -> float:
        """How likely what has grounds that weigh so much is of the kind, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-_SURE, min(_SURE, self.bias + total))))

    def most(self, grounds: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """Which of the grounds weigh most, each with its weight."""
        heavy = sorted(((self.each.get(ground, 0.0), ground) for ground in grounds), reverse=True)
        return tuple((ground, weight) for weight, ground in heavy[:_SHOWN] if weight > 0)


@lru_cache(maxsize=16)
def weights(language: str) -> dict[str, Weights]:
    """The weights of a language by the kind that they tell; none where it has none."""
    file = resources.files("tracker.reading").joinpath("lexicon", language, "weights.tsv")
    if not file.is_file():
        return {}
    table: dict[str, dict[str, float]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        kind, ground, weight = line.split("\t")
        table.setdefault(kind, {})[ground] = float(weight)
    return {kind: Weights(each.pop("bias"), each.pop("enough"), each) for kind, each in table.items()}


def may_weigh(language: str, marked: Marked) -> bool:
    """Whether a sentence has a name that may be weighed."""
    return bool(marked.bits() & _WEIGHED) and bool(weights(language))


def weighed(scene: Scene, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """What the words about a name come to, where the rules have `told` nothing of it in the sentence."""
    by_kind = weights(scene.lexicon.language)
    known = [each for each in told if each.guard is None]
    grounds = Grounds(scene, told)
    shared: dict[tuple[Kind, int], float] = {}
    more = 0.0 if scene.marked.bits() & marks.BITS[marks.FILM] else _UNNAMED
    for rule, clause, at in weighable(scene):
        if _is_told(rule, clause.marked.at(at), known):
            continue
        weight, own, key = by_kind[rule.kind], grounds.own(clause, at), (rule.kind, clause.offset)
        if key not in shared:
            shared[key] = weight.sum(grounds.shared(clause))
        likely = weight.likely(shared[key] + weight.sum(own))
        if likely >= weight.enough + more:
            most = weight.most(own + grounds.shared(clause))
            yield from (replace(each, likely=likely, grounds=most) for each in taken(scene, rule, clause, at))


def weighable(scene: Scene) -> Iterator[tuple[Rule, Clause, int]]:
    """Each name of a sentence that may be weighed: as what, and where it stands."""
    if _of_another_entry(scene):
        return
    by_kind, somebody = weights(scene.lexicon.language), scene.lexicon.shapes["somebody"]
    for clause in scene.clauses:
        if clause.lead == "rel" and somebody.match(clause.connector):
            continue  # "a sailor who opens on Broadway in May"
        reported = _DATELINE.match(clause.text)
        for at, ref in clause.marked.placed():
            if reported is None or at >= reported.end():
                yield from ((_RULES[kind], clause, at) for kind in _MAY_BE.get(ref.mark, ()) if kind in by_kind)


def taken(scene: Scene, rule: Rule, clause: Clause, at: int) -> Iterator[Candidate]:
    """What the name at `at` of a clause tells, taken for the rule's; nothing where the clause is on no watched film.

    A company goes with the place that stands by it, as in "T, to N; T, to N"; beside other companies with no other.
    """
    if rule.kind == "release":
        match = _DATE.match(clause.text, at)
    else:
        behind = _BEHIND.match(clause.text, at)
        place = clause.text.rfind(marks.TERRITORY, 0, at)
        before = _BEFORE.match(clause.text, place) if place >= 0 else None
        if before and (before.start("company") != at or (behind and len(behind[0]) <= len(before[0]))):
            before = None
        match = before or behind or _COMPANY.match(clause.text, at)
        others = sum(ref.mark in (marks.COMPANY, marks.NAME) for ref in clause.marked.refs) > 1
        if others and not (before or behind):
            rule = replace(rule, place="none")
    if match is not None:
        yield from applied(scene, clause, rule, match)


def _is_told(rule: Rule, ref: Ref, known: Sequence[Candidate]) -> bool:
    """Whether the sentence is known to tell of an opening, or of a deal of this company.

    Who brings it out, or its trailer, need not have it; a mere "on Tuesday" is when what is known was told.
    """
    if rule.kind == "release":
        return any(each.development.kind == "release" or ref.note in _NOW for each in known)
    own = set(map(str, ref.values))
    return any(each.development.kind == "trailer" or own & set(each.development.companies) for each in known)


def _of_another_entry(scene: Scene) -> bool:
    """Whether the sentence names no film, in a paragraph that is headed by a name that nobody knows: "Night Bus: …"."""
    if scene.marked.bits() & marks.BITS[marks.FILM]:
        return False
    page, paragraph = scene.page, scene.sentence.paragraph
    first = page.sentences[bisect_left(page.sentences, paragraph, key=lambda each: each.paragraph)]
    head = _HEADED.match(page.text, first.start)
    return head is not None and not page.within(first.start, head.end())


def likeliest(found: Sequence[Candidate]) -> list[Candidate]:
    """`found`, less what was weighed and is told by a rule elsewhere on the page, or by likelier words."""
    by_likelihood = sorted((each for each in found if each.likely < 1), key=lambda each: -each.likely)
    told = {key for each in found if each.likely == 1 for key in _keys(each.development)}
    kept = set()
    for each in by_likelihood:
        keys = set(_keys(each.development))
        if told.isdisjoint(keys):
            kept.add(id(each))
            told |= keys
    return [each for each in found if each.likely == 1 or id(each) in kept]


def _keys(told: Development) -> Iterator[tuple[str, str]]:
    """What tells a film's deal from its others: its companies; and an opening: its day."""
    if told.kind in _DEALS:
        for name in told.companies:
            known = names.company(name)
            yield told.film, known.name if known else name.casefold()
    elif told.kind == "release" and told.date:
        yield told.film, told.date
