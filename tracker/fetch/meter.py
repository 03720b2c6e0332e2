"""What the hosts are asked and send, counted where it happens: at the wire."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date

import httpx

from tracker.clock import Clock
from tracker.domain.host import Traffic

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
        host = url.host
        failed = status is None or (status >= _ERRORS and url.path != "/robots.txt")
        day = self._clock().astimezone(UTC).date()
        with self._lock:
            so_far = self._counts.get((day, host)) or Traffic(day, host)
            self._counts[day, host] = replace(
                so_far,
                requests=so_far.requests + 1,
                unchanged=so_far.unchanged + (status == _NOT_MODIFIED),
                failed=so_far.failed + failed,
                received=so_far.received + received,
            )

    def drain(self) -> tuple[Traffic, ...]:
        """What was counted since the last time, which is then forgotten here."""
        with self._lock:
            counts, self._counts = self._counts, {}
        return tuple(counts.values())
