"""A city that stands for its festival, told from one that is only a place: "after Locarno", "the Toronto suburb"."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence

from tracker.reading import marks
from tracker.reading.lexicon import Lexicon, Shapes
from tracker.reading.marks import Ref
from tracker.reading.nametables import opening_months
from tracker.reading.spans import Span

# Places whose bare name stands for the festival, even behind "in".
FESTIVAL_CITIES = frozenset(
    {
        "Annecy International Animation Film Festival",
        "Busan International Film Festival",
        "Cannes Film Festival",
        "Fantasia International Film Festival",
        "Fantastic Fest",
        "International Film Festival Rotterdam",
        "Karlovy Vary International Film Festival",
        "Locarno Film Festival",
        "Overlook Film Festival",
        "San Sebastián Film Festival",
        "Sitges Film Festival",
        "Sundance Film Festival",
        "SXSW Film Festival",
        "Telluride Film Festival",
        "Toronto International Film Festival",
        "Tribeca Festival",
        "Venice Film Festival",
        "Berlin International Film Festival",
    }
)
_LISTED = re.compile(
    r"(?: \([^()\n]{1,24}\))?(?: next| first)?\s?(?:,|,? (?:and|und|et|y|e|och)|&)\s(?:then |puis |dann |sedan )?"
    r"(?:on to |to |at |the |The |in )?"
)
# "A Haunting in Venice takes the slot": a title that ends with a city.
_IN_A_TITLE = re.compile(r"(?:^|[;:,(“‘\"] ?|[.!?] )(?:An?|The) [A-Z][a-z]+ (?:in|on|at|to|of) $")
_THEN_DOES = re.compile(r"[”’\"]? (?:is|was|has|had|will|[a-z]{2,}(?:s|ed))(?= )")
_TITLE_HEAD = 40  # characters before a city in which such a title begins
# "Planet in Focus has it tomorrow in Toronto": where the festival that shows it is.
_SHOWS_IT_IN = re.compile(
    r"(?:['’]s| is| has| shows| screens| presents| plays| gives)(?: [^\s.,;]+){1,6}? in (?:the )?"
)
# "New York's IFC Center": a house in the city, not its festival; but "Ottawa's Grand Prize".
_VENUE = re.compile(r"['’]s? (?!Grand |Audience |Jury |Best |Special |Official |Golden |Competition)[A-Z]")
# What goes on with the name of a city's festival for films of one kind or of one people.
_OTHER_OF_CITY = re.compile(
    r"(?: (?!International |World |Film |Filmfest|Int[’'.]?l )[A-ZÀ-Þ][\w’'&-]+){1,4} (?:International )?(?:Film )?"
    r"(?:Festival|Fest|Filmfest)\b"
)
# A city whose name is somebody's first as well, and a last name behind it.
_CITY_AND_NAME = re.compile(
    r"(?:Sydney|Adelaide|Florence|Chelsea|Melbourne|Savannah|Austin) "
    r"(?!(?:Film|International|Festival|Fest|Opera|Docu|Competition|Official|Prize|Audience|World|Premiere)s?\b)[A-Z][a-z]{2,}"
)
# "Seville International, which sells it": a company that is called after the city.
_FIRM_OF_CITY = re.compile(
    r" (?:International|Pictures|Films|Entertainment|Releasing|Distribution)\b"
    r"(?! (?:Film|Documentary|Short|Animation|Animated|Children|Women|Queer|Fest|Competition|Premiere|Panorama)|’s|'s)"
)
# "Göteborg 2026" as a line of its own, or before a colon: the edition of its festival.
_EDITION = re.compile(r" 20\d\d(?=\n| ?:|\Z)")
_PREMIERE = re.compile(r" (?:[Pp]remi[eè]re|debut|bow)\b")
# "Its New York premiere at the Harbor Film Fest": where in the world it is the first.
_PREMIERE_ELSEWHERE = re.compile(
    r" (?:[Pp]remi[eè]re|debut|bow) at (?:the )?[^.,;\n]{0,40}?(?:Fest|Festival|Filmfest)\b"
)
_PREMIERE_AT = re.compile(r" (?:[Pp]remi[eè]re|debut|bow) (?:at|in) (?:the )?")
_WHERE_ANOTHER = re.compile(r", where [A-Z]")  # "next stop is London, where FrightFest has it"
_MONTHS = tuple(month_name)
_GOES_ON = 70  # characters from a festival to a city in which words say that the film went on from there
_REACH = 30  # characters before a city in which words say whether it stands for its festival


def is_of_another_name(text: str, city: Span, shows: set[int]) -> bool:
    """Whether a city is somebody's first name, begins the name of a company or of another festival there, or says where
    in the world a film is first shown at one of those that begin at `shows`: "Sydney Sweeney", "the Toronto Jewish Film
    Festival", "its New York premiere at Tribeca".
    """
    if _CITY_AND_NAME.match(text, city.start) or _OTHER_OF_CITY.match(text, city.end):
        return True
    if _FIRM_OF_CITY.match(text, city.end):
        return True
    if _IN_A_TITLE.search(text, max(0, city.start - _TITLE_HEAD), city.start) and _THEN_DOES.match(text, city.end):
        return True
    premiere = _PREMIERE_AT.match(text, city.end)
    return premiere is not None and premiere.end() in shows


def stands_for_festival(
    text: str, city: Span, before: Sequence[Ref], spelled: set[object], lexicon: Lexicon, *, twin: bool
) -> bool:
    """Whether a city stands for its festival there: by itself, in a list of them, or as one spelled out elsewhere."""
    if "owning" in city.note:
        return lexicon.shapes["shown_there"].match(text, city.end) is not None
    has_section = lexicon.shapes["section_of_city"].match(text, city.end)
    if city.value not in FESTIVAL_CITIES and _VENUE.match(text, city.end) and not has_section:
        return False
    if lexicon.shapes["mere_city"].match(text, city.end):
        return False
    shapes = lexicon.shapes
    ahead = text[max(0, city.start - _REACH) : city.start].lower()
    last = before[-1] if before else None
    shown = next((ref for ref in reversed(before[-3:]) if ref.mark in (marks.FESTIVAL, marks.SECTION)), None)
    if shown is not None and _goes_on_there(text, shown.end, city, shapes):
        return True
    plays_there = city.value in FESTIVAL_CITIES and shapes["plays_there"].search(ahead)
    if (shapes["city_behind"].match(text, city.end) and not plays_there) or (shapes["city_before"].search(ahead)):
        return False
    if before and before[-1].mark == marks.FESTIVAL and _is_where(text[before[-1].end : city.start]):
        return False  # "Hot Docs in Toronto": where that one is
    if spelled and city.value not in (*FESTIVAL_CITIES, *spelled) and _PREMIERE.match(text, city.end):
        return False  # "its New York premiere", at a festival of another name
    if _PREMIERE_ELSEWHERE.match(text, city.end):
        return False
    if (city.value in FESTIVAL_CITIES and not twin) or city.value in spelled:
        return True
    if text[: city.start].rpartition("\n")[2] == "" and _EDITION.match(text, city.end):
        return True
    if last is not None and last.mark == marks.FESTIVAL and _LISTED.fullmatch(text[last.end : city.start]):
        return True
    if has_section or shapes["shown_there"].match(text, city.end) or _in_its_month(text, city, ahead, shapes):
        return True
    if shapes["at_behind"].match(text[city.end : city.end + 2 * _REACH].lower()):
        return True
    if shapes["stops_at"].search(text[max(0, city.start - 3 * _REACH) : city.start].lower()):
        return _WHERE_ANOTHER.match(text, city.end) is None
    return shapes["at"].search(ahead) is not None or shapes["sensation_of"].search(ahead) is not None


def _in_its_month(text: str, city: Span, ahead: str, shapes: Shapes) -> bool:
    """Whether a film is told to have been seen in the city in its festival's month: "first shown in Cork in May"."""
    if "month_behind" not in shapes:
        return False
    said = shapes["its_turn"].match(text, city.end)
    if said is None and shapes["shown_before"].search(ahead):
        said = shapes["month_behind"].match(text, city.end)
    return said is not None and _MONTHS.index(said["month"]) == opening_months().get(str(city.value))


def _goes_on_there(text: str, start: int, city: Span, shapes: Shapes) -> bool:
    """Whether words say that from a festival, which ends at `start`, a film goes on to a city: "a gala in Zurich, and
    then to Mill Valley", "played Cannes; London and Oslo are next".
    """
    if city.start - start > _GOES_ON:
        return False
    between, behind = text[start : city.start].lower(), text[city.end : city.end + _GOES_ON].lower()
    return bool(shapes["then_to"].match(between) or shapes["next_behind"].match(behind))


def _is_where(between: str) -> bool:
    """Whether a city is but the place of the festival before it, by the words `between` the two."""
    return between in (" in ", " of ") or _SHOWS_IT_IN.fullmatch(between) is not None
