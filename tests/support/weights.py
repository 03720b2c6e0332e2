"""What the words about a name weigh (`tracker.reading.weighing`), made from the worked cases.

    python -m tests.support.weights [LANGUAGE ...]     make the weights of these languages, or of all
    python -m tests.support.weights --try [LANGUAGE ...]   how right they are on films that they were not made from

A logistic regression for each kind: a row is a name or a clause that may be weighed, its grounds are what
`tracker.reading.grounds` tells of it, and it is right where the case has such a development with this sentence for its
evidence. What the rules tell already is a row, too, since much that is told is told in like words: its grounds are
those that it would have if no rule told it, and it counts less, since it is not asked.

`--try` is harder than life: the rules were learnt from the cases that are held back, and leave little there to weigh
but what misleads. On documents that nobody had learnt from, four of five were right.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from tests.support.frames import framed
from tests.support.reading import FILM, document
from tests.support.reading_cases import CASES, answer, cases
from tests.support.reading_score import core
from tracker.domain.codec import to_data
from tracker.reading import weighing
from tracker.reading.grounds import Grounds
from tracker.reading.nametables import LANGUAGES
from tracker.reading.scene import Candidate, Scene, says_as_much

LEXICON = Path(weighing.__file__).parent / "lexicon"
ENOUGH = {"acquisition": 0.5, "sales": 0.4, "release": 0.55, "award": 0.45, "seeking": 0.3, "trailer": 0.25}
"""How likely a thing must be to be taken: here four of five were right on documents that no rule was learnt from."""
_UNTOLD = 4.0  # how many times a row counts that no rule tells
_WRONG = 100  # rows that are not right, without which nothing is learnt of a kind: what never misleads tells nothing
_RARE = 3  # rows in which a ground must stand to be weighed
_STRICT = 10.0  # how dear a weight is: the inverse of the C of other hands' tools
_LEAST = 0.05  # weights below which a ground says nothing
_STEPS = 600
_FOLDS = 5
_FRAMES = 3  # ways in which each plain statement is told


@dataclass(frozen=True, slots=True)
class Row:
    """A name that may be weighed, `told` where a rule tells it.

    `right` is null where the case only allows it, or where another sentence tells it.
    """

    case: str
    kind: str
    told: bool
    right: bool | None
    grounds: frozenset[str]
    what: tuple[str, ...]


def rows(some: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Every name of `some` cases that may be weighed."""
    found: list[tuple[Candidate, frozenset[str], bool]] = []

    def note(scene: Scene, told: Sequence[Candidate]) -> Iterator[Candidate]:
        with_all = Grounds(scene, told)
        for rule, clause, at in weighing.weighable(scene, weighing.KINDS):
            for each in weighing.taken(scene, rule, clause, at):
                same = [one for one in told if one.guard is None and says_as_much(one, each.development)]
                grounds = Grounds(scene, [one for one in told if one not in same]) if same else with_all
                about = (*grounds.sentence, *grounds.of_words(clause), *grounds.own(clause, at))
                found.append((each, frozenset(about), bool(same)))
        return iter(())

    every: dict[str, weighing.Weights] = {kind: weighing.Weights(0.0, 1.0, {}) for kind in weighing.KINDS}
    with patch.object(weighing, "weighed", note), patch.object(weighing, "weights", lambda _: every):
        for case in some:
            found.clear()
            answer(case)
            for each, grounds, told in found:
                if each.guard is None:
                    yield _row(case, each, grounds, told)


def _row(case: dict[str, Any], each: Candidate, grounds: frozenset[str], told: bool) -> Row:
    said = to_data(each.development)
    like = [gold for gold in case["developments"] if core(gold, said)]
    here = [gold for gold in like if gold["quote"] in each.development.quote or each.development.quote in gold["quote"]]
    needed = [gold for gold in here if not gold.get("optional")]
    open_ = bool(like) and not needed
    what = (said["film"], *map(str, said["companies"] or (said["date"] or said["award"],)))
    return Row(case["id"], str(said["kind"]), told, None if open_ else bool(needed), grounds, what)


class Table:
    """Rows as numbers: of each ground that is not rare, in which rows it stands."""

    def __init__(self, some: Sequence[Row], names: Sequence[str]) -> None:
        self.names = list(names)
        place = {name: n for n, name in enumerate(self.names)}
        pairs = [(n, place[ground]) for n, row in enumerate(some) for ground in sorted(row.grounds) if ground in place]
        self.rows, self.columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        self.count = len(some)

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Each row's sum."""
        return np.bincount(self.rows, weights[self.columns], self.count)

    def turned(self, each: NDArray[np.float64]) -> NDArray[np.float64]:
        """Each ground's sum."""
        return np.bincount(self.columns, each[self.rows], len(self.names))


