"""APScheduler, here and nowhere else: a few chores, each at its interval, each one at a time.

The timetable decides nothing that matters: what is due is a row, and a chore that runs late finds it there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger


@dataclass(frozen=True, slots=True)
class Chore:
    """A piece of work that is done again and again: `work` takes what is due and returns; it raises nothing."""

    name: str
    every: timedelta
    work: Callable[[], None]


class _Every(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """At an interval, and never twice for a time that was slept through.

    The library's own interval lists every run that was missed before it coalesces them: after a clock that began in
    1970 has been put right, that is some hundred millions.
    """

    def __init__(self, interval: timedelta) -> None:
        self.interval = interval

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        if previous is None:
            return now
        following = previous + self.interval
        return following if following > now else now + self.interval


class Timetable:
    """Runs the chores, in threads of its own, from `start` to `stop`.

    `scheduler` is the library's, for whoever wants time or threads of another kind.
    """

    def __init__(self, chores: Sequence[Chore], scheduler: BaseScheduler | None = None) -> None:
        # The library tells every run, and every one that it skips since the last is not done: that is no news here.
        logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
        self._scheduler: Any = scheduler or BackgroundScheduler(
            timezone=UTC, executors={"default": ThreadPoolExecutor(len(chores))}
        )
        self._wanted: dict[str, datetime] = {}
        """The chores that are to run once more, and since when."""
        self._scheduler.add_listener(self._ran, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR)
        for chore in chores:
            self._scheduler.add_job(
                partial(self._run, chore),
                _Every(chore.every),
                id=chore.name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,  # its default of one second skips a job that a busy machine starts late
            )

    def start(self) -> None:
        """Begins; every chore runs at once."""
        self._scheduler.start()

    def mend(self, now: datetime) -> list[str]:
        """Brings forward, to `now`, the chores that a clock since put back has planned too late; gives their names."""
        late = [job for job in self._scheduler.get_jobs() if job.next_run_time > now + job.trigger.interval]
        for job in late:
            job.modify(next_run_time=now)
        return [job.id for job in late]

    def soon(self, name: str, now: datetime) -> None:
        """Brings the chore of that name forward to `now`: there is something for it to do. One that is running runs
        once more, since it may have looked before that.
        """
        self._wanted[name] = now
        self._scheduler.modify_job(name, next_run_time=now)

    def stop(self) -> None:
        """Begins no chore any more; those that are running are not waited for."""
        self._scheduler.shutdown(wait=False)

    def _run(self, chore: Chore) -> None:
        self._wanted.pop(chore.name, None)
        chore.work()

    def _ran(self, event: JobExecutionEvent) -> None:
        """The library passes over a run that comes while the last is not done: it is made up for then."""
        now = self._wanted.pop(event.job_id, None)
        if now is not None and self._scheduler.running:
            self._scheduler.modify_job(event.job_id, next_run_time=now)
