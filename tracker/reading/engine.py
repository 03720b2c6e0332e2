"""The rules at work: a page's sentences, clause by clause, into candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain.development import Certainty, Development
from tracker.domain.film import Film
from tracker.reading import fields, marks
from tracker.reading.clauses import Clause, clauses
from tracker.reading.coreference import Focus
from tracker.reading.lexicon import Lexicon, Rule
from tracker.reading.marks import Marked, Ref
from tracker.reading.tagging import Page, Sentence, mark


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule made of a clause; `guard` names what stopped it, null where nothing did."""

    rule: str
    sentence: Sentence
    development: Development
    refs: tuple[Ref, ...]
    guard: str | None = None


@dataclass(slots=True)
class Scene:
    """What a rule knows beside its clause."""

    page: Page
    lexicon: Lexicon
    focus: Focus
    sentence: Sentence
    marked: Marked
    clauses: Sequence[Clause]
    films: Sequence[Film]
    quote: str = ""
    offsets: dict[int, int] = field(default_factory=dict)


def candidates(page: Page, films: Sequence[Film], lexicon: Lexicon) -> Iterator[Candidate]:
    """All that the rules find on the page, sentence by sentence."""
    focus = Focus(page, films, lexicon)
    for sentence in page.sentences:
        extra = focus.stand_ins(sentence)
        if not focus.concerns(sentence, extra):
            focus.passed(sentence)
            continue
        marked = mark(page, sentence.start, sentence.end, extra, lexicon)
        parts = clauses(marked, lexicon)
        quote = page.text[sentence.start : sentence.end]
        scene = Scene(page, lexicon, focus, sentence, marked, parts, films, quote)
        for place, clause in enumerate(parts):
            yield from _read(scene, clause, place)
        focus.saw(sentence, marked, parts)


def _read(scene: Scene, clause: Clause, place: int) -> Iterator[Candidate]:
    done: set[str] = set()
    for rule in scene.lexicon.rules_for(clause.text):
        for pattern in rule.patterns:
            match = pattern.search(clause.text)
            if not match:
                continue
            made = list(_apply(scene, clause, place, rule, match))
            yield from made
            if any(candidate.guard is None for candidate in made):
                done.add(rule.kind)
                break


def _apply(scene: Scene, clause: Clause, place: int, rule: Rule, match: re.Match[str]) -> Iterator[Candidate]:
    film = _film(scene, clause, rule, match)
    if film is None:
        return
    certainty, denied_by = _certainty(scene, clause, rule, match)
    guard = _guarded(scene, clause, rule)
    for title in film:
        base = Development(
            title,
            rule.kind,
            certainty,
            scene.quote,
            phase=rule.phase,
            rule=rule.id,
            background=_background(scene, clause),
        )
        for development in fields.fill(scene, clause, rule, match, base):
            yield Candidate(rule.id, scene.sentence, development, clause.marked.refs, guard)
    del denied_by, place


def _film(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> tuple[str, ...] | None:
    """The watched films that the match speaks of; null if it speaks of none."""
    if match.groupdict().get("film"):
        ref = clause.marked.at(match.start("film"))
        return scene.focus.films_of(ref)
    if not rule.implicit:
        return None
    near = [r for r in clause.marked.refs if r.mark in (marks.FILM, marks.OTHER, marks.IT)]
    for ref in near:
        return scene.focus.films_of(ref)
    before = [
        r
        for c in scene.clauses
        if c.offset < clause.offset
        for r in c.marked.refs
        if r.mark in (marks.FILM, marks.OTHER)
    ]
    if before:
        return scene.focus.films_of(before[-1])
    return scene.focus.current()


def _certainty(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> tuple[Certainty, str | None]:
    if rule.certainty:
        return rule.certainty, None
    upto = scene.marked.text[: clause.offset]
    for hedge in scene.lexicon.hedges:
        if hedge.kinds and rule.kind not in hedge.kinds:
            continue
        if hedge.pattern.search(clause.text) or (hedge.scope == "rest" and hedge.pattern.search(upto)):
            return hedge.certainty, None
    return "confirmed", None


def _guarded(scene: Scene, clause: Clause, rule: Rule) -> str | None:
    for guard in scene.lexicon.guards:
        if (rule.kind in guard.kinds or rule.id in guard.kinds) and guard.pattern.search(clause.text):
            return guard.id
    return None


def _background(scene: Scene, clause: Clause) -> bool:
    return clause.lead == "sub" and clause.connector in ("after", "following", "since")


def merge_key(development: Development) -> tuple[object, ...]:
    return (development.film, development.kind)


_ = replace
