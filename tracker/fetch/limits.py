"""What one page may cost: seconds, bytes, hops; and under which name the tracker asks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker import __version__

if TYPE_CHECKING:
    from tracker.fetch.proxy import Proxy

PRODUCT = "festival-release-tracker"
"""The product token (RFC 9110, 10.1.5), by which a robots.txt addresses the tracker."""

_NOT_COMMENT = re.compile(r"[^\x20-\x7e]|[()\\]")


def user_agent(contact: str | None = None) -> str:
    """The honest User-Agent: product and version, what it is, and how to reach the person who runs it.

    Whatever cannot stand in the comment of a User-Agent (RFC 9110, 5.6.5) is left out of `contact`.
    """
    reachable = _NOT_COMMENT.sub("", contact or "").strip()
    return f"{PRODUCT}/{__version__} (self-hosted; {reachable or 'no contact given'})"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The caps on every page. All times are in seconds.

    `total_timeout` is for one page, every redirect included; waiting for the host's turn is not counted. `max_bytes`
    holds on the wire and again after unpacking. `min_spacing` lies between the end of one request to a host and the
    begin of the next. `allow_private` are the addresses and networks (`127.0.0.1`, `10.0.0.0/8`, `::1`) that are
    opened although they are not of the public internet. Through `proxy` everything is asked, where there is one.
    """

    user_agent: str = user_agent()
    connect_timeout: float = 10.0
    read_timeout: float = 15.0
    total_timeout: float = 25.0
    max_bytes: int = 10 * 1024 * 1024
    max_redirects: int = 5
    min_spacing: float = 2.0
    allow_private: tuple[str, ...] = ()
    proxy: Proxy | None = None
