"""What systemd wants to hear of a service of `Type=notify` (sd_notify(3)): a datagram to the socket that it names."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


class Supervisor:
    """The service manager, where one listens; without one every word is for nobody."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")

    def ready(self) -> None:
        """The daemon works."""
        self._tell("READY=1")

    def alive(self, status: str) -> None:
        """The daemon works still; `status` is a line for `systemctl status`."""
        self._tell("WATCHDOG=1", f"STATUS={status}")

    def stopping(self) -> None:
        """The daemon was told to end, and does."""
        self._tell("STOPPING=1")

    def _tell(self, *lines: str) -> None:
        if not self._address:
            return
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as speaking:
            speaking.setblocking(False)  # one that does not listen must not hold up who hears the signals
            speaking.sendto("\n".join(lines).encode(), address)
