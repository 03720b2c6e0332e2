"""A server on loopback that gets stuck."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Event, Thread
from typing import BinaryIO, Self


class StallingServer:
    """A server that says `replies`, one to begin with and one more after each line it gets, and then gets stuck.

    After 354 it takes all lines up to the lone dot for one, as SMTP does.
    With `drip` it goes on sending that, some fifty times a second, for as long as it lives: alive, and never done.
    """

    def __init__(self, *replies: bytes, drip: bytes = b"", host: str = "127.0.0.1") -> None:
        self._replies, self._drip = replies, drip
        self._ended = Event()
        self._listening = socket.create_server((host, 0))
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._ended.set()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()

    def _serve(self) -> None:
        with suppress(OSError):
            connection, _ = self._listening.accept()
            with connection, connection.makefile("rb") as lines:
                for number, reply in enumerate(self._replies):
                    if number:
                        _hear(lines, self._replies[number - 1])
                    connection.sendall(reply)
                while not self._ended.wait(0.02):
                    if self._drip:
                        connection.sendall(self._drip)


def _hear(lines: BinaryIO, asked: bytes) -> None:
    """Read what a client says to the reply `asked`."""
    while lines.readline() not in (b"", b".\r\n") and asked.startswith(b"354"):
        pass
