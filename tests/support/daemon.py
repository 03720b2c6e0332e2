"""`tracker daemon`, or a worker, in a process of its own, followed by what its log says."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition, Thread
from typing import IO, Any, Self

from tests.support.command import TRACKER, Home

Event = dict[str, Any]
PATIENCE = 60
"""Seconds after which what does not come counts as never coming: a busy machine takes long to start a process."""


@dataclass
class Running:
    """A daemon at work: `with Running(home) as daemon: daemon.heard("started")`. The end of the block kills it."""

    home: Home
    arguments: tuple[str | Path, ...] = ()
    command: tuple[str, ...] = ("daemon",)
    events: list[Event] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    """What it wrote that is no event: complaints, or the traceback of a crash."""
    silent: bool = False
    """Whether it has said its last word."""

    def __enter__(self) -> Self:
        self._changed = Condition()
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [str(TRACKER), *map(str, self.arguments), "--verbose", *self.command, "--log", "json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.home.folder,
            env=self.home.environment(),
            text=True,
        )
        assert self.process.stderr is not None
        self._reading = Thread(target=self._read, args=(self.process.stderr,), daemon=True)
        self._reading.start()
        return self

    def __exit__(self, *raised: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reading.join()

    def heard(self, event: str, seconds: float = PATIENCE, count: int = 1, **fields: Any) -> Event:
        """The `count`-th event of that name and `fields`, once it is there. AssertionError if it does not come."""

        def found() -> Event | None:
            matching = [e for e in self.events if e["event"] == event and fields.items() <= e.items()]
            return matching[count - 1] if len(matching) >= count else None

        with self._changed:
            assert self._changed.wait_for(lambda: found() or self.silent, seconds), self.told
            told = found()
        assert told, self.told
        return told

    def ended_by(self, number: signal.Signals, seconds: float = PATIENCE) -> tuple[int, float]:
        """Sends a signal; gives the exit status and the seconds that it took."""
        begun = time.monotonic()
        self.process.send_signal(number)
        status = self.process.wait(seconds)
        self._reading.join()
        return status, time.monotonic() - begun

    def until(self, true: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Waits, event by event, until `true` is."""
        with self._changed:
            assert self._changed.wait_for(lambda: bool(true()), seconds), self.told

    @property
    def told(self) -> str:
        return "\n".join([*self.stray, *(json.dumps(event) for event in self.events)])

    def _read(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                with self._changed:
                    if line.startswith("{"):
                        self.events.append(json.loads(line))
                    else:
                        self.stray.append(line)
                    self._changed.notify_all()
        with self._changed:
            self.silent = True
            self._changed.notify_all()
