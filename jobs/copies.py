"""One text in many places: a syndicated story is one document with its outlets, and one voice in the ledger.

A copy is told by its words, and only ever set aside if it says nothing that the text which is kept does not say: a
corrected date in the same words elsewhere is news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from db.reads import Reads
from tracker.domain.claim import Claim
from tracker.domain.document import Document
from tracker.domain.film import fold
from tracker.ledger.testimony import content_key

WINDOW = timedelta(days=10)
"""Agencies' texts are printed within days; a year later the same words are another story."""
_WORD = re.compile(r"\w+")
_SHINGLE = 5
"""Words side by side that are compared: few enough that an editor's cut breaks few, enough that no two stories share
them by chance.
"""
_LEAST = 40
"""Words of a text under which only the very same is a copy."""
_SHARED = 0.8
"""Share of the shorter text's shingles that a copy has in common with the longer one: an editor's new lead and a cut
leave more of an agency's text than that, a rewrite in other words leaves less. Reasoned, not tuned on a corpus.
"""


def original(memory: Reads, document: Document, claims: Sequence[Claim]) -> Document | None:
    """The stored document of which `document`, which makes `claims`, is a copy; null where it is one of its own.

    A new version of a page that is kept is none, whatever it says: the older one has to be taken back. `document`
    itself may be stored already, without its claims.
    """
    if document.stated is not None or not claims or _others_at(memory, document):
        return None
    own = _Words(document)
    for film in sorted({claim.development.film for claim in claims}):
        for known in memory.told_between(film, document.said - WINDOW, document.said + WINDOW):
            if known.stated is not None:
                continue
            if own.stand_in(known) or (_says(memory, known, claims) and own.are_those_of(known)):
                return known
    return None


def listed_before(memory: Reads, document: Document, claims: Sequence[Claim]) -> bool:
    """Whether an item, as a feed prints it, is kept already: the same headline at the same address, saying as much."""
    return any(
        fold(known.title) == fold(document.title) and _says(memory, known, claims)
        for known in _others_at(memory, document)
    )


def _others_at(memory: Reads, document: Document) -> list[Document]:
    """The other versions of the document's page."""
    return [known for known in memory.documents_at(document.url) if known.id != document.id]


def _says(memory: Reads, known: Document, claims: Sequence[Claim]) -> bool:
    """Whether `known` says all that `claims` say."""
    said = {content_key(claim) for claim in claims}
    return said <= {content_key(claim) for claim in memory.claims_in(known.id)}


class _Words:
    """The words of a document, to be compared with those of others."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._all = _words(document)
        self._shingles = _shingles(self._all)

    def stand_in(self, other: Document) -> bool:
        """Whether it is the same outlet's same headline with no word that the other document has not: its article
        under another address, such as a news search's own.
        """
        own = self._document
        same = fold(own.title) == fold(other.title) and fold(own.outlet) == fold(other.outlet)
        return same and fold(own.text) in fold(other.text)

    def are_those_of(self, other: Document) -> bool:
        """Whether the other document is the same text, with another lead or cut at most."""
        words = _words(other)
        if words == self._all:
            return True
        if min(len(words), len(self._all)) < _LEAST:
            return False
        theirs = _shingles(words)
        return len(theirs & self._shingles) >= _SHARED * min(len(theirs), len(self._shingles))


def _words(document: Document) -> list[str]:
    return _WORD.findall(f"{document.title}\n{document.text}".casefold())


def _shingles(words: Sequence[str]) -> frozenset[int]:
    return frozenset(hash(tuple(words[n : n + _SHINGLE])) for n in range(len(words) - _SHINGLE + 1))
