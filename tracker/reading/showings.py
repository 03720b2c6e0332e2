"""The fields of a film's showings: at which festival, in which section, as which premiere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.editions import day_of
from tracker.reading.festivalcities import FESTIVAL_CITIES
from tracker.reading.festivalyears import is_off_season
from tracker.reading.found import Found
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Ref
from tracker.reading.places import refs
from tracker.reading.premieres import premiere
from tracker.reading.strands import (
    bracketed,
    competition_for,
    festivals_meant,
    glossed,
    of_any_festival,
    owners,
    plain_section,
    section_before,
    telling,
)

# What stands between a festival's name and its town's.
_IN_TOWN = re.compile(r",? \(?(?:in|i|à|a|en|em|de|di|von|von der)? ?")
_CLOSE_BEHIND = re.compile(
    rf"(?:'s)? (?:(?:[a-z]+|[{marks.FILM}{marks.IT}]) ){{0,4}}(?:in|for|as part of|into) (?:the |its )?"
)
_AT_ONE = re.compile(f"(?:at|in) (?:the )?{marks.FESTIVAL}")
# Other festivals have sections of these names, which without a festival mean those of one.
_SECTIONS_BY_THEMSELVES = frozenset(
    {"critics' week", "critics’ week", "semaine de la critique", "semana de la crítica"}
)
_YEAR = len("2026")
_BY_ITSELF = "Cannes Film Festival"


def festival(found: Found) -> Iterator[Development]:
    """A showing at each festival that the clause names from the rule's words on."""
    sections = found.refs(marks.SECTION)
    if found.group("section") is not None:  # "out of competition, the Official Section will show F"
        sections = [(at, ref) for at, ref in sections if at >= found.match.start("section")]
    printed = next((kind for at, ref in sections if (kind := _premiere_as_name(found, at, ref))), None)
    if printed:
        sections = []  # "V lineup: F, F World Premieres": what they are, and no section
    section = sections[0][1] if sections else competition_for(found) or glossed(found) or section_before(found)
    section = section or _of_where(found)
    if found.scene.sentence.headline and len({ref.value for _, ref in sections}) > 1:
        section = None  # "V sets Galas, Special Presentations: F, F": nobody knows which is where
    named = _where(found)
    if named is None or (found.rule.adds and len(festivals_meant(found)) > 1):
        return  # "its world premiere in Venice and its North American premiere at Toronto": whose is told already
    if not named:
        own = next((ref for _, ref in sections if not of_any_festival(found, ref)), section)
        meant = _meant(found, own)  # "in competition at Critics' Week"
        if meant is None or (found.rule.last and own is not None and of_any_festival(found, own)):
            return
        named = [(found.match.end(), meant)]
    named = [(at, _host(found, at, ref, sections)) for at, ref in named]
    by_brackets = any(bracketed(found, at) for at, _ in named)
    told = owners(found, named, sections) if sections else {0: section}
    for n, (at, ref) in enumerate(named):
        until = named[n + 1][0] if n + 1 < len(named) else _item_end(found.text, at)
        last = n + 1 == len(named)
        words = found.marked.part(named[n - 1][0] + 1 if n else 0, until if last else at)
        its = told.get(n)
        own_section = its.value if its and not by_brackets else None
        if its is None and len(named) == 1:
            own_section = plain_section(found)
        day = day_of(found, ref, (at, until), since=named[n - 1][0] if n else 0, only=len(named) == 1)
        if (
            "city" in ref.note
            and (found.rule.last or ref.value not in FESTIVAL_CITIES)
            and is_off_season(ref.value, day)
        ):
            continue  # "opens it in Toronto on January 23": the city alone
        if day and found.rule.last and found.refs(marks.AWARD):
            day = day[:_YEAR]  # "won the jury prize at V on Saturday": when it showed there is not said
        yield replace(
            found.base,
            festival=ref.value,
            section=bracketed(found, at) or own_section,
            premiere=(_said_of_it(found) if n == 0 and at < found.match.end() else None)
            or premiere(found.scene.lexicon, words)
            or printed,
            date=day,
        )


