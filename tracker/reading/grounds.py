"""What there is to go by for a name that no rule tells of: the words and marks about it, each a ground of its own.

A ground is a short string. `0<word` is the word before the name and `0>word` the one behind, up to the fourth; `<<` and
`>>` lead the two next to it, `a_b` is the pair that it stands between; `<stem` and `>stem` are what stands on that side
at all, and `~stem` what stands in the sentence. The others tell where the name stands, what is known of it, how many
marks of each letter the clause has, and what the rules tell in the sentence already.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading import marks, names
from tracker.reading.clauses import Clause
from tracker.reading.marks import Ref
from tracker.reading.scene import Candidate, Scene

_WORD = re.compile(r"[\w'-]+|[^\w\s]")
_LETTERS = {mark: f"<{letter}>" for letter, mark in marks.LETTERS.items()}
_NEAR = 4  # words on either side that count by their place
_BESIDE = 12  # words on either side that count by their side
_STEM = 6  # letters by which the forms of a word are one
_MOST = 3  # marks of one kind, and paragraphs, beyond which more are as many
_STEP, _FAR = 15, 6  # characters of one step from the film to the name, and steps beyond which all are far


@dataclass(frozen=True, slots=True)
class _Words:
    """A clause's words with their places, and as they count on either side of a name; the places of its films."""

    places: list[int]
    words: list[str]
    ahead: list[str]
    behind: list[str]
    films: list[int]
    shared: list[str]


class Grounds:
    """The grounds of a sentence's names, where the rules have `told` so much of it."""

    def __init__(self, scene: Scene, told: Sequence[Candidate]) -> None:
        self._told = [(each.development, each.guard) for each in told]
        self._clauses: dict[int, _Words] = {}
        place = "headline" if scene.sentence.headline else f"par:{min(scene.sentence.paragraph, _MOST)}"
        self._sentence = [place, *dict.fromkeys(f"~{word[:_STEM]}" for word in _words(scene.marked.text))]

    def shared(self, clause: Clause) -> list[str]:
        """Those that all names of a clause have, each once."""
        return self._sentence + self._said(clause).shared

    def own(self, clause: Clause, at: int) -> list[str]:
        """Those of the name at `at` of a clause, each once."""
        said = self._said(clause)
        here = bisect_left(said.places, at)
        before, after = said.words[max(0, here - _NEAR) : here][::-1], said.words[here + 1 : here + 1 + _NEAR]
        found = [
            f"{before[0] if before else '^'}_{after[0] if after else '$'}",
            "<<" + " ".join(before[1::-1]),
            ">>" + " ".join(after[:2]),
            *map("{}<{}".format, range(_NEAR), before),
            *map("{}>{}".format, range(_NEAR), after),
            *said.ahead[max(0, here - _BESIDE) : here],
            *said.behind[here + 1 : here + 1 + _BESIDE],
            *_from_the_film(said.films, at),
            *self._of_the_name(clause.marked.at(at)),
        ]
        return list(dict.fromkeys(found))

    def _said(self, clause: Clause) -> _Words:
        said = self._clauses.get(clause.offset)
        if said is None:
            said = self._clauses[clause.offset] = _read(clause)
        return said

    def _of_the_name(self, ref: Ref) -> Iterator[str]:
        """What is known of the name, and whether it is of it that the sentence tells."""
        yield f"mark:{ref.mark == marks.NAME}"
        yield f"note:{ref.note}"
        if ref.mark in (marks.COMPANY, marks.NAME):
            for value in ref.values:
                for role in names.role(str(value)) or ("none",):
                    yield f"role:{role}"
        values = {str(value) for value in ref.values}
        for development, guard in self._told:
            if guard is not None:
                yield f"stopped:{development.kind}"
            else:
                its = not values.isdisjoint({*development.companies, str(development.date)})
                yield f"told:{development.kind}:{its}"


def _read(clause: Clause) -> _Words:
    found = [(match.start(), match[0]) for match in _WORD.finditer(clause.text)]
    words = [_LETTERS.get(word, word) for _, word in found]
    stems = [word[:_STEM] for word in words]
    counts = ((letter, clause.text.count(mark)) for letter, mark in marks.LETTERS.items())
    return _Words(
        places=[at for at, _ in found],
        words=words,
        ahead=[f"<{stem}" for stem in stems],
        behind=[f">{stem}" for stem in stems],
        films=[at for at, word in found if word == marks.FILM],
        shared=[f"lead:{clause.lead}", *(f"{letter}:{min(count, _MOST)}" for letter, count in counts if count)],
    )


def _words(text: str) -> list[str]:
    return [_LETTERS.get(word, word) for word in _WORD.findall(text)]


def _from_the_film(films: Sequence[int], at: int) -> tuple[str, ...]:
    """On which side of the name the nearest film stands, and how far; or that the clause names none."""
    if not films:
        return ("film:unsaid",)
    near = min(films, key=lambda place: abs(place - at))
    return "film:before" if near < at else "film:behind", f"film:{min(_FAR, abs(near - at) // _STEP)}"
