"""Names that belong together, made one: lists of companies and places, a film with its owner and its description.

Which forms of words join what, a language's lexicon says in its shapes: `join_places`, `join_companies` and the like.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from operator import sub

from tracker.domain import territory
from tracker.reading import asides, marks
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.nameforms import may_be_somebody

_METAL = re.compile("[金銀銅]|황금|[은금동][곰사표]")  # of which a festival has several prizes
_AND = 5  # characters between two names that " and " parts

Join = Callable[[list[Ref]], Ref | None]


def joined(sentence: Marked, lexicon: Lexicon) -> Marked:
    """`sentence` with each such group as one mark, and without its asides."""
    shapes = lexicon.shapes
    sentence = asides.only_news(sentence, lexicon)
    whole, may = sentence, shapes.among(_ALL, sentence.text) if sentence.refs else ()
    if not may:
        return sentence
    sentence = asides.without(sentence, may, lexicon)
    for name, join in _JOINS:
        if sentence is whole and name not in may:
            continue
        at = 0
        while match := shapes[name].search(sentence.text, at):
            inside = sentence.part(*match.span())
            ref = join(list(inside.refs))
            if ref is None:
                at = match.end()
                continue
            at = match.start() + (len(match[0]) == 1)  # what has been made one may belong to what is behind it
            sentence = sentence.replaced(*match.span(), ref)
    return asides.named_once(sentence, lexicon)


def _places(refs: list[Ref]) -> Ref | None:
    if "adjective" in refs[-1].note and "adjective" not in refs[0].note and refs[-1].start - refs[-2].end > _AND:
        return None  # "for Spain, and the German release": another clause begins, as none does in "US and Canadian"
    codes = territory.union(tuple(code for code in ref.value) for ref in refs)
    if any(code.startswith("-") for code in refs[0].value) and set(codes) == set(refs[0].value):
        return _places_less(refs)  # "outside the UK and Ireland": what it has already is meant to go too
    notes = {ref.note for ref in refs}
    return replace(refs[0], values=(codes,), end=refs[-1].end, note=refs[0].note if len(notes) == 1 else "")


def _places_less(refs: list[Ref]) -> Ref:
    held = [territory.territories(ref.value) for ref in refs]
    if held[0] <= held[-1]:
        held.reverse()  # "but for Japan, the world"
    left = reduce(sub, held)
    return replace(refs[0], values=(territory.codes(left),), end=refs[-1].end)


def _elsewhere(refs: list[Ref]) -> Ref:
    left = territory.territories(("WW",)) - territory.territories(refs[0].value)
    return replace(refs[0], values=(territory.codes(left),), note="")


def _companies(refs: list[Ref]) -> Ref | None:
    known = [ref for ref in refs if ref.mark == marks.COMPANY or ref.note == "common"]
    close = refs[-1].start - refs[-2].end <= len(", ")  # "Sideshow/Janus buy F": both are known, and act as one
    if not any(ref.mark == marks.COMPANY for ref in refs) and not (close and len(known) == len(refs)):
        return None
    if any(ref.note == "city" for ref in refs):
        return None
    values = tuple(value for ref in refs if ref.mark in marks.COMPANIES for value in ref.values)
    note = marks.EACH if any(ref.mark == marks.TERRITORY for ref in refs) else ""
    return replace(refs[0], mark=marks.COMPANY, values=tuple(dict.fromkeys(values)), end=refs[-1].end, note=note)


def _films(refs: list[Ref]) -> Ref | None:
    watched = tuple(dict.fromkeys(value for ref in refs if ref.mark == marks.FILM for value in ref.values))
    if not watched:
        return replace(refs[0], end=refs[-1].end)
    first = next(ref for ref in refs if ref.mark == marks.FILM)
    return replace(first, values=watched, note=marks.AMONG if len(refs) > 1 else first.note)


def _one_film(refs: list[Ref]) -> Ref | None:
    if refs[0].mark == marks.NAME and refs[0].note == "common":
        return None  # "Neon's F": a company, whose name is a word as well, and which may bring it out
    if any(ref.mark == marks.TERRITORY and "adjective" not in ref.note for ref in refs):
        return None  # "in the US the film"
    films = [ref for ref in refs if ref.mark in marks.FILMS]
    watched = [ref for ref in films if ref.mark == marks.FILM]
    if not watched or any(ref.values != watched[0].values for ref in watched):
        return None
    return watched[-1]


def _last(refs: list[Ref]) -> Ref:
    return refs[-1]


def _owned(refs: list[Ref]) -> Ref | None:
    """What an owner, or the same name in another script, stands before: that may be of nobody known."""
    alone = len(refs) == 1 and not refs[0].note
    return refs[-1] if alone or refs[-1].mark == marks.COMPANY or refs[-1].note == "common" else None


def _its_buyer(refs: list[Ref]) -> Ref | None:
    """ "N's Jo Roe has bought F": what those do who buy for it, the company does; its own label is none of them."""
    known = refs[0].mark == marks.COMPANY or refs[0].note == "common"
    people = all(ref.mark == marks.PERSON or (not ref.note and may_be_somebody(str(ref.value))) for ref in refs[1:])
    return replace(refs[0], mark=marks.COMPANY, end=refs[-1].end) if known and people else None


def _headed(refs: list[Ref]) -> Ref | None:
    """ "N, who runs the company C, sells F": what its head does, the company does."""
    return None if refs[0].note else replace(refs[-1], start=refs[0].start)


def _first(refs: list[Ref]) -> Ref:
    return replace(refs[0], end=refs[-1].end)


def _glossed(refs: list[Ref]) -> Ref:
    """The first, which a bracket explains; a prize of metal goes by both names: "銀熊賞(監督賞)"."""
    if refs[0].mark == marks.AWARD and refs[-1].mark == marks.AWARD and _METAL.match(str(refs[0].value)):
        return replace(_first(refs), values=(f"{refs[0].value}({refs[-1].value})",))
    return _first(refs)


def _other(refs: list[Ref]) -> Ref | None:
    if refs[0].note == "city":
        return None  # "New York's IFC Center"
    quoted = next((ref for ref in refs if ref.mark == marks.OTHER), None)  # « X », de N
    return replace(quoted or refs[-1], mark=marks.OTHER, note=quoted.note if quoted else marks.LOOSE)


def _titled(refs: list[Ref]) -> Ref | None:
    return None if refs[0].note else replace(refs[0], mark=marks.OTHER, note=marks.LOOSE)


def _all_less(refs: list[Ref]) -> Ref | None:
    """ "All territories outside T": the world less a place right behind it is no more than that."""
    less = any(code.startswith("-") for code in refs[-1].value) and refs[0].value == ("WW",)
    return replace(refs[-1], start=refs[0].start) if less else None


_JOINS: tuple[tuple[str, Join], ...] = (
    ("join_gloss", _glossed),
    ("join_arm", _first),
    ("join_head", _headed),
    ("join_all_rights", _last),
    ("join_buyer", _its_buyer),
    ("join_owner", _owned),
    ("join_places", _places),
    ("join_places_less", _places_less),
    ("join_elsewhere", _elsewhere),
    ("join_all_less", _all_less),
    ("join_film", _one_film),
    ("join_other", _other),
    ("join_title", _titled),
    ("join_partners", _companies),
    ("join_companies", _companies),
    ("join_films", _films),
)
_ALL = (*asides.SHAPES, *(name for name, _ in _JOINS))
