"""Full-text search over documents, with the same words on every engine: SQLite's FTS5, PostgreSQL's tsvector.

Text is folded here, before an engine sees it: no case, no accents, words parted by blanks, and each character of
Chinese, Japanese and Korean a word of its own, since those scripts part none; a run of them is then searched as a
phrase. So an engine needs no dictionary, and both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.document import Document

CREATE = "CREATE VIRTUAL TABLE words USING fts5(title, body, content='', tokenize='unicode61')"
"""Contentless: the documents are kept once, compressed, and the index holds only where the words stand."""
LONGEST_BODY = 200_000
"""Characters of one text that are indexed; PostgreSQL refuses a tsvector of more than a megabyte."""
MOST_TERMS = 12
SHORTEST_PREFIX = 3
"""From so many letters on, a word also finds those that it begins."""

_CJK = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side. `begins`: the last may go on."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `wanted` in one document, and none of `unwanted`."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


def words(text: str) -> list[str]:
    """The words of `text` as they are indexed and sought."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
    return _WORD.findall(_CJK.sub(r" \1 ", bare.casefold()))


def query(asked: str) -> Query:
    """What a person typed: words, `"a phrase"`, `-without`. Anything can be typed; what says nothing finds nothing."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for minus, phrase, word in _TERM.findall(asked)[:MOST_TERMS]:
        found = tuple(words(phrase or word))
        if found:
            begins = bool(word) and len(found[-1]) >= SHORTEST_PREFIX
            (unwanted if minus else wanted).append(Term(found, begins and not minus))
    return Query(tuple(wanted), tuple(unwanted))


def in_sqlite(asked: Query) -> str:
    """As FTS5 writes it (sqlite.org/fts5.html, 3)."""
    terms = " AND ".join(map(_fts5, asked.wanted))
    return " NOT ".join([f"({terms})", *map(_fts5, asked.unwanted)])


def in_postgresql(asked: Query) -> str:
    """As `to_tsquery` reads it (PostgreSQL, 8.11.2). The words are letters and digits alone, so none needs escaping."""
    return " & ".join([*map(_tsquery, asked.wanted), *(f"!{_tsquery(term)}" for term in asked.unwanted)])


def marked(passage: str, asked: Query) -> list[tuple[str, bool]]:
    """`passage` in pieces, each with whether it is one of the words sought: for whoever shows where they stand."""
    sought = [(word, term.begins and word == term.words[-1]) for term in asked.wanted for word in term.words]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in re.finditer(rf"{_CJK.pattern}|{_WORD.pattern}", passage):
        folded = "".join(words(match[0]))
        if any(folded == word or (begins and folded.startswith(word)) for word, begins in sought):
            pieces += [(passage[end : match.start()], False), (match[0], True)]
            end = match.end()
    return [piece for piece in (*pieces, (passage[end:], False)) if piece[0]]


def columns(document: Document) -> dict[str, str]:
    """`title` and `body` as they are indexed."""
    body = " ".join(words(f"{document.outlet}\n{document.text[:LONGEST_BODY]}"))
    return {"title": " ".join(words(document.title)), "body": body}


def _fts5(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.begins else ""}'


def _tsquery(term: Term) -> str:
    parts: Sequence[str] = [f"'{word}'" for word in term.words]
    return f"({' <-> '.join(parts)}{':*' if term.begins else ''})"
