"""One request and its answer, whatever comes back: the border where httpx's errors become ours."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Never

import httpx

from tracker.errors import FetchError, TimedOut, TooLarge, Unreachable
from tracker.fetch.guard import Guard
from tracker.fetch.headers import Fields, fields
from tracker.fetch.limits import FetchLimits
from tracker.fetch.meter import Meter
from tracker.fetch.transport import Allowance, GuardedBackend, GuardedTransport
from tracker.fetch.unpack import ACCEPTED, Overflow, Undecodable, Unpacker

_HEAD_BYTES = 160 * 1024
"""For status line, header fields and interim answers together; the largest honest ones have some 30 KiB."""
_DRAINED = 32 * 1024
"""Bytes of an error page or a redirect that are worth reading for the sake of keeping the connection."""
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html, application/xml;q=0.9, */*;q=0.8"
)


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """TLS as httpx verifies it, by certifi's authorities; loading them takes 0.05 s, so that it is done once."""
    return httpx.create_ssl_context(trust_env=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer of one hop. `body` is unpacked, and empty unless the status is one that was wanted."""

    status: int
    fields: Fields
    body: bytes


@dataclass(frozen=True, slots=True)
class Ask:
    """One hop's request. `seconds` it may take; `cap` is the most bytes; past it, `cut` keeps what came so far.

    `wanted` says of which statuses the body is read.
    """

    url: httpx.URL
    seconds: float
    cap: int
    conditions: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    wanted: Callable[[int], bool] = (200).__eq__


class Wire:
    """Sends requests over guarded sockets; thread-safe. Nothing is kept from one to the next but open connections."""

    def __init__(self, limits: FetchLimits, guard: Guard, meter: Meter, tls: ssl.SSLContext | None = None) -> None:
        self.meter = meter
        self._limits = limits
        self._backend = GuardedBackend(guard, limits.proxy)
        self.transport = GuardedTransport(self._backend, tls or _trusted())
        self._fields = [
            (b"User-Agent", limits.user_agent.encode("ascii", "replace")),
            (b"Accept", _ACCEPT.encode()),
            (b"Accept-Encoding", ACCEPTED.encode()),
            (b"Connection", b"keep-alive"),
        ]
        self._timeouts = httpx.Timeout(limits.read_timeout, connect=limits.connect_timeout).as_dict()

    def close(self) -> None:
        self.transport.close()

    def send(self, ask: Ask) -> Reply:
        """Raises Unreachable, TimedOut, AddressRefused or TooLarge; every status is a Reply."""
        deadline = time.monotonic() + ask.seconds
        while True:
            if reply := self._tried(ask, deadline):
                return reply

    def _tried(self, ask: Ask, deadline: float) -> Reply | None:
        """The answer; null where a connection that was kept open had been closed by the host: that is no failure."""
        allowance = Allowance(str(ask.url), ask.url.host, deadline, _HEAD_BYTES, self._limits.total_timeout)
        status, stale = None, False
        try:
            with self._backend.spending(allowance):
                reply = self._exchange(ask, allowance)
            status = reply.status
            return reply
        except httpx.TransportError as error:
            stale = not allowance.opened and not isinstance(error, httpx.TimeoutException)
            if not stale:
                allowance.timeout(None)
                _explain(error, ask, self._limits)
            return None
        finally:
            if allowance.sent and not stale:
                self.meter.count(ask.url, status, allowance.received)

    def _exchange(self, ask: Ask, allowance: Allowance) -> Reply:
        conditions = [(name.encode(), value.encode("latin-1")) for name, value in ask.conditions]
        request = httpx.Request(
            "GET", ask.url, headers=self._fields + conditions, extensions={"timeout": self._timeouts}
        )
        response = self.transport.handle_request(request)
        try:
            found = fields(response.headers.raw)
            body = b""
            if ask.wanted(response.status_code):
                body = self._body(ask, response, found, allowance)
            else:
                _drain(response, found)
            return Reply(response.status_code, found, body)
        finally:
            response.close()

    def _body(self, ask: Ask, response: httpx.Response, found: Fields, allowance: Allowance) -> bytes:
        told = found.get("content-length", "")
        if not ask.cut and told.isascii() and told.isdigit() and int(told[:20]) > ask.cap:
            raise TooLarge(str(ask.url), _too_large(ask, "announces more"))
        allowance.bytes_left = ask.cap + _HEAD_BYTES
        try:
            with closing(Unpacker(found.get("content-encoding"), ask.cap)) as unpacker:
                try:
                    for chunk in response.iter_raw():
                        unpacker.feed(chunk)
                except Overflow:
                    if ask.cut:
                        return unpacker.kept()
                    raise TooLarge(str(ask.url), _too_large(ask, "sends more")) from None
                return unpacker.finish()
        except Undecodable as error:
            raise Unreachable(str(ask.url), f"{ask.url.host}: {error}") from None


def _drain(response: httpx.Response, found: Fields) -> None:
    """Reads the little that comes with an answer that is no page, or its mere end, so that the connection can be kept.

    The status stands, whatever comes of it.
    """
    told = "0" if response.status_code in (204, 304) else found.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:20]) <= _DRAINED:
        with suppress(httpx.TransportError, FetchError):
            for _ in response.iter_raw():
                pass


def _too_large(ask: Ask, what: str) -> str:
    return f"{ask.url.host}: {what} than the {ask.cap / 2**20:.3g} MiB that a page may have"


def _explain(error: httpx.TransportError, ask: Ask, limits: FetchLimits) -> Never:
    """Raises what `error` means, in words that need no knowledge of sockets."""
    url, host = str(ask.url), ask.url.host
    if isinstance(error, httpx.ConnectTimeout):
        raise TimedOut(url, f"{host}: no connection within {limits.connect_timeout:.3g} s") from error
    if isinstance(error, httpx.TimeoutException):
        raise TimedOut(url, f"{host}: no answer within {limits.read_timeout:.3g} s") from error
    raise _unreachable(url, host, error) from error


def _unreachable(url: str, host: str, error: httpx.TransportError) -> FetchError:
    cause = _root(error)
    if isinstance(error, httpx.ProxyError):
        return Unreachable(url, f"{host}: not reached through the proxy of [network]: {error}")
    if isinstance(cause, ssl.SSLCertVerificationError):
        return Unreachable(url, f"{host}: its certificate cannot be trusted: {cause.verify_message}")
    if isinstance(cause, ssl.SSLError):
        return Unreachable(url, f"{host}: no secure connection comes about; is it https?")
    if isinstance(cause, ConnectionRefusedError):
        return Unreachable(url, f"{host}: refuses the connection")
    if isinstance(error, httpx.ConnectError):
        return Unreachable(url, f"{host}: no way leads there; is the network up?")
    if isinstance(error, httpx.ProtocolError):
        return Unreachable(url, f"{host}: what it answers is not HTTP, or breaks off")
    return Unreachable(url, f"{host}: the connection broke off")


def _root(error: BaseException) -> BaseException:
    cause = error.__cause__ or error.__context__
    return _root(cause) if cause else error
