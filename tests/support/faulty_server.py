"""A server that answers badly on purpose: raw sockets on loopback, no HTTP library to be nice."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass
class Line:
    """A connection as a fault sees it: `request` is the head of what was asked."""

    socket: socket.socket
    request: str
    closing: threading.Event

    def send(self, *parts: bytes | str) -> None:
        for part in parts:
            self.socket.sendall(part.encode("latin-1") if isinstance(part, str) else part)

    def flood(self, part: bytes) -> None:
        """Sends `part` again and again, until the other side hangs up."""
        while not self.closing.is_set():
            self.socket.sendall(part)

    def drip(self, text: bytes, every: float = 0.05) -> None:
        """Sends a byte every so many seconds: never quite silent, never done."""
        for byte in text:
            self.socket.sendall(bytes([byte]))
            if self.closing.wait(every):
                return

    def hold(self) -> None:
        """Says nothing more, until the other side hangs up."""
        while not self.closing.is_set():
            with suppress(TimeoutError):
                if not self.socket.recv(4096):
                    return

    def reset(self) -> None:
        """Breaks the connection off with RST instead of an end."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def asked(self, name: str) -> str | None:
        """A header field of the request."""
        for line in self.request.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None

    @property
    def path(self) -> str:
        return self.request.split(" ")[1]


Fault = Callable[[Line], None]


def answer(status: str = "200 OK", body: bytes | str = b"", *fields: str) -> bytes:
    """A proper answer with Content-Length."""
    raw = body.encode() if isinstance(body, str) else body
    head = "".join(f"{field}\r\n" for field in (*fields, f"Content-Length: {len(raw)}"))
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + raw


class FaultyServer:
    """Answers `/NAME` and `/NAME/…` with the fault of that name, and whatever it has no fault for with 404.

    `requests` are the request heads in the order they came; `connections` counts sockets accepted. `tls` wraps them.
    """

    def __init__(self, faults: Mapping[str, Fault], host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self._faults = faults
        self._tls = tls
        self._closing = threading.Event()
        self._listener = socket.create_server((host, 0), backlog=128)
        self._open: list[socket.socket] = []
        self.host = host
        self.port: int = self._listener.getsockname()[1]
        self.requests: list[str] = []
        self.connections = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        # Connecting once more wakes the thread that waits in accept.
        with suppress(OSError):
            socket.create_connection((self.host, self.port), timeout=1).close()
        self._listener.close()
        for each in self._open:
            with suppress(OSError):
                each.close()

    def url(self, path: str = "", scheme: str = "http") -> str:
        return f"{'https' if self._tls else scheme}://{self.host}:{self.port}/{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [request.split(" ")[1] for request in self.requests]

    def _accept(self) -> None:
        while not self._closing.is_set():
            with suppress(OSError):
                connection, _ = self._listener.accept()
                if self._closing.is_set():
                    connection.close()
                    return
                self.connections += 1
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ssl.SSLError, ValueError):
            connection.settimeout(2)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                while not self._closing.is_set() and self._answered(connection):
                    pass

    def _answered(self, connection: socket.socket) -> bool:
        """Answers one request; whether the connection goes on."""
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return False
            head += data
        request = head.decode("latin-1")
        self.requests.append(request)
        line = Line(connection, request, self._closing)
        fault = self._faults.get(line.path.strip("/").partition("/")[0].partition("?")[0])
        if fault is None:
            line.send(answer("404 Not Found"))
            return True
        fault(line)
        return getattr(fault, "goes_on", False)


def replying(status: str = "200 OK", body: bytes | str = b"", *fields: str) -> Fault:
    """A fault that is none by its form: a proper answer, after which the connection goes on."""

    def fault(line: Line) -> None:
        line.send(answer(status, body, *fields))

    fault.goes_on = True  # type: ignore[attr-defined]
    return fault


def saying(*parts: bytes | str) -> Fault:
    """Sends just this and hangs up."""
    return lambda line: line.send(*parts)
