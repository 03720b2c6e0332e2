"""The places of a document that have the letters of a film's name, and how each of them is written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.film import Film
from tracker.reading.mention_cues import Cue
from tracker.reading.mention_names import Name, names
from tracker.reading.mention_prose import Prose
from tracker.reading.mention_quotes import quoted, shouted
from tracker.reading.scripts import FAR_SCRIPTS

_GOES_ON = Cue("goes-on-behind")
_ACTS = Cue("acts-behind")
_SHORT_WORD = 4  # letters of a title that is a word of every day as well


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of `prose` that has the letters of `name`, of the film with a number `index` on the watch list.

    `held` is set where quotation marks hold it and nothing else, `marked` where it stands in capitals and its
    neighbours do not; `fits` where it has a capital wherever the name has.
    """

    index: int
    name: Name
    prose: Prose
    start: int
    end: int
    held: bool
    marked: bool
    fits: bool


def hits(index: int, film: Film, proses: Iterable[Prose], *, sentence_case: bool) -> list[Hit]:
    """Where one film's names stand in a document's headline and text, each place once."""
    found: list[Hit] = []
    for prose in proses:
        taken: list[tuple[int, int]] = []
        for name in names(film):
            for match in name.pattern.finditer(prose.folded):
                start, end = match.span()
                at = bisect_left(taken, (end,))
                if at and taken[at - 1][1] > start:
                    continue
                taken.insert(at, (start, end))
                found.append(_hit(index, film, name, prose, start, end, sentence_case=sentence_case))
    return found


def _hit(index: int, film: Film, name: Name, prose: Prose, start: int, end: int, *, sentence_case: bool) -> Hit:
    written = prose.text[start:end]
    fits = any(n.fits(written, sentence_case=sentence_case) for n in names(film) if n.pattern is name.pattern)
    fits = fits or any(n.text == written for n in names(film))
    held, marked = quoted(prose, start, end), shouted(prose, start, end)
    return Hit(index, name, prose, start, end, held, marked, fits)


def has_its_mark(hit: Hit) -> bool:
    """Whether a title that ends with "!" or "?" has it where its sentence goes on: "has taken K-Pops! for the U.K."."""
    mark = hit.prose.text[hit.end - 1]
    return mark in "!?" and hit.name.text.endswith(mark) and _GOES_ON.at(hit.prose, hit.end) is not None


def only_a_word(hit: Hit) -> bool:
    """Whether it is a short word, bare, in a script that has no capitals: there all titles have quotation marks."""
    written = hit.prose.text[hit.start : hit.end]
    return not hit.held and len(written) <= _SHORT_WORD and all(letter > FAR_SCRIPTS for letter in written)


def own_word(hit: Hit) -> bool:
    """At the head of a sentence the capital proves nothing: what follows has to take it for a name."""
    after = hit.prose.folded[hit.end : hit.end + 2]
    return after[:1] in (",", ":", ".", "(") or after in (" (", " -", "'s") or _ACTS.at(hit.prose, hit.end) is not None


def mid_capitals(hit: Hit) -> bool:
    """Two words or more with capitals of their own, beyond the one that a sentence begins with."""
    capitals = [w for w in hit.prose.text[hit.start : hit.end].split() if w[0].isupper() or w[0].isdigit()]
    return len(capitals) >= 2
