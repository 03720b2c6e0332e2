"""Deals whose verb is told but once: "N takes T, N T and N T", in each language of those that part their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading import marks
from tracker.reading.found import Found
from tracker.reading.places import codes

_WORD = "(?:and|und|sowie|et|y|e|och|og|while)(?!\\w)"
_AND = f"(?:[,;]|,? {_WORD})"
_TO = (  # in any of the languages: "for the", "in den", "à la", "per i"
    "(?:(?:for|in|across|over|on|to|with|via|through|the|für|bei|an|die|den|der|das|dem|en|au|aux|à|pour|chez|le|la|les|"
    "para|a|al|no|na|nos|nas|o|os|as|el|los|las|con|com|per|il|i|gli|lo|da|de|del|di|för|till|hos|med) ){0,3}?"
)
# Only the first may have the verb's last words before it: "in T kam N zum Zug, in T N".
_NEXT = f"(?: [^{marks.ALL},;.]{{2,12}})?{_AND} {_TO}"
_COMPANY = f"(?P<company>[{marks.COMPANY}{marks.NAME}])"
_OVER = f"(?=[,;.]| {_WORD}| (?:on|for|of|sur|für|von|su|per|de|da|do|på|för) [{marks.FILM}{marks.OTHER}{marks.IT}]|$)"
_COMPANY_PLACE = re.compile(f"{_NEXT}{_COMPANY},? {_TO}(?P<given>{marks.TERRITORY}){_OVER}")
_PLACE_COMPANY = re.compile(f"{_NEXT}(?P<given>{marks.TERRITORY}),? {_TO}{_COMPANY}{_OVER}")
_COMPANY_FILM = re.compile(
    f"{_NEXT}{_COMPANY} (?P<given>[{marks.FILM}{marks.OTHER}])(?!'s)(?= (?:in|at|out)(?!\\w)|[,;.]|$)"
)
# "F was bought by N, F by N", "F went to N for T and F to N".
_FILM_COMPANY = re.compile(
    f"(?: (?:for|in) (?:the )?{marks.TERRITORY})?{_NEXT}"
    f"(?P<given>[{marks.FILM}{marks.OTHER}{marks.NAME}{marks.COMPANY}]) "
    f"(?:by|to|with|von|an|bei|par|à|chez|a|da|por|para|till|av|hos) (?:the )?{_COMPANY}"
    f"(?: (?:for|in) (?:the )?(?P<place>{marks.TERRITORY}))?(?=[,;.]| {_WORD}|$)"
)


def gapped(found: Found, base: Development) -> Iterator[Development]:
    """Who has what else behind a deal that is `base`: another place, or another film."""
    company = found.match.start("company")
    film = found.match.start("film") if found.match.groupdict().get("film") else -1
    if 0 <= film < company:
        yield from _other_films(found, base, company + 1)
    places = [at for at, _ in found.refs(marks.TERRITORY)]
    place = next((at for at in places if found.match.start() <= at < found.match.end()), None)
    if place is None:
        place = min(places, key=lambda at: abs(at - company), default=None)
    if place is not None:
        shape, at = (_PLACE_COMPANY if place < company else _COMPANY_PLACE), max(place, company, film) + 1
    elif film > company:
        shape, at = _COMPANY_FILM, film + 1
    else:
        return
    if shape.match(found.text, at) is None:
        at = max(at, found.match.end())  # "N had secured T in February, N T": a verb stands at the end
    while match := shape.match(found.text, at):
        at = match.end()
        who = found.marked.at(match.start("company"))
        given = found.marked.at(match.start("given"))
        told = replace(base, companies=tuple(map(str, who.values)))
        if given.mark == marks.TERRITORY:
            yield replace(told, territories=codes(given))
        else:
            yield from (replace(told, film=title, territories=None) for title in found.scene.focus.films_of(given))


def _other_films(found: Found, base: Development, at: int) -> Iterator[Development]:
    """The films behind one that a company has, each with its own company: "F was bought by N, F by N"."""
    while match := _FILM_COMPANY.match(found.text, at):
        at = match.end("place") if match["place"] else match.end("company")
        given = found.marked.at(match.start("given"))
        if given.mark not in marks.FILMS:
            continue  # a title that nothing marks as one
        who = tuple(map(str, found.marked.at(match.start("company")).values))
        place = codes(found.marked.at(match.start("place"))) if match["place"] else None
        for title in found.scene.focus.films_of(given):
            yield replace(base, companies=who, film=title, territories=place)