def _host(found: Found, at: int, town: Ref, sections: list[tuple[int, Ref]]) -> Ref:
    """The festival that is meant by its `town` at `at`: the one that has the section named close behind, if no other of
    the town does: "Toronto has it in World Showcase" is told of Hot Docs.
    """
    behind = next(((place, ref) for place, ref in sections if place > at), None) if "city" in town.note else None
    if behind is None or _CLOSE_BEHIND.fullmatch(found.text, at + 1, behind[0]) is None:
        return town
    hosts = names.section_festivals(str(behind[1].value))
    here = {ref.value for ref in found.scene.page.refs if ref.mark == marks.FESTIVAL and "city" not in ref.note}
    return replace(town, values=hosts, note="") if len(hosts) == 1 and hosts[0] in here - {town.value} else town


def _item_end(text: str, at: int) -> int:
    """Where what is told at `at` ends: the next item of a list has a day of its own, "seen at V; out on D"."""
    end = text.find(";", at)
    return end if end >= 0 else len(text)


def _of_where(found: Found) -> Ref | None:
    """The section that stands right before a festival of which a clause goes on: "in S at V, where it bowed"."""
    goes_on = found.clause.connector == "where" and found.marked.refs
    for match in found.scene.lexicon.shapes["section_at"].finditer(found.scene.marked.text) if goes_on else ():
        if found.scene.marked.at(match.start("festival")) is found.marked.refs[0]:
            return found.scene.marked.at(match.start("section"))
    return None


def _premiere_as_name(found: Found, at: int, section: Ref) -> str | None:
    """The premiere that what seems a section's name is, with the word before it: "World Premieres"."""
    before = found.text[:at].rstrip().rpartition(" ")[2]
    words = f"{before} {section.value}".lower()
    said = ((kind, pattern.search(words)) for kind, pattern in found.scene.lexicon.premieres)
    return next((kind for kind, match in said if match and match.end() > len(before)), None)


def _said_of_it(found: Found) -> str | None:
    """The premiere that the rule's own words tell, which is that of the first festival named there."""
    return premiere(found.scene.lexicon, found.marked.part(*found.match.span()))


def _where(found: Found) -> list[tuple[int, Ref]] | None:
    """The festivals that the clause names, with their places; null if that of the rule's words is none."""
    named = [
        (at, ref) for at, ref in found.refs(marks.FESTIVAL) if at >= found.match.start() and marks.is_festival(ref)
    ]
    given, prize = found.group("festival"), found.group("award")
    if given is not None and given.mark == marks.SECTION:  # of a rule that takes either: "has its premiere in S"
        giver, place = names.section_festivals(str(given.value)), found.match.start("festival")
        if len(giver) == 1:  # "F, seen at Galway, goes to Panorama"
            named = [(at, ref) for at, ref in named if at > place or ref.value == giver[0]]
        given = None
    if not named and given is None and prize is not None and prize.note and names.shows_films(prize.note):
        named = [(found.match.end(), replace(prize, mark=marks.FESTIVAL, values=(prize.note,)))]  # "vies for the Palme"
    if not named and given is not None:
        return None
    end = found.match.end()
    if given is None or found.rule.certainty == "denied":  # "rejected by Cannes, found a home in Locarno"
        named = [(at, ref) for at, ref in named if "," not in found.text[end:at]]
    elsewhere = found.scene.lexicon.shapes.get("instead_there")
    if elsewhere is not None and found.rule.certainty == "denied":  # "skips Venice and goes straight to Toronto"
        named = [(at, ref) for at, ref in named if at < end or elsewhere.search(found.text[end:at]) is None]
    if found.scene.sentence.headline:  # "V adds F; V hears from N"
        named = [(at, ref) for at, ref in named if ";" not in found.text[end:at]]
    named = [pair for n, pair in enumerate(named) if not (n and _is_its_town(found, named[n - 1], pair))]
    absent = {
        match.start(match.lastgroup or "festival")
        for match in found.scene.lexicon.shapes["not_at"].finditer(found.text)
    }
    if len(absent) < len(named):
        named = [(at, ref) for at, ref in named if at not in absent]  # "invited to Toronto, not to Venice"
    return named


