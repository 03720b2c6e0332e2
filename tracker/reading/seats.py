"""The cities by which the trade tells its companies apart: "the Paris outfit", "the Munich-based distributor"."""

from __future__ import annotations

import re
from typing import Final

_CITIES: Final = {
    "AU": ("sydney", "melbourne"),
    "AT": ("vienna", "wien"),
    "BE": ("brussels",),
    "CA": ("toronto", "montreal", "vancouver"),
    "CH": ("zurich", "zürich", "geneva"),
    "DE": ("berlin", "munich", "münchner", "cologne", "kölner", "hamburg", "leipzig", "berliner", "hamburger"),
    "DK": ("copenhagen", "köpenhamn"),
    "ES": ("madrid", "barcelona", "bilbao"),
    "FI": ("helsinki", "helsingfors"),
    "FR": ("paris", "parigi", "parís"),
    "GB": ("london", "londra", "londres", "edinburgh", "glasgow"),
    "HK": ("hong kong",),
    "IE": ("dublin",),
    "IN": ("mumbai", "chennai", "kochi"),
    "IT": ("rome", "roma", "milan", "milano", "bologna", "turin", "torino"),
    "JP": ("tokyo",),
    "KR": ("seoul",),
    "NL": ("amsterdam", "rotterdam"),
    "NO": ("oslo",),
    "PL": ("warsaw",),
    "PT": ("lisbon", "lisboa", "porto"),
    "SE": ("stockholm", "gothenburg", "göteborg"),
    "TW": ("taipei",),
    "US": ("new york", "los angeles", "l.a.", "chicago", "manhattan", "brooklyn", "austin"),
}
_COUNTRIES: Final = {city: country for country, cities in _CITIES.items() for city in cities}
_NAMED: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_COUNTRIES, key=len, reverse=True)))})(?!\w)")


def seat(words: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) of the city that `words` name; null where they name none of these."""
    named = _NAMED.search(words.lower())
    return _COUNTRIES[named[0]] if named else None
