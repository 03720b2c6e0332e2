"""Troubles of the daemon itself, held in memory until they are written: a database that fails cannot be told of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from tracker.clock import Clock
from tracker.domain.incident import Trouble


@dataclass(slots=True)
class OwnTroubles:
    """Shared by the threads of the chores; thread-safe.

    A trouble stays in the list until it has passed and was told at least once.
    """

    clock: Clock
    _found: dict[str, Trouble] = field(default_factory=dict)
    _passed: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def met(self, about: str, word: str, line: str, cure: str) -> None:
        """It is there, or there still."""
        with self._lock:
            before = self._found.get(about)
            since = before.since if before else self.clock()
            self._found[about] = Trouble(about, word, line, cure, since=since)
            self._passed.discard(about)

    def passed(self, about: str) -> None:
        """It is there no more, if it ever was."""
        with self._lock:
            if about in self._found:
                self._passed.add(about)

    def troubles(self) -> list[Trouble]:
        """What is there, or was and is not told yet."""
        with self._lock:
            return list(self._found.values())

    def told(self) -> None:
        """All that `troubles` gave is written: what has passed is forgotten."""
        with self._lock:
            for about in self._passed:
                self._found.pop(about, None)
            self._passed.clear()
