"""An end to every attempt, however the other side drags it out."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Timer
from time import monotonic


class Deadline:
    """Breaks a connection off when `seconds` have passed, while it is entered.

    A socket's own time-out starts anew with each byte that comes, so a server that sends one byte a second holds
    a client for ever. This shuts the watched socket down instead: whoever reads or writes it gets an end of file or
    an OSError at once, and finds `passed` true.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = monotonic() + seconds
        self._watched: socket.socket | None = None
        self._lock = Lock()
        self._timer = Timer(seconds, self._strike)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._timer.cancel()

    @property
    def passed(self) -> bool:
        return monotonic() >= self._ends

    @property
    def left(self) -> float:
        """The seconds that are left, a little more than none: zero would make a socket non-blocking."""
        return max(0.001, self._ends - monotonic())

    def watch(self, connection: socket.socket) -> None:
        """Watch `connection` from now on, in place of the one before it (which TLS may have wrapped up)."""
        with self._lock:
            self._watched = connection
            if self.passed:
                _cut(connection)

    def _strike(self) -> None:
        with self._lock:
            if self._watched is not None:
                _cut(self._watched)


def _cut(connection: socket.socket) -> None:
    """Shut down below TLS: SSLSocket's own shutdown would pull its state from under the thread that reads it."""
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
