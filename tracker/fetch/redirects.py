"""Redirects, followed by hand: each hop is an address like the first, checked and asked for in its own right."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import httpx

from tracker.errors import AddressRefused, BadAnswer, TooManyRedirects
from tracker.fetch.address import joined
from tracker.fetch.guard import CURE
from tracker.fetch.wire import Reply

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}

Conditions = tuple[tuple[str, str], ...]
Hop = Callable[[httpx.URL, Conditions], Reply]
"""Asks for one address under the given conditions."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a chain of redirects ended. `moved` where it had hops, all of them permanent, and did not lead from https
    down to http; `conditions` are those of the last request.
    """

    url: httpx.URL
    reply: Reply
    moved: bool
    conditions: Conditions


def follow(start: httpx.URL, hop: Hop, conditions: Conditions, most: int) -> Arrival:
    """Follows at most `most` redirects from `start`.

    A step from https down to http is taken, and carries no conditions from there on: what the host once told in
    confidence is not said aloud. Raises TooManyRedirects, BadAnswer for a redirect to nowhere, AddressRefused.
    """
    url, seen = start, {str(start)}
    statuses: list[int] = []
    while True:
        reply = _reply(start, url, hop, conditions)
        if reply.status not in _REDIRECTS:
            down = start.scheme == "https" and url.scheme == "http"  # taken, but never for good: it gives up too much
            moved = bool(statuses) and _PERMANENT.issuperset(statuses) and not down
            return Arrival(url, reply, moved, conditions)
        statuses.append(reply.status)
        target = _target(url, reply)
        if str(target) in seen:
            wall = (
                "; it sets a cookie on the way, which the tracker does not keep" if "set-cookie" in reply.fields else ""
            )
            raise TooManyRedirects(str(start), f"{start.host}: redirects in a circle{wall}")
        if len(statuses) > most:
            raise TooManyRedirects(str(start), f"{start.host}: more than {most} redirects")
        if url.scheme == "https" and target.scheme == "http":
            conditions = ()
        seen.add(str(target))
        url = target


def _reply(start: httpx.URL, url: httpx.URL, hop: Hop, conditions: Conditions) -> Reply:
    """The answer of one hop; where the guard refuses a later one, the line names the host that led there."""
    try:
        return hop(url, conditions)
    except AddressRefused as refused:
        if url == start:
            raise
        raise AddressRefused(str(start), f"{start.host} redirects inside: {str(refused).removesuffix(CURE)}") from None


def _target(url: httpx.URL, reply: Reply) -> httpx.URL:
    location = reply.fields.get("location", "")
    with suppress(UnicodeDecodeError):  # else ISO 8859-1 is as good a guess as any
        location = location.encode("latin-1").decode()
    if not location.strip():
        raise BadAnswer(str(url), f"{url.host}: answered {reply.status} without saying where to", reply.status)
    try:
        return joined(url, location)
    except AddressRefused as refused:
        raise AddressRefused(str(url), f"{url.host} redirects to {refused}") from None
