"""A deal for several films at once, which the page names behind it: "N has bought four titles from N"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.reading import marks

if TYPE_CHECKING:
    from tracker.reading.lexicon import Lexicon
    from tracker.reading.scene import Scene
    from tracker.reading.tagging import Page, Sentence

_LEAD = 2  # paragraphs from the headline on in which a page tells of such a deal
_SOME = 3  # films of a batch whose number goes unsaid

_NAMED = re.compile(f"(?:, |: |– |\\()[{marks.NAME}{marks.OTHER}]")  # names of them behind a comma, none of ours


def tells_of_a_slate(page: Page, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence of the lead speaks of several films without their names."""
    if sentence.paragraph > _LEAD:
        return False
    return lexicon.shapes["slate"].search(page.text[sentence.start : sentence.end].lower()) is not None


def films_of_slate(scene: Scene, match: re.Match[str]) -> tuple[str, ...]:
    """The watched films among those that the page names first behind the deal."""
    page, sentence = scene.page, scene.sentence
    told = scene.marked.text
    if sentence.headline or sentence.paragraph > _LEAD or (marks.FILM not in told and _NAMED.search(told)):
        return ()
    size = scene.lexicon.shapes["slate_size"].search(match[0])
    many = int((size.lastgroup or "n0")[1:]) if size else _SOME
    behind = [ref for ref in page.within(sentence.start, len(page.text)) if ref.mark in marks.FILMS and ref.value]
    named = list(dict.fromkeys((ref.mark, str(value)) for ref in behind for value in ref.values))[:many]
    return tuple(title for mark, title in named if mark == marks.FILM and title in scene.focus.titles)
