"""What a page takes back at once: "A site took it for granted that N had bought F. It was not so"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.reading.lexicon import Lexicon
from tracker.reading.scene import Candidate
from tracker.reading.tagging import Page, Sentence

_HEAD = 80  # characters of a sentence in which it says that the one before is not so
_MAY_BE_FALSE = frozenset({"acquisition", "sales", "festival", "release", "production", "award"})


def taken_back(found: Iterable[Candidate], page: Page, lexicon: Lexicon) -> Iterator[Candidate]:
    """`found`, with what the next sentence says not to be so made `denied`; the headline's stays."""
    said_next = {before.start: sentence for before, sentence in zip(page.sentences, page.sentences[1:], strict=False)}
    shape = lexicon.shapes["taken_back"]

    def is_false(candidate: Candidate) -> bool:
        if candidate.development.kind not in _MAY_BE_FALSE or candidate.sentence.headline:
            return False
        sentence = said_next.get(candidate.sentence.start)
        return sentence is not None and shape.match(_begins(page, sentence)) is not None

    for each in found:
        yield replace(each, development=replace(each.development, certainty="denied")) if is_false(each) else each


def denied_whole(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """`found`, with a showing `denied` that is told in a sentence that says it is off: "has lost its slot at V"."""
    off = {_showing(each) for each in found if each.guard is None and each.development.certainty == "denied"}
    for each in found:
        is_off = each.development.kind == "festival" and _showing(each) in off
        yield replace(each, development=replace(each.development, certainty="denied")) if is_off else each


def _showing(candidate: Candidate) -> tuple[int, str, str | None]:
    return candidate.sentence.start, candidate.development.film, candidate.development.festival


def _begins(page: Page, sentence: Sentence) -> str:
    return page.text[sentence.start : min(sentence.end, sentence.start + _HEAD)].lower().lstrip("¿¡«»“”„\"' ")
