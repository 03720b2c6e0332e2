"""What to look for in a page to find a title: its only word, or two or three that stand side by side in it.

Words are runs of ASCII letters and digits in a page made plain (`tracker.reading.mention_page`), so that white space,
tags' brackets, quotes and punctuation never come between two. Titles in other scripts are looked for by their bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.reading.mention_names import common_words
from tracker.reading.mention_page import plain, spaced

_EDGES = " .!?…¡¿\"'’‘“”„«»*\u00a0"
_AND = re.compile(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")

Words = tuple[bytes, ...]
"""One word, or two or three side by side."""


class Keys(NamedTuple):
    """`words` are those of which one stands in each page that has the name; `letters` is the name run together, in
    each of its spellings, and `reach` the number of its words. `raw` are bytes of which a page has one, where no word
    of the name is in ASCII."""

    words: tuple[Words, ...] = ()
    letters: tuple[bytes, ...] = ()
    reach: int = 0
    raw: tuple[bytes, ...] = ()


def keys(name: str) -> Keys:
    """What to look for to find `name`."""
    written = name.strip(_EDGES) or name
    if not written.isascii():
        written = unicodedata.normalize("NFC", written)
        if any(map(_foreign, written)):
            return Keys(raw=_by_bytes(name))
    words: list[Words] = []
    letters, reach = [], 0
    for spelling in _spellings(written):
        chunks = [chunk for part in spelling.split() if (chunk := spaced(_plain(part)).split())]
        if not chunks:
            return Keys(raw=_by_bytes(name))
        words += _rarest(chunks)
        flat = [word for chunk in chunks for word in chunk]
        letters.append(b"".join(flat))
        reach = max(reach, len(flat))
    return Keys(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(letters)), reach)


def _plain(text: str) -> bytes:
    return plain(text.encode("utf-8", "replace"))


def _foreign(char: str) -> bool:
    """Whether it is a letter of another script, of which ASCII would leave nothing."""
    return not char.isascii() and char.isalpha() and "LATIN" not in unicodedata.name(char, "")


def _spellings(written: str) -> tuple[str, ...]:
    """With an ampersand or the word for it, which may also be left out between two words."""
    if "&" in written:
        return tuple(written.replace("&", said) for said in (" ", " and ", "and"))
    if "and" in written.lower() and _AND.search(written):
        return written, _AND.sub(" ", written)
    return (written,)


def _rarest(chunks: Sequence[Sequence[bytes]]) -> Iterable[Words]:
    """The words about the name's spaces that are least likely to stand side by side in another text.

    A chunk of several words ("k", "pops") may be written as one ("kpops").
    """
    if len(chunks) == 1:
        return _within(chunks[0])
    at = max(range(1, len(chunks)), key=lambda n: _weight(chunks[n - 1][-1]) + _weight(chunks[n][0]))
    pairs = _about(chunks[at - 1], chunks[at])
    if at > 1 and len(chunks[at - 1]) == 1:
        return [(left, *pair) for left, _ in _about(chunks[at - 2], chunks[at - 1]) for pair in pairs]
    if at + 1 < len(chunks) and len(chunks[at]) == 1:
        return [(*pair, right) for pair in pairs for _, right in _about(chunks[at], chunks[at + 1])]
    return pairs


def _about(left: Sequence[bytes], right: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """The two words about a space."""
    if len(left) == len(right) == 1:
        return [(left[0], right[0])]
    ends = [b"".join(left[n:]) for n in range(len(left))]
    begins = [b"".join(right[: n + 1]) for n in range(len(right))]
    return [(end, begin) for end in ends for begin in begins]


def _within(chunk: Sequence[bytes]) -> Iterator[Words]:
    yield (b"".join(chunk),)
    for first in range(1, len(chunk)):
        for second in range(first + 1, len(chunk) + 1):
            yield b"".join(chunk[:first]), b"".join(chunk[first:second])


def _weight(word: bytes) -> int:
    """A long word is rarer than a short one, and any other than an everyday one."""
    everyday = len(word) < 3 or word.decode() in common_words()
    return len(word) if everyday else 20 + len(word)


def _by_bytes(name: str) -> tuple[bytes, ...]:
    """The longest run of other letters, in each case, composed or not; the name as it is where it has none."""
    written = name.strip(_EDGES) or name
    runs = re.findall(r"[^\x00-\x7f\s]+", written) or [written]
    run = max(runs, key=lambda part: (sum(map(_foreign, part)), len(part)))
    found = set()
    for cased in (run, run.lower(), run.upper(), run.capitalize()):
        for form in (cased, unicodedata.normalize("NFC", cased), unicodedata.normalize("NFD", cased)):
            key = _plain(form)
            found.add(max(_NOT_ASCII.findall(key), key=len, default=key))
    return tuple(sorted(found))
