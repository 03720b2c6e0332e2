"""A rule at the place where it is found: whose film it tells of, how surely, and what stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.domain.development import Certainty, Development
from tracker.reading import fields, marks
from tracker.reading.clauses import Clause
from tracker.reading.found import Found
from tracker.reading.rulebook import Rule
from tracker.reading.scene import Candidate, Scene
from tracker.reading.whose import films_meant

NEVER_HEDGED = ("seeking", "trailer")
"""Kinds of which nothing is doubted or denied: that there is none yet is itself the news."""
_MAY_BE_DENIED = ("acquisition", "sales", "release", "festival")
_NOT_SO = "not-so"  # what stops anything else of which the verb says that it is not so
_HOPED_FOR = "only-hoped-for"  # what stops a prize that nobody has given yet
OLDER = "older-than-the-film"
"""What stops a thing of a year in which there was no such film yet: it is told, though of another."""
_EARLY = 4  # years before that of its first showing, as the watch list has it, which may be wrong by as many
_YEAR = len("2026")
_GIVEN_IN = re.compile(  # "A in 1997", "in 1997 she won A"
    f"(?P<last>[{marks.AWARD}{marks.FESTIVAL}],? (?:(?:back )?[^\\W\\d]{{1,4}} )?{marks.DATE})"
    f"|(?P<first>{marks.DATE})[^{marks.FILM}{marks.OTHER}{marks.DATE};]{{0,24}}[{marks.AWARD}{marks.FESTIVAL}]"
)
_HEAD = 400  # characters of a page, its headline and first words, that say what it is about
_BESIDE = 160  # characters on either side of a sentence that are its passage


def applied(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> Iterator[Candidate]:
    films = films_meant(scene, clause, rule, match)
    if not films:
        return
    guard = _guarded(scene, clause, rule, match)
    certainty = _certainty(scene, clause, rule, match)
    if rule.kind == "award" and certainty in ("expected", "speculative"):
        guard = guard or _HOPED_FOR
    if certainty != "denied" and rule.kind != "seeking" and _is_not_so(scene, clause, rule, match):
        certainty, guard = ("denied", guard) if rule.kind in _MAY_BE_DENIED else (certainty, guard or _NOT_SO)
    background = clause.lead == "sub" and clause.connector in scene.lexicon.backward
    for title in films:
        base = Development(
            title, rule.kind, certainty, scene.quote, phase=rule.phase, rule=rule.id, background=background
        )
        for development in fields.fill(Found(scene, clause, rule, match, base)):
            stopped = guard or (OLDER if _is_older(scene, clause, development) else None)
            yield Candidate(rule.id, scene.sentence, development, clause.marked.refs, stopped, rule.last, rule.adds)


def _is_not_so(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the verb of what a rule tells, which comes last and ends behind the rule's words, says that it is not so.

    Of a name that is but weighed, the verb is the clause's last.
    """
    shapes = scene.lexicon.shapes
    if rule.last and rule.id.endswith(".weighed"):
        return shapes["ends_not_so"].search(clause.text, match.end()) is not None
    return shapes["not_so"].match(clause.text, match.end()) is not None


def _is_older(scene: Scene, clause: Clause, told: Development) -> bool:
    """Whether something is told of a year before any in which the film can have been shown, or won a prize.

    So it is of another film, or somebody's: "she won a BAFTA in 1997".
    """
    first = scene.focus.first_shown.get(told.film)
    if first is None:
        return False
    years = [told.date[:_YEAR]] if told.date and told.kind in ("festival", "release") else []
    if told.kind == "award":
        given = (clause.marked.at(_year_of(match)) for match in _GIVEN_IN.finditer(clause.text))
        years = [str(ref.value)[:_YEAR] for ref in given if ref.note == "year"]
    return bool(years) and all(int(year) < first - _EARLY for year in years if year.isdigit())


def _year_of(given: re.Match[str]) -> int:
    """Where the day stands on which a prize was given."""
    return given.start("first") if given["first"] else given.end("last") - 1


