"""A proxy on loopback that lets a browser reach what the guard lets through, and nothing else.

A browser opens sockets by itself: for scripts, for what they fetch, for redirects, by names that answer as they like.
With this as its only way out, each address is checked where the socket is opened, as it is for pages; a browser behind
a proxy asks no name server (RFC 9110, 9.3.6: the proxy is told the name).
"""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from selectors import EVENT_READ, DefaultSelector
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import cast
from urllib.parse import urlsplit

from tracker.errors import FetchError, Unreachable
from tracker.fetch.guard import Guard
from tracker.fetch.proxy import Proxy

_LARGEST_HEAD = 64 * 1024
_CHUNK = 64 * 1024
_ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_REFUSED = b"HTTP/1.1 403 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_PORTS = {"http": 80, "https": 443}


class Tunnel:
    """The proxy, from construction until `close`; `url` is what the browser is told. `seconds` is how long any read
    may wait, `most_bytes` what may come in through it for one page: `fresh` begins the next. With a `proxy` it goes by
    way of that, which must then allow tunnels (CONNECT) to the ports of http, too.
    """

    def __init__(self, guard: Guard, seconds: float, most_bytes: int, proxy: Proxy | None = None) -> None:
        self.guard = guard
        self.proxy = proxy
        self.seconds = seconds
        self._most = most_bytes
        self._left = most_bytes
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.tunnel = self
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), name="tunnel", daemon=True).start()

    def fresh(self) -> None:
        """The next page may cost as much as the last one."""
        with self._lock:
            self._left = self._most

    def spend(self, count: int) -> bool:
        """Takes `count` bytes; whether there were so many."""
        with self._lock:
            self._left -= count
            return self._left >= 0

    def close(self) -> None:
        """Ends it. What is under way is cut off."""
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingTCPServer):
    daemon_threads = True
    tunnel: Tunnel


class _Handler(BaseRequestHandler):
    """One connection of the browser's: CONNECT for https, an absolute address for http; one request each."""

    def handle(self) -> None:
        assert isinstance(self.server, _Server)  # noqa: S101 - nobody else uses this handler
        tunnel = self.server.tunnel
        client: socket.socket = self.request
        client.settimeout(tunnel.seconds)
        with suppress(OSError):
            head, rest = _head(client)
            try:
                host, port, asked = _target(head)
                upstream = _opened(tunnel, host, port)
            except (FetchError, ValueError):
                client.sendall(_REFUSED)
                return
            with upstream:
                if asked is None:
                    client.sendall(_ESTABLISHED)
                else:
                    upstream.sendall(asked + rest)
                _relay(tunnel, client, upstream)


def _head(client: socket.socket) -> tuple[bytes, bytes]:
    """The request's head with its blank line, and what came behind it. Raises OSError where there is none."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = client.recv(_CHUNK)
        data += more
        if not more or len(data) > _LARGEST_HEAD:
            raise OSError("no request")
    head, _, rest = data.partition(b"\r\n\r\n")
    return head + b"\r\n\r\n", rest


def _target(head: bytes) -> tuple[str, int, bytes | None]:
    """Host, port, and the head to pass on; null for a tunnel. Raises ValueError."""
    line, _, fields = head.decode("latin-1").partition("\r\n")
    method, address, version = line.split(" ")
    parts = urlsplit(f"//{address}" if method == "CONNECT" else address)
    if not parts.hostname or (method != "CONNECT" and parts.scheme != "http"):
        raise ValueError(address)
    port = parts.port or _PORTS.get(parts.scheme, 443)
    if method == "CONNECT":
        return parts.hostname, port, None
    kept = [f for f in fields.split("\r\n") if f and not f.lower().startswith(("proxy-", "connection:"))]
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    lines = [f"{method} {path} {version}", *kept, "Connection: close", "", ""]
    return parts.hostname, port, "\r\n".join(lines).encode("latin-1")


def _opened(tunnel: Tunnel, host: str, port: int) -> socket.socket:
    """A socket to the first address of `host` that answers, each of them fit to be opened. Raises FetchError."""
    url = f"//{host}:{port}"
    if tunnel.proxy:
        tunnel.guard.by_name(url, host, port, tunnel.seconds)
        with suppress(OSError):
            return tunnel.proxy.tunnel(host, port, tunnel.seconds)
        raise Unreachable(url, f"{host}: not reached through the proxy of [network]")
    for address in tunnel.guard.addresses(url, host, port, tunnel.seconds):
        with suppress(OSError):
            return socket.create_connection((str(address), port), tunnel.seconds)
    raise Unreachable(url, f"{host}: no way leads there")


def _relay(tunnel: Tunnel, client: socket.socket, upstream: socket.socket) -> None:
    """Passes bytes both ways until one side ends, nothing comes for too long, or the page has cost what it may."""
    other = {client: upstream, upstream: client}
    with DefaultSelector() as waiting:
        for one in other:
            waiting.register(one, EVENT_READ)
        while ready := waiting.select(tunnel.seconds):
            for key, _ in ready:
                one = cast("socket.socket", key.fileobj)
                data = one.recv(_CHUNK)
                if not data or (one is upstream and not tunnel.spend(len(data))):
                    return
                other[one].sendall(data)
