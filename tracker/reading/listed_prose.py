"""Films that the prose of a list names among the others: "also opening are F (N) and F", "N has F in 140 cinemas"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.reading import marks
from tracker.reading.coreference import Focus
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.premieres import premiere

_IN_BRACKETS = re.compile(f" \\((?:[^()]{{0,60}}[,;] ?)?(?P<company>[{marks.COMPANY}{marks.NAME}])\\)")


_TITLE = f"[{marks.FILM}{marks.OTHER}{marks.NAME}]"
_WHOSE = f"[^(){marks.COMPANY}{marks.MONEY}]{{0,80}}"  # a maker and a country, no buyer and no price
_ITEM = re.compile(rf"{_TITLE} \((?:{_WHOSE}\)(?:[,;.]|,? and|$)|{_WHOSE}$)")  # "X (Jo Roe, Italy), Y (…"
_PARTS = f",;:({marks.FILM}{marks.OTHER}"  # what parts one item of a list from the next
# A verb behind a film, with which a sentence says what became of it.
_WAS = re.compile(
    r" (?:was|is|has|had|will|goes|went|premiered|bowed|opens?|opened|played|wird|war|läuft|est|était|sera|è|era|sarà|"
    r"fue|está|irá|foi|é|är|var)\b"
)
_IN = rf" (?:in|at|for|of|to) (?:the |its )?{marks.SECTION}"
_BEHIND = re.compile(rf"(?: \([^()]{{3,80}}\)|{_IN})")
_PREMIERE = re.compile(rf"(?:{_IN})? \([^()]{{3,80}}\)")
_ITS_DAY = re.compile(f"[^;.(){marks.FILM}{marks.OTHER}{marks.DATE}]{{0,90}}\\((?P<date>{marks.DATE})\\)")
_ROW = re.compile(r"(?:[^()]{1,80} \([^()]{1,60}\)(?:[,;·/] ?|\.?$)){2,}")  # "X (N), Y (N), Z (N)"
# A line of a calendar that is nobody's of ours: "X : Y (N).", "X (N): May 3".
_HOUSED = re.compile(
    f"[^(){marks.FILM}{marks.DATE};]{{2,80}} \\("
    f"(?:{marks.COMPANY}\\)[.,]?$|[{marks.COMPANY}{marks.NAME}]\\) ?[:–-] ?{marks.DATE})"
)
_LABELLED = re.compile(f"^[^:]{{1,40}}: {_TITLE} \\(")


def shown(marked: Marked, lexicon: Lexicon, focus: Focus) -> Iterator[tuple[str, int]]:
    """The watched films that a sentence on a line-up's page says to be of it, or counts up with their makers, each with
    its place.
    """
    places = dict.fromkeys(_of_the_line_up(marked, lexicon, focus))
    items = [item.start() for item in _ITEM.finditer(marked.text)]
    if len(items) > 1 or (items and _LABELLED.match(marked.text)):
        places |= dict.fromkeys(at for at in items if marked.at(at).mark == marks.FILM)
    yield from ((title, at) for at in places for title in focus.films_of(marked.at(at)))


def sorted_in(marked: Marked, at: int, lexicon: Lexicon, strand: Ref | None, whole: str | None) -> str | None:
    """The section of the film at `at`: the one right behind it, else the last before it, else the `strand` of which
    the paragraph spoke last, else the one of which the `whole` page tells; that one too for a mere "competition".
    """
    sections = [(place, str(ref.value)) for place, ref in marked.placed() if ref.mark == marks.SECTION]
    behind = _BEHIND.match(marked.text, at + 1)
    inside = [name for place, name in sections if behind and behind.start() <= place < behind.end()]
    before = [name for place, name in sections if place < at]
    if not sections:
        return str(strand.value) if strand is not None else whole
    own = inside[0] if inside else before[-1] if before else None
    if own and whole and lexicon.shapes["any_section"].search(own.lower()):
        return whole
    return own


def premiered(marked: Marked, at: int, lexicon: Lexicon) -> str | None:
    """Which premiere the film at `at` has, as the words of its own item say, or the sentence if it names no other."""
    behind = _PREMIERE.match(marked.text, at + 1)
    signs = (";", marks.FILM, marks.OTHER)
    begins = max(marked.text.rfind(sign, 0, at) for sign in signs) + 1
    own = premiere(lexicon, marked.part(*behind.span())) if behind else None
    own = own or premiere(lexicon, marked.part(begins, at))
    alone = sum(ref.mark in marks.FILMS for ref in marked.refs) == 1
    return own or (premiere(lexicon, marked) if alone else None)


def opening(marked: Marked, lexicon: Lexicon, focus: Focus) -> Iterator[tuple[str, Ref | None]]:
    """The watched films that a sentence on a calendar's page says to open with the others, each with its company.

    A film that has a day of its own there is none of them.
    """
    if any(ref.mark == marks.DATE for ref in marked.refs):
        return
    every = lexicon.shapes["opens_all"].match(marked.text)
    one = None if every else lexicon.shapes["opens_in_prose"].search(marked.text)
    for place, ref in marked.placed():
        among = every is not None and ref.mark == marks.FILM and place >= every.end()
        if among or (one is not None and ref.mark in marks.FILMS and one.start() <= place < one.end()):
            named = _IN_BRACKETS.match(marked.text, place + 1)
            by = marked.at(named.start("company")) if named else None
            if one is not None:
                by = by or marked.named(one, "company", marks.COMPANY)
            yield from ((title, by) for title in focus.films_of(ref))
            if one is not None:
                return


def dated(marked: Marked, focus: Focus) -> Iterator[tuple[str, Ref]]:
    """The watched films of a calendar's line that goes on to the day of each, in brackets: "N: X (D); F, of N (D)"."""
    for place, ref in marked.placed():
        day = _ITS_DAY.match(marked.text, place + 1) if ref.mark == marks.FILM and ref.start else None
        if day is not None:
            yield from ((title, marked.at(day.start("date"))) for title in focus.films_of(ref))


