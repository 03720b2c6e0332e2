"""The addresses that the sources come to: one for a feed or an article, one for each film for a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.film import Film
from tracker.domain.source import Source
from tracker.sources import kinds


@dataclass(frozen=True, slots=True)
class Target:
    """One address to poll. `key` names it in the memory and to the person; `film` is the one that it is filled for."""

    key: str
    url: str
    source: Source
    film: Film | None = None


def targets(sources: Sequence[Source], films: Sequence[Film]) -> list[Target]:
    """All addresses, in the order of the config."""
    return [
        Target(address.key, address.url, source, address.film)
        for source in sources
        for address in kinds.addresses(source, films)
    ]
