"""Which films a page may name, from its raw bytes and for all titles at once, before anything is parsed.

A page is cut into its words; each of them, each two and each three side by side are looked up in a table of all titles.
What that costs goes by the page's length and hardly by the number of titles, which an automaton's cost does not: with
100,000 titles of everyday words it leaves the processor's cache at every letter, and takes twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tracker.reading.mention_keys import Words, keys
from tracker.reading.mention_page import foreign, plain, shown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]

_WORD = 8  # bytes of a word that count: what fits a machine word
_TURN = 0x9E3779B97F4A7C15  # odd, with ones and zeros all over
_SPREADS = (0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # likewise: each gives a key another place in its table
_BITS = 64
_LETTERS, _DIGITS = 26, 10
_SMALL = 0x20  # the bit by which a small letter of ASCII differs from a capital; all that is a letter or digit has it
_SPARE = 4  # bits of a table's address beyond what counts its keys: one place in eight or less is taken


_ROOM = 8 << 20
"""Bytes asked for once and given back: glibc then keeps as much for the next page (mallopt(3), M_MMAP_THRESHOLD), where
it would return it to the system after each, and faulting it in again took a third of a scan's time."""


class _Name(NamedTuple):
    film: int
    letters: tuple[bytes, ...]


class _Words(NamedTuple):
    """The words of a page: `starts` and `ends` are their places in `page`, `numbers` their first bytes."""

    page: NDArray[np.uint8]
    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    numbers: Numbers


class Scanner:
    """A table of the names of all films, given as (the film's number, a name of it)."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._names: list[_Name] = []
        owners: tuple[dict[Words, list[int]], ...] = ({}, {}, {})
        self._reach = 0
        self._raw: dict[bytes, list[int]] = {}
        for number, (film, name) in enumerate(names):
            known = keys(name)
            self._names.append(_Name(film, known.letters))
            for words in known.words:
                owners[len(words) - 1].setdefault(words, []).append(number)
            for key in known.raw:
                self._raw.setdefault(key, []).append(number)
            self._reach = max(self._reach, known.reach)
        self._alone, self._pairs, self._threes = map(_Table, owners)
        bytearray(_ROOM)
        self._starts = _Table({words[:2]: [] for words in (*owners[1], *owners[2])})

    def page(self, raw: bytes) -> set[int]:
        """The films that a page may name, be it HTML, a feed or text: never one too few where it is in UTF-8."""
        return self.text(shown(raw))

    def text(self, raw: bytes) -> set[int]:
        """The same for what has no markup to leave out."""
        page = plain(raw)
        found = set(self._by_bytes(page)) if self._raw else set()
        words = _words(page)
        if self._alone:
            places = self._alone.sift(words.numbers)
            found.update(self._confirmed(words, self._alone.hits(places, words.numbers[places])))
        if self._starts:
            found.update(self._side_by_side(words))
        return found

    def _side_by_side(self, words: _Words) -> Iterator[int]:
        """The films whose names have two or three of the words side by side; told by the first two, then by all."""
        pairs = _joined(words.numbers[:-1], words.numbers[1:])
        places = self._starts.sift(pairs)
        pairs = pairs[places]
        yield from self._confirmed(words, self._pairs.hits(places, pairs))
        within = places < len(words.numbers) - 2
        places, pairs = places[within], pairs[within]
        yield from self._confirmed(words, self._threes.hits(places, _joined(pairs, words.numbers[places + 2])))

    def _confirmed(self, words: _Words, hits: Iterable[tuple[int, list[int]]]) -> Iterator[int]:
        """The films of which the whole name stands at the hits."""
        for place, owners in hits:
            first, last = max(0, place - self._reach), min(len(words.starts), place + self._reach) - 1
            around = words.page[words.starts[first] : words.ends[last]].tobytes().replace(b" ", b"")
            for which in owners:
                name = self._names[which]
                for letters in name.letters:
                    if letters in around:
                        yield name.film

    def _by_bytes(self, page: bytes) -> Iterator[int]:
        other = foreign(page)
        for key, which in self._raw.items():
            if (key in other or key.isascii()) and key in page:
                yield from (self._names[number].film for number in which)


class _Table:
    """Finds the numbers of its keys among others: nearly all others are told by two look-ups, for all at once."""

    def __init__(self, owners: dict[Words, list[int]]) -> None:
        import numpy as np

        self._owners: dict[int, list[int]] = {}
        if not owners:
            return
        first, *more = map(_numbers, zip(*owners, strict=True))
        for numbers in more:
            first = _joined(first, numbers)
        for number, which in zip(first.tolist(), owners.values(), strict=True):
            self._owners.setdefault(number, []).extend(which)
        bits = len(owners).bit_length() + _SPARE
        self._shift = np.uint64(_BITS - bits)
        self._taken = np.zeros(1 << bits, np.bool_)
        for spread in _SPREADS:
            self._taken[self._addresses(first, spread)] = True

    def __bool__(self) -> bool:
        return bool(self._owners)

    def _addresses(self, numbers: Numbers, spread: int) -> NDArray[np.intp]:
        import numpy as np

        return ((numbers * np.uint64(spread)) >> self._shift).view(np.intp)

    def sift(self, numbers: Numbers) -> NDArray[np.intp]:
        """Where a number may be one of the keys': nearly everywhere else it is none."""
        import numpy as np

        places = np.flatnonzero(self._taken.take(self._addresses(numbers, _SPREADS[0])))
        return places[self._taken.take(self._addresses(numbers[places], _SPREADS[1]))]

    def hits(self, places: NDArray[np.intp], numbers: Numbers) -> Iterator[tuple[int, list[int]]]:
        """Those of `places` where the number is one of the keys', with the key's owners."""
        if not self._owners:
            return
        kept = self.sift(numbers)
        for place, number in zip(places[kept].tolist(), numbers[kept].tolist(), strict=True):
            if number in self._owners:
                yield place, self._owners[number]


