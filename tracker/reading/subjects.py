"""What a page is about: its film and its festival, by its headline and by what it names most."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tracker.reading import marks, names
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.tagging import Page

_HOSTS = {"European Film Market": "Berlin International Film Festival", "Marché du Film": "Cannes Film Festival"}
_OF_A_FILM = re.compile(r" of [“‘\"']?$")
_NAME = 40  # characters of a person's name
_RENOWN = 60  # characters before a title in which it is told that somebody is only known for it
_GLOSS = 3  # characters between two names of one festival: " – ", " ("
_FEW = 3  # words that a title with a pronoun may have


def topic(page: Page, lexicon: Lexicon) -> Ref | None:
    """The film that the page is about: the one of its headline, else the only one that it is much about.

    It is not about one that it names but to say who somebody is: "N, whose F is still out, will direct …".
    """
    named = [ref for ref in page.refs if ref.mark == marks.FILM]
    headline_end = page.headline_end
    headline = [ref for ref in page.refs if ref.mark in marks.FILMS and ref.start < headline_end]
    headline = [ref for ref in headline if not _said(page.text[:headline_end], ref, lexicon)]
    headline = [ref for ref in headline if ref.mark != marks.FILM or not _only_renown(page, ref, lexicon)]
    headline = [ref for ref in headline if not _followed(page.text[: ref.start], lexicon)] or headline
    watched = {ref.value: ref for ref in headline if ref.mark == marks.FILM}
    if watched and headline[0].mark == marks.OTHER and _headed(page.text[headline[0].start : headline_end], lexicon):
        return headline[0]
    if len(watched) == 1 and not _beside_anothers_maker(page, set(watched)):
        return next(iter(watched.values()))
    if watched:
        return None
    if headline:
        return headline[0]
    named = [ref for ref in named if not _only_renown(page, ref, lexicon)]
    counted = Counter(ref.value for ref in named)
    if len(counted) != 1:
        return None
    lead_end = next((s.end for s in reversed(page.sentences) if s.paragraph <= 1), 0)
    return named[0] if len(named) > 1 or named[0].start < lead_end else None


def _beside_anothers_maker(page: Page, films: set[object]) -> bool:
    """Whether a headline tells of another watched film as well, by its maker's name: "Roe moves to May, “X” is off"."""
    made = (ref for ref in page.within(0, page.headline_end) if ref.mark == marks.PERSON)
    return any(films.isdisjoint(ref.values) for ref in made)


def _only_renown(page: Page, film: Ref, lexicon: Lexicon) -> bool:
    """Whether a film is named but to say who somebody is: "N, whose F is still out", "N of F has joined …"."""
    before = page.text[max(0, film.start - _RENOWN) : film.start]
    if lexicon.shapes["renown"].search(before.lower()):
        return True
    maker = _OF_A_FILM.search(before)
    at = film.start - len(maker[0]) if maker else -1
    return any(ref.mark == marks.PERSON and ref.end == at for ref in page.within(at - _NAME, film.start))


def _followed(before: str, lexicon: Lexicon) -> bool:
    """Whether a headline names a film as the one after which another comes: "N Follows ‘X’ With ‘Y’"."""
    return lexicon.shapes["followed_film"].search(before) is not None


def _headed(headline: str, lexicon: Lexicon) -> bool:
    """Whether a headline sets its first film before all else: "‘X’ Trailer: The Star of Y Goes to Sea"."""
    return lexicon.shapes["headed_film"].search(headline) is not None


def _said(headline: str, quoted: Ref, lexicon: Lexicon) -> bool:
    """Whether a headline begins or ends with somebody's words in quotation marks, and no title: they have an "I", or
    a verb, where the headline says that somebody is interviewed.

    Those at its end stand behind a colon.
    """
    before = headline[: quoted.start]
    apart = not before.strip() or (before.endswith(": ") and len(headline) - quoted.end <= 1)
    words = set(str(quoted.value).lower().split()) if quoted.mark == marks.OTHER and apart else set()
    if len(words) <= _FEW or quoted.end > len(headline):
        return False
    interviewed = lexicon.shapes["interviewed"].search((before + headline[quoted.end :]).lower()) is not None
    return bool(words & lexicon.pronouns) or (interviewed and bool(words & lexicon.finite))


