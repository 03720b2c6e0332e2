"""Sets of territories: ISO 3166-1 alpha-2 codes, `WW` for the world, `-XX` for one taken out again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

WORLD = "WW"


@dataclass(frozen=True, slots=True)
class Territories:
    """A set of territories, or the world less such a set (`world` true: `codes` are those left out).

    The algebra is exact without a list of all countries: a set and its complement are closed under union,
    intersection and difference.
    """

    codes: frozenset[str]
    world: bool = False

    def __bool__(self) -> bool:
        return self.world or bool(self.codes)

    def __contains__(self, code: str) -> bool:
        return (code in self.codes) is not self.world

    def __invert__(self) -> Territories:
        return Territories(self.codes, not self.world)

    def __and__(self, other: Territories) -> Territories:
        if self.world and other.world:
            return Territories(self.codes | other.codes, world=True)
        if self.world:
            return Territories(other.codes - self.codes)
        if other.world:
            return Territories(self.codes - other.codes)
        return Territories(self.codes & other.codes)

    def __or__(self, other: Territories) -> Territories:
        return ~(~self & ~other)

    def __sub__(self, other: Territories) -> Territories:
        return self & ~other

    def __le__(self, other: Territories) -> bool:
        return not self - other


@lru_cache(maxsize=4096)
def territories(codes: tuple[str, ...]) -> Territories:
    """The set that a development's `territories` stand for, read from left to right."""
    found = Territories(frozenset())
    for code in codes:
        if code == WORLD:
            found |= Territories(frozenset(), world=True)
        elif code.startswith("-"):
            found -= Territories(frozenset({code[1:]}))
        else:
            found |= Territories(frozenset({code}))
    return found


def codes(places: Territories) -> tuple[str, ...]:
    """The codes that stand for `places`, sorted, the world first: the inverse of `territories`."""
    if places.world:
        return (WORLD, *(f"-{code}" for code in sorted(places.codes)))
    return tuple(sorted(places.codes))


def union(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The codes of all territories in any of `several`."""
    found = Territories(frozenset())
    for each in several:
        found |= territories(each)
    return codes(found)
