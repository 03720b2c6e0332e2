"""How the sources fare: one line for the corner of every page, and a row for each source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from db.reads import Reads
from jobs.targets import Target
from tracker.domain.source import SourceState
from tracker.web.site import Site

MOST_BROKEN = 20
"""Addresses of one source that are named with their error: of a search for a thousand films all fail alike."""


@dataclass(frozen=True, slots=True)
class Health:
    """Of `addresses` that are polled `broken` failed at the last try; `read` is when any last went well (aware)."""

    addresses: int
    broken: int
    read: datetime | None


@dataclass(frozen=True, slots=True)
class Fault:
    """An address that failed: its key, the error's line, and when it is tried again."""

    key: str
    error: str
    next_check: datetime | None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source of the config: how many addresses it comes to, when it was last read, and what fails."""

    name: str
    kind: str
    url: str
    addresses: int
    read: datetime | None
    next_check: datetime | None
    broken: int
    faults: tuple[Fault, ...]


def health(site: Site, memory: Reads) -> Health:
    """How all sources fare."""
    keys = {target.key for target in site.targets}
    broken, read = memory.sources_at_a_glance()
    return Health(len(keys), len(keys.intersection(broken)), read)


def sources(site: Site, memory: Reads) -> list[SourceRow]:
    """A row for each source, in the order of the config."""
    states = memory.source_states(target.key for target in site.targets)
    grouped: dict[str, list[Target]] = {}
    for target in site.targets:
        grouped.setdefault(target.source.name, []).append(target)
    return [_row(site, group, [states[target.key] for target in group]) for group in grouped.values()]


def _row(site: Site, group: list[Target], states: list[SourceState]) -> SourceRow:
    masked = site.settings.masked
    source = group[0].source
    broken = [state for state in states if state.error]
    return SourceRow(
        name=source.name,
        kind=source.kind,
        url=masked(source.url),
        addresses=len(group),
        read=max((state.ok_at for state in states if state.ok_at), default=None),
        next_check=min((state.next_check_at for state in states if state.next_check_at), default=None),
        broken=len(broken),
        faults=tuple(Fault(s.key, masked(s.error or ""), s.next_check_at) for s in broken[:MOST_BROKEN]),
    )
