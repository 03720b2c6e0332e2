"""The bytes of a page made plain, so that a title is the same letters however the page writes them.

An accent may stand there as UTF-8 in one character or two, as an entity by name or by number, escaped twice as in RSS,
or as JSON escapes it; what is plain has none. Scripts and style sheets, half of what the web serves, are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from html.entities import html5
from typing import TYPE_CHECKING

from tracker.reading.mention_names import fold_line

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
_LOWER = bytes(range(256)).lower()
_SPACED = bytes(_LOWER[b] if _LOWER[b] in _KEPT else 0x20 for b in range(256))
_ASCII = bytes(range(128))

_HEAD = 2048  # bytes in which a page says that it is HTML
_HTML = re.compile(rb"<(?:!doctype html|html)\b", re.IGNORECASE)
_JSON_LD = re.compile(rb"[^>]*ld\+json")
_TAGS = (b"<script", b"<style", b"</script", b"</style")
_KINDS = 2  # of elements: a tag that closes one stands so many places behind the one that opens it
_ENTITY = re.compile(rb"&(?:amp;)?(#?\w{1,8});")
_ESCAPE = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|[nrt])")
_LETTER = re.compile(
    rb"([\xc3-\xc9\xcc\xcd][\x80-\xbf]|\xe1[\xb8-\xbb][\x80-\xbf]|\xef\xbc[\x80-\xbf]|\xef\xbd[\x80-\x9e])"
)
_LEADS = tuple(bytes([lead]) for lead in b"\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xcc\xcd\xe1\xef")
"""Latin letters with accents, marks that combine, letters of full width; and the bytes that they begin with."""


class _Entities(dict[bytes, bytes]):
    """What each entity stands for, in UTF-8: itself where nobody knows it, a space for a number of no character."""

    def __missing__(self, name: bytes) -> bytes:
        text = name.decode("ascii", "replace")
        try:
            if text[:2] in ("#x", "#X"):
                said = chr(int(text[2:], 16))
            else:
                said = chr(int(text[1:])) if text[:1] == "#" else html5.get(f"{text};", f"&{text};")
        except (ValueError, OverflowError):
            said = " "
        if len(self) < _MOST_ENTITIES:
            self[name] = said.encode("utf-8", "replace")
        return said.encode("utf-8", "replace")


class _Letters(dict[bytes, bytes]):
    """Letters of Latin script without their accents; a mark that combines is nothing."""

    def __missing__(self, letter: bytes) -> bytes:
        char = letter.decode("utf-8", "replace")
        plain = b"" if "\u0300" <= char <= "\u036f" else fold_line(char).encode("utf-8", "replace")
        self[letter] = plain
        return plain


_MANY = 300  # places, at which the pattern finds them in less time than we do
_MOST_ENTITIES = 5000  # HTML knows some two thousand; a page may invent as many as it likes
_entities, _letters = _Entities(), _Letters()


def shown(raw: bytes) -> bytes:
    """A page without its scripts and style sheets, of which no reader takes its text; JSON-LD is kept.

    What looks like an element's beginning may stand in a comment or an attribute; then its end belongs to another one,
    which begins in between: such a stretch is kept.
    """
    if not _HTML.search(raw, 0, _HEAD):
        return raw
    kept, done = [], 0
    tags = _places(raw, *_TAGS)
    openings = [tag for tag in tags if tag[0] < _KINDS]
    closings = [[at for which, at, _ in tags if which == kind + _KINDS] for kind in range(_KINDS)]
    comments = [at for _, at, _ in _places(raw, b"-->")] if openings else []
    for n, (kind, start, inside) in enumerate(openings):
        end = _next(closings[kind], inside, -1)
        own = end >= 0 and start >= done and (n + 1 == len(openings) or openings[n + 1][1] > end)
        if own and _next(comments, inside, end) + len(b"-->") > end and not _JSON_LD.match(raw, inside, end):
            kept.append(raw[done:start])
            done = end
    return b"".join((*kept, raw[done:])) if kept else raw


def _next(places: list[int], at: int, none: int) -> int:
    """The first of `places` from `at` on; `none` where there is no such."""
    after = bisect_left(places, at)
    return places[after] if after < len(places) else none


@cache
def _finder(*words: bytes) -> BytesAhoCorasick:
    from ahocorasick_rs import BytesAhoCorasick, MatchKind

    return BytesAhoCorasick(words, MatchKind.LeftmostFirst)


def _places(raw: bytes, *words: bytes) -> list[tuple[int, int, int]]:
    """Where each of a few `words` stands, as (its number, start, end): many times as fast as a pattern tells it."""
    return _finder(*words).find_matches_as_indexes(raw)


def plain(raw: bytes) -> bytes:
    """`raw`, in UTF-8, with every escape undone and every Latin letter without its accent; case is left as it is."""
    if b"&" in raw:
        parts = _ENTITY.split(raw)  # text and names by turns: no call for each, as `sub` has
        parts[1::2] = map(_entities.__getitem__, parts[1::2])
        raw = b"".join(parts)
    if b"\\" in raw:
        raw = _ESCAPE.sub(_unescaped, raw)
    if not raw.isascii():
        raw = _without_accents(raw)
    return raw


def _without_accents(raw: bytes) -> bytes:
    """`raw` with its Latin letters plain; where there are few, faster than the pattern's own search."""
    places = _places(raw, *_LEADS)
    if len(places) > _MANY:
        return _LETTER.sub(lambda found: _letters[found[1]], raw)
    kept: list[bytes] = []
    done = 0
    for _, at, _ in places:
        if at >= done and (found := _LETTER.match(raw, at)):
            kept += (raw[done:at], _letters[found[1]])
            done = found.end()
    return b"".join((*kept, raw[done:])) if kept else raw


def _unescaped(found: re.Match[bytes]) -> bytes:
    return chr(int(found[1], 16)).encode("utf-8", "replace") if found[1] else b" "


def spaced(page: bytes) -> bytes:
    """A plain page as small ASCII letters and digits, with a space for every other byte: as long as it was."""
    return page.translate(_SPACED)


def foreign(page: bytes) -> bytes:
    """What of a plain page is not ASCII."""
    return page.translate(None, _ASCII)
