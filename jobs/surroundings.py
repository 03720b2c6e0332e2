"""What the daemon finds itself in, and how it listens to signals."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jobs.logs import Log
from jobs.systemd import Supervisor
from tracker.clock import Clock, utc_now
from tracker.settings import Loaded

SIGNALS = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})
"""What the daemon listens to; blocked in every thread, they are waited for (sigtimedwait(2))."""

Listen = Callable[[float], signal.Signals | None]
"""Waits for a signal for so many seconds; null if none came."""


def listen(seconds: float) -> signal.Signals | None:
    """The next of SIGNALS, which are blocked."""
    heard = signal.sigtimedwait(SIGNALS, seconds)
    return signal.Signals(heard.si_signo) if heard else None


@dataclass(frozen=True)
class Surroundings:
    """What the daemon finds itself in: the config as it is read (again), time, signals, a supervisor, a log."""

    load: Callable[[], Loaded]
    log: Log
    clock: Clock = utc_now
    listen: Listen = listen
    supervisor: Supervisor = field(default_factory=Supervisor)
    scheduler: Any = None
    """APScheduler's, where time or threads are to be of another kind."""
