"""Openings whose verb is told but once: "F opens on D, N's G on D and the drama H on D", in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading import marks
from tracker.reading.daysmeant import gone_by, meant
from tracker.reading.found import Found, date_of
from tracker.reading.joints import predicates

_FILMS = f"{marks.FILM}{marks.OTHER}"
_WORD = "(?:and|und|sowie|et|y|e|och)"
_BY = f"(?: (?:von|de|d'|by|di|av|from) ?[{marks.NAME}{marks.PERSON}](?: {_WORD} [{marks.NAME}{marks.PERSON}])?)?"
_IN_BRACKETS = f"(?: \\((?P<bracket>[^(){_FILMS}{marks.DATE}]{{0,40}})\\))?"
_ON = (  # "first on", "am", "seit dem", "dès le"
    "(?:(?:erst|schon|bereits|dann|nun|only|already|then|seulement|déjà|puis|am|ab|im|zum|dem|den|on|from|in|for|to|the|"
    "le|la|en|au|dès|à|partir|du|el|desde|a|em|no|il|lo|dal|l'|den|i) ?){0,4}"
)
_NEXT = re.compile(
    f"(?:[^{marks.ALL},;]{{0,30}}(?: {marks.TERRITORY}[^{marks.ALL},;]{{0,16}})?)(?:[,;] (?:{_WORD} )?| {_WORD} )"
    f"(?P<words>[^{_FILMS}{marks.DATE};.]{{0,90}})(?P<film>[{_FILMS}]){_BY}{_IN_BRACKETS},? {_ON}(?P<date>{marks.DATE})"
    f"(?=[,;.]|$| {_WORD}(?!\\w))"
)
# What is told of it is something else than that it opens, or what is told is told of what comes after it.
_SOMETHING_ELSE = re.compile(
    r"(?<!\w)(?:nach|vor|seit|mit|gegen|wie|after|before|with|like|après|avant|comme|avec|depuis|"
    r"[\w-]*premiere|première|dreh\w*|tournage|trailer|bande-annonce|dvd|blu-ray|statt|instead)(?!\w)"
)


def next_films(found: Found, at: int, told: Development) -> Iterator[Development]:
    """The films behind an opening `told` on the day at `at`, each with the day on which it opens."""
    while match := _NEXT.match(found.text, at + 1):
        at = match.start("date")
        words = match["words"]
        if _SOMETHING_ELSE.search(words) or predicates(words, found.scene.lexicon):
            return
        ref = meant(found, found.marked.at(at))
        day = date_of(ref, past=gone_by(found, ref, past=found.past()))
        inside = found.marked.part(*match.span("bracket")).refs if match["bracket"] else ()
        who = next((ref for ref in inside if ref.mark == marks.COMPANY), None)
        own = tuple(map(str, who.values)) if who else ()
        for title in found.scene.focus.films_of(found.marked.at(match.start("film"))):
            yield replace(told, film=title, date=day, companies=own or _brings_all(found, told))


def _brings_all(found: Found, told: Development) -> tuple[str, ...]:
    """The companies of the first opening, where they stand before its film and so bring the others, too."""
    film, company = found.match.start("film") if found.group("film") else -1, found.group("company")
    return told.companies if company is not None and found.match.start("company") < film else ()
