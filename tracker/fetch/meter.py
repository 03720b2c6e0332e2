"""What the hosts are asked and send, counted where it happens: at the wire."""

from __future__ import annotations

import threading
from datetime import UTC, date

import httpx

from tracker.clock import Clock
from tracker.domain.host import Traffic, summed

_NOT_MODIFIED, _ERRORS = 304, 400


class Meter:
    """Counts by host and day; thread-safe."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._counts: dict[tuple[date, str], Traffic] = {}

    def count(self, url: httpx.URL, status: int | None, received: int) -> None:
        """One request for `url` went out; it was answered by `status` (null: by nothing whole) in so many bytes.

        That there is no robots.txt is an answer, not a failure.
        """
        failed = status is None or (status >= _ERRORS and url.path != "/robots.txt")
        day = self._clock().astimezone(UTC).date()
        one = Traffic(day, url.host, 1, int(status == _NOT_MODIFIED), int(failed), received)
        with self._lock:
            so_far = self._counts.get((day, url.host))
            self._counts[day, url.host] = summed((so_far, one)) if so_far else one

    def drain(self) -> tuple[Traffic, ...]:
        """What was counted since the last time, which is then forgotten here."""
        with self._lock:
            counts, self._counts = self._counts, {}
        return tuple(counts.values())