def is_announced(page: Page) -> bool:
    """Whether the headline is a festival's own: it stands in front and no watched film is named there."""
    headline = [ref for ref in page.refs if ref.start < page.headline_end]
    first = next((ref for ref in headline if ref.mark in (*marks.FILMS, marks.FESTIVAL, marks.COMPANY)), None)
    return first is not None and marks.is_festival(first) and not any(ref.mark == marks.FILM for ref in headline)


def is_of_festival(page: Page, held: Ref | None) -> bool:
    """Whether the page tells of a festival's films: its first sentence names it and no other; there are several."""
    if held is None or len({ref.value for ref in page.refs if ref.mark == marks.FILM}) == 1:
        return False
    lead = next((s.end for s in page.sentences if s.paragraph == 0), page.headline_end)
    named = [ref.value for ref in page.refs if marks.is_festival(ref) and ref.start < lead]
    return set(named) == {held.value}


def announcer(page: Page) -> Ref | None:
    """The one company that the headline names, with which it begins: "N Sets Dates for X and Y"."""
    headline = [ref for ref in page.refs if ref.start < page.headline_end and ref.mark == marks.COMPANY]
    first = page.refs[0] if page.refs else None
    if first is not None and not headline and first.mark == marks.NAME and "common" in first.note and not first.start:
        known = next((ref for ref in page.refs if ref.mark == marks.COMPANY and ref.value == first.value), None)
        return replace(known, start=0) if known else None
    return headline[0] if len(headline) == 1 and headline[0].start == 0 else None


def platform(page: Page, lexicon: Lexicon) -> Ref | None:
    """The platform of a page that lists what is new there, as its headline says: "New on Hulu in October"."""
    title = page.document.title or ""
    for ref in page.within(0, len(title)):
        new = lexicon.shapes["new_on"].search(title[: ref.start].lower())
        if new and ref.mark in marks.COMPANIES and "streamer" in names.role(str(ref.value)):
            return ref
    return None


def _glosses(one: Ref, other: Ref) -> bool:
    """Whether a festival's second name stands right behind its first: "IFFR – Rotterdam"."""
    return one.value == other.value and 0 <= other.start - one.end <= _GLOSS


def ceremony(page: Page) -> Ref | None:
    """The awards of which the headline tells, which give the prizes of the page: "F lights up the BIFAs"."""
    told = {ref.value: ref for ref in page.refs if ref.end <= page.headline_end and _gives_awards(ref)}
    return next(iter(told.values())) if len(told) == 1 else None


def _gives_awards(ref: Ref) -> bool:
    return ref.mark == marks.FESTIVAL and "awards" in ref.note


def festival(page: Page, lexicon: Lexicon) -> Ref | None:
    """The festival that the page speaks of most, and first; where it names none, that of a section that but one has."""
    for ref in page.refs:
        if ref.start < page.headline_end and ref.value in _HOSTS:
            return replace(ref, values=(_HOSTS[ref.value],), note="")
    found = [ref for ref in page.refs if marks.is_festival(ref)]
    market = any(ref.mark == marks.FESTIVAL and "market" in ref.note for ref in page.refs)
    for ref in page.refs if not found else ():
        if market and " " not in str(ref.value):
            continue  # a market has a part called "Animation" too
        if "common" in ref.note and ref.start < page.headline_end and " " not in str(ref.value):
            continue  # "N Goes Underground": a word that a headline's capitals make look like a name
        if ref.mark != marks.SECTION or lexicon.shapes["any_section"].search(str(ref.value).lower()):
            continue
        givers = names.section_festivals(ref.value)
        if len(givers) == 1:
            found.append(replace(ref, mark=marks.FESTIVAL, values=(givers[0],)))
    if not found:
        return None
    counted = Counter(ref.value for n, ref in enumerate(found) if not (n and _glosses(found[n - 1], ref)))
    return max(found, key=lambda ref: (counted[ref.value], -ref.start))
