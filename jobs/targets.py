"""The addresses that the sources come to: one for a feed or an article, one for each film for a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.sources import search


@dataclass(frozen=True, slots=True)
class Target:
    """One address to poll. `key` names it in the memory and to the person."""

    key: str
    url: str
    source: Source


def targets(sources: Sequence[Source], films: Sequence[Film]) -> list[Target]:
    """All addresses, in the order of the config."""
    found: list[Target] = []
    for source in sources:
        if source.kind == "search":
            found += [Target(key, url, source) for key, url, _ in search.expand(source, films)]
        else:
            found.append(Target(source.name, source.url, source))
    return found
