"""The sockets of the fetcher: opened at a checked address only, and metered in seconds and bytes.

The address is checked where the socket is opened, not before: a name that answers differently a moment later (DNS
rebinding) is asked only once, and what was checked is what is connected to. TLS and Host still speak the name.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from tracker.errors import TimedOut, TooLarge
from tracker.fetch.guard import Guard
from tracker.fetch.proxy import Proxy

_POOL = httpx.Limits(max_connections=None, max_keepalive_connections=16, keepalive_expiry=10.0)
"""A host is asked one thing at a time: its robots.txt, feed and articles share a connection where they are quick. What
lies idle is looked through at each request, so that more of them cost more than they save."""

_TRUSTED = 1.0
"""Seconds for which an idle connection counts as open without being looked at again: httpcore looks at all of them at
each request. One that was closed in the meantime is replaced, and the request made anew (`Wire`)."""

_LOOK_UP = 30.0
"""Seconds for a name where nobody says how long a wait may take."""


@dataclass(slots=True)
class Allowance:
    """What is left for one page. `deadline` is on the monotonic clock; `bytes_left` counts the wire, headers included.

    `seconds` is what the whole page was given, for the words of an error.
    `opened` says whether the exchange opened a connection of its own: one that was kept from before may be dead.
    `sent` says whether anything of the request went out, and `received` counts what came back.
    """

    url: str
    host: str
    deadline: float
    bytes_left: int
    seconds: float
    opened: bool = False
    sent: bool = False
    received: int = 0

    def timeout(self, wanted: float | None) -> float:
        """Seconds that the next wait may take. Raises TimedOut where nothing is left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimedOut(self.url, f"{self.host}: no whole answer within {self.seconds:.3g} s")
        return left if wanted is None else min(left, wanted)

    def spend(self, count: int) -> None:
        """Takes `count` bytes. Raises TooLarge where there are not so many."""
        self.received += count
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooLarge(self.url, f"{self.host}: its answer is larger than a page may be")


class GuardedBackend(httpcore.NetworkBackend):
    """Opens what the guard lets through; whoever asks from within `spending` is held to an allowance.

    With a `proxy` it opens that and nothing else.
    """

    def __init__(self, guard: Guard, proxy: Proxy | None = None) -> None:
        self.guard = guard
        self.proxy = proxy
        self._plain = httpcore.SyncBackend()
        self._here = threading.local()

    @property
    def allowance(self) -> Allowance | None:
        """That of the request which this thread is busy with."""
        return getattr(self._here, "allowance", None)

    @contextmanager
    def spending(self, allowance: Allowance) -> Iterator[None]:
        """Within, all reading and connecting of this thread is at the cost of `allowance`."""
        self._here.allowance = allowance
        try:
            yield
        finally:
            self._here.allowance = None

    def timeout(self, wanted: float | None) -> float | None:
        return self.allowance.timeout(wanted) if self.allowance else wanted

    def patience(self, wanted: float | None) -> float:
        """Seconds that a name may take to be looked up."""
        left = self.timeout(wanted)
        return _LOOK_UP if left is None else left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        allowance = self.allowance
        if allowance:
            allowance.opened = True
        if self.proxy:
            return self._to_proxy(self.proxy, timeout, socket_options)
        url = allowance.url if allowance else f"//{host}"
        found = self.guard.addresses(url, host, port, self.patience(timeout))
        last = len(found) - 1
        for number, address in enumerate(found):
            try:
                wait = self.timeout(timeout)
                stream = self._plain.connect_tcp(str(address), port, wait, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == last:
                    raise
            else:
                return _MeteredStream(self, stream)
        raise AssertionError("a name without an address is refused before")

    def _to_proxy(
        self, proxy: Proxy, timeout: float | None, options: Iterable[httpcore.SOCKET_OPTION] | None
    ) -> httpcore.NetworkStream:
        """A stream to the proxy, whose address is the person's own choice: no guard stands before it."""
        try:
            stream = self._plain.connect_tcp(proxy.host, proxy.port, self.timeout(timeout), socket_options=options)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise httpcore.ProxyError(f"{proxy.host}:{proxy.port} does not answer") from error
        return _MeteredStream(self, stream)


class _MeteredStream(httpcore.NetworkStream):
    """A stream that reads at the cost of the allowance of whoever reads."""

    def __init__(self, backend: GuardedBackend, stream: httpcore.NetworkStream) -> None:
        self._backend = backend
        self._stream = stream
        self._quiet_at = float("-inf")

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._backend.timeout(timeout))
        allowance = self._backend.allowance
        if allowance:
            allowance.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._backend.timeout(timeout))
        if self._backend.allowance:
            self._backend.allowance.sent = True

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._backend.timeout(timeout))
        return _MeteredStream(self._backend, secured)

    def get_extra_info(self, info: str) -> Any:
        if info != "is_readable":
            return self._stream.get_extra_info(info)
        now = time.monotonic()
        if now - self._quiet_at < _TRUSTED:
            return False
        readable = self._stream.get_extra_info(info)
        if not readable:
            self._quiet_at = now
        return readable


class GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport on guarded sockets. TLS is always verified, and the environment is not asked."""

    def __init__(self, backend: GuardedBackend, tls: ssl.SSLContext) -> None:
        super().__init__(verify=tls, trust_env=False, limits=_POOL)
        self._backend = backend
        # httpx has no argument for the network backend of the pool that it makes; httpcore's own pools have.
        pooled: dict[str, Any] = {
            "ssl_context": tls,
            "max_connections": _POOL.max_connections,
            "max_keepalive_connections": _POOL.max_keepalive_connections,
            "keepalive_expiry": _POOL.keepalive_expiry,
            "network_backend": backend,
        }
        proxy = backend.proxy
        if proxy is None:
            self._pool = httpcore.ConnectionPool(**pooled)
        else:
            address = httpcore.URL(scheme=b"http", host=proxy.host.encode("idna"), port=proxy.port, target=b"/")
            self._pool = httpcore.HTTPProxy(address, proxy_headers=list(proxy.fields), **pooled)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._backend.proxy is None:
            return super().handle_request(request)
        url = request.url
        self._backend.guard.by_name(str(url), url.host, url.port or 0, self._backend.patience(None))
        response = super().handle_request(request)
        if response.status_code == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
            response.close()
            raise httpx.ProxyError("407 Proxy Authentication Required", request=request)
        return response