def learn(some: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """The bias and the weights that tell best which of `some` rows are right: by Nesterov's descent."""
    counts = Counter(ground for row in some for ground in row.grounds)
    table = Table(some, sorted(ground for ground, count in counts.items() if count >= _RARE))
    right = np.array([bool(row.right) for row in some], dtype=np.float64)
    worth = np.array([1.0 if row.told else _UNTOLD for row in some])
    size = float(worth.sum())
    step = 1 / (0.25 * (1 + np.bincount(table.rows, minlength=table.count).max(initial=0)) + _STRICT / size)
    weights, bias = np.zeros(len(table.names)), 0.0
    ahead, ahead_bias, momentum = weights, bias, 1.0
    for _ in range(_STEPS):
        wrong = worth * (1 / (1 + np.exp(-(table.times(ahead) + ahead_bias))) - right)
        new = ahead - step * (table.turned(wrong) + _STRICT * ahead) / size
        new_bias = ahead_bias - step * float(wrong.sum()) / size
        following = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = new + (momentum - 1) / following * (new - weights)
        ahead_bias = new_bias + (momentum - 1) / following * (new_bias - bias)
        weights, bias, momentum = new, new_bias, following
    return bias, dict(zip(table.names, weights.tolist(), strict=True))


def made(some: Sequence[Row]) -> dict[str, weighing.Weights]:
    """The weights of each kind that `some` rows are of, as they are kept."""
    found = {}
    for kind, enough in ENOUGH.items():
        known = [row for row in some if row.kind == kind and row.right is not None]
        if sum(not row.right for row in known) < _WRONG:
            continue
        bias, each = learn(known)
        kept = {ground: round(weight, 2) for ground, weight in each.items() if abs(weight) >= _LEAST}
        found[kind] = weighing.Weights(round(bias, 2), enough, kept)
    return found


def write(language: str, kinds: dict[str, weighing.Weights]) -> None:
    """Keep the weights of a language."""
    lines = []
    for kind, weights in kinds.items():
        lines += [f"{kind}\tbias\t{weights.bias}", f"{kind}\tenough\t{weights.enough}"]
        lines += [f"{kind}\t{ground}\t{weight}" for ground, weight in sorted(weights.each.items())]
    (LEXICON / language / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def right_and_wrong(kinds: dict[str, weighing.Weights], some: Iterable[Row]) -> dict[str, tuple[int, int]]:
    """How many things that no rule tells the weights add to `some` rows, right ones and wrong ones."""
    found: dict[str, tuple[set[Any], set[Any]]] = {kind: (set(), set()) for kind in ENOUGH}
    for row in some:
        weighed = row.kind in kinds and not row.told and row.right is not None
        if weighed and _takes(kinds[row.kind], row):
            found[row.kind][not row.right].add((row.case, row.what))
    return {kind: (len(good), len(bad - good)) for kind, (good, bad) in found.items()}


def _takes(weights: weighing.Weights, row: Row) -> bool:
    return weights.likely(weights.sum(sorted(row.grounds))) >= weights.enough


def fold(row: Row) -> int:
    """Which of the parts a row's film is in."""
    return hashlib.sha256(row.what[0].encode()).digest()[0] % _FOLDS


def _of_languages() -> Iterator[dict[str, Any]]:
    """The cases of the languages other than English."""
    for file in sorted(CASES.with_name("languages").glob("*.jsonl")):
        yield from map(json.loads, file.read_text("utf-8").splitlines())


def _framed(language: str) -> Iterator[dict[str, Any]]:
    """The plain statements of a language, each in a few of its frames, as cases."""
    film = {"title": FILM.title, "aliases": [], "year": FILM.year, "people": list(FILM.people), "companies": []}
    for each in framed(language, each=_FRAMES):
        page = to_data(document(each.text, language=language))
        told = [{**said, "quote": said.get("quote", each.text)} for said in each.says]
        yield {"id": f"frame {each.statement}", "watch": [film], "document": page, "developments": told}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--try", dest="trial", action="store_true", help="measure on films held back; write nothing")
    given = parser.parse_args()
    every = [*cases("all"), *cases("more"), *_of_languages()]
    for language in given.languages:
        own = (case for case in every if case["document"]["language"].partition("-")[0] == language)
        some = list(rows(chain(own, _framed(language))))
        if not given.trial:
            write(language, made(some))
            print(f"{language}: made from {len(some):,} names")
            continue
        total: Counter[tuple[str, str]] = Counter()
        for part in range(_FOLDS):
            kinds = made([row for row in some if fold(row) != part])
            for kind, (good, bad) in right_and_wrong(kinds, (row for row in some if fold(row) == part)).items():
                total[kind, "right"] += good
                total[kind, "wrong"] += bad
        told = ", ".join(f"{kind} {total[kind, 'right']} right, {total[kind, 'wrong']} wrong" for kind in ENOUGH)
        print(f"{language}: {told}")


if __name__ == "__main__":
    main()
