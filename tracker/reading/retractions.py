"""What a page takes back at once: "A site took it for granted that N had bought F. It was not so"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracker.reading.lexicon import Lexicon
from tracker.reading.scene import Candidate
from tracker.reading.tagging import Page, Sentence

_TAKEN_BACK = "taken_back"
_HEAD = 80  # characters of a sentence in which it says that the one before is not so
_MAY_BE_FALSE = frozenset({"acquisition", "sales", "festival", "release"})


def taken_back(found: Iterable[Candidate], page: Page, lexicon: Lexicon) -> Iterator[Candidate]:
    """`found`, with what the next sentence says not to be so made `denied`; the headline's stays."""
    shape = lexicon.shapes.get(_TAKEN_BACK)
    if shape is None:
        yield from found
        return
    false = {
        before.start
        for before, sentence in zip(page.sentences, page.sentences[1:], strict=False)
        if not before.headline and shape.match(_begins(page, sentence))
    }
    for candidate in found:
        told = candidate.development
        is_false = candidate.sentence.start in false and told.kind in _MAY_BE_FALSE
        yield replace(candidate, development=replace(told, certainty="denied")) if is_false else candidate


def _begins(page: Page, sentence: Sentence) -> str:
    return page.text[sentence.start : min(sentence.end, sentence.start + _HEAD)].lower().lstrip("¿¡«“\"'")
