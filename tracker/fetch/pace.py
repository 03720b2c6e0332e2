"""Politeness towards a host: one request at a time, with a pause between; left alone for as long as it asks."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tracker.errors import RateLimited

LONGEST_PAUSE = 60.0
"""Seconds. A crawl-delay beyond this would keep a thread from every other host; such hosts are asked once a minute."""

LONGEST_HOLD = 24 * 3600.0
"""Seconds that a Retry-After holds here; the source's own next check may lie farther off."""

UNSAID_HOLD = 60.0
"""Seconds for a host that asks for patience without saying how much."""

_MEMORY = 3600.0
"""Seconds after which a host's earlier plea is no longer counted as the same trouble."""

_MANY = 2000
"""Entries in a table before what is past is swept out of it."""

_SHARED_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gob", "gov", "gv", "ne", "net", "or", "org"})
_SHARED_HOSTS = frozenset(
    {"blogspot.com", "cloudfront.net", "github.io", "medium.com", "netlify.app", "pages.dev", "substack.com",
     "tumblr.com", "vercel.app", "wixsite.com", "wordpress.com"}
)  # fmt: skip


def registrable_domain(host: str) -> str:
    """The domain that was registered: `bbc.co.uk` for `feeds.bbc.co.uk`; an address is its own.

    A rule of thumb for the Public Suffix List, which changes weekly and is not carried along: under a country, the
    usual second levels are shared, as are a few hosts that give each of their users a name.
    """
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        labels = host.lower().split(".")
    shared = (len(labels[-1]) == 2 and labels[-2:-1] and labels[-2] in _SHARED_SECOND_LEVEL) or (
        ".".join(labels[-2:]) in _SHARED_HOSTS
    )
    return ".".join(labels[-3 if shared else -2 :])


@dataclass(slots=True)
class _Lane:
    """The one way to a host. `ended` is the monotonic end of its last request; `users` are in it or wait for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: float = float("-inf")
    users: int = 0


@dataclass(frozen=True, slots=True)
class _Plea:
    """A request for patience. `wide` counts how far it spread: 1 the URL, 2 the host, 3 the registrable domain."""

    at: float
    wide: int


class Pace:
    """Gives out the turns; thread-safe. `spacing` is in seconds, as are `monotonic` and `sleep`."""

    def __init__(
        self,
        spacing: float,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._spacing = spacing
        self._now = monotonic
        self._sleep = sleep
        self._lock = threading.Lock()
        self._lanes: dict[str, _Lane] = {}
        self._held: dict[str, float] = {}
        self._pleas: dict[str, _Plea] = {}

    @contextmanager
    def turn(self, url: str, host: str, crawl_delay: float | None = None) -> Iterator[None]:
        """Within, the caller has the host for itself; entering waits for the turn and for the pause before it.

        The pause is the longer of the spacing and `crawl_delay`, from the end of the last request to the host.
        Raises RateLimited, without a request, where the URL, its host or its domain is being left alone.
        """
        pause = max(self._spacing, min(crawl_delay or 0.0, LONGEST_PAUSE))
        with self._lane(host) as lane:
            self._let_through(url, host)
            wait = lane.ended + pause - self._now()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                lane.ended = self._now()

    def asked_for_patience(self, url: str, host: str, seconds: float | None) -> None:
        """The host asked to be left alone for `seconds` (null: it did not say how long).

        The first time that holds for the URL; when the host says it again before it has answered anything else, for
        the host; and then for its registrable domain.
        """
        now = self._now()
        with self._lock:
            before = self._pleas.get(host)
            wide = min(before.wide + 1, 3) if before and now - before.at < _MEMORY else 1
            self._pleas[host] = _Plea(now, wide)
            key = (url, host, registrable_domain(host))[wide - 1]
            self._held[key] = now + min(UNSAID_HOLD if seconds is None else seconds, LONGEST_HOLD)

    def holds(self) -> dict[str, float]:
        """What is being left alone, by URL, host or registrable domain, and for how many seconds more."""
        now = self._now()
        with self._lock:
            return {key: until - now for key, until in self._held.items() if until > now}

    def hold(self, key: str, seconds: float) -> None:
        """Leaves `key` alone for at least so long, as another process was asked to."""
        until = self._now() + min(seconds, LONGEST_HOLD)
        with self._lock:
            self._held[key] = max(until, self._held.get(key, until))

    def answered(self, host: str) -> None:
        """The host answered otherwise: an earlier plea was one page's matter."""
        with self._lock:
            self._pleas.pop(host, None)

    def _let_through(self, url: str, host: str) -> None:
        now = self._now()
        with self._lock:
            left = max(self._held.get(key, now) for key in (url, host, registrable_domain(host))) - now
        if left > 0:
            raise RateLimited(url, f"{host}: left alone for {left:.0f} s more, as it asked", 429, left)

    @contextmanager
    def _lane(self, host: str) -> Iterator[_Lane]:
        with self._lock:
            lane = self._lanes.setdefault(host, _Lane())
            lane.users += 1
            self._sweep(self._now())
        try:
            with lane.lock:
                yield lane
        finally:
            with self._lock:
                lane.users -= 1

    def _sweep(self, now: float) -> None:
        """Forgets what no longer matters, where it has become much: a daemon meets hosts for years."""
        if len(self._lanes) > _MANY:
            self._lanes = {host: lane for host, lane in self._lanes.items() if lane.users or now - lane.ended < _MEMORY}
        if len(self._held) > _MANY:
            self._held = {key: until for key, until in self._held.items() if until > now}
        if len(self._pleas) > _MANY:
            self._pleas = {host: plea for host, plea in self._pleas.items() if now - plea.at < _MEMORY}
