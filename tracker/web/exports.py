"""The files that go out, made from one look into the memory: for the server and for the command line alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from db.reads import Reads
from tracker.alerts.clean import one_line
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.opening import Opening
from tracker.web import atom as feeds
from tracker.web import calendar as calendars
from tracker.web import tables
from tracker.web.selection import Selection

LOOKED_THROUGH = 10
"""How many times as much news is read as a feed holds, where its filter is none that the database knows."""


def calendar(memory: Reads, wanted: Selection, films: Iterable[str], now: datetime, link: str | None = None) -> bytes:
    """The openings of the watched `films` that are `wanted`, as iCalendar."""
    chosen = openings(memory, wanted, films)
    said: dict[str, set[str]] = {}
    for opening in chosen:
        said.setdefault(opening.film, set()).add(opening.fact)
    return calendars.calendar(chosen, memory.facts(said), now, link)


def openings(memory: Reads, wanted: Selection, films: Iterable[str]) -> list[Opening]:
    """The openings of the watched `films` that are `wanted`."""
    watched = set(films)
    return [opening for opening in memory.openings() if opening.film in watched and _takes(wanted, opening)]


def atom(memory: Reads, wanted: Selection, now: datetime, address: feeds.FeedAddress | None = None) -> bytes:
    """The latest news that is `wanted`, as Atom."""
    sought = feeds.ENTRIES * (LOOKED_THROUGH if wanted.territories or wanted.types else 1)
    raised = memory.latest_alerts(None, sought, films=wanted.films, kinds=wanted.kinds)
    chosen = [entry for entry in raised if wanted.takes(entry.alert.development)]
    return feeds.atom(chosen[: feeds.ENTRIES], _title(wanted), now, address)


def table(memory: Reads, wanted: Selection, films: Iterable[str]) -> str:
    """What stands for the watched `films`, and is `wanted`, as CSV."""
    return tables.table(facts(memory, wanted, films))


def facts(memory: Reads, wanted: Selection, films: Iterable[str]) -> Iterator[Fact]:
    """The facts that stand and are `wanted`, film by film in the order of `films`."""
    titles = [film for film in films if not wanted.films or film in wanted.films]
    outlines = memory.outlines(titles)
    for title in titles:
        for fact in outlines.get(title, Ledger(title)).facts:
            if fact.standing == "stands" and wanted.takes(fact.development):
                yield fact


def _takes(wanted: Selection, opening: Opening) -> bool:
    return (
        (not wanted.films or opening.film in wanted.films)
        and (not wanted.types or opening.release_type in wanted.types)
        and wanted.touches((opening.territory,) if opening.territory else None)
    )


def _title(wanted: Selection) -> str:
    parts = (*wanted.films, *wanted.kinds, *wanted.territories)
    return one_line(f"Film news: {', '.join(parts)}") if parts else "Film news"
