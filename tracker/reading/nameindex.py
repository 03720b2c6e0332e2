"""All spellings of all tables as one automaton, made at first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracker.reading import nametables as tables
from tracker.reading.nameview import folded
from tracker.reading.spans import SpanKind

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling names, and when: `capitals` are the letters of it that must not be small in the text.

    `value` is null where the span's value is the words as printed; `language` is empty where any will do; `doubt` is
    the note that it bears where the words may well be no name.
    """

    kind: SpanKind
    value: object
    note: str = ""
    doubt: str = ""
    language: str = ""
    capitals: tuple[int, ...] = ()


Spelling = tuple[str, Entry]

# Words that festivals' names print with or without a capital.
_GENERIC = re.compile(
    r"\b(?:(?:Inter)?[Nn]ational\w*|Films?|Films?fest\w*|Festival\w*|Fest|Cinem?a?s?|Cine|Cinéma|Market|Awards?|Documentary|"
    r"Animation|Shorts?|Internacional|Internazionale|Mostra|Fantastic)\b"
)
_WORD = re.compile(r"[^\W_]+")

# How each language makes a festival's name of its city's; `{}` is the city.
_FORMS = {
    "en": (
        "{} International Film Festival",
        "{} Film Festival",
        "{} Film Fest",
        "{} festival",
        "{} fest",
        "{} filmfest",
    ),
    "de": (
        "Internationale Filmfestspiele {}",
        "Internationalen Filmfestspielen {}",
        "Internationalen Filmfestspielen von {}",
        "Filmfestspiele von {}",
        "Filmfestspielen von {}",
        "Filmfestspiele {}",
        "Filmfestspielen {}",
        "Filmfestspielen in {}",
        "Filmfestival von {}",
        "Filmfestival in {}",
        "Filmfestivals von {}",
        "Filmfestival {}",
        "Filmfest {}",
        "Festival von {}",
        "Festival in {}",
        "Festival {}",
        "{}er Filmfestival",
        "{}er Filmfestspiele",
        "{}er Filmfestspielen",
        "{}er Festival",
    ),
    "fr": (
        "Festival international du film de {}",
        "Festival international de {}",
        "Festival du film de {}",
        "Festival du cinéma de {}",
        "Festival du cinéma américain de {}",
        "Festival de {}",
        "Mostra de {}",
    ),
    "es": (
        "Festival Internacional de Cine de {}",
        "Festival Internacional de {}",
        "Festival de Cine de {}",
        "Festival de {}",
        "Certamen de {}",
        "Mostra de {}",
    ),
    "it": (
        "Festival internazionale del cinema di {}",
        "Festival internazionale del film di {}",
        "Festival del cinema di {}",
        "Festival del film di {}",
        "Festival di {}",
        "Mostra di {}",
        "Mostra del cinema di {}",
    ),
    "pt": (
        "Festival Internacional de Cinema de {}",
        "Festival de Cinema de {}",
        "Festival Internacional de {}",
        "Festival de {}",
        "Mostra de {}",
    ),
    "sv": (
        "{}s internationella filmfestival",
        "{}s filmfestival",
        "{} filmfestival",
        "{} internationella filmfestival",
        "filmfestivalen i {}",
        "festivalen i {}",
        "{}festivalen",
    ),
    "ko": ("{}국제영화제", "{} 국제영화제", "{}영화제", "{} 영화제", "{} 국제 영화제", "{}필름페스티벌"),
    "ja": ("{}国際映画祭", "{}映画祭", "{}・国際映画祭"),
}


@cache
def index() -> tuple[AhoCorasick, list[tuple[Entry, ...]]]:
    """The automaton over the folded spellings, and by pattern number what each names."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    by_spelling: dict[str, list[Entry]] = {}
    for spelling, entry in _spellings():
        for variant in _variants(spelling):
            named = by_spelling.setdefault(folded(variant), [])
            ready = Entry(entry.kind, entry.value, entry.note, entry.doubt, entry.language, _capitals(variant))
            if not any((e.kind, e.language, e.capitals) == (ready.kind, ready.language, ready.capitals) for e in named):
                named.append(ready)
    return AhoCorasick(list(by_spelling), matchkind=MatchKind.Standard), [
        tuple(named) for named in by_spelling.values()
    ]


def _spellings() -> Iterator[Spelling]:
    yield from _company_spellings()
    for festival in tables.festivals():
        yield from _festival_spellings(festival)
    for prize in tables.prizes():
        for spelling in (prize.name, *prize.aliases):
            yield spelling, Entry("award", None, note=prize.festival)
    for place in tables.places():
        doubt = "ambiguous" if place.note == "ambiguous" else ""
        note = "" if doubt else place.note
        for spelling in place.names:
            yield spelling, Entry("territory", place.codes, note, doubt or _capitals_doubt(spelling), place.language)


def _capitals_doubt(spelling: str) -> str:
    """A short word all in capitals ("US") is in doubt among words that are so too."""
    return ""


def _company_spellings() -> Iterator[Spelling]:
    for company in tables.companies():
        for spelling in (company.name, *company.aliases):
            yield spelling, Entry("company", company.name, doubt="common" if spelling in company.common else "")


def _festival_spellings(festival: tables.Festival) -> Iterator[Spelling]:
    note = "" if festival.kind == "festival" else festival.kind
    for spelling in (festival.name, *festival.aliases):
        yield _lowered(spelling), Entry("festival", festival.name, note)
    for language in tables.LANGUAGES if festival.cities else ():
        city = festival.city(language)
        if city:
            yield city, Entry("festival", festival.name, "city", language=language)
            for form in (*_FORMS[language], *(_FORMS["en"][:3] if language != "en" else ())):
                yield _lowered(form.format(city)), Entry("festival", festival.name, note, language=language)
    for section in festival.sections:
        for spelling in (section.name, *section.aliases):
            common = " " not in spelling and spelling.isascii()
            yield spelling, Entry("section", None, doubt="common" if common else "")


def _lowered(spelling: str) -> str:
    """A festival's name with its generic words in small letters, which leaves their case free."""
    return _GENERIC.sub(lambda word: word[0].lower(), spelling) if " " in spelling else spelling


def _variants(spelling: str) -> Iterator[str]:
    yield spelling
    if " & " in spelling:
        yield spelling.replace(" & ", " and ")
    elif " and " in spelling:
        yield spelling.replace(" and ", " & ")


def _capitals(spelling: str) -> tuple[int, ...]:
    """Where a spelling's capitals are: the first letters of its words, and all letters of words in capitals."""
    places: list[int] = []
    for word in _WORD.finditer(spelling):
        if word[0].isupper():
            places.extend(range(word.start(), word.end()))
        elif word[0][0].isupper():
            places.append(word.start())
    return tuple(places)
