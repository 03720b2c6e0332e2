"""Which of many patterns may be found in a text: told of all at once, by one search for the words that they need.

And where some few of them are: by one search for the words that they begin with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING

from tracker.reading.needs import Need
from tracker.reading.patterns import Pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_EDGE = r"(?<!\w)"  # what a pattern begins with that is found at no place within a word


class Sieve:
    """A sieve for patterns with those `needs`, by their place; a pattern without any passes with every text.

    Every need has a bit of its own, the first needs of all patterns side by side, then the second needs of all, and so
    on: what a text has is one number, and those patterns pass of which no turn lacks its bit.
    """

    def __init__(self, needs: Sequence[Sequence[Need]]) -> None:
        self._count = len(needs)
        self._turns = max(map(len, needs), default=0)
        self._all = (1 << self._count) - 1
        self._given = 0
        self._bits: dict[str, int] = {}
        for place, wanted in enumerate(needs):
            for turn in range(self._turns):
                bit = 1 << (turn * self._count + place)
                if turn >= len(wanted):
                    self._given |= bit
                    continue
                for words in wanted[turn]:
                    self._bits[words] = self._bits.get(words, 0) | bit

    @cached_property
    def _words(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._bits))

    def bits(self, text: str) -> int:
        """The patterns that may be found in `text`, each by the bit of its place."""
        words = set(self._words.find_matches_as_strings(text, overlapping=True))
        has = reduce(or_, map(self._bits.__getitem__, words), self._given)
        left = self._all
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
    stands (`tracker.reading.needs`), and the heads of all are looked for together.
    """

    def __init__(self, patterns: Mapping[str, Pattern]) -> None:
        self._patterns = patterns
        self._owners: dict[str, list[str]] = {}
        for name, pattern in patterns.items():
            for head in pattern.heads or ():
                self._owners.setdefault(head, []).append(name)
        self._by_head = list(self._owners.values())
        self._whole = frozenset(name for name, pattern in patterns.items() if pattern.source.startswith(_EDGE))
        self._headless = [name for name, pattern in patterns.items() if pattern.heads is None]
        self._sieve = Sieve([patterns[name].needs for name in self._headless])

    @cached_property
    def _heads(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._owners))

    def found(self, text: str, start: int = 0) -> dict[str, list[re.Match[str]]]:
        """What `finditer` would find from `start` on, by the name of each pattern that is found at all."""
        starts: dict[str, list[int]] = {}
        for head, at, _ in self._heads.find_matches_as_indexes(text, overlapping=True):
            inside = at > 0 and text[at - 1].isalnum()
            for name in self._by_head[head]:
                if not (inside and name in self._whole):
                    starts.setdefault(name, []).append(at)
        found = {}
        for name, places in starts.items():
            if matches := _apart(self._patterns[name].compiled, text, places, start):
                found[name] = matches
        for place in self._sieve.passing(text) if self._headless else ():
            name = self._headless[place]
            if matches := list(self._patterns[name].compiled.finditer(text, start)):
                found[name] = matches
        return found


def _apart(pattern: re.Pattern[str], text: str, places: list[int], free: int) -> list[re.Match[str]]:
    """The matches at some of `places`, none of which begins before `free` or in another."""
    found = []
    for at in sorted(places):
        if at >= free and (match := pattern.match(text, at)):
            found.append(match)
            free = match.end()
    return found
