"""Whether an item that names no watched film may still lead to one that does: a line-up, a slate, a list of deals.

A feed's summary of "Toronto adds five world premieres" names none of the five. The words are those of the trades'
headlines; a headline must hold one that says "list" and, for the weaker ones, one that says of what.
"""

from __future__ import annotations

import re

from tracker.domain.document import Item

_ALONE = (
    r"line-?ups?",
    r"(sales|festival|film|market) slates?",
    r"(full|complete|official) (selection|program(me)?|schedule|list)",
    r"(competition|world premieres?|special screenings|galas?) (titles?|selection|added|unveiled|announced)",
    r"(deals?|sales|acquisitions?|market|release dates?|dates?) (round-?up|tracker|report|calendar|changes|shuffle)",
    r"(adds|sets|reveals|unveils|announces|names) .{0,40}\b(premieres|titles|films|features|selections?|galas)",
    r"(wettbewerb|programm|auswahl|sélection|programmation|selección|programación|selezione|programma|seleção|urval)",
    r"(ラインナップ|上映作品|出品作品|라인업|상영작|초청작)",
)
_LIST = (
    r"every",
    r"all the",
    r"\d+ (films|movies|titles|deals)",
    r"what(’|')?s (selling|coming|opening)",
    r"guide",
    r"list",
)
_OF_FILMS = (
    r"films?",
    r"movies?",
    r"releases?",
    r"festivals?",
    r"market",
    r"buyers?",
    r"sales titles",
    r"acquisitions?",
)

_alone = re.compile(rf"\b({'|'.join(_ALONE)})\b|{_ALONE[-1]}", re.IGNORECASE)
_list = re.compile(rf"\b({'|'.join(_LIST)})\b", re.IGNORECASE)
_of_films = re.compile(rf"\b({'|'.join(_OF_FILMS)})\b", re.IGNORECASE)
_LONGEST_HEADLINE = 300


def may_list_films(item: Item) -> bool:
    """Whether the headline reads like that of a line-up or a round-up."""
    headline = item.title[:_LONGEST_HEADLINE]
    return bool(_alone.search(headline) or (_list.search(headline) and _of_films.search(headline)))
