"""The rules at work: a page's sentences, clause by clause, into candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from tracker.domain.development import Certainty, Development
from tracker.domain.film import Film
from tracker.reading import fields, marks
from tracker.reading.clauses import Clause, clauses
from tracker.reading.coreference import Focus
from tracker.reading.found import Found
from tracker.reading.lands import dated
from tracker.reading.lexicon import Guard, Hedge, Lexicon
from tracker.reading.listed_pages import listing
from tracker.reading.marks import Marked, Ref, alone
from tracker.reading.prizelists import PrizeList
from tracker.reading.rulebook import Rule
from tracker.reading.sentences import repeats
from tracker.reading.tagging import Page, Sentence, mark, names_in, plain, told_apart, with_marks
from tracker.reading.whose import films_meant

_NEVER_HEDGED = ("seeking", "trailer")  # that there is none yet is itself the news
_TURNING = frozenset((marks.FILM, marks.OTHER, marks.COMPANY))  # what the sentences after may go on about
_HEAD = 400  # characters of a page, its headline and first words, that say what it is about
_BESIDE = 160  # characters on either side of a sentence that are its passage
_MOST_CLAUSES = 24  # of a sentence: no writer's has as many, and each looks at those before it
_ONCE = frozenset({"release"})  # kinds of which the rules that come last add none to another
_LEAD = 2  # paragraphs after the headline that tell what kind of list a page is


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule made of a clause; `guard` names what stopped it, null where nothing did.

    `last` and `adds` are the rule's: it comes after the others, it only adds to what the page tells elsewhere.
    """

    rule: str
    sentence: Sentence
    development: Development
    refs: tuple[Ref, ...]
    guard: str | None = None
    last: bool = False
    adds: bool = False


@dataclass(frozen=True)
class Scene:
    """What a rule knows beside its clause."""

    page: Page
    lexicon: Lexicon
    focus: Focus
    sentence: Sentence
    marked: Marked
    clauses: Sequence[Clause]
    quote: str
    hopes: int

    @cached_property
    def doubts(self) -> tuple[list[Hedge], list[Guard]]:
        """The hedges and guards that may be found in the sentence or a clause of it."""
        return self.lexicon.doubts(self.marked.text)


def candidates(page: Page, films: Sequence[Film], lexicon: Lexicon) -> Iterator[Candidate]:
    """All that the rules find on the page, sentence by sentence."""
    focus = Focus(page, films, lexicon)
    lead = _lead(page, focus, lexicon)
    focus.dated = dated(lead, lexicon)
    entries = listing(page, lexicon, focus, lead)
    prizes = PrizeList(page, focus)
    lines = _lines(page)
    title, told = page.document.title or "", False
    for place, sentence in enumerate(page.sentences):
        if told and not sentence.headline and repeats(title, page.text[sentence.start : sentence.end]):
            continue  # what it says the headline has said
        focus.enters(sentence)
        extra = focus.stand_ins(sentence)
        opens_line, whole_line = lines[place]
        listed = sentence.opens and (whole_line or entries.lists)
        if not listed and not focus.concerns(sentence, extra):
            focus.passed(sentence)
            continue
        names = names_in(page, sentence.start, sentence.end, extra, lexicon)
        marked, hopes = _marked(
            page, sentence, names, lexicon, focus.left_out(sentence, extra), listed=listed or whole_line
        )
        won = tuple(prizes.says(sentence, marked, whole_line))
        if not sentence.headline and entries.heading(sentence, marked, whole_line):
            focus.film = Ref(marks.OTHER, ("",))
            continue
        entries.labels(marked)
        for development in chain(entries.says(sentence, marked, opens_line, whole_line), won):
            yield Candidate(development.rule or "", sentence, development, marked.refs)
        parts = clauses(marked, lexicon)[:_MOST_CLAUSES] if hopes or _turns(marked) else ()
        if hopes:
            quote = page.text[sentence.start : sentence.end]
            scenes = [
                Scene(page, lexicon, focus, sentence, telling, clauses(telling, lexicon)[:_MOST_CLAUSES], quote, hopes)
                for telling in told_apart(page, sentence, marked, names, lexicon)
            ] or [Scene(page, lexicon, focus, sentence, marked, parts, quote, hopes)]
            said = (candidate for scene in scenes for clause in scene.clauses for candidate in _read(scene, clause))
            for candidate in _first_words(_remembered(said, focus)):
                told = told or sentence.headline
                yield candidate
        focus.saw(sentence, marked, parts)


def _marked(
    page: Page, sentence: Sentence, names: Sequence[Ref], lexicon: Lexicon, left_out: Ref | None, *, listed: bool
) -> tuple[Marked, int]:
    """The sentence with marks for its `names`, and the patterns that may be found in it: the bits of their places.

    One that names nobody, and in which no rule may be found, is not marked. A subject that is `left_out` stands in
    front.
    """
    bits = marks.bits(names)
    if left_out is not None:
        marked = alone(left_out) + with_marks(page, sentence.start, sentence.end, names, lexicon)
        return marked, lexicon.book.hopes(marked.text, marked.bits())
    if not (listed or sentence.headline or bits & marks.MEANT or page.answers(sentence)):
        words = plain(page, sentence.start, sentence.end)
        if not lexicon.book.may_say(words, bits):
            return Marked(words, ()), 0
    marked = with_marks(page, sentence.start, sentence.end, names, lexicon)
    return marked, lexicon.book.hopes(marked.text, marked.bits())


