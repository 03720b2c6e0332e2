"""The fields of a development, from the clause that says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tracker.domain.development import Development, ReleaseType
from tracker.reading import marks, names, nametables
from tracker.reading.marks import Marked, Ref

if TYPE_CHECKING:
    from tracker.reading.clauses import Clause
    from tracker.reading.engine import Scene
    from tracker.reading.lexicon import Lexicon, Rule

REST = "REST"  # among the codes of an acquisition: the world less what the page gives to others
_SOON = 45  # days after publication in which a festival's edition may still be spoken of as here


def fill(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    """`base` with what the clause says more; several where it says one thing of several companies or festivals."""
    if rule.pairs:
        return _pairs(scene, clause, match, base)
    maker = _MAKERS.get(rule.kind, _plain)
    return maker(scene, clause, rule, match, base)


def _plain(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    yield base


def _refs(clause: Clause, mark: str) -> list[tuple[int, Ref]]:
    pairs = zip(clause.marked.places(), clause.marked.refs, strict=True)
    return [(place, ref) for place, ref in pairs if ref.mark == mark]


def _group(clause: Clause, match: re.Match[str], name: str) -> Ref | None:
    if match.groupdict().get(name):
        return clause.marked.at(match.start(name))
    return None


# Companies


def _companies(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> tuple[str, ...]:
    """Who does it, as the match names them; nobody, if it is only a chain of theatres."""
    ref = _group(clause, match, "company")
    if ref is None and rule.doer == "sentence":
        named = [
            r for r in scene.marked.refs if r.mark == marks.COMPANY or (r.mark == marks.NAME and r.note == "common")
        ]
        ref = named[0] if named else scene.focus.company
    if ref is not None and ref.mark == marks.IT:
        ref = ref.values[1]
    if ref is None:
        return ()
    return tuple(name for name in map(str, ref.values) if names.role(name) != frozenset({"exhibitor"}))


def _deal(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    companies = _companies(scene, clause, rule, match)
    if not companies or (rule.weak and not all(map(_only_sells, companies))):
        return
    place = _where(scene, clause, match, companies) if rule.place == "near" else None
    if base.kind == "acquisition" and all(_only_sells(name) for name in companies):
        base = replace(base, kind="sales")
    yield replace(base, companies=companies, territories=place)


def _only_sells(company: str) -> bool:
    roles = names.role(company)
    return "sales" in roles and not roles & {"distributor", "streamer", "studio", "broadcaster"}


def _pairs(scene: Scene, clause: Clause, match: re.Match[str], base: Development) -> Iterator[Development]:
    """Each company with the place that stands by it, in the order in which the first pair has them."""
    text = clause.text
    found = {
        name: list(scene.lexicon.shapes[name].finditer(text, match.start())) for name in ("pair", "pair_place_first")
    }
    best = max(found.values(), key=lambda pairs: (len(pairs), -pairs[0].start() if pairs else 0))
    for pair in best:
        who, where = clause.marked.at(pair.start("company")), clause.marked.at(pair.start("territory"))
        yield replace(base, companies=tuple(map(str, who.values)), territories=_codes(where))


# Territories


def _codes(ref: Ref) -> tuple[str, ...]:
    return (*ref.value, REST) if "rest" in ref.note else tuple(ref.value)


def _territories(scene: Scene, clause: Clause, match: re.Match[str]) -> tuple[str, ...] | None:
    """Where it holds: the place that the match names, else the first after it, else the first before."""
    named = _group(clause, match, "territory")
    if named:
        return _codes(named)
    shapes = scene.lexicon.shapes
    found = []
    for place, ref in _refs(clause, marks.TERRITORY):
        before, after = clause.text[max(0, place - 24) : place], clause.text[place + 1 : place + 40]
        if shapes["not_place_before"].search(before) or shapes["not_place_after"].match(after):
            continue
        if ("adjective" in ref.note or "ambiguous" in ref.note) and not shapes["place_noun_after"].match(after):
            continue
        found.append((place < match.start(), place, ref))
    return _codes(min(found, key=lambda each: each[:2])[2]) if found else None


def _where(scene: Scene, clause: Clause, match: re.Match[str], who: tuple[str, ...]) -> tuple[str, ...] | None:
    """The clause's own place; else where "here" and "there" are; else the place that the sentence begins with."""
    own = _territories(scene, clause, match)
    if own is not None:
        return own
    shapes = scene.lexicon.shapes
    region = (scene.page.document.language or "").partition("-")[2].upper()
    home = region if len(region) == len("GB") else names.home(who[0]) if who else None
    if home and shapes["here"].search(clause.text) and not shapes["sentence_place"].match(clause.text):
        return (home,)
    if shapes["there"].search(clause.text):
        before = [r for c in scene.clauses if c.offset < clause.offset for _, r in _refs(c, marks.TERRITORY)]
        return _codes(before[-1]) if before else None
    if who:
        for other in scene.clauses:
            said = [str(v) for r in other.marked.refs if r.mark in (marks.COMPANY, marks.NAME) for v in r.values]
            places = [r for _, r in _refs(other, marks.TERRITORY)]
            if other.offset < clause.offset and who[0] in said and len(places) == 1:
                return _codes(places[0])
    opening = shapes["sentence_place"].match(scene.marked.text)
    if opening:
        place = _codes(scene.marked.at(opening.start("territory")))
        return tuple(dict.fromkeys((home, *place))) if opening["home"] and home else place
    return None


