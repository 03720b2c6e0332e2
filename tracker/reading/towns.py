"""Lists of towns, where none of them stands for its festival: a film "goes to Chicago, Boston and Washington"."""

from __future__ import annotations

import re

from tracker.reading.capitals import CAPITAL

# Towns where films open, and whose bare name means no festival in the trade, as the lexicon's languages spell them.
_TOWNS = (
    "Los Angeles", "L.A.", "LA", "Atlanta", "Baltimore", "Barcelona", "Boston", "Brussels", "Bruxelles", "Calgary",
    "Cincinnati", "Dallas", "Detroit", "Düsseldorf", "Edmonton", "Frankfurt", "Houston", "Köln", "Lisboa", "Lisbon",
    "Liverpool", "Madrid", "Manchester", "Milan", "Milano", "Montreal", "Montréal", "Mumbai", "Orlando", "Paris",
    "París", "Philadelphia", "Phoenix", "Pittsburgh", "Sacramento", "San Diego", "St. Louis", "Stuttgart",
    "Washington", "Winnipeg",
)  # fmt: skip
_TOWN = rf"(?:{'|'.join(map(re.escape, _TOWNS))})(?![\w-])(?! (?:Film|International|Festival|Critics))"
_NAME = rf"{CAPITAL}(?: {CAPITAL})?"
_AND = r"(?:, |,? (?:and|und|et|y|e|och|&) (?:in |to |à |en |a )?)"
_LIST = re.compile(
    rf"(?<![\w.'’-])(?:(?:{_NAME}{_AND}){{0,4}}{_TOWN}(?:{_AND}{_NAME}){{1,6}}|(?:{_NAME}{_AND}){{1,6}}{_TOWN})"
)


def towns_listed(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that list two names or more of which one is a town that no festival is called by."""
    return [match.span() for match in _LIST.finditer(text)]
