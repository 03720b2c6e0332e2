"""Chores that the database failed: each is tried again, later each time, and all is well once none is left."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tracker.clock import Clock

FIRST_PAUSE = timedelta(seconds=10)
"""After the first failure: a lock is mostly a matter of seconds."""

LONGEST_PAUSE = timedelta(minutes=10)
"""What a poll brought is asked for anew where it could not be kept: while a disk is full, no source is to be asked
twice a minute for that."""


@dataclass(slots=True)
class Setbacks:
    """Shared by the threads of the chores; thread-safe."""

    clock: Clock
    _failed: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    """How often in a row the chore failed, and when it may be tried again."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def met(self, chore: str) -> None:
        """The database failed the chore, perhaps once more."""
        with self._lock:
            before = self._failed[chore][0] if chore in self._failed else 0
            pause = min(FIRST_PAUSE * 2 ** min(before, 10), LONGEST_PAUSE)
            self._failed[chore] = (before + 1, self.clock() + pause)

    def passed(self, chore: str) -> bool:
        """The chore was done; -> whether none is left that was not."""
        with self._lock:
            self._failed.pop(chore, None)
            return not self._failed

    def waits(self, chore: str) -> bool:
        """Whether it is too early to try the chore again. A clock that was put back holds none for longer."""
        with self._lock:
            return chore in self._failed and self._early(chore)

    def due(self) -> list[str]:
        """The chores that may be tried again."""
        with self._lock:
            return [chore for chore in self._failed if not self._early(chore)]

    def forget(self) -> None:
        """All may be tried at once: something is known to have changed."""
        with self._lock:
            self._failed.clear()

    def _early(self, chore: str) -> bool:
        return timedelta(0) < self._failed[chore][1] - self.clock() <= LONGEST_PAUSE
