"""Films that the prose of a list names among the others: "also opening are F (N) and F", "N has F in 140 cinemas"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.reading import marks
from tracker.reading.coreference import Focus
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref

_IN_BRACKETS = re.compile(f" \\((?:[^()]{{0,60}}[,;] ?)?(?P<company>[{marks.COMPANY}{marks.NAME}])\\)")


_BRACKET = re.compile(r" \([^()]{3,80}\)")
_TITLE = f"[{marks.FILM}{marks.OTHER}{marks.NAME}]"
_WHOSE = f"[^(){marks.COMPANY}{marks.MONEY}]{{0,80}}"  # a maker and a country, no buyer and no price
_ITEM = re.compile(rf"{_TITLE} \((?:{_WHOSE}\)(?:[,;.]|,? and|$)|{_WHOSE}$)")  # "X (Jo Roe, Italy), Y (…"
_ROW = re.compile(r"(?:[^()]{1,80} \([^()]{1,60}\)(?:[,;·/] ?|\.?$)){2,}")  # "X (N), Y (N), Z (N)"
# A line of a calendar that is nobody's of ours: "X : Y (N).".
_HOUSED = re.compile(f"[^(){marks.FILM}{marks.DATE};]{{2,80}} \\({marks.COMPANY}\\)[.,]?$")
_LABELLED = re.compile(f"^[^:]{{1,40}}: {_TITLE} \\(")


def shown(marked: Marked, lexicon: Lexicon, focus: Focus) -> Iterator[str]:
    """The watched films that a sentence on a line-up's page says to be of it, or counts up with their makers."""
    match = lexicon.shapes["shown_in_prose"].search(marked.text)
    yield from _first(marked, match, focus) if match else ()
    items = [marked.at(item.start()) for item in _ITEM.finditer(marked.text)]
    if len(items) > 1 or (items and _LABELLED.match(marked.text)):
        yield from (title for ref in items if ref.mark == marks.FILM for title in focus.films_of(ref))


def beside(marked: Marked, title: str, focus: Focus) -> Marked:
    """What stands in brackets right behind a film: "F (France, world premiere)"."""
    for place, ref in marked.placed():
        if ref.mark == marks.FILM and title in focus.films_of(ref):
            match = _BRACKET.match(marked.text, place + 1)
            return marked.part(*match.span()) if match else Marked("", ())
    return Marked("", ())


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


def _first(marked: Marked, match: re.Match[str], focus: Focus) -> tuple[str, ...]:
    """The watched films of the first title in a match."""
    films = (ref for ref in marked.part(*match.span()).refs if ref.mark in marks.FILMS)
    first = next(films, None)
    return focus.films_of(first) if first else ()
