"""Lists of towns, where none of them stands for its festival: a film "goes to Chicago, Boston and Washington"."""

from __future__ import annotations

import re

from tracker.reading.capitals import CAPITAL

# Towns where films open, and whose bare name means no festival in the trade, as the lexicon's languages spell them.
_TOWNS = (
    "Atlanta", "Auckland", "Baltimore", "Barcelona", "Bengaluru", "Bern", "Birmingham", "Bonn", "Boston", "Braga",
    "Bremen", "Bristol", "Brussels", "Bruxelles", "Calgary", "Canberra", "Charlotte", "Chennai", "Cincinnati",
    "Coimbra", "Columbus", "Dallas", "Delhi", "Detroit", "Dortmund", "Düsseldorf", "Edmonton", "Essen", "Frankfurt",
    "Genova", "Hobart", "Honolulu", "Houston", "Hyderabad", "Indianapolis", "Kansas City", "Köln", "L.A.", "LA",
    "Las Vegas", "Lausanne", "Lille", "Lisboa", "Lisbon", "Liverpool", "Los Angeles", "Madrid", "Mainz",
    "Manchester", "Milan", "Milano", "Minneapolis", "Montreal", "Montréal", "Mumbai", "Münster", "New Delhi",
    "Newcastle", "Nottingham", "Nürnberg", "Orlando", "Oxford", "Paris", "París", "Perth", "Philadelphia",
    "Phoenix", "Pittsburgh", "Quebec City", "Québec", "Regina", "Sacramento", "Salt Lake City", "San Antonio",
    "San Diego", "Saskatoon", "St. Louis", "Stuttgart", "Tampa", "Verona", "Washington", "Winnipeg", "Zaragoza",
)  # fmt: skip
_TOWN = rf"(?:{'|'.join(map(re.escape, _TOWNS))})(?![\w-])(?! (?:Film|International|Festival|Critics))"
_NAME = rf"{CAPITAL}(?: {CAPITAL})?"
_AND = r"(?:, |,? (?:and|und|et|y|e|och|&) (?:in |to |à |en |a )?)"
# A day on which no film is at several festivals: "in Toronto, Vancouver and Ottawa on December 3".
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ONE_DAY = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?!\d))"
_LIST = re.compile(
    rf"(?<![\w.'’-])(?:(?:{_NAME}{_AND}){{0,4}}{_TOWN}(?:{_AND}{_NAME}){{1,6}}|(?:{_NAME}{_AND}){{1,6}}{_TOWN}"
    rf"|{_NAME}(?:{_AND}{_NAME}){{1,6}}(?=,? (?:on|from|starting|beginning) {_ONE_DAY}))"
)


def towns_listed(text: str) -> list[tuple[int, int]]:
    """The stretches of `text` that list two names or more of which one is a town that no festival is called by, or
    of which all are named for one day.
    """
    return [match.span() for match in _LIST.finditer(text)]
