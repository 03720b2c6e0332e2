"""Territories as the trade counts them: sets, markets, and what is left of one when another is taken away."""

from __future__ import annotations

from functools import lru_cache

from tracker.domain.territory import Territories, codes, territories

Places = tuple[str, ...] | None

_MARKETS = (frozenset({"US", "CA"}), frozenset({"GB", "IE"}), frozenset({"AU", "NZ"}))
"""Territories that are released as one: an outlet's "U.S. theaters" is another's "domestic", its "UK" another's "UK
and Ireland".
"""


def area(places: Places) -> Territories | None:
    """The set that `places` stand for; null where none are said."""
    return territories(places) if places else None


@lru_cache(maxsize=16384)
def meet(one: Places, other: Places) -> bool:
    """Whether the two share a territory; what is not said may be anywhere."""
    a, b = area(one), area(other)
    return a is None or b is None or bool(a & b)


@lru_cache(maxsize=16384)
def within(inner: Places, outer: Places) -> bool:
    """Whether `outer` says all that `inner` says: the same territories or more, or `inner` says none."""
    a, b = area(inner), area(outer)
    return a is None or (b is not None and a <= b)


def same_market(one: Places, other: Places) -> bool:
    """Whether both lie inside one market that is released as a whole."""
    if not one or not other:
        return False
    return any(market.issuperset((*one, *other)) for market in _MARKETS)


def covers(known: Places, said: Places) -> bool:
    """Whether `said` is within `known`, or in one market with it."""
    return within(said, known) or same_market(known, said)


def less(places: Places, taken: Places) -> tuple[str, ...]:
    """The codes of `places` that are not in `taken`; none if either is not said."""
    a, b = area(places), area(taken)
    return codes(a - b) if a is not None and b is not None else ()


def both(one: Places, other: Places) -> Places:
    """The codes that are in one or the other; what one of them does not say, the other does."""
    if not one or not other:
        return one or other
    return one if within(other, one) else other if within(one, other) else codes(territories(one) | territories(other))


def shared(one: Places, other: Places) -> Places:
    """The codes that are in both; what one of them does not say, the other does."""
    if not one or not other:
        return one or other
    return one if within(one, other) else other if within(other, one) else codes(territories(one) & territories(other))
