"""Who brings a film out, where the words that date it do not say: the sentence's one distributor, or the headline's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.domain.development import ReleaseType
from tracker.reading import marks, names
from tracker.reading.companiesmeant import may_act
from tracker.reading.found import Found
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Ref

_IN_CINEMAS = ("theatrical", "limited")
_SERVICES = frozenset({"streamer", "broadcaster"})
# "The others must wait for N, where it is shown on D": before the clause that goes on about a service.
_WHERE = re.compile(f"(?P<company>{marks.COMPANY})(?: [^\\W\\d_]+)?,? (?:where|wo|där|où|donde|dove|onde) ?$")
_BRINGING = frozenset(("distributor", "streamer"))  # roles of those who bring films out


def bringing(found: Found) -> tuple[str, ...]:
    """The one distributor of the sentence, where that names no other film: "In Spain, N has a June 6 date"; else of a
    headline that names one, and no second film or begins with it: "Focus Shifts F … It will now open in November".
    """
    page, here = found.scene.page, found.scene.marked.refs
    if any(ref.mark == marks.COMPANY for ref in here):
        others = any(ref.mark == marks.OTHER and ref.note != marks.LOOSE for ref in here)
        return () if others else one_that_brings(_not_elsewhere(found))
    if found.scene.focus.house is not None:
        return one_that_brings((found.scene.focus.house,))
    headline = page.within(0, page.headline_end)
    films = [ref for ref in headline if ref.mark in marks.FILMS]
    if len({ref.values for ref in films}) > 1:  # "N Shuffles Its Calendar: F Moves, G Undated"
        colon = page.text.find(": ", 0, films[0].start)
        one = colon < 0 and ";" not in page.text[: films[-1].start] and found.scene.lexicon.language not in UNSPACED
        first = found.scene.focus.announcer if one else None  # "N Dates F, G and H"
        headline = (first,) if first is not None else tuple(ref for ref in headline if ref.end <= colon)
    if any(may_act(ref) and ref.mark != marks.COMPANY for ref in headline):
        return ()  # "N Near Deal for F; Winner Had Been With N": a name that is a word may be the one
    return one_that_brings(ref for ref in headline if ref.mark == marks.COMPANY)


def shown_where(found: Found) -> tuple[str, ...]:
    """The service of which the words before a clause speak, if that says what is shown there."""
    before = found.scene.marked.part(0, found.clause.offset)
    where = _WHERE.search(f"{before.text} ")
    if where is None:
        return ()
    names_there = tuple(map(str, before.at(where.start("company")).values))
    return names_there if all(names.role(name) & _SERVICES for name in names_there) else ()


def may_bring(found: Found, who: str, kind: ReleaseType | None, place: tuple[str, ...] | None) -> bool:
    """Whether a company that is only named beside it brings it out so: none that only streams, in cinemas; and abroad
    another than the headline's may, but for one that streams it everywhere.
    """
    if kind in _IN_CINEMAS and "distributor" not in names.role(who):
        return False
    here = any(ref.mark == marks.COMPANY for ref in found.scene.marked.refs)
    everywhere = kind == "streaming" and place == ("WW",) and "streamer" in names.role(who)
    return here or everywhere or place is None or place == (names.home(who),)


def one_that_brings(companies: Iterable[Ref]) -> tuple[str, ...]:
    """The only one of `companies`, if there is but one and it brings films out."""
    named = {str(value) for ref in companies for value in ref.values}
    return tuple(named) if len(named) == 1 and all(names.role(name) & _BRINGING for name in named) else ()


def _not_elsewhere(found: Found) -> Iterable[Ref]:
    """The companies of the sentence, less those on whose platform another clause has it: "and is on N from May"."""
    marked, own = found.scene.marked, found.marked.refs
    platform = found.scene.lexicon.shapes["platform_before"]
    return (
        ref
        for place, ref in marked.placed()
        if ref.mark == marks.COMPANY and (ref in own or not platform.search(marked.text[:place]))
    )
