"""APScheduler in simulated time: the same jobs and triggers, the clock set by hand, every job run where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Self
from unittest import mock

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler


class SimulatedScheduler(BaseScheduler):  # type: ignore[misc]
    """`run` lets time pass, jumping from one planned run to the next. `missed` are the runs that did not happen.

    Also a clock: called, it gives `now`. To be used within `simulating`.
    """

    def __init__(self, now: datetime) -> None:
        super().__init__(timezone=UTC, executors={"default": DebugExecutor()})
        self.began = self.now = now
        self.missed: list[Any] = []
        self.add_listener(self.missed.append, EVENT_JOB_MISSED | EVENT_JOB_ERROR | EVENT_JOB_MAX_INSTANCES)

    def __call__(self) -> datetime:
        return self.now

    def wakeup(self) -> None:
        """Nobody sleeps."""

    def shutdown(self, wait: bool = True) -> None:
        super().shutdown(wait)

    def run(self, span: timedelta) -> None:
        """Lets `span` go by."""
        end = self.now + span
        while True:
            seconds = self._process_jobs()
            after = end if seconds is None else self.now + timedelta(seconds=seconds)
            if after > end:
                self.now = end
                return
            self.now = after


@contextmanager
def simulating(now: datetime) -> Iterator[SimulatedScheduler]:
    """A scheduler at `now`, by which the library itself reads the time while the block lasts."""
    scheduler = SimulatedScheduler(now)

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            moment = scheduler.now.astimezone(tz)
            return cls.fromtimestamp(moment.timestamp(), tz)

    with (
        mock.patch("apscheduler.schedulers.base.datetime", Simulated),
        mock.patch("apscheduler.executors.base.datetime", Simulated),
    ):
        yield scheduler
