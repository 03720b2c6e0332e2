"""What a page takes back at once: "A site took it for granted that N had bought F. It was not so"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.reading.applying import NEVER_HEDGED
from tracker.reading.lexicon import Lexicon
from tracker.reading.scene import Candidate
from tracker.reading.tagging import Page, Sentence

_HEAD = 80  # characters of a sentence in which it says that the one before is not so


def taken_back(found: Iterable[Candidate], page: Page, lexicon: Lexicon) -> Iterator[Candidate]:
    """`found`, with what the next sentence says not to be so made `denied`; the headline's stays."""
    said_next = {before.start: sentence for before, sentence in zip(page.sentences, page.sentences[1:], strict=False)}
    shape = lexicon.shapes["taken_back"]

    def is_false(candidate: Candidate) -> bool:
        if candidate.development.kind in NEVER_HEDGED or candidate.sentence.headline:
            return False
        sentence = said_next.get(candidate.sentence.start)
        return sentence is not None and shape.match(_begins(page, sentence)) is not None

    return (_denied(each) if is_false(each) else each for each in found)


def denied_whole(found: Sequence[Candidate]) -> list[Candidate]:
    """`found`, with a showing `denied` that is told in a sentence that says it is off: "has lost its slot at V"."""
    off = {_showing(each) for each in found if each.guard is None and each.development.certainty == "denied"}
    return [_denied(each) if each.development.kind == "festival" and _showing(each) in off else each for each in found]


def _denied(candidate: Candidate) -> Candidate:
    return replace(candidate, development=replace(candidate.development, certainty="denied"))


def _showing(candidate: Candidate) -> tuple[int, str, str | None]:
    return candidate.sentence.start, candidate.development.film, candidate.development.festival


def _begins(page: Page, sentence: Sentence) -> str:
    return page.text[sentence.start : min(sentence.end, sentence.start + _HEAD)].lower().lstrip("¿¡«»“”„\"' ")
