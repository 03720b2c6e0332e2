"""Which films a page may name, from its raw bytes and for all titles at once, before anything is parsed.

The page is folded twice, each time by one table: to its ASCII letters and digits alone ("Die&nbsp;My Love" is
"diemylove"), where white space, tags' brackets, quotes and punctuation cannot come between; and, for short titles of
one word, to the same with everything else a space, where "eden" is not found in "Sweden". Characters beyond ASCII
have gone then, so a title is looked for as it is left by each way to write them: as UTF-8, without the accent, as
an entity, as a number. Titles in other scripts are looked for as their bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html.entities import codepoint2name

from ahocorasick_rs import BytesAhoCorasick

_LOWER = bytes(range(256)).lower()
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_DROPPED = bytes(b for b in range(256) if _LOWER[b] not in _KEPT)
_SPACED = bytes(_LOWER[b] if _LOWER[b] in _KEPT else 0x20 for b in range(256))
_SHORT = 5  # a word of up to five letters is often a part of another
_BLANKS = (b"&nbsp;", b"&#160;", b"&#xa0;", b"&#xA0;", b"\\u00a0", b"\\n")
_ESCAPED = re.compile(rb"&(?:amp;|#0*38;|#x26;)+(?=#?\w{1,8};)")
_QUOTES = {"'": ("'", "’", "‘", "ʼ"), "’": ("'", "’", "‘", "ʼ"), '"': ('"', "“", "”"), "-": ("-", "‐", "‑", "–")}


class Scanner:
    """An automaton over the names of all films; `owners[n]` are the films that have the n-th."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        tables: tuple[dict[bytes, list[int]], ...] = ({}, {}, {})
        for film, name in names:
            for which, key in _keys(name):
                owners = tables[which].setdefault(key, [])
                if film not in owners:
                    owners.append(film)
        self._packed, self._words, self._foreign = (_Table(table) for table in tables)

    def films(self, raw: bytes) -> set[int]:
        """The films that `raw` may name: never one too few where it is UTF-8 (or ASCII), often one too many."""
        page = _plain(raw)
        found = self._packed.find(page.translate(_LOWER, _DROPPED)) if self._packed else set()
        if self._words:
            found |= self._words.find(b" " + page.translate(_SPACED) + b" ")
        if self._foreign:
            found |= self._foreign.find(page.lower())
        return found


class _Table:
    def __init__(self, keys: dict[bytes, list[int]]) -> None:
        self._owners = [tuple(films) for films in keys.values()]
        self._automaton = BytesAhoCorasick(keys) if keys else None

    def __bool__(self) -> bool:
        return self._automaton is not None

    def find(self, page: bytes) -> set[int]:
        if self._automaton is None:
            return set()
        hits = {index for index, _, _ in self._automaton.find_matches_as_indexes(page, overlapping=True)}
        return {film for index in hits for film in self._owners[index]}


def _plain(raw: bytes) -> bytes:
    """`raw` without what may stand inside a title as letters: blanks written out, entities escaped twice."""
    if b"&" in raw or b"\\" in raw:
        for blank in _BLANKS:
            if blank in raw:
                raw = raw.replace(blank, b" ")
        if b"&amp;" in raw or b"&#38;" in raw or b"&#038;" in raw or b"&#x26;" in raw:
            raw = _ESCAPED.sub(b"&", raw)
    return raw


def _keys(name: str) -> Iterator[tuple[int, bytes]]:
    """The table (0 packed, 1 words, 2 foreign) and the key of each way in which `name` may be written."""
    bare = name.strip(" .!?…¡¿\"'’‘“”„«»*")
    text = unicodedata.normalize("NFC", bare or name).lower()
    if any(_foreign(c) for c in text):
        yield from ((2, key) for key in _foreign_keys(text))
        return
    for form in _forms(text):
        key = form.encode("ascii", "ignore").translate(_LOWER, _DROPPED)
        if not key:
            continue
        if len(key) <= _SHORT:
            spaced = " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in form).split())
            yield 1, b" " + spaced.encode() + b" "
            if " " in spaced:
                yield 0, key
        else:
            yield 0, key


def _foreign(char: str) -> bool:
    """Whether it is a letter of another script, of which ASCII would leave nothing."""
    return char.isalpha() and not char.isascii() and "LATIN" not in unicodedata.name(char, "")


def _foreign_keys(text: str) -> set[bytes]:
    """The longest run without a space, as bytes and as numbers."""
    run = max(text.split(), key=lambda part: sum(map(_foreign, part)))
    dec = "".join(c if c.isascii() else f"&#{ord(c)};" for c in run)
    hexa = "".join(c if c.isascii() else f"&#x{ord(c):x};" for c in run)
    json = "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in run)
    return {run.encode(), unicodedata.normalize("NFD", run).encode(), dec.encode(), hexa.encode(), json.encode()}


def _forms(text: str) -> set[str]:
    """The ways to write what is not ASCII, or has a typographic twin, each used throughout the title."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    forms = {text, folded, folded.replace("&", " and "), re.sub(r"\band\b", "&", folded)}
    special: Sequence[str] = sorted({c for c in text if not c.isascii() or c in "&'\""})
    writings = (_named, _decimal, _padded, _hexadecimal, _json)
    for base in {text, folded.replace("'", "’"), text.replace("'", "’")}:
        if special or "’" in base:
            forms |= {"".join(write(c) for c in base) for write in writings}
    return forms


def _named(char: str) -> str:
    if char == "'":
        return "apos"
    return codepoint2name.get(ord(char), char) if _odd(char) else char


def _decimal(char: str) -> str:
    return str(ord(char)) if _odd(char) else char


def _padded(char: str) -> str:
    return f"{ord(char):03d}" if _odd(char) else char


def _hexadecimal(char: str) -> str:
    return f"x{ord(char):x}" if _odd(char) else char


def _json(char: str) -> str:
    return f"u{ord(char):04x}" if _odd(char) else char


def _odd(char: str) -> bool:
    return not char.isascii() or char in "&'\""
