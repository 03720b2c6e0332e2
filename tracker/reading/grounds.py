"""What there is to go by where no rule tells of a name or a clause: the words and marks about it, each a ground.

A ground is a short string. `0<word` is the word before a name and `0>word` the one behind, up to the fourth. `=stem` is
what stands in the clause, `a+b` are two neighbours in it, `~stem` is what stands in the sentence. The others tell where
the name stands, what is known of it, how many marks of each letter the clause has, and what else the rules tell in the
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.clauses import Clause
from tracker.reading.scene import Candidate, Scene

_WORD = re.compile(r"[\w'-]+|[^\w\s]")
_LETTERS = {mark: f"<{letter}>" for letter, mark in marks.LETTERS.items()}
_NEAR = 4  # words on either side that count by their place
_BEFORE, _BEHIND = tuple(f"{n}<" for n in range(_NEAR)), tuple(f"{n}>" for n in range(_NEAR))
_STEM = 6  # letters by which the forms of a word are one
_MOST = 3  # marks of one kind, and paragraphs, beyond which more are as many
_STEP, _FAR = 15, 6  # characters of one step from the film to the name, and steps beyond which all are far


@dataclass(frozen=True, slots=True)
class _Words:
    """A clause's words with their stems, which of them are marks, and the grounds that all its names have."""

    words: list[str]
    stems: list[str]
    marks: list[int]
    shared: list[str]


class Grounds:
    """The grounds of a sentence's names and clauses, where the rules have `told` so much of it.

    `sentence` are those that all of them have.
    """

    def __init__(self, scene: Scene, told: Sequence[Candidate]) -> None:
        self._told = [(each.development, each.guard) for each in told]
        self._clauses = {clause.offset: _read(clause) for clause in scene.clauses}
        self._own: dict[tuple[int, int | None], list[str]] = {}
        place = "headline" if scene.sentence.headline else f"par:{min(scene.sentence.paragraph, _MOST)}"
        stems = dict.fromkeys(chain.from_iterable(said.stems for said in self._clauses.values()))
        self.sentence = [place, *map("~".__add__, stems)]

    def of_words(self, clause: Clause) -> list[str]:
        """Those that all names of a clause have, and it itself, each once."""
        return self._clauses[clause.offset].shared

    def own(self, clause: Clause, at: int | None) -> list[str]:
        """Those of the name at `at` of a clause alone, or of the clause as a whole, each once."""
        key = (clause.offset, at)
        found = self._own.get(key)
        if found is None:
            told = self._of_the_clause(clause) if at is None else self._of_the_name(clause, at)
            found = self._own[key] = list(dict.fromkeys(told))
        return found

    def _of_the_name(self, clause: Clause, at: int) -> Iterator[str]:
        """The words next to a name, what is known of it, and whether it is of it that the sentence tells."""
        said, ref = self._clauses[clause.offset], clause.marked.at(at)
        here = said.marks[bisect_left(clause.marked.places(), at)]
        yield from map("".join, zip(_BEFORE, said.words[max(0, here - _NEAR) : here][::-1], strict=False))
        yield from map("".join, zip(_BEHIND, said.words[here + 1 : here + 1 + _NEAR], strict=False))
        yield from _from_the_film(clause, at)
        yield f"mark:{ref.mark == marks.NAME}"
        yield f"note:{ref.note}"
        if ref.mark in marks.COMPANIES:
            for value in ref.values:
                for role in names.role(str(value)) or ("none",):
                    yield f"role:{role}"
        values = {str(value) for value in ref.values}
        for development, guard in self._told:
            its = "" if guard else f":{not values.isdisjoint({*development.companies, str(development.date)})}"
            yield _what(development, guard) + its

    def _of_the_clause(self, clause: Clause) -> Iterator[str]:
        """The words of a clause, by themselves and two by two, and of what else the sentence tells."""
        said = self._clauses[clause.offset]
        yield from map("=".__add__, said.stems)
        yield from map("+".join, zip(said.stems, said.stems[1:], strict=False))
        yield from (_what(development, guard) for development, guard in self._told)


def _what(development: Development, guard: str | None) -> str:
    """That the sentence tells a thing of a kind, or would but for a guard."""
    return f"{'stopped' if guard else 'told'}:{development.kind}"


def _read(clause: Clause) -> _Words:
    found = _WORD.findall(clause.text)
    words = [_LETTERS.get(word, word) for word in found]
    counts = Counter(ref.mark for ref in clause.marked.refs)
    return _Words(
        words=words,
        stems=[word[:_STEM] for word in words],
        marks=[place for place, word in enumerate(found) if word in _LETTERS],
        shared=[
            f"by:{clause.lead} {clause.connector}",
            *(f"{_LETTERS[mark]}:{min(count, _MOST)}" for mark, count in counts.items()),
        ],
    )


def _from_the_film(clause: Clause, at: int) -> tuple[str, ...]:
    """On which side of the name the nearest film stands, and how far; or that the clause names none."""
    films = [place for place, ref in clause.marked.placed() if ref.mark == marks.FILM]
    if not films:
        return ("film:unsaid",)
    near = min(films, key=lambda place: abs(place - at))
    return "film:before" if near < at else "film:behind", f"film:{min(_FAR, abs(near - at) // _STEP)}"
