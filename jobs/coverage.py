"""How many of the sources were read: said beside every digest, so that silence is never taken for no news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.reads import Reads
from jobs.targets import targets
from tracker.domain.film import Film
from tracker.domain.source import Source, SourceState


@dataclass(frozen=True, slots=True)
class Coverage:
    """`read` of `of` sources were read; `missing` names the others, each with the moment (aware) when it last was, null
    for never.
    """

    read: int
    of: int
    missing: tuple[tuple[str, datetime | None], ...] = ()

    @property
    def line(self) -> str:
        """ "12 of 12 sources read", or "11 of 12 sources read; not Reel (last on 2026-03-03)"."""
        line = f"{self.read} of {self.of} sources read"
        if not self.missing:
            return line
        names = [f"{name} ({_last(at)})" for name, at in self.missing[:MOST_NAMED]]
        rest = len(self.missing) - len(names)
        return f"{line}; not {', '.join(names)}{f' and {rest} more' if rest else ''}"


MOST_NAMED = 5
"""Sources that a line names; the others are counted."""


def coverage(memory: Reads, sources: Sequence[Source], films: Sequence[Film], since: datetime) -> Coverage:
    """Which sources were read since `since` (aware), or did well at their last check if they are asked more rarely.

    One of many addresses, such as a search for each film, was read if any of them was. Raises DatabaseError.
    """
    wanted = targets(sources, films)
    states = memory.source_states([target.key for target in wanted])
    of_source: dict[str, list[SourceState]] = {}
    for target in wanted:
        of_source.setdefault(target.source.name, []).append(states[target.key])
    missing = [
        (name, max((s.ok_at for s in own if s.ok_at), default=None))
        for name, own in of_source.items()
        if not any(s.ok_at and (s.ok_at >= since or not s.failures) for s in own)
    ]
    return Coverage(len(of_source) - len(missing), len(of_source), tuple(missing))


def _last(at: datetime | None) -> str:
    return f"last on {at:%Y-%m-%d}" if at else "never yet"
