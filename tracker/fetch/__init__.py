"""The only client that reads the web: polite, capped in time and size, and never turned against its own network.

    with Fetcher(FetchLimits(user_agent=user_agent("me@example.org"))) as fetcher:
        answer = fetcher.get("https://example.org/feed/", validators)

`Fetcher` brings httpx with it, `Proxy` sockets, and each is imported at first use; the rest costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.fetch.limits import PRODUCT, FetchLimits, user_agent
from tracker.fetch.rhythm import next_check

if TYPE_CHECKING:
    from tracker.fetch.fetcher import Fetcher
    from tracker.fetch.proxy import Proxy

__all__ = ["PRODUCT", "FetchLimits", "Fetcher", "Proxy", "next_check", "user_agent"]


def __getattr__(name: str) -> Any:
    if name == "Fetcher":
        from tracker.fetch.fetcher import Fetcher

        return Fetcher
    if name == "Proxy":
        from tracker.fetch.proxy import Proxy

        return Proxy
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
