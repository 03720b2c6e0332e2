"""What is put into the queue: each kind of job with its queue, its lock and its priority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from procrastinate.jobs import Job
from procrastinate.manager import JobManager
from procrastinate.sync_psycopg_connector import SyncPsycopgConnector

from db.store import Transaction
from jobs.ingest import Arrival, Kept
from jobs.targets import Target
from tracker.sources import urls

FETCH: Final = "fetch"
READ: Final = "read"
DELIVER: Final = "deliver"
QUEUES: Final = (FETCH, READ, DELIVER)
"""Those that a worker may be told to take from."""
SCHEDULE: Final = "schedule"
"""What every worker takes from, besides."""

POLL: Final = "tracker:poll"
SETTLE: Final = "tracker:settle"
WITHDRAW: Final = "tracker:withdraw"
TELL: Final = "tracker:tell"

FAILING: Final = -10
USUAL: Final = 0
FESTIVAL: Final = 10
IN_HAND: Final = 20
TOLD: Final = 50
CHORE: Final = 100
"""Priorities: the highest number goes first. What was fetched is read before more is fetched, what was read is told,
and no backlog keeps the chores waiting: they are what a dead worker's jobs wait for.
"""


class Queue:
    """Puts jobs into the queue, in the transaction at hand: they are there if, and only if, what they are about is."""

    def __init__(self) -> None:
        # The connection is the transaction's, always: the library's own pool is never opened.
        self._manager = JobManager(SyncPsycopgConnector())

    def put(self, transaction: Transaction, jobs: Sequence[Job]) -> None:
        """Raises AlreadyEnqueued, and nothing is put, where a job waits under the same queueing lock."""
        if jobs:
            self._manager.batch_defer_jobs(list(jobs), connection=transaction.driver)

    def waiting(self, transaction: Transaction) -> frozenset[str]:
        """The queueing locks of the jobs that wait or run."""
        rows = transaction.driver.execute(
            "SELECT queueing_lock FROM procrastinate_jobs "
            "WHERE status IN ('todo', 'doing') AND queueing_lock IS NOT NULL"
        )
        return frozenset(lock for (lock,) in rows)

    def failed(self, transaction: Transaction) -> int:
        """How many jobs failed for good."""
        (count,) = transaction.driver.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'"
        ).fetchone()
        return int(count)


def poll(target: Target, priority: int) -> Job:
    """Asks one address of a source: nobody else asks its host meanwhile, and it waits in the queue once."""
    return Job(
        id=None,
        queue=FETCH,
        task_name=POLL,
        lock=f"host:{urls.host(target.url)}",
        queueing_lock=f"poll:{target.key}",
        priority=priority,
        task_kwargs={"key": target.key},
    )


def settle(arrival: Arrival, kept: Kept, films: Iterable[str]) -> list[Job]:
    """Reads a document and settles it, a job for each film; the documents of a film in the order of their keeping."""
    about = {
        "document": kept.document.id,
        "older": kept.older.id if kept.older else None,
        "source": arrival.source,
        "whole": arrival.whole,
    }
    return [_of_film(SETTLE, film, about) for film in sorted(films)]


def withdraw(url: str, films: Iterable[str]) -> list[Job]:
    """Takes back what a page said that is gone, a job for each film."""
    return [_of_film(WITHDRAW, film, {"url": url}) for film in sorted(films)]


def tell(channel: str) -> Job:
    """Sends what is owed to a channel: one worker at a time, so that it arrives in order."""
    return Job(
        id=None,
        queue=DELIVER,
        task_name=TELL,
        lock=f"channel:{channel}",
        queueing_lock=f"tell:{channel}",
        priority=TOLD,
        task_kwargs={"channel": channel},
    )


def _of_film(task: str, film: str, about: Mapping[str, str | bool | None]) -> Job:
    return Job(
        id=None,
        queue=READ,
        task_name=task,
        lock=f"film:{film}",
        queueing_lock=None,
        priority=IN_HAND,
        task_kwargs={**about, "film": film},
    )
