"""What a search found, as a page shows it: the sentence where the words stand, and what the document says of films."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from db.fulltext import Query, marked
from db.reads import Reads
from tracker.alerts.clean import one_line, safe_link
from tracker.alerts.words import development_words
from tracker.domain.document import Document
from tracker.web.site import Site

PER_PAGE = 20
LONGEST = 200
"""Characters of a question; nobody types more."""
MOST_STATEMENTS = 6
_EXCERPT = 320
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+")
_MOST_SENTENCES = 2000

Pieces = list[tuple[str, bool]]
"""A text in pieces, each with whether it is to be marked."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What the document says of a film, in our words, and where that film is shown."""

    film: str
    slug: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; `link` is null where its address cannot be clicked without harm. `more` counts the
    statements for which there is no room.
    """

    title: Pieces
    outlet: str
    said: datetime
    link: str | None
    excerpt: Pieces
    statements: tuple[Statement, ...]
    more: int


def hit(site: Site, memory: Reads, document: Document, asked: Query) -> Hit:
    """The document as an answer to `asked`."""
    said = [claim.development for claim in memory.claims_in(document.id)]
    return Hit(
        title=marked(one_line(document.title, 200), asked),
        outlet=one_line(document.outlet),
        said=document.said,
        link=safe_link(document.url),
        excerpt=marked(_excerpt(document, asked), asked),
        statements=tuple(
            Statement(s.film, site.slug_of.get(s.film), development_words(s)) for s in said[:MOST_STATEMENTS]
        ),
        more=max(0, len(said) - MOST_STATEMENTS),
    )


def _excerpt(document: Document, asked: Query) -> str:
    """The sentence with most of the words; the first one where none holds any."""
    sentences = [s for s in _SENTENCE.split(document.text)[:_MOST_SENTENCES] if s.strip()] or [""]
    best = max(sentences, key=lambda s: len({piece.casefold() for piece, found in marked(s, asked) if found}))
    return one_line(best, _EXCERPT)