# Dates


def date_of(ref: Ref, *, past: bool) -> str:
    """The EDTF date that a mark stands for, read as of the past or as to come."""
    return str(ref.values[-1] if past else ref.values[0])


def _is_past(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the clause tells of what has been."""
    shapes = scene.lexicon.shapes
    if clause.lead == "sub" and clause.connector in scene.lexicon.backward:
        return True
    upto = scene.marked.text[: clause.offset]
    for text in (match[0], clause.text[: match.start()], upto):
        ahead, past = shapes["ahead"].search(text), shapes["past"].search(text)
        if ahead or past:
            return not ahead
    return False


def edition(day: date, festival: str, *, past: bool) -> str:
    """The year of the edition that is meant where no date is given: the last one before `day`, else the next.

    A festival whose month is not known is taken to be this year's.
    """
    month = _months().get(festival)
    if month is None:
        return str(day.year)
    opens = date(day.year, month, 1)
    if past:
        return str(day.year if opens <= day else day.year - 1)
    return str(day.year if (day - opens).days <= _SOON else day.year + 1)


@cache
def _months() -> dict[str, int]:
    return {festival.name: festival.month for festival in nametables.festivals() if festival.month}


# Releases


def _release(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    who = _companies(scene, clause, rule, match)
    place = _where(scene, clause, match, who)
    if rule.date == "none":
        kind = release_type(scene.lexicon, clause.marked)
        yield replace(base, territories=place, release_type=kind)
        return
    told = base.certainty in ("confirmed", "denied") and rule.id != "release.pulled"
    past = told and _is_past(scene, clause, match)
    found = _release_dates(scene, clause, match)
    if not found:
        if base.certainty == "denied" and not scene.lexicon.shapes["long_ago"].search(match[0]):
            yield replace(
                base, territories=place, release_type=release_type(scene.lexicon, clause.marked), companies=who
            )
        return
    for ref, part, own_place in found:
        kinds = _release_types(scene.lexicon, part) or _release_types(scene.lexicon, clause.marked)
        if not kinds:
            kinds = _types_by_trade(scene, clause, match, who)
        for kind in kinds or [None]:
            yield replace(
                base, date=date_of(ref, past=past), territories=own_place or place, release_type=kind, companies=who
            )


def _types_by_trade(
    scene: Scene, clause: Clause, match: re.Match[str], who: tuple[str, ...]
) -> list[ReleaseType | None]:
    """What the words leave to the trade: a chain of theatres, a streamer's own film, "opens"."""
    named = [str(v) for r in clause.marked.refs if r.mark in (marks.COMPANY, marks.NAME) for v in r.values]
    if any("exhibitor" in names.role(name) for name in named):
        return ["theatrical"]
    if who and all(names.role(name) == frozenset({"streamer"}) for name in who):
        return ["streaming"]
    return ["theatrical"] if scene.lexicon.shapes["theatrical_verb"].search(match[0]) else []


def _release_dates(
    scene: Scene, clause: Clause, match: re.Match[str]
) -> list[tuple[Ref, Marked, tuple[str, ...] | None]]:
    """The dates of which the clause says that the film opens, each with the words and the place that go with it."""
    shapes, marked = scene.lexicon.shapes, clause.marked
    moved = shapes["moved"].search(clause.text)
    if moved:
        return [(marked.at(moved.start("date")), marked, None)]
    named = _group(clause, match, "date")
    former = {m.start("date") for m in shapes["former"].finditer(clause.text)} if named is None else set()
    dates = [(place, ref) for place, ref in _refs(clause, marks.DATE) if place not in former]
    later = [(place, ref) for place, ref in dates if place >= match.start()] or dates[:1]
    if named is not None:
        later = [(place, ref) for place, ref in later if ref == named] + [
            (place, ref) for place, ref in later if place > match.start("date")
        ]
    if not later:
        return []
    found = []
    for n, (place, ref) in enumerate(later):
        start = later[n - 1][0] + 1 if n else 0
        end = later[n + 1][0] if n + 1 < len(later) else len(clause.text)
        words = marked.part(start, place) if n or len(later) > 1 else marked.part(start, end)
        if n and not shapes["next_date"].match(clause.text, start):
            break
        own = next((r for r in words.refs if r.mark == marks.TERRITORY and "adjective" not in r.note), None)
        found.append((ref, words, tuple(own.value) if own and n else None))
    return found


def _release_types(lexicon: Lexicon, marked: Marked) -> list[ReleaseType | None]:
    kind = release_type(lexicon, marked)
    if kind is None:
        return []
    if lexicon.shapes["two_types"].search(marked.text):
        return ["theatrical", "digital"]
    if (both := lexicon.shapes["and_stream"].search(marked.text)) and _streams(marked.at(both.start("company"))):
        return ["theatrical", "streaming"]
    return [kind]


def _streams(company: Ref) -> bool:
    return "streamer" in names.role(str(company.value))


def release_type(lexicon: Lexicon, marked: Marked) -> ReleaseType | None:
    """What kind of release the words say; the first kind of the lexicon's order that they do."""
    for kind, pattern in lexicon.types:
        if pattern.search(marked.text):
            return kind
    for match in lexicon.shapes["on_company"].finditer(marked.text):
        roles = names.role(str(marked.at(match.start("company")).value))
        if "streamer" in roles:
            return "streaming"
        if "broadcaster" in roles:
            return "tv"
    return None


# Festivals and prizes


def premiere(lexicon: Lexicon, marked: Marked) -> str | None:
    """Which premiere the words say it is."""
    for kind, pattern in lexicon.premieres:
        if pattern.search(marked.text):
            return kind
    for match in lexicon.shapes["premiere_of"].finditer(marked.text):
        kind = _premiere_of(marked.at(match.start("territory")).value)
        if kind:
            return kind
    return None


def _premiere_of(codes: tuple[str, ...]) -> str | None:
    exact = {frozenset({"WW"}): "world", frozenset({"US"}): "us", frozenset({"US", "CA"}): "north american"}
    exact |= {frozenset({code}): name for code, name in _NATIONS.items()}
    held = frozenset(codes)
    if held in exact:
        return exact[held]
    if "WW" in held:
        return "international"
    return next((name for inner, name in _REGIONS if inner <= held), None)


_NATIONS = {
    "GB": "uk",
    "CA": "canadian",
    "DE": "german",
    "FR": "french",
    "AU": "australian",
    "IT": "italian",
    "JP": "japanese",
}
_REGIONS = (
    (frozenset({"JP", "KR"}), "asian"),
    (frozenset({"FR", "DE"}), "european"),
    (frozenset({"BR", "MX"}), "latin american"),
    (frozenset({"SE", "DK"}), "nordic"),
    (frozenset({"AE", "EG"}), "middle east"),
)


def is_festival(ref: Ref) -> bool:
    """Whether a mark is a festival: no market, no academy."""
    return ref.mark == marks.FESTIVAL and "awards" not in ref.note and "market" not in ref.note


def _festival(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    festivals = [(at, ref) for at, ref in _refs(clause, marks.FESTIVAL) if at >= match.start() and is_festival(ref)]
    sections = _refs(clause, marks.SECTION)
    section = sections[0][1] if sections else None
    if not festivals:
        meant = _festival_of_section(scene, section)
        if meant is None:
            return
        festivals = [(match.end(), meant)]
    dates = _refs(clause, marks.DATE)
    past = _is_past(scene, clause, match) and rule.id != "festival.selects"
    kind = premiere(scene.lexicon, clause.marked)
    for n, (place, ref) in enumerate(festivals):
        until = festivals[n + 1][0] if n + 1 < len(festivals) else len(clause.text)
        given = _group(clause, match, "date")
        day = (
            date_of(given, past=past)
            if given is not None
            else _festival_date(scene, ref, place, until, dates, past=past, only=len(festivals) == 1)
        )
        yield replace(
            base,
            festival=ref.value,
            section=section.value if section and n == 0 else None,
            premiere=kind if n == 0 else None,
            date=day,
        )


def _festival_of_section(scene: Scene, section: Ref | None) -> Ref | None:
    """The festival that is meant where only its section is named, or nothing but its premiere."""
    named = [ref for c in scene.clauses for _, ref in _refs(c, marks.FESTIVAL) if is_festival(ref)]
    spoken = named[0] if named else scene.focus.recent or scene.focus.festival
    if named:
        return named[0]
    if section is not None:
        known = names.section_festivals(section.value)
        if len(known) == 1 and not scene.lexicon.shapes["the_festivals"].search(scene.marked.text):
            return replace(section, mark=marks.FESTIVAL, values=(known[0],))
    return spoken


def _festival_date(
    scene: Scene, festival: Ref, place: int, until: int, dates: list[tuple[int, Ref]], *, past: bool, only: bool
) -> str:
    """The day of the showing, if it is given, else the edition's year."""
    near = next((ref for at, ref in dates if place < at < until), None)
    if near is None and only:
        near = next((ref for at, ref in reversed(dates) if at < place), None)
    month = _months().get(festival.value)
    if near is None:
        return edition(scene.page.day, festival.value, past=past)
    said = date_of(near, past=past)
    if near.note in ("running", "range") and "/" in said:
        return said[:4]
    if month is None or len(said) < 7 or not said[5:7].isdigit() or not 1 <= int(said[5:7]) <= 12:
        return said
    return said


def _award(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    named = [ref for _, ref in _refs(clause, marks.FESTIVAL)]
    named += [ref for _, ref in _refs(clause, marks.NAME) if ref.note == "city"]
    for at, ref in _refs(clause, marks.AWARD):
        if at < match.start():
            continue
        where = named[0].value if named else ref.note or (scene.focus.festival.value if scene.focus.festival else None)
        if where:
            yield replace(base, award=ref.value, festival=where)


def _production(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    dates = [(at, ref) for at, ref in _refs(clause, marks.DATE)]
    later = [ref for at, ref in dates if at >= match.start()] or [ref for _, ref in dates[-1:]]
    past = _is_past(scene, clause, match)
    yield replace(base, date=date_of(later[0], past=past) if later else None)


def _seeking(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    near = [ref for at, ref in _refs(clause, marks.TERRITORY) if match.start() <= at < match.end()]
    yield replace(base, territories=_codes(near[0]) if near else _territories(scene, clause, match))


Maker = Callable[["Scene", "Clause", "Rule", "re.Match[str]", Development], Iterator[Development]]
_MAKERS: dict[str, Maker] = {
    "acquisition": _deal,
    "sales": _deal,
    "release": _release,
    "festival": _festival,
    "award": _award,
    "production": _production,
    "seeking": _seeking,
}
