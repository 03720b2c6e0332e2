"""Territories as the trade says them: "North America", "the UK & Ireland", "worldwide outside the U.S. and Canada"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.alerts.clean import listed, one_line
from tracker.domain.territory import territories


@dataclass(frozen=True, slots=True)
class _Place:
    """`name` stands by itself ("the U.S."), `before` before a noun ("U.S. rights") where there is such a word."""

    codes: frozenset[str]
    name: str
    before: str | None = None


def _place(codes: str, name: str, before: str | None = None) -> _Place:
    return _Place(frozenset(codes.split()), name, before)


_NORTH_AMERICA = _place("US CA", "North America", "North American")
_REGIONS = (  # the larger before those inside them
    _NORTH_AMERICA,
    _place("DK FI IS NO SE", "the Nordics", "Nordic"),
    _place("DK NO SE", "Scandinavia", "Scandinavian"),
    _place("BE NL LU", "Benelux", "Benelux"),
    _place("DE AT CH", "German-speaking Europe"),
    _place("EE LV LT", "the Baltics", "Baltic"),
    _place("GB IE", "the UK & Ireland", "UK & Ireland"),
    _place("AU NZ", "Australia & New Zealand", "Australia & New Zealand"),
)
_COUNTRIES = {  # where the trade's name is not CLDR's, or wants an article, or is met every day
    "US": "the U.S.",
    "GB": "the UK",
    "CA": "Canada",
    "IE": "Ireland",
    "AU": "Australia",
    "NZ": "New Zealand",
    "FR": "France",
    "DE": "Germany",
    "IT": "Italy",
    "ES": "Spain",
    "JP": "Japan",
    "CN": "China",
    "IN": "India",
    "KR": "South Korea",
    "HK": "Hong Kong",
    "MO": "Macao",
    "TW": "Taiwan",
    "MM": "Myanmar",
    "TR": "Turkey",
    "NL": "the Netherlands",
    "PH": "the Philippines",
    "AE": "the UAE",
    "BS": "the Bahamas",
    "MV": "the Maldives",
    "DO": "the Dominican Republic",
    "CZ": "the Czech Republic",
    "PS": "Palestine",
    "CD": "DR Congo",
    "CG": "Congo",
    "MX": "Mexico",
    "BR": "Brazil",
}
_BEFORE = {"US": "U.S.", "GB": "UK", "CA": "Canadian", "AU": "Australian", "FR": "French", "DE": "German"}
_MOST = 4
"""More places than these make a headline nobody reads to its end."""


def place_words(codes: Sequence[str] | None) -> str:
    """The territories by themselves: "the U.S. and France", "worldwide"; empty where none is said."""
    if not codes:
        return ""
    whole = territories(tuple(codes))
    if whole.world:
        left_out = [c.removeprefix("-") for c in codes if c.removeprefix("-") in whole.codes]
        return f"worldwide outside {_names(_places(left_out, apart=_NORTH_AMERICA))}" if left_out else "worldwide"
    return _names(_places(c for c in codes if c in whole.codes))


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


def _places(codes: Iterable[str], apart: _Place | None = None) -> list[_Place]:
    """The trade's regions that lie wholly in `codes` (without `apart`), then the single rest, as first named."""
    named = list(dict.fromkeys(codes))
    left, found = set(named), []
    for region in _REGIONS:
        if region is not apart and region.codes <= left:
            found.append(region)
            left -= region.codes
    found += [_Place(frozenset({code}), _country(code), _BEFORE.get(code)) for code in left]
    return sorted(found, key=lambda place: min(named.index(code) for code in place.codes))


def _names(places: list[_Place]) -> str:
    names = [place.name for place in places]
    if len(places) > _MOST:
        rest = sum(len(place.codes) for place in places[_MOST - 1 :])
        names = [*names[: _MOST - 1], f"{rest} more"]
    return listed(names)


def _country(code: str) -> str:
    """Its English name, from CLDR where the trade has none of its own; the code itself where nobody knows it."""
    if code in _COUNTRIES:
        return _COUNTRIES[code]
    from babel import Locale

    return one_line(Locale("en").territories.get(code, code))