def _words(page: bytes) -> _Words:
    import numpy as np

    text = all_spaced(page)
    blank = text == ord(" ")
    edges = np.flatnonzero(blank[1:] != blank[:-1]) + 1
    starts, ends = edges[::2].copy(), edges[1::2]
    return _Words(text, starts, ends, _eights(text, starts) & _masks().take(np.minimum(ends - starts, _WORD)))


def all_spaced(page: bytes) -> NDArray[np.uint8]:
    """What `mention_page.spaced` makes of a page, in half its time; with a space before it and eight behind."""
    import numpy as np

    printed = np.frombuffer(page, np.uint8)
    small = printed | np.uint8(_SMALL)
    kept = small - np.uint8(ord("a")) < _LETTERS
    kept |= printed - np.uint8(ord("0")) < _DIGITS
    small &= -kept.view(np.uint8)
    text = np.full(1 + len(page) + _WORD, ord(" "), np.uint8)
    text[1 : 1 + len(page)] |= small
    return text


def _eights(text: NDArray[np.uint8], starts: NDArray[np.intp]) -> Numbers:
    """Eight bytes from each of `starts` on, as one number: cut from the two machine words that they stand in.

    To read them where they stand, on no word's boundary, takes half as long again.
    """
    import numpy as np

    aligned = text[: len(text) // _WORD * _WORD].view("<u8")
    at = starts >> 3  # eight bytes each; to divide takes three times as long
    low = aligned.take(at)
    at += 1
    high = aligned.take(at, mode="clip")
    shift = starts.view(np.uint64) << np.uint64(3)
    shift &= np.uint64(_BITS - 1)
    low >>= shift
    high <<= np.uint64(1)  # in two steps, since no number can be shifted by all its bits
    np.subtract(np.uint64(_BITS - 1), shift, out=shift)
    high <<= shift
    low |= high
    return low


def _masks() -> Numbers:
    """For each length of a word, the bits of a machine word that it takes."""
    import numpy as np

    return np.array([(1 << (8 * length)) - 1 for length in range(_WORD + 1)], np.uint64)


def _numbers(words: Iterable[bytes]) -> Numbers:
    import numpy as np

    return np.frombuffer(b"".join(word[:_WORD].ljust(_WORD, b"\0") for word in words), "<u8")


def _joined(first: Numbers, second: Numbers) -> Numbers:
    """One number for words side by side."""
    import numpy as np

    return first * np.uint64(_TURN) + second
