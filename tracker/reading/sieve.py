"""Which of many patterns may be found in a text: told of all at once, by one search for the words that they need.

And where some few of them are: by one search for the words that they begin with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.reading.needs import Need
from tracker.reading.patterns import Pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_EDGE = r"(?<!\w)"  # what a pattern begins with that is found at no place within a word


class Sieve:
    """A sieve for patterns with those `needs`, by their place; a pattern without any passes with every text.

    Every need has a bit of its own, the first needs of all patterns side by side, then the second needs of all, and so
    on: what a text has is one number, and those patterns pass of which no turn lacks its bit. `words` are the bits of
    each word.
    """

    def __init__(self, needs: Sequence[Sequence[Need]]) -> None:
        self._count = len(needs)
        self._turns = max(map(len, needs), default=0)
        self._all = (1 << self._count) - 1
        self._given = 0
        needed: dict[Need, int] = {}
        for place, wanted in enumerate(needs):
            for turn in range(self._turns):
                bit = 1 << (turn * self._count + place)
                if turn < len(wanted):
                    needed[wanted[turn]] = needed.get(wanted[turn], 0) | bit
                else:
                    self._given |= bit
        self.words: dict[str, int] = {}
        for need, bits in needed.items():
            for words in need:
                told = self.words.get(words)
                self.words[words] = bits if told is None else told | bits
        once: dict[int, int] = {}  # words of one need share their bits: what lies all over memory is slow to reach
        self._bits = [once.setdefault(bits, bits) for bits in self.words.values()]

    @cached_property
    def _search(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self.words))

    def bits(self, text: str) -> int:
        """The patterns that may be found in `text`, each by the bit of its place."""
        has, bits = 0, self._bits
        for word, _, _ in self._search.find_matches_as_indexes(text, overlapping=True):
            has |= bits[word]
        return self.left(has)

    def left(self, has: int) -> int:
        """The patterns that may be found where the words with the bits `has` stand, and no others."""
        left, has = self._all, has | self._given
        for _ in range(self._turns):
            left &= has
            has >>= self._count
        return left

    def passing(self, text: str) -> list[int]:
        """The places of the patterns that may be found in `text`, in their order."""
        return places(self.bits(text))


def places(bits: int) -> list[int]:
    """Where `bits` has a one."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


class Finder:
    """Finds all of several patterns at once.

    The engine of regular expressions tries a pattern at every letter; here each is tried only where one of its heads
    stands (`tracker.reading.needs`), and only if the text has what it needs: one search tells both, for all patterns.
    """

    def __init__(self, patterns: Mapping[str, Pattern]) -> None:
        self._patterns = patterns
        self._sieve = Sieve([pattern.needs for pattern in patterns.values()])
        self._always = self._sieve.left(0)
        owners: dict[str, list[str]] = {}
        for name, pattern in patterns.items():
            for head in pattern.heads or ():
                owners.setdefault(head, []).append(name)
        self._words = list(dict.fromkeys((*owners, *self._sieve.words)))
        self._heads = [owners.get(word, []) for word in self._words]
        self._bits = [self._sieve.words.get(word, 0) for word in self._words]
        self._whole = frozenset(name for name, pattern in patterns.items() if pattern.source.startswith(_EDGE))

    @cached_property
    def _search(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._words)

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in `text` that the patterns begin with or need: by their places, each with its word."""
        hits = self._search.find_matches_as_indexes(text, overlapping=True)
        return sorted((at, word) for word, at, _ in hits)

    def found(
        self, text: str, start: int = 0, hits: Sequence[tuple[int, int]] | None = None, before: int = 0
    ) -> dict[str, list[re.Match[str]]]:
        """What `finditer` would find from `start` on, by the name of each pattern that is found at all.

        `hits` are those of `text` where they are known, as it stands behind so many characters (`before`).
        """
        hits = self.hits(text) if hits is None else hits
        if not hits and not self._always:
            return {}
        starts: dict[str, list[int]] = {}
        has = 0
        for place, word in hits:
            has |= self._bits[word]
            if heads := self._heads[word]:
                at = place - before
                inside = at > 0 and text[at - 1].isalnum()
                for name in heads:
                    if not (inside and name in self._whole):
                        starts.setdefault(name, []).append(at)
        passing = self._sieve.left(has)
        found = {}
        for place, (name, pattern) in enumerate(self._patterns.items()):
            if not passing >> place & 1:
                continue
            if pattern.heads is None:
                matches = list(pattern.compiled.finditer(text, start))
            else:
                matches = _apart(pattern.compiled, text, starts[name], start) if name in starts else []
            if matches:
                found[name] = matches
        return found


def _apart(pattern: re.Pattern[str], text: str, places: list[int], free: int) -> list[re.Match[str]]:
    """The matches at some of `places`, which are in order, none of which begins before `free` or in another."""
    found, tried = [], -1
    for at in places:
        if at >= free and at != tried and (match := pattern.match(text, at)):
            found.append(match)
            free = match.end()
        tried = at
    return found
