"""What the words about a name weigh, where no rule knows how they tell it.

A rule knows one way of telling, and prose has more ways than a book has rules. So a company or a day that stands in a
clause on a watched film, and of which no rule says anything there, is weighed: the words and marks about it, its
grounds, have weights, and where they come to enough it is taken for what such words tell most often. The guards and
hedges hold for it as for any rule.

The weights of a language are those of a logistic regression over the worked cases, a kind at a time:
`python -m tests.support.weights` makes them, and tells how right they are on cases that they were not made from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources

from tracker.domain.development import Kind
from tracker.reading import marks, names
from tracker.reading.applying import applied
from tracker.reading.clauses import Clause
from tracker.reading.marks import Marked, Ref
from tracker.reading.rulebook import Rule
from tracker.reading.scene import Candidate, Scene, says_as_much

RULES: dict[Kind, tuple[Rule, re.Pattern[str]]] = {
    "acquisition": (
        Rule("acquisition.weighed", "acquisition", (), frozenset(), implicit=True, last=True),
        re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])"),
    ),
    "sales": (
        Rule("sales.weighed", "sales", (), frozenset(), implicit=True, last=True),
        re.compile(f"(?P<company>[{marks.COMPANY}{marks.NAME}])"),
    ),
    "release": (
        Rule("release.weighed", "release", (), frozenset(), implicit=True, last=True, date="named"),
        re.compile(f"(?P<date>{marks.DATE})"),
    ),
}
"""What is weighed of each kind: a company, or a day."""

_WEIGHED = marks.BITS[marks.COMPANY] | marks.BITS[marks.NAME] | marks.BITS[marks.DATE]
_WORD = re.compile(r"[\w'-]+|[^\w\s]")
_LETTERS = {mark: f"<{letter}>" for letter, mark in marks.LETTERS.items()}
_NEAR = 4  # words on either side that count by their place
_BESIDE = 12  # words on either side that count by their side
_STEM = 6  # letters by which the forms of a word are one
_MOST = 3  # marks of one kind, and paragraphs, beyond which more are as many
_STEP, _FAR = 15, 6  # characters of one step from the film to the name, and steps beyond which all are far
_SHOWN = 5  # grounds that are told of what they made
_SURE = 30.0  # a sum beyond which its exponential says no more


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a language's grounds for one kind: what is likelier than `enough` is taken."""

    bias: float
    enough: float
    each: dict[str, float]

    def likely(self, found: Iterable[str]) -> float:
        """How likely what has the grounds `found` is of the kind, from 0 to 1."""
        total = self.bias + sum(self.each.get(ground, 0.0) for ground in set(found))
        return 1 / (1 + math.exp(-max(-_SURE, min(_SURE, total))))

    def most(self, found: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Which of the grounds `found` weigh most, each with its weight."""
        heavy = sorted(((self.each.get(ground, 0.0), ground) for ground in set(found)), reverse=True)
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
    for weight, rule, clause, match, found in weighable(scene, told):
        if weight.likely(found) < weight.enough:
            continue
        for candidate in applied(scene, clause, rule, match):
            if not any(other.guard is None and says_as_much(other, candidate.development) for other in told):
                yield replace(candidate, grounds=weight.most(found))


def weighable(
    scene: Scene, told: Sequence[Candidate]
) -> Iterator[tuple[Weights, Rule, Clause, re.Match[str], list[str]]]:
    """Each name of a sentence that may be weighed: by what weights, as what, where it stands, and on which grounds."""
    by_kind = weights(scene.lexicon.language)
    for clause in scene.clauses:
        seen: dict[int, list[str]] = {}
        for kind, (rule, pattern) in RULES.items():
            if kind not in by_kind:
                continue
            for match in pattern.finditer(clause.text):
                at = match.start()
                if at not in seen:
                    seen[at] = grounds(scene, clause, at, told)
                yield by_kind[kind], rule, clause, match, seen[at]


def grounds(scene: Scene, clause: Clause, at: int, told: Sequence[Candidate]) -> list[str]:
    """What there is to go by for the name at `at` of a clause, each in a word or two; some of it may come twice.

    `0<word` is the word before it, `0>word` the one behind, up to the fourth; `<stem` and `>stem` what stands on that
    side at all, `~stem` what stands in the sentence; the others tell what else it has, and what is `told` there.
    """
    ref = clause.marked.at(at)
    before, after = _words(clause.text[:at])[::-1], _words(clause.text[at + 1 :])
    found = [f"{n}<{word}" for n, word in enumerate(before[:_NEAR])]
    found += [f"{n}>{word}" for n, word in enumerate(after[:_NEAR])]
    found.append(f"{(before or ['^'])[0]}_{(after or ['$'])[0]}")
    found.append("<<" + " ".join(before[1::-1]))
    found.append(">>" + " ".join(after[:2]))
    found += [f"<{word[:_STEM]}" for word in before[:_BESIDE]]
    found += [f">{word[:_STEM]}" for word in after[:_BESIDE]]
    found += [f"~{word[:_STEM]}" for word in _words(scene.marked.text)]
    found += _where(scene, clause, at)
    found += _who(ref)
    found += _told(ref, told)
    return found


def _words(text: str) -> list[str]:
    return [_LETTERS.get(word, word) for word in _WORD.findall(text)]


def _where(scene: Scene, clause: Clause, at: int) -> Iterator[str]:
    """Where the name stands: in the page, in the sentence, from the film; and how many others stand there."""
    yield "headline" if scene.sentence.headline else f"paragraph:{min(scene.sentence.paragraph, _MOST)}"
    yield f"lead:{clause.lead}"
    films = [place for place, ref in clause.marked.placed() if ref.mark == marks.FILM]
    if films:
        near = min(films, key=lambda place: abs(place - at))
        yield "film:before" if near < at else "film:behind"
        yield f"film:{min(_FAR, abs(near - at) // _STEP)}"
    else:
        yield "film:unsaid"
    for letter, mark in marks.LETTERS.items():
        if count := clause.text.count(mark):
            yield f"{letter}:{min(count, _MOST)}"


def _who(ref: Ref) -> Iterator[str]:
    """What is known of the name."""
    yield f"mark:{ref.mark == marks.NAME}"
    yield f"note:{ref.note}"
    if ref.mark in (marks.COMPANY, marks.NAME):
        for value in ref.values:
            for role in names.role(str(value)) or ("none",):
                yield f"role:{role}"


def _told(ref: Ref, told: Sequence[Candidate]) -> Iterator[str]:
    """What the sentence is known to tell already, and whether of this name; and what was stopped there."""
    values = {str(value) for value in ref.values}
    for candidate in told:
        development = candidate.development
        if candidate.guard is not None:
            yield f"stopped:{development.kind}"
        else:
            its = not values.isdisjoint({*development.companies, str(development.date)})
            yield f"told:{development.kind}:{its}"