def _is_its_town(found: Found, festival: tuple[int, Ref], town: tuple[int, Ref]) -> bool:
    """Whether a festival is named again by its town, close behind its name: "at the Berlinale in Berlin"."""
    between = found.text[festival[0] + 1 : town[0]]
    return festival[1].value == town[1].value and _IN_TOWN.fullmatch(between) is not None


def _resumed(found: Found) -> Ref | None:
    """The festival with which the sentence goes on right behind its section: "to be shown, in competition, at V"."""
    behind = next((clause for clause in found.scene.clauses if clause.offset > found.clause.offset), None)
    if behind is None or found.text[-1:] != marks.SECTION:
        return None
    whole = found.scene.marked
    match = _AT_ONE.match(whole.text, behind.offset)
    return whole.at(match.end() - 1) if match else None


def _meant(found: Found, section: Ref | None) -> Ref | None:
    """The festival that is meant where the clause has only a section, or nothing but a premiere."""
    scene = found.scene
    focus = scene.focus
    coming = found.rule.tense == "ahead" or found.rule.section == "before"  # the page's own, not the last told
    recent = None if focus.announced or (coming and focus.festival) else focus.recent
    spoken = recent or focus.festival
    opens = scene.sentence.opens and scene.sentence.paragraph > 1  # of a paragraph that names no festival
    if section is not None and (opens or (section.note == "form" and section.value.islower())):
        spoken = focus.festival or spoken  # "a competition entry": at the festival that the page is about
    if section is not None and not of_any_festival(found, section):
        known = names.section_festivals(section.value)
        told_of = {ref.value for ref in (*scene.marked.refs, *((spoken,) if spoken else ()))}
        by_itself = _BY_ITSELF in known and section.value.lower() in _SECTIONS_BY_THEMSELVES
        if by_itself and told_of.isdisjoint(known):  # "seen at Critics' Week, F goes to Toronto", which has none
            return replace(section, mark=marks.FESTIVAL, values=(_BY_ITSELF,))
        here = {ref.value for ref in (*scene.page.refs, *((spoken,) if spoken else ()))}
        if len(known) == 1 and not telling(section) and known[0] not in here:
            return None  # "in Forum" may be a house
        if len(known) == 1 and not scene.lexicon.shapes["the_festivals"].search(scene.marked.text):
            return replace(section, mark=marks.FESTIVAL, values=(known[0],))
    named = [
        ref
        for clause in scene.clauses
        for at, ref in refs(clause, marks.FESTIVAL)
        if marks.is_festival(ref)
        and (clause.offset, at) < (found.clause.offset, found.match.end())
        and (clause is found.clause or not clause.text.startswith(marks.OTHER))
    ]
    own_section = any(ref.mark == marks.SECTION for ref in found.marked.refs)
    if coming and not own_section and focus.festival and scene.lexicon.language in UNSPACED:
        named = [ref for ref in named if ref in found.marked.refs or ref.value == focus.festival.value]
    if section is not None:
        givers = names.section_festivals(section.value)
        named = [ref for ref in named if ref.value in givers] or named
    where = found.marked.refs[0] if found.clause.lead == "rel" and found.marked.refs else None
    if where in named:
        return where  # "at Toronto and now at Morelia, where it competes in S"
    before = scene.marked.part(0, found.clause.offset).refs
    last = next((ref for ref in reversed(before) if ref.mark in (marks.FESTIVAL, marks.SECTION)), None)
    if section is None and last is not None and last.mark == marks.SECTION and not of_any_festival(found, last):
        return _meant(found, last)  # "seen at Galway, goes to Panorama and will have its premiere there"
    return named[0] if named else _resumed(found) or spoken
