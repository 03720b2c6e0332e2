"""What the words about a name weigh, where no rule knows how they tell it.

A rule knows one way of telling, and prose has more ways than a book has rules. So a company, a day or a prize that
stands in a clause on a watched film, and of which no rule says anything there, is weighed: its grounds have weights,
and where they come to enough it is taken for what such words tell most often. So is a clause as a whole: that the film
seeks buyers, or that there is a trailer. Guards and hedges hold for it as for any rule.

The weights of a language are those of a logistic regression over the worked cases, a kind at a time:
`python -m tests.support.weights` makes them, and tells how right they are on cases that they were not made from.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import repeat
from typing import cast

from tracker.domain.development import Development, Kind
from tracker.reading import marks, names
from tracker.reading.applying import applied
from tracker.reading.clauses import Clause
from tracker.reading.grounds import Grounds
from tracker.reading.marks import Marked, Ref
from tracker.reading.rulebook import Rule
from tracker.reading.scene import Candidate, Scene

_DEALS: tuple[Kind, ...] = ("acquisition", "sales")
_MAY_BE: dict[str, tuple[Kind, ...]] = {
    marks.COMPANY: _DEALS,
    marks.NAME: _DEALS,
    marks.DATE: ("release",),
    marks.AWARD: ("award",),
}
_CLAUSES: tuple[Kind, ...] = ("seeking", "trailer")
KINDS: tuple[Kind, ...] = (*_DEALS, "release", "award", *_CLAUSES)
"""What is weighed: whether a company buys or sells the film, whether it opens on a day or won a prize; and of a clause,
whether it tells that the film seeks buyers, or of its trailer."""

_RULES = {kind: Rule(f"{kind}.weighed", kind, (), frozenset(), implicit=True, last=True) for kind in KINDS}
_RULES["release"] = replace(_RULES["release"], date="named")
IDS = frozenset(rule.id for rule in _RULES.values())
"""By what names guards and hedges know what is weighed."""

_COMPANY = re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])")
_NAMED = {
    "release": re.compile(f"(?P<date>{marks.DATE})"),
    "award": re.compile(f"(?P<award>{marks.AWARD})"),
    **dict.fromkeys(_CLAUSES, re.compile("")),
}
_PARTING = "".join((marks.COMPANY, marks.NAME, marks.TERRITORY, marks.FILM, marks.OTHER, marks.FESTIVAL))
_GAP = f"[^{_PARTING};,.()]{{0,44}}?"  # words from a company to its place, within one item of a list
_BEHIND = re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])(?: \\(|{_GAP})(?P<territory>{marks.TERRITORY})")
_BEFORE = re.compile(f"(?P<territory>{marks.TERRITORY})(?:, | \\()?{_GAP}(?P<company>[{marks.COMPANY}{marks.NAME}])")
# Another item of a list, and who has it: "“F” (N, T), “X” (N, T)", "F to N, X to N".
_LISTED = re.compile(
    f"(?:[;,]| and|^)[”\"’']? ?[{marks.OTHER}{marks.NAME}{marks.AWARD}][”\"’']? "
    r"(?:\([^()]{0,40}|(?:to|with|by) (?:the )?)$"
)
_TAKEN = re.compile(f"[{marks.COMPANY}{marks.NAME}](?: (?:for|in|across|over) (?:the )?| \\()$")
_HEADED = re.compile(r"[^\W\d_][^:.\n]{1,48}: ")
_WEIGHED = sum(marks.BITS[mark] for mark in _MAY_BE)
_IN: dict[Kind, int] = {  # the marks of which a sentence has one if it may tell of a kind
    kind: sum(marks.BITS[mark] for mark, kinds in _MAY_BE.items() if kind in kinds) or ~0 for kind in KINDS
}
_SPOKEN_OF = sum(marks.BITS[mark] for mark in (marks.FILM, marks.IT, marks.COMPANY, marks.NAME))
_NOW = ("weekday", "relative")  # days of which much is told that is no opening
_DATELINE = re.compile(f"\\([{marks.COMPANY}{marks.NAME}]\\) ?[-–—]")  # whose report it is
_UNNAMED = 0.15  # by how much what tells of a film must be likelier in a sentence that does not name it
_MOST_OWN = 4.0  # more than which a name's or a clause's grounds hardly ever weigh beside the sentence's
_SHOWN = 5  # grounds that are told of what they made
_SURE = 30.0  # a sum beyond which its exponential says no more


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a language's grounds for one kind: what is at least as likely as `enough` is taken."""

    bias: float
    enough: float
    each: dict[str, float]

    def sum(self, grounds: Sequence[str]) -> float:
        """What the grounds weigh together; to the last bit, in whatever order they are told."""
        return math.fsum(map(self.each.get, grounds, repeat(0.0)))

    def likely(self, total: float) -> float:
        """How likely what has grounds that weigh so much is of the kind, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-_SURE, min(_SURE, self.bias + total))))

    def most(self, grounds: Sequence[str]) -> tuple[tuple[str, float], ...]:
        """Which of the grounds weigh most, each with its weight."""
        heavy = sorted(((self.each.get(ground, 0.0), ground) for ground in grounds), reverse=True)
        return tuple((ground, weight) for weight, ground in heavy[:_SHOWN] if weight > 0)


@lru_cache(maxsize=16)
def weights(language: str) -> dict[Kind, Weights]:
    """The weights of a language by the kind that they tell; none where it has none."""
    file = resources.files("tracker.reading").joinpath("lexicon", language, "weights.tsv")
    if not file.is_file():
        return {}
    table: dict[Kind, dict[str, float]] = {kind: {} for kind in KINDS}
    for line in file.read_text(encoding="utf-8").splitlines():
        kind, ground, weight = line.split("\t")
        table[cast(Kind, kind)][ground] = float(weight)
    return {kind: Weights(each.pop("bias"), each.pop("enough"), each) for kind, each in table.items() if each}


def may_weigh(language: str, marked: Marked) -> bool:
    """Whether a sentence has a name that may be weighed."""
    return bool(marked.bits() & _WEIGHED) and bool(weights(language))


def weighed(scene: Scene, told: Sequence[Candidate]) -> Iterator[Candidate]:
    """What the words about a name or of a clause come to, where the rules have `told` nothing of it in the sentence."""
    grounds = Grounds(scene, told)
    by_kind: dict[Kind, Weights] = {}
    so_far: dict[Kind, float] = {}
    for kind, each in weights(scene.lexicon.language).items():
        if scene.marked.bits() & _IN[kind]:
            so_far[kind] = each.sum(grounds.sentence)
            if each.likely(so_far[kind] + _MOST_OWN) >= each.enough:
                by_kind[kind] = each
    known = [each for each in told if each.guard is None]
    more = 0.0 if scene.marked.bits() & marks.BITS[marks.FILM] else _UNNAMED
    for rule, clause, at in weighable(scene, by_kind):
        if _is_told(rule, clause, at, known):
            continue
        weight, own = by_kind[rule.kind], grounds.of_words(clause) + grounds.own(clause, at)
        likely = weight.likely(so_far[rule.kind] + weight.sum(own))
        if likely >= weight.enough + more:
            most = weight.most(own + grounds.sentence)
            yield from (replace(each, likely=likely, grounds=most) for each in taken(scene, rule, clause, at))


def weighable(scene: Scene, kinds: Collection[Kind]) -> Iterator[tuple[Rule, Clause, int | None]]:
    """Each name of a sentence that may be one of `kinds`, as which, and where it stands; each clause, at no place."""
    if not kinds or _of_another_entry(scene):
        return
    somebody = scene.lexicon.shapes["somebody"]
    whole = [_RULES[kind] for kind in _CLAUSES if kind in kinds]
    for clause in scene.clauses:
        if clause.lead == "rel" and (somebody.match(clause.connector) or not clause.marked.bits() & _SPOKEN_OF):
            continue  # "a sailor who opens on Broadway in May", "a park that opens on July 4"
        of_another = clause.lead == "rel" and clause.text.startswith(marks.NAME)  # "and Night Bus, which took A"
        yield from ((rule, clause, None) for rule in whole)
        reported = _DATELINE.match(clause.text)
        for at, ref in clause.marked.placed():
            if ref.mark in marks.COMPANIES and _of_another_item(scene, clause, at, ref):
                continue
            if reported is None or at >= reported.end():
                may_be = (kind for kind in _MAY_BE.get(ref.mark, ()) if kind in kinds)
                yield from ((_RULES[kind], clause, at) for kind in may_be if not (kind == "award" and of_another))


def _of_another_item(scene: Scene, clause: Clause, at: int, company: Ref) -> bool:
    """Whether a company stands in an item of a list that has another title, or is but another company's owner."""
    listed = _LISTED.search(clause.text[:at])
    return listed is not None or scene.focus.only_owns(company, scene.sentence)


