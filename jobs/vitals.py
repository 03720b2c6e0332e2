"""How the daemon does: when each chore last ran, and whether anything moves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

STUCK = 900.0
"""Seconds without a beat after which a chore counts as stuck: far beyond what one page, mail or transaction takes."""


@dataclass(slots=True)
class Run:
    """What is known of one chore. Seconds; `began` and `beat` are monotonic, null while it does not run."""

    runs: int = 0
    failures: int = 0
    seconds: float = 0.0
    ended: float | None = None
    began: float | None = None
    beat: float | None = None


class Vitals:
    """Shared by the threads of the chores and whoever asks; thread-safe."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._now = monotonic
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}
        self.trouble: str | None = None
        """Why nothing can be done at present, in a line; null while all is well."""

    @contextmanager
    def running(self, chore: str) -> Iterator[None]:
        """The chore runs while the block does; one that leaves it by an error has failed."""
        self.beat(chore)
        try:
            yield
        except BaseException:
            self._end(chore, failed=True)
            raise
        self._end(chore, failed=False)

    def beat(self, chore: str) -> None:
        """The chore did something."""
        now = self._now()
        with self._lock:
            run = self._runs.setdefault(chore, Run())
            run.began = now if run.began is None else run.began
            run.beat = now

    def stuck(self) -> list[str]:
        """The chores that began and have not moved for `STUCK` seconds."""
        now = self._now()
        with self._lock:
            return [name for name, run in self._runs.items() if run.beat is not None and now - run.beat > STUCK]

    def busy(self) -> list[str]:
        """The chores that run at this moment."""
        with self._lock:
            return [name for name, run in self._runs.items() if run.began is not None]

    def runs(self) -> dict[str, Run]:
        """A copy of what is known, by chore."""
        with self._lock:
            return {
                name: Run(run.runs, run.failures, run.seconds, run.ended, run.began, run.beat)
                for name, run in self._runs.items()
            }

    def since(self, chore: str) -> float | None:
        """Seconds since the chore last came to its end; null before it ever did."""
        with self._lock:
            ended = self._runs[chore].ended if chore in self._runs else None
        return None if ended is None else self._now() - ended

    def _end(self, chore: str, *, failed: bool) -> None:
        now = self._now()
        with self._lock:
            run = self._runs[chore]
            run.seconds += now - (run.began if run.began is not None else now)
            run.runs += 1
            run.failures += failed
            run.ended, run.began, run.beat = now, None, None
