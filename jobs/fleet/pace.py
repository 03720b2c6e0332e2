"""Politeness across machines: a host has one turn, whoever of the fleet takes it."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

from db.turns import Turns
from tracker.fetch.pace import LONGEST_PAUSE, Pace

_LOOK = 0.1
"""Seconds between two looks at a host that another worker is asking: it may be done long before its lease is."""


class FleetPace(Pace):
    """The process's own pace, and within it the fleet's. `lease` is longer than any request may take, in seconds."""

    def __init__(self, spacing: float, turns: Turns, lease: float) -> None:
        super().__init__(spacing)
        self._turns = turns
        self._lease = lease
        self._name = f"{socket.gethostname()}:{os.getpid()}"

    @contextmanager
    def turn(self, url: str, host: str, crawl_delay: float | None = None) -> Iterator[None]:
        """As promised by Pace, among all workers of the fleet."""
        holder = f"{self._name}:{get_ident()}"
        pause = max(self._spacing, min(crawl_delay or 0.0, LONGEST_PAUSE))
        with super().turn(url, host, crawl_delay):
            while not self._turns.take(host, holder, self._lease):
                wait = self._turns.wait(host)
                time.sleep(min(wait.seconds, _LOOK) if wait.held else wait.seconds)
            try:
                yield
            finally:
                self._turns.give_back(host, holder, pause)
