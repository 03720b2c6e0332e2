"""The fetcher: from an address to its page, by way of robots.txt, the host's turn and the guard."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

import httpx

from tracker.clock import Clock, utc_now
from tracker.domain.host import Hold, HostNotes
from tracker.domain.page import Page, Unchanged, Validators
from tracker.errors import RateLimited
from tracker.fetch import headers
from tracker.fetch import robots as robots_txt
from tracker.fetch.address import web_address
from tracker.fetch.answers import brings_page, refusal
from tracker.fetch.guard import Guard, Resolver, networks, system_resolver
from tracker.fetch.limits import FetchLimits
from tracker.fetch.meter import Meter
from tracker.fetch.pace import Pace
from tracker.fetch.redirects import Arrival, Conditions, follow
from tracker.fetch.wire import Ask, Reply, Wire

if TYPE_CHECKING:
    from tracker.fetch.browser import Browser

_NONE = Validators()


class Fetcher:
    """Reads the web: synchronous, thread-safe, for a small pool of threads. A context manager; `close` ends it.

    Proxies, certificates and credentials of the environment (`HTTPS_PROXY`, `SSL_CERT_FILE`, `.netrc`) are not asked; a
    proxy is that of `limits`, or none: behind it the guard sees a host's name alone. No cookie is kept from one request
    to the next.

    `clock` dates the pages. `memory` is asked for what an earlier process learnt of a host; what this one learns is
    handed out by `notes`. `pace`, `resolve` and `tls` are handed in by tests and by whoever has a reason.
    Raises ConfigError for limits that cannot be used.
    """

    def __init__(
        self,
        limits: FetchLimits,
        clock: Clock = utc_now,
        *,
        memory: robots_txt.Memory | None = None,
        pace: Pace | None = None,
        resolve: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits
        self._clock = clock
        self._pace = pace or Pace(limits.min_spacing)
        self._meter = Meter(clock)
        self._guard = Guard(networks(limits.allow_private), resolve)
        self._wire = Wire(limits, self._guard, self._meter, tls)
        self._robots = robots_txt.Robots(self._robots_answer, clock, memory)
        self._browser: Browser | None = None
        self._browser_lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections that were kept open, and the browser if there was need of one."""
        self._wire.close()
        if self._browser:
            self._browser.close()

    def recall(self, holds: Iterable[Hold]) -> None:
        """Leaves alone what another process was asked to leave alone."""
        now = self._clock()
        for hold in holds:
            self._pace.hold(hold.key, (hold.until - now).total_seconds())

    def notes(self) -> HostNotes:
        """What there is to remember of hosts since the last time: to be kept, since it is not told again."""
        now = self._clock()
        holds = tuple(Hold(key, now + timedelta(seconds=left)) for key, left in self._pace.holds().items())
        return HostNotes(self._meter.drain(), self._robots.learnt(), holds)

    def guarded_transport(self) -> httpx.BaseTransport:
        """A transport for an httpx client that shall open only what this fetcher would. It ends with the fetcher."""
        return self._wire.transport

    def get(
        self, url: str, validators: Validators = _NONE, *, robots: bool = True, token: str | None = None
    ) -> Page | Unchanged:
        """The page at `url`, or word that it is still the one of `validators` (RFC 9110, 13.1).

        `robots` false passes over robots.txt: for an API that was made for programs, never for pages. The call may
        wait for the host's turn. `token` is a bearer's (RFC 6750): sent to the host of `url` and to no other, whatever
        redirects say. Raises the errors of the FetchError branch and no others.
        """
        start = web_address(url)
        arrival = self._arrival(start, _conditions(validators), robots, token)
        if arrival.reply.status == 304 and _of_another(arrival):
            # It says "not modified" of a version that we never had (RFC 9111, 4.3.3): ask for the one that it has.
            arrival = self._arrival(start, (), robots, token)
        return self._outcome(url, arrival)

    def rendered(self, page: Page) -> Page:
        """`page`, which was got here, with its scripts run by a browser. Raises NotRendered, TooLarge."""
        from tracker.fetch.browser import Browser

        with self._browser_lock:
            self._browser = self._browser or Browser(self._limits, self._guard, self._robots.permit)
        return self._browser.rendered(page)

    def _outcome(self, url: str, arrival: Arrival) -> Page | Unchanged:
        now, reply = self._clock(), arrival.reply
        fresh_for = headers.fresh_for(reply.fields, now)
        if reply.status == 304 and arrival.conditions:
            return Unchanged(url, _renewed(arrival), now, fresh_for)
        if not brings_page(reply.status):
            raise refusal(arrival.url, reply, now)
        media_type, charset = headers.content_type(reply.fields)
        return Page(
            url=url,
            final_url=str(arrival.url),
            status=reply.status,
            content_type=media_type,
            charset=charset,
            body=reply.body,
            validators=headers.validators(reply.fields),
            fetched_at=now,
            moved_to=str(arrival.url) if arrival.moved else None,
            fresh_for=fresh_for,
        )

    def _arrival(self, start: httpx.URL, conditions: Conditions, robots: bool, token: str | None) -> Arrival:
        """Where `start` leads, within the time that one page may take."""
        ask = self._timed(self._limits.max_bytes, brings_page)

        def hop(url: httpx.URL, conditions: Conditions) -> Reply:
            crawl_delay = self._robots.permit(url) if robots else None
            secret = (("Authorization", f"Bearer {token}"),) if token and _same_origin(url, start) else ()
            return ask(url, (*conditions, *secret), crawl_delay)

        return follow(start, hop, conditions, self._limits.max_redirects)

    def _robots_answer(self, url: httpx.URL) -> Arrival:
        """What a host answers for its robots.txt. Raises RateLimited where it asks for patience instead."""
        ask = self._timed(robots_txt.MAX_BYTES, (200).__eq__, cut=True)
        arrival = follow(url, lambda target, conditions: ask(target, conditions, None), (), robots_txt.MAX_REDIRECTS)
        if arrival.reply.status == 429:
            raise refusal(arrival.url, arrival.reply, self._clock())
        return arrival

    def _timed(
        self, cap: int, wanted: Callable[[int], bool], *, cut: bool = False
    ) -> Callable[[httpx.URL, Conditions, float | None], Reply]:
        """Asks hop after hop within one total time; waiting for a host's turn is not counted."""
        left = self._limits.total_timeout

        def ask(url: httpx.URL, conditions: Conditions, crawl_delay: float | None) -> Reply:
            nonlocal left
            with self._pace.turn(str(url), url.host, crawl_delay):
                begun = time.monotonic()
                reply = self._wire.send(Ask(url, left, cap, conditions, cut, wanted))
                left -= time.monotonic() - begun
            self._heed(url, reply)
            return reply

        return ask

    def _heed(self, url: httpx.URL, reply: Reply) -> None:
        """Remembers whether the host asked for patience."""
        if reply.status in (429, 503):
            error = refusal(url, reply, self._clock())
            if isinstance(error, RateLimited):
                self._pace.asked_for_patience(str(url), url.host, error.retry_after)
                return
        self._pace.answered(url.host)


def _conditions(validators: Validators) -> Conditions:
    """The header fields that ask for a page only if it is another one."""
    named = (("If-None-Match", validators.etag), ("If-Modified-Since", validators.last_modified))
    return tuple((name, kept) for name, value in named if (kept := headers.kept_or_none(value)))


def _same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    return (one.scheme, one.host, one.port) == (other.scheme, other.host, other.port)


def _of_another(arrival: Arrival) -> bool:
    """Whether a 304 is about another version than the one that was asked about."""
    asked, told = dict(arrival.conditions).get("If-None-Match"), headers.validators(arrival.reply.fields).etag
    return asked is not None and told is not None and not headers.same_etag(asked, told)


def _renewed(arrival: Arrival) -> Validators:
    """The validators to send next: those of the 304, where it has some, else those that were sent."""
    sent, told = dict(arrival.conditions), headers.validators(arrival.reply.fields)
    return Validators(told.etag or sent.get("If-None-Match"), told.last_modified or sent.get("If-Modified-Since"))
