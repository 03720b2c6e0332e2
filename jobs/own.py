"""Troubles of the daemon itself, held in memory until they are written: a database that fails cannot be told of it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tracker.clock import Clock
from tracker.domain.incident import Trouble


@dataclass(slots=True)
class OwnTroubles:
    """Shared by the threads of the chores; thread-safe.

    A trouble stays in the list until it has passed and was told at least once.
    """

    clock: Clock
    _found: dict[str, Trouble] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _passed: set[str] = field(default_factory=set)
    """What has passed and was not told yet."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def met(self, trouble: Trouble) -> None:
        """It is there, or there still; it began when it was first met."""
        with self._lock:
            before = self._found.get(trouble.about)
            self._found[trouble.about] = replace(trouble, since=before.since if before else self.clock())
            self._passed.discard(trouble.about)

    def passed(self, about: str) -> None:
        """It is there no more, if it ever was."""
        with self._lock:
            if about in self._told:
                self._forget(about)
            elif about in self._found:
                self._passed.add(about)

    def troubles(self) -> list[Trouble]:
        """What is there, or was and is not told yet."""
        with self._lock:
            return list(self._found.values())

    def told(self, troubles: Iterable[Trouble]) -> None:
        """These are written: those of them that have passed are forgotten."""
        with self._lock:
            for about in (trouble.about for trouble in troubles):
                self._told.add(about)
                if about in self._passed:
                    self._forget(about)

    def _forget(self, about: str) -> None:
        del self._found[about]
        self._told.discard(about)
        self._passed.discard(about)
