"""The fields of a development, by its kind, from the clause that says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tracker.domain.development import Development, Kind
from tracker.reading import deals, honours, marks, openings, showings
from tracker.reading.daysmeant import just_gone, of_the_year_before
from tracker.reading.found import Found, date_of
from tracker.reading.lexicon import UNSPACED


def fill(found: Found) -> Iterator[Development]:
    """The rule's development with what the clause says more; several where it speaks of several companies or days."""
    if found.rule.pairs:
        return deals.pairs(found)
    return _MAKERS[found.rule.kind](found)


def _plain(found: Found) -> Iterator[Development]:
    yield found.base


def _production(found: Found) -> Iterator[Development]:
    dates = found.refs(marks.DATE)
    start = found.match.start("date") if found.group("date") else found.match.start()
    later = [each for each in dates if each[0] >= start] or dates[-1:]
    if found.scene.lexicon.language in UNSPACED:  # whose verbs come last
        later = [each for each in dates if each[0] < found.match.end()][-1:]
    if found.rule.date == "none" or not later:
        yield found.base
        return
    at, ref = later[0]
    since = found.scene.lexicon.shapes["since"].search(found.text[:at]) is not None  # "has been shooting since Monday"
    gone = since or found.past() or just_gone(found.scene.page.day, ref)
    yield replace(found.base, date=of_the_year_before(found, ref) or date_of(ref, past=gone))


_MAKERS: dict[Kind, Callable[[Found], Iterator[Development]]] = {
    "acquisition": deals.deal,
    "sales": deals.deal,
    "release": openings.release,
    "festival": showings.festival,
    "award": honours.award,
    "production": _production,
    "seeking": deals.seeking,
    "trailer": _plain,
}