def _turns(marked: Marked) -> bool:
    """Whether the sentence turns to anybody: if not, what its clauses are is nobody's concern where no rule is."""
    return any(ref.mark in _TURNING or "common" in ref.note for ref in marked.refs)


def _lead(page: Page, focus: Focus, lexicon: Lexicon) -> Marked:
    """The headline and the first paragraphs, which say what a list is a list of."""
    last = max((s.end for s in page.sentences if s.paragraph < _LEAD), default=0)
    return mark(page, 0, min(last, 1200), (), lexicon)


def _lines(page: Page) -> list[tuple[bool, bool]]:
    """For each sentence whether it begins a line, and whether it is all of it."""
    text = page.text
    found = []
    for s in page.sentences:
        begins = text[max(0, text.rfind("\n", 0, s.start) + 1) : s.start].strip() == ""
        end = text.find("\n", s.end)
        found.append((begins, begins and text[s.end : end if end >= 0 else len(text)].strip() == ""))
    return found


def _read(scene: Scene, clause: Clause) -> Iterator[Candidate]:
    said: set[str] = set()
    for rule, patterns in scene.lexicon.book.found_in(clause.text, clause.marked.bits(), scene.hopes):
        if rule.last and rule.kind in said:
            continue
        for pattern in patterns:
            made = [c for match in pattern.finditer(clause.text) for c in _apply(scene, clause, rule, match)]
            yield from made
            if made and any(candidate.guard is None for candidate in made):
                said.update({rule.kind} & _ONCE)
                if rule.kind != "sales":
                    break


def _remembered(said: Iterable[Candidate], focus: Focus) -> Iterator[Candidate]:
    """`said`, with each opening told to `focus` before what comes after is read, and each buyer or seller."""
    for candidate in said:
        told = candidate.development
        if told.kind in ("sales", "acquisition") and candidate.guard is None:
            focus.deals(told, candidate.sentence)
        if told.kind == "release" and told.date and candidate.guard is None and told.certainty != "denied":
            focus.opened.pop(told.film, None)  # the film that opened last comes last
            focus.opened[told.film] = told.date
        yield candidate


def _first_words(said: Iterable[Candidate]) -> Iterator[Candidate]:
    """What is said in a sentence, less what the rules that come last say again."""
    every = list(said)
    for candidate in every:
        if not candidate.last or not any(
            _says_as_much(other, candidate.development)
            for other in every
            if not (other.last or other.adds) and other.guard is None
        ):
            yield candidate


def _says_as_much(one: Candidate, other: Development) -> bool:
    """Whether a rule has said already what one that comes last would: a release, or anything of the same company."""
    mine = one.development
    if mine.film != other.film:
        return False
    if other.kind in ("sales", "acquisition"):
        return mine.kind in ("sales", "acquisition") and bool(set(mine.companies) & set(other.companies))
    if mine.certainty == other.certainty == "denied" and other.date and not mine.date:
        return False  # that there is no new day does not say which is off
    return mine.kind == other.kind and mine.festival == other.festival


def _apply(scene: Scene, clause: Clause, rule: Rule, match: re.Match[str]) -> Iterator[Candidate]:
    films = films_meant(scene, clause, rule, match)
    if not films:
        return
    guard = _guarded(scene, clause, rule, match)
    certainty = _certainty(scene, clause, rule, match)
    background = clause.lead == "sub" and clause.connector in scene.lexicon.backward
    for title in films:
        base = Development(
            title, rule.kind, certainty, scene.quote, phase=rule.phase, rule=rule.id, background=background
        )
        for development in fields.fill(Found(scene, clause, rule, match, base)):
            yield Candidate(rule.id, scene.sentence, development, clause.marked.refs, guard, rule.last, rule.adds)


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
    shown = rule.kind == "festival" and _has_been_shown(scene, match)
    for hedge in scene.doubts[0]:
        if (hedge.kinds and rule.kind not in hedge.kinds) or rule.kind in _NEVER_HEDGED:
            continue
        if shown and hedge.certainty == "expected" and hedge.pattern.search(match[0]) is None:
            continue
        if hedge.scope == "sentence" and hedge.pattern.search(scene.marked.text):
            return hedge.certainty
        if hedge.pattern.search(said) or (hedge.scope == "rest" and hedge.pattern.search(upto)):
            now = scene.lexicon.shapes["former"].compiled.sub("", said)  # "April 18 had been eyed at first"
            if now == said or hedge.pattern.search(now) or (hedge.scope == "rest" and hedge.pattern.search(upto)):
                return hedge.certainty
    return "confirmed"


def _has_been_shown(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a rule's words tell a showing as past, of which a plan beside it makes nothing doubtful."""
    shapes = scene.lexicon.shapes
    return bool(shapes["past"].search(match[0])) and not shapes["ahead"].search(match[0])


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
