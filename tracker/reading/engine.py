"""The rules at work: a page's sentences, clause by clause, into candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from tracker.domain.film import Film
from tracker.reading import marks, weighing
from tracker.reading.applying import OLDER, applied
from tracker.reading.clauses import Clause, clauses
from tracker.reading.coreference import Focus
from tracker.reading.lands import dated
from tracker.reading.lexicon import Lexicon
from tracker.reading.listed_pages import listing
from tracker.reading.marks import Marked, Ref, alone
from tracker.reading.prizelists import PrizeList
from tracker.reading.scene import Candidate, Scene, says_as_much
from tracker.reading.sentences import repeats
from tracker.reading.tagging import Page, Sentence, mark, names_in, plain, told_apart, with_marks
from tracker.reading.wordorder import straightened

_TURNING = frozenset((marks.FILM, marks.OTHER, marks.COMPANY))  # what the sentences after may go on about
_MOST_CLAUSES = 24  # of a sentence: no writer's has as many, and each looks at those before it
_ONCE = frozenset({"release"})  # kinds of which the rules that come last add none to another
_LEAD = 2  # paragraphs after the headline that tell what kind of list a page is


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
        if entries.goes_on_below(sentence):
            focus.film = Ref(marks.OTHER, ("",))
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
        weighs = weighing.may_weigh(lexicon.language, marked)
        parts = clauses(marked, lexicon)[:_MOST_CLAUSES] if hopes or weighs or _turns(marked) else ()
        if hopes or weighs:
            quote = page.text[sentence.start : sentence.end]
            scenes = [
                Scene(page, lexicon, focus, sentence, telling, clauses(telling, lexicon)[:_MOST_CLAUSES], quote)
                for telling in told_apart(page, sentence, marked, names, lexicon)
            ] or [Scene(page, lexicon, focus, sentence, marked, parts, quote)]
            said = (
                candidate for scene in scenes for clause in scene.clauses for candidate in _told(scene, clause, hopes)
            )
            made = list(_first_words(_remembered(said, focus)))
            told = told or (sentence.headline and bool(made))
            yield from made
            for scene in scenes:
                yield from weighing.weighed(scene, made)
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
        words = plain(page, sentence.start, sentence.end, lexicon)
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


def _told(scene: Scene, clause: Clause, hopes: int) -> Iterator[Candidate]:
    """What the rules find in a clause, of those that its sentence `hopes` for; where its words are turned, first in the
    order that most are written for, and as they stand only what that tells nothing of. What stops a rule in the one
    order stops it in the other.
    """
    straight = straightened(clause, scene.lexicon)
    if straight is None:
        yield from _read(scene, clause, hopes)
        return
    turned = list(_read(scene, clause, hopes))
    free = {candidate.rule for candidate in turned if candidate.guard is None}
    guards = {candidate.rule: candidate.guard for candidate in turned if candidate.rule not in free}
    made = [
        replace(candidate, guard=candidate.guard or guards.get(candidate.rule))
        for candidate in _read(scene, straight, scene.lexicon.book.hopes(straight.text, straight.marked.bits()))
    ]
    yield from made
    told = {candidate.development.kind for candidate in made if candidate.guard is None}
    stopped = {candidate.rule for candidate in made}
    for candidate in turned:
        if candidate.development.kind not in told and candidate.rule not in stopped:
            yield candidate


def _read(scene: Scene, clause: Clause, hopes: int) -> Iterator[Candidate]:
    said: set[str] = set()
    for rule, patterns in scene.lexicon.book.found_in(clause.text, clause.marked.bits(), hopes):
        if rule.last and rule.kind in said:
            continue
        for pattern in patterns:
            made = [c for match in pattern.finditer(clause.text) for c in applied(scene, clause, rule, match)]
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
            says_as_much(other, candidate.development)
            for other in every
            if not (other.last or other.adds) and other.guard in (None, OLDER)
        ):
            yield candidate
