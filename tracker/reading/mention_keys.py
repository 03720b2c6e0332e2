"""The ways in which a title may stand in the bytes of a page.

Characters beyond ASCII are gone from a folded page, so a title is looked for as it is left by each way to write them,
used throughout: as UTF-8 (gone), without the accent, as a named entity, as a number in either base, as JSON escapes
it. A mixture of two is found where one of them is UTF-8 and the other plain.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator
from html.entities import codepoint2name

LOWER = bytes(range(256)).lower()
_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")
DROPPED = bytes(b for b in range(256) if LOWER[b] not in _KEPT)
SPACED = bytes(LOWER[b] if LOWER[b] in _KEPT else 0x20 for b in range(256))

_SHORT = 5  # a word of up to five letters is often a part of another
_EDGES = " .!?…¡¿\"'’‘“”„«»*\u00a0"
_PLAIN = re.compile(r"[a-z0-9 .,:;!?()-]+")


class Table(enum.Enum):
    """PACKED holds letters and digits alone, WORDS a word between spaces, FOREIGN bytes of other scripts."""

    PACKED = enum.auto()
    WORDS = enum.auto()
    FOREIGN = enum.auto()


def keys(name: str) -> Iterator[tuple[Table, bytes]]:
    """The keys of each way in which `name` may be written, and the table to look them up in."""
    written = unicodedata.normalize("NFC", name.strip(_EDGES) or name)
    text = written.lower()
    if not text.isascii() and any(_foreign(c) for c in text):
        yield from ((Table.FOREIGN, key) for key in _foreign_keys(written))
        return
    if not any(c.isascii() and c.isalnum() for c in text):  # "½", "Ö", "?!"
        yield from ((Table.FOREIGN, key) for key in _foreign_keys(written))
    for form in _forms(text):
        key = form.encode("ascii", "ignore").translate(LOWER, DROPPED)
        if len(key) > _SHORT:
            yield Table.PACKED, key
        elif key:
            yield from _short_keys(form, key)


def _short_keys(form: str, key: bytes) -> Iterator[tuple[Table, bytes]]:
    spaced = b"".join(bytes([b]) if b in _KEPT else b" " for b in form.encode())
    if b" " in spaced.strip():  # "Up 2", "K-9": any white space may be between
        yield Table.PACKED, key
    yield Table.WORDS, b" " + spaced.strip() + b" "


def _foreign(char: str) -> bool:
    """Whether it is a letter of another script, of which ASCII would leave nothing."""
    return not char.isascii() and char.isalpha() and "LATIN" not in unicodedata.name(char, "")


def _foreign_keys(written: str) -> set[bytes]:
    """The longest run without a space, in each case, as bytes and as numbers: a page lowers its ASCII alone."""
    parts = re.findall(r"[^\x00-\x7f]+" if not any(map(_foreign, written)) else r"[^\W_]+", written) or [written]
    run = max(parts, key=lambda part: (sum(map(_foreign, part)), len(part)))
    ways = ("&#{0:d};", "&#x{0:x};", "\\u{0:04x}")
    found: set[bytes] = set()
    for cased in {run, run.lower(), run.upper(), run.capitalize()}:
        found |= {"".join(c if c.isascii() else way.format(ord(c)) for c in cased).encode().lower() for way in ways}
        found |= {cased.encode().lower(), unicodedata.normalize("NFD", cased).encode().lower()}
    return found


def _forms(text: str) -> set[str]:
    """All ways to write `text`, in lower case; the punctuation between words falls later."""
    if _PLAIN.fullmatch(text) and " and " not in text:
        return {text}
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    forms = {text, bare, bare.replace("&", " and "), re.sub(r"\band\b", "", bare), re.sub(r"\band\b", "amp", bare)}
    for quote in ("'", "’", "‘"):
        base = re.sub("['’‘ʼ]", quote, text)
        for way in _WAYS:
            forms.add("".join(way(c) if not c.isascii() or c in "&'\"" else c for c in base))
    return forms


def _named(char: str) -> str:
    return "apos" if char == "'" else codepoint2name.get(ord(char), char)


_WAYS = (
    _named,
    lambda c: str(ord(c)),
    lambda c: f"{ord(c):03d}",
    lambda c: f"x{ord(c):x}",
    lambda c: f"u{ord(c):04x}",
)