def under_its_day(marked: Marked, lexicon: Lexicon, focus: Focus) -> Iterator[str]:
    """The watched films that a sentence names in a paragraph which begins with the day of all that it names.

    What has a day of its own, is not so, or is told of another film that F only explains, is none of them.
    """
    if any(ref.mark == marks.DATE for ref in marked.refs):
        return
    for place, ref in marked.placed():
        owned = lexicon.shapes["owned_by_film"].search(marked.text[:place])
        if ref.mark == marks.FILM and ref.start and not owned:
            yield from focus.films_of(ref)


def is_anothers(marked: Marked) -> bool:
    """Whether a line begins with the title of a film that nobody watches, which only its company behind it tells."""
    return _HOUSED.match(marked.text) is not None


def in_a_row(marked: Marked, focus: Focus, first: Ref | None) -> Iterator[tuple[str, Ref | None]]:
    """The watched films of a line that has nothing but titles, each with its company: "X (N), F (N), F (N)".

    The `first`, whose entry the line is, is told elsewhere.
    """
    if _ROW.fullmatch(marked.text) is None:
        return
    for place, ref in marked.placed():
        named = _IN_BRACKETS.match(marked.text, place + 1) if ref.mark == marks.FILM and ref is not first else None
        if named is not None:
            yield from ((title, marked.at(named.start("company"))) for title in focus.films_of(ref))


def _of_the_line_up(marked: Marked, lexicon: Lexicon, focus: Focus) -> Iterator[int]:
    """Where the watched films stand that a sentence names, if it says nothing doubtful and speaks of no other festival.

    Those are left out that only say who somebody is, or what a film of the line-up follows: "after F", "known for F".
    """
    shapes, here = lexicon.shapes, focus.festival
    if not shapes["line_up_told"].match(marked.text) or shapes["sold_beside"].match(marked.text):
        return
    elsewhere = {at for at, r in marked.placed() if marks.is_festival(r) and (here is None or r.value != here.value)}
    for place, ref in marked.placed():
        if place in elsewhere:
            return
        end = next((at for at in range(place + 1, len(marked.text)) if marked.text[at] in _PARTS), len(marked.text))
        if _WAS.match(marked.text, place + 1) and not elsewhere.isdisjoint(range(place, end)):
            continue  # "F was at another festival"
        named = ref.mark == marks.FILM and any(r.mark == marks.FILM for r in focus.page.within(ref.start, ref.end))
        if named and not shapes["line_up_beside"].search(marked.text[:place]):
            yield place
