"""Which of many patterns may be found in a text: told of all at once, by one search for the words that they need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.reading.needs import Need

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


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

    def passing(self, text: str) -> list[int]:
        """The places of the patterns that may be found in `text`, in their order."""
        has = self._given
        for words in set(self._words.find_matches_as_strings(text, overlapping=True)):
            has |= self._bits[words]
        left = self._all
        for _ in range(self._turns):
            left &= has
            has >>= self._count
        return _places(left)


def _places(bits: int) -> list[int]:
    """Where `bits` has a one."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
