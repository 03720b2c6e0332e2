"""A host, as it is remembered: what it was asked and sent, its robots.txt, how long it wants to be left alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Traffic:
    """What one host cost on one day (UTC), or was asked in a part of it.

    `requests` are all that went out, robots.txt and redirects included; of these `unchanged` were answered 304, and
    `failed` by an error or by nothing. `received` are bytes as they came, header fields included, packed as they were.
    """

    day: date
    host: str
    requests: int = 0
    unchanged: int = 0
    failed: int = 0
    received: int = 0


def summed(parts: Iterable[Traffic]) -> Traffic:
    """What `parts`, of which there is at least one, come to together, under the first one's day and host."""
    first, *rest = parts
    for each in rest:
        first = replace(
            first,
            requests=first.requests + each.requests,
            unchanged=first.unchanged + each.unchanged,
            failed=first.failed + each.failed,
            received=first.received + each.received,
        )
    return first


@dataclass(frozen=True, slots=True)
class RobotsText:
    """The robots.txt of an authority (scheme, host, port): its bytes, none where it has none, good `until` then."""

    authority: str
    text: bytes
    until: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """A URL, a host or a registrable domain (`key`) that is left alone `until` then, as it asked."""

    key: str
    until: datetime


@dataclass(frozen=True, slots=True)
class HostNotes:
    """What there is to remember of hosts since the last time; all moments aware, UTC."""

    traffic: tuple[Traffic, ...] = ()
    robots: tuple[RobotsText, ...] = ()
    holds: tuple[Hold, ...] = ()
