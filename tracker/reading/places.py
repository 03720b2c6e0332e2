"""The places of a clause: which are named there, their codes, and what the clauses beside it say of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.reading import marks
from tracker.reading.marks import Ref

if TYPE_CHECKING:
    from tracker.reading.clauses import Clause
    from tracker.reading.found import Found

REST = "REST"  # among the codes of an acquisition: the world less what the page gives to others


def refs(clause: Clause, mark: str) -> list[tuple[int, Ref]]:
    """A clause's names of one kind, with their places."""
    return [(place, ref) for place, ref in clause.marked.placed() if ref.mark == mark]


def codes(ref: Ref) -> tuple[str, ...]:
    """The codes of a place, with `REST` behind them if it is the rest of the world."""
    return (*ref.value, REST) if "rest" in ref.note else tuple(ref.value)


def told_before(found: Found, earlier: Sequence[Clause]) -> tuple[str, ...] | None:
    """The one place that is named before a colon, or before what is undone."""
    if found.base.certainty == "denied":
        told = [codes(ref) for c in earlier for _, ref in refs(c, marks.TERRITORY) if "adjective" not in ref.note]
    elif found.clause.connector == ":":  # "F has found a German buyer: X has the rights"
        told = [codes(ref) for clause in earlier for _, ref in refs(clause, marks.TERRITORY)]
    elif found.clause.lead == "sub" and earlier:  # "Canada was gone before the festival: N came on early"
        opens = earlier[0].text.removeprefix("the ")[:1] == marks.TERRITORY
        told = [codes(ref) for _, ref in refs(earlier[0], marks.TERRITORY)] if opens else []
    else:
        return None
    return told[0] if len(told) == 1 else None


def taken_in(found: Found) -> tuple[str, ...] | None:
    """What the clause behind a bid or a deal says that it is for: "has put in a bid that takes in T"."""
    behind = next((clause for clause in found.scene.clauses if clause.offset > found.clause.offset), None)
    if behind is None or behind.lead != "rel" or found.base.kind != "acquisition":
        return None
    told = found.scene.lexicon.shapes["takes_in"].match(behind.text)
    return codes(behind.marked.at(told.start("territory"))) if told else None


def doers_own(found: Found, places: Sequence[tuple[bool, int, Ref]]) -> Ref | None:
    """The place of the company that does it, where none stands behind: "Japan's N and Brazil's N have bought F".

    Of each of `places` it is told whether it stands before the rule's words, and where.
    """
    if found.group("company") is None or not all(before for before, *_ in places):
        return None
    company = found.match.start("company")
    return next((ref for _, at, ref in places if found.text[at + 1 : company] == "'s "), None)


def spoken_before(found: Found) -> Ref | None:
    """The place that the sentence named last before the clause, else the one of which the paragraph spoke."""
    earlier = [clause for clause in found.scene.clauses if clause.offset < found.clause.offset]
    named = [ref for clause in earlier for _, ref in refs(clause, marks.TERRITORY)]
    plain = [ref for ref in named if "adjective" not in ref.note]
    return (plain or named)[-1] if named else found.scene.focus.place
