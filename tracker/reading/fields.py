"""The fields of a development, from the clause that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.development import Development, ReleaseType
from tracker.reading import marks, names
from tracker.reading.marks import Marked, Ref

if TYPE_CHECKING:
    from tracker.reading.clauses import Clause
    from tracker.reading.engine import Scene
    from tracker.reading.lexicon import Lexicon, Rule

_PAST = re.compile(
    r"(?<!\w)(?:was|were|had|did|\w+ed|won|took|went|came|got|made|began|held|saw|gave|sold|shot|hit)(?!\w)"
)
_AHEAD = re.compile(
    r"(?<!\w)(?:will|would|to|is|are|set|slated|scheduled|due|dated|expected|plans|planning|eyeing|next|may|might|down)(?!\w)"
)


def fill(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    """`base` with what the clause says more; several where it says one thing of several companies or festivals."""
    maker = {"festival": _festival, "award": _award, "release": _release, "production": _production}.get(rule.kind)
    if maker:
        yield from maker(scene, clause, rule, match, base)
    elif rule.pairs:
        yield from _pairs(scene, clause, rule, match, base)
    elif rule.kind in ("acquisition", "sales"):
        yield from _deal(scene, clause, rule, match, base)
    elif rule.kind == "seeking":
        yield replace(base, territories=_territories(clause, match))
    else:
        yield base


def _group(clause: Clause, match: re.Match[str], name: str) -> Ref | None:
    if match.groupdict().get(name):
        return clause.marked.at(match.start(name))
    return None


def _companies(scene: Scene, clause: Clause, match: re.Match[str]) -> tuple[str, ...]:
    ref = _group(clause, match, "company")
    if ref is None:
        return ()
    if ref.mark == marks.IT:
        who = ref.values[1]
        return tuple(who.values) if who else ()
    return tuple(str(v) for v in ref.values)


def _territories(clause: Clause, match: re.Match[str], after: bool = False) -> tuple[str, ...] | None:
    named = _group(clause, match, "territory")
    if named:
        return named.value
    places = clause.marked.places()
    found = [(place, ref) for place, ref in zip(places, clause.marked.refs, strict=True) if ref.mark == marks.TERRITORY]
    for place, ref in found:
        before = clause.text[:place].split()
        after_it = clause.text[place + 1 :].split()
        if (
            (before and before[-1] in ("in", "for", "across", "throughout", "the", "to", "over", "into", "all"))
            or (
                after_it
                and after_it[0].strip(".,")
                in (
                    "rights",
                    "theaters",
                    "theatres",
                    "cinemas",
                    "release",
                    "distribution",
                    "theatrical",
                    "premiere",
                    "distributor",
                    "buyer",
                )
            )
            or place == 0
        ):
            return ref.value
    return None


def _deal(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    companies = _companies(scene, clause, match)
    if not companies:
        return
    yield replace(base, companies=companies, territories=_territories(clause, match))


_PAIR = re.compile(
    f"(?P<c1>[{marks.COMPANY}{marks.NAME}])(?: \\(|,? (?:for|in|across|over|on) (?:the )?)(?P<t1>{marks.TERRITORY})"
    f"|(?P<t2>{marks.TERRITORY}) (?:\\(|to |with |– )(?P<c2>[{marks.COMPANY}{marks.NAME}])"
)


def _pairs(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    for pair in _PAIR.finditer(clause.text, match.end()):
        one = "1" if pair["c1"] else "2"
        company, territory = clause.marked.at(pair.start("c" + one)), clause.marked.at(pair.start("t" + one))
        yield replace(base, companies=tuple(map(str, company.values)), territories=territory.value)


def date_of(ref: Ref, *, past: bool) -> str:
    return ref.values[1] if past and len(ref.values) > 1 else ref.values[0]


def _is_past(text: str) -> bool:
    return bool(_PAST.search(text)) and not _AHEAD.search(text)


def _dates(clause: Clause) -> list[tuple[int, Ref]]:
    return [(p, r) for p, r in zip(clause.marked.places(), clause.marked.refs, strict=True) if r.mark == marks.DATE]


def _release(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    kind = release_type(scene.lexicon, clause.text)
    place = _territories(clause, match)
    if rule.date == "none":
        yield replace(base, territories=place, release_type=kind)
        return
    named = _group(clause, match, "date")
    found = _dates(clause)
    moved = scene.lexicon.shapes["moved"].search(clause.text)
    if moved:
        named = clause.marked.at(moved.start("date"))
    if named is None and found:
        later = [ref for at, ref in found if at >= match.start()]
        named = later[0] if later else found[0][1]
    if named is None and base.certainty != "denied":
        return
    if rule.id == "release.opens" and any(r.mark == marks.FESTIVAL for r in clause.marked.refs):
        return
    yield replace(
        base,
        date=date_of(named, past=_is_past(match[0])) if named else None,
        territories=place,
        release_type=kind or ("theatrical" if "open" in match[0] else None),
        companies=_companies(scene, clause, match),
    )


def release_type(lexicon: Lexicon, text: str) -> ReleaseType | None:
    """What kind of release the words say; the first kind of the lexicon's order that they do."""
    for kind, pattern in lexicon.types:
        if pattern.search(text):
            return kind
    return None


