"""Whose words they are: the watched films that a rule's match speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.reading import marks
from tracker.reading.joints import subject
from tracker.reading.lexicon import UNSPACED, Lexicon
from tracker.reading.marks import Ref
from tracker.reading.rulebook import Rule
from tracker.reading.slates import films_of_slate

if TYPE_CHECKING:
    from tracker.reading.clauses import Clause
    from tracker.reading.coreference import Focus
    from tracker.reading.scene import Scene

_OF_RIGHTS = ("acquisition", "sales")  # kinds whose words have their film beside them, or go on about the page's


def films_meant(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> tuple[str, ...]:
    """The watched films that the match speaks of; none if it speaks of another's, or of nobody's."""
    focus = scene.focus
    if rule.slate:
        return films_of_slate(scene, match)
    if match.groupdict().get("film"):
        ref = clause.marked.at(match.start("film"))
        if ref.mark == marks.PERSON:  # "a first glimpse of N as the mapmaker": the film that N is in
            return tuple(value for value in ref.values if value in focus.titles)
        if ref.mark == marks.IT and _does_it_to_another(clause, ref):
            return ()
        return () if ref.mark == marks.IT and _means_a_name(scene, clause) else focus.films_of(ref)
    if not rule.implicit:
        return ()
    who = subject(clause.marked.part(0, max(match.start(), 1)), scene.lexicon) or subject(clause.marked, scene.lexicon)
    if who is not None and clause.marked.place_of(who) > match.end():
        who = None
    if scene.lexicon.language in UNSPACED and (nearer := _last_subject(clause, match, scene.lexicon)):
        who = nearer
    company = match.groupdict().get("company") and clause.marked.at(match.start("company"))
    if who is not None and who.mark in (marks.OTHER, marks.FILM, marks.IT) and who != company:
        if who.mark == marks.IT and (beside := _beside(clause, match)):
            return focus.films_of(beside)  # "it is said to want F": it is a company
        meant = focus.films_of(who)
        if meant or who.mark == marks.OTHER:
            return meant
    named = [
        (abs(place - match.start()), ref)
        for place, ref in clause.marked.placed()
        if ref.mark in marks.FILMS or (ref.mark == marks.IT and ref != company and _is_a_film(ref, focus, place))
    ]
    if named:
        return focus.films_of(min(named, key=lambda pair: pair[0])[1])
    named_alone = who is not None and who.mark == marks.NAME and who != company and not who.note
    if who is not None and named_alone and not (rule.pairs or rule.kind == "award"):
        before = clause.text[: clause.marked.place_of(who)]
        return focus.current() if scene.lexicon.shapes["film_maker"].search(before) else ()
    if scene.lexicon.shapes["film_named"].search(clause.text):
        return ()
    earlier = _named_earlier(scene, clause, rule, who)
    if earlier:
        return focus.films_of(earlier[-1])
    coming = _coming(scene, clause) if who is None else None
    if coming:
        return focus.films_of(coming)
    return focus.current() and (_of_its_winner(scene, clause, rule, match) or focus.current())


def _of_its_winner(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> tuple[str, ...]:
    """The film whose maker, or star, a rule's words begin with and give a prize, where the clause names no film."""
    first = match.group().lstrip()[:1]
    if rule.kind != "award" or first != marks.PERSON or any(ref.mark in marks.FILMS for ref in clause.marked.refs):
        return ()
    place = match.start() + match.group().index(first)
    own = tuple(value for value in clause.marked.at(place).values if value in scene.focus.titles)
    return own if len(own) == 1 else ()


def _named_earlier(scene: Scene, clause: Clause, rule: Rule, who: Ref | None) -> list[Ref]:
    """The films that the sentence names before a clause, less those by which it only says who somebody is."""
    return [
        ref
        for other in scene.clauses
        if other.offset < clause.offset
        for place, ref in other.marked.placed()
        if (ref.mark == marks.FILM and not scene.lexicon.shapes["renown"].search(other.text[:place]))
        or (
            ref.mark == marks.OTHER
            and not (rule.kind in _OF_RIGHTS and _only_did(who, other))
            and not scene.lexicon.shapes["credit"].match(other.text, place + 1)
        )
    ]


def _only_did(who: Ref | None, other: Clause) -> bool:
    """Whether a clause only says which company it is: "N, which released X, is in talks" says no more of X."""
    return who is not None and who.mark == marks.COMPANY and other.lead == "rel" and other.marked.refs[:1] == (who,)


def _is_a_film(it: Ref, focus: Focus, place: int) -> bool:
    """Whether "it" stands for a film, be it another's: "N is selling it, and F …"; not so in "it is not known"."""
    if it.value is None or it.value.mark not in marks.FILMS:
        return False
    return bool(focus.films_of(it)) or (place > 0 and bool(it.value.value))


def _last_subject(clause: Clause, match: re.Match[str], lexicon: Lexicon) -> Ref | None:
    """The last film before the rule's words that a particle makes a subject: where verbs come last, it is theirs."""
    after = lexicon.shapes["subject_after"]
    films = [
        ref
        for place, ref in clause.marked.placed()
        if place < match.end() and ref.mark in marks.FILMS and after.match(clause.text, place + 1)
    ]
    return films[-1] if len(films) > 1 else None


def _beside(clause: Clause, match: re.Match[str]) -> Ref | None:
    """The last film that the clause names before the rule's words, if it names one."""
    named = [ref for place, ref in clause.marked.placed() if ref.mark in marks.FILMS and place < match.end()]
    return named[-1] if named else None


def _coming(scene: Scene, clause: Clause) -> Ref | None:
    """The film with which the next clause begins, if this one opens the sentence: "Shown in Cannes, F opens in May"."""
    if clause.offset or len(scene.clauses) == 1:
        return None
    then = subject(scene.clauses[1].marked, scene.lexicon)
    return then if then is not None and then.mark in marks.FILMS else None


def _does_it_to_another(clause: Clause, it: Ref) -> bool:
    """Whether "it" is a company that does something with another film: "its slate has X, which it opens in May"."""
    object_first = clause.lead == "rel" and clause.text[:1] == marks.OTHER and clause.connector == "which"
    return object_first and clause.marked.place_of(it) == len(f"{marks.OTHER} which ")


def _means_a_name(scene: Scene, clause: Clause) -> bool:
    """Whether "it" goes back to a title that nobody marked: "It picked up N and opened it"."""
    for other in scene.clauses:
        if other.offset >= clause.offset:
            return False
        if any(ref.mark == marks.FILM for ref in other.marked.refs):
            return False
        for match in scene.lexicon.shapes["object_name"].finditer(other.text):
            if not other.marked.at(match.end() - 1).note:
                return True
    return False