def _certainty(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> Certainty:
    if rule.certainty:
        return rule.certainty
    upto = scene.marked.text[: clause.offset]
    after = clause.text.find(";", match.end())  # what an item of a list says is not said of the next
    said = clause.text[clause.text.rfind(";", 0, match.start()) + 1 : after if after >= 0 else None]
    said = scene.lexicon.shapes["what_is_over"].compiled.sub("", said)  # "has bought it after long talks"
    if rule.kind == "acquisition":
        said = scene.lexicon.shapes["its_release"].compiled.sub("", said)  # "has it, with a release planned for May"
    if rule.kind == "release":
        said = scene.lexicon.shapes["not_until"].compiled.sub("", said)  # "it won't open until May" says when it does
    shown = rule.kind == "festival" and _has_been_shown(scene, clause, match)
    for hedge in scene.doubts[0]:
        if rule.kind in NEVER_HEDGED or (hedge.kinds and hedge.kinds.isdisjoint((rule.kind, rule.id))):
            continue
        if hedge.page is not None and hedge.page.search(scene.page.text[:_HEAD].lower()) is None:
            continue
        if shown and hedge.certainty in ("expected", "speculative") and hedge.pattern.search(match[0]) is None:
            continue
        if rule.kind == "award" and hedge.certainty == "denied" and hedge.pattern.search(match[0]) is None:
            continue  # "for her portrait of a father who will not leave, N has been rewarded with A"
        if hedge.scope == "sentence" and hedge.pattern.search(scene.marked.text):
            return hedge.certainty
        if hedge.pattern.search(said) or (hedge.scope == "rest" and hedge.pattern.search(upto)):
            now = scene.lexicon.shapes["former"].compiled.sub("", said)  # "April 18 had been eyed at first"
            if now == said or hedge.pattern.search(now) or (hedge.scope == "rest" and hedge.pattern.search(upto)):
                return hedge.certainty
    return "confirmed"


def _has_been_shown(scene: Scene, clause: Clause, match: re.Match[str]) -> bool:
    """Whether a rule's words tell a showing as past, of which a plan beside it makes nothing doubtful."""
    shapes = scene.lexicon.shapes
    if clause.lead == "sub" and clause.connector in scene.lexicon.backward:
        return True  # "is in talks to buy F following its premiere at V"
    over = shapes["past"].search(match[0]) or shapes["became_there"].search(match[0])
    return bool(over) and not shapes["ahead"].search(match[0])


def _behind_a_preposition(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the film that a rule takes for its subject is only somebody else's: "the soundtrack of F opens"."""
    film = match.start("film")
    if film != match.start() or (rule.kind == "festival" and clause.text.startswith("'s ", film + 1)):
        return False  # "on the heels of F's premiere at V" is told of F
    name = "owned_by_film" if rule.kind in ("release", "festival", "award", "production") else "based_on_film"
    return rule.kind not in ("sales", "trailer") and bool(
        scene.lexicon.shapes[name].search(clause.text[: match.start()])
    )


def _guarded(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> str | None:
    if match.groupdict().get("film") and _behind_a_preposition(scene, clause, rule, match):
        return "not-the-subject"
    for guard in scene.doubts[1]:
        if rule.kind not in guard.stops and rule.id not in guard.stops:
            continue
        if guard.pattern.search(_reach(scene, clause, guard.scope)) is None:
            continue
        if guard.unless is None or guard.unless.search(match[0]) is None:
            return guard.id
    return None


def _reach(scene: Scene, clause: Clause, scope: str) -> str:
    """The words in which a guard is looked for: marked, or as they are printed where it looks beyond the sentence."""
    if scope == "clause":
        return clause.text
    if scope == "sentence":
        return scene.marked.text
    text, sentence = scene.page.text, scene.sentence
    first, last = (0, _HEAD) if scope == "page" else (max(0, sentence.start - _BESIDE), sentence.end + _BESIDE)
    return text[first:last].lower().replace("\n", " ")