def taken(scene: Scene, rule: Rule, clause: Clause, at: int | None) -> Iterator[Candidate]:
    """What the name at `at` of a clause tells, or the clause, taken for the rule's; nothing where it is on no film.

    A company goes with the place that stands by it, as in "T, to N; T, to N"; beside other companies with no other.
    """
    if at is None or rule.kind not in _DEALS:
        match = _NAMED[rule.kind].match(clause.text, at or 0)
    else:
        behind = _BEHIND.match(clause.text, at)
        place = clause.text.rfind(marks.TERRITORY, 0, at)
        before = _BEFORE.match(clause.text, place) if place >= 0 else None
        if before and behind and _TAKEN.search(clause.text, 0, place):
            before = None  # "N for T, N for T"
        if before and (before.start("company") != at or (behind and len(behind[0]) <= len(before[0]))):
            before = None
        match = before or behind or _COMPANY.match(clause.text, at)
        others = sum(ref.mark in marks.COMPANIES for ref in clause.marked.refs) > 1
        if others and not (before or behind):
            rule = replace(rule, place="none")
    if match is not None:
        yield from applied(scene, clause, rule, match)


def _is_told(rule: Rule, clause: Clause, at: int | None, known: Sequence[Candidate]) -> bool:
    """Whether the sentence is known to tell the same: an opening, a search for buyers, or a deal of this company.

    Who brings it out, or its trailer, need not have it; a mere "on Tuesday" is when what is known was told.
    """
    if at is None:
        return any(each.development.kind == rule.kind for each in known)
    if rule.kind == "award":
        return False  # one prize beside another is another
    ref = clause.marked.at(at)
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
    """What tells a film's deal from its others: its companies; an opening: its day; a prize: who gave it, or it."""
    if told.kind in _DEALS:
        for name in told.companies:
            known = names.company(name)
            yield told.film, known.name if known else name.casefold()
    elif told.kind == "release" and told.date:
        yield told.film, told.date
    elif told.kind == "award":
        yield from ((told.film, f"{told.kind} {name}") for name in (told.festival, told.award) if name)
    elif told.kind in _CLAUSES:
        yield told.film, told.kind
