"""Territories as the trade says them: "North America", "the UK & Ireland", "worldwide outside the U.S. and Canada"."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.alerts.clean import listed, one_line
from tracker.alerts.regions import BEFORE, COUNTRIES, REGIONS, Place
from tracker.domain.country import NAMES
from tracker.domain.territory import territories

_NORTH_AMERICA = frozenset({"US", "CA"})
_MOST = 4
"""More places than these make a headline nobody reads to its end."""


def place_words(codes: Sequence[str] | None) -> str:
    """The territories by themselves: "the U.S. and France", "worldwide"; empty where none is said."""
    if not codes:
        return ""
    if not territories(tuple(codes)).world:
        return _names(_places(codes))
    left_out = _names(_places(codes, apart=_NORTH_AMERICA))
    return f"worldwide outside {left_out}" if left_out else "worldwide"


def scoped(noun: str, codes: Sequence[str] | None, link: str = "for") -> str:
    """`noun` with its territories: "North American rights", "rights for Italy and Spain", "worldwide rights"."""
    where = place_words(codes)
    if not codes or not where:
        return noun
    if where == "worldwide":
        return f"worldwide {noun}"
    if territories(tuple(codes)).world:
        return f"{noun} {where}"
    places = _places(codes)
    before = places[0].before if len(places) == 1 else None
    return f"{before} {noun}" if before else f"{noun} {link} {where}"


def _places(codes: Sequence[str], apart: frozenset[str] = frozenset()) -> list[Place]:
    """What `codes` name, or leave out of the world: the trade's regions that lie wholly in it (without `apart`), then
    the single rest, in the order of `codes`.
    """
    whole = territories(tuple(codes)).codes
    named = [code for code in dict.fromkeys(code.removeprefix("-") for code in codes) if code in whole]
    left, found = set(named), []
    for region in REGIONS:
        if region.codes <= left and region.codes != apart:
            found.append(region)
            left -= region.codes
    found += [Place(frozenset({code}), _country(code), BEFORE.get(code)) for code in left]
    return sorted(found, key=lambda place: min(named.index(code) for code in place.codes))


def _names(places: list[Place]) -> str:
    names = [place.name for place in places]
    if len(places) > _MOST:
        rest = sum(len(place.codes) for place in places[_MOST - 1 :])
        names = [*names[: _MOST - 1], f"{rest} more"]
    return listed(names)


def _country(code: str) -> str:
    """Its English name as the trade has it; the code itself where nobody knows it."""
    return COUNTRIES.get(code) or NAMES.get(code) or one_line(code)