def premiere(lexicon: Lexicon, marked: Marked) -> str | None:
    """Which premiere the words say it is."""
    text = marked.text
    for kind, pattern in lexicon.premieres:
        if pattern.search(text):
            return kind
    for place, ref in zip(marked.places(), marked.refs, strict=True):
        if ref.mark == marks.TERRITORY and text[place + 1 :].startswith((" premier", " debut", " bow")):
            return {("US",): "us", ("US", "CA"): "north american", ("GB",): "uk"}.get(ref.value)
    return None


def _festival(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    all_refs = list(zip(clause.marked.places(), clause.marked.refs, strict=True))
    festivals = [
        (p, r)
        for p, r in all_refs
        if r.mark == marks.FESTIVAL and p >= match.start() and "awards" not in r.note and "market" not in r.note
    ]
    section = next((r for p, r in all_refs if r.mark == marks.SECTION), None)
    if not festivals:
        if section is None or scene.focus.festival is None:
            return
        festivals = [(match.end(), scene.focus.festival)]
    found = _dates(clause)
    past = _is_past(match[0])
    for n, (place, ref) in enumerate(festivals):
        until = festivals[n + 1][0] if n + 1 < len(festivals) else len(clause.text)
        near = next((d for p, d in found if place < p < until), None) or (
            found[0][1] if found and len(festivals) == 1 else None
        )
        day = date_of(near, past=past) if near else None
        yield replace(
            base,
            festival=ref.value,
            section=section.value if section else None,
            premiere=premiere(scene.lexicon, clause.marked),
            date=day or edition(scene.page.day, ref.value, past=past),
        )


def edition(day: date, festival: str, *, past: bool) -> str:
    """The year of the edition that is meant where no date is given: the last one of the past, else the next."""
    month = names.usual_month(festival) if hasattr(names, "usual_month") else None
    if month is None:
        return str(day.year)
    if past:
        return str(day.year if month <= day.month else day.year - 1)
    return str(day.year if month >= day.month else day.year + 1)


def _award(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development) -> Iterator[Development]:
    festival = next((r for r in clause.marked.refs if r.mark == marks.FESTIVAL), None)
    for ref in clause.marked.refs:
        if ref.mark == marks.AWARD:
            where = (
                festival.value
                if festival
                else ref.note or (scene.focus.festival.value if scene.focus.festival else None)
            )
            yield replace(base, award=ref.value, festival=where)


def _production(
    scene: Scene, clause: Clause, rule: Rule, match: re.Match[str], base: Development
) -> Iterator[Development]:
    found = _dates(clause)
    past = _is_past(match[0])
    yield replace(base, date=date_of(found[0][1], past=past) if found else None)
