"""How the fleet does: its queues, its workers, what stalled and what failed; and another try of what failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from procrastinate.jobs import Job
from psycopg.rows import DictRow

from jobs.fleet import queue
from jobs.fleet.engine import connected, has_engine

_QUEUES = """
SELECT queue_name,
       count(*) FILTER (WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())) AS ready,
       count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()) AS later,
       count(*) FILTER (WHERE status = 'doing') AS doing,
       count(*) FILTER (WHERE status = 'failed') AS failed,
       min(id) FILTER (WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())) AS oldest
FROM procrastinate_jobs GROUP BY queue_name
"""
_LAG = """
SELECT EXTRACT(EPOCH FROM now() - max(at))::float AS seconds
FROM procrastinate_events WHERE job_id = %s AND type IN ('deferred', 'scheduled', 'deferred_for_retry')
"""
_WORKERS = """
SELECT w.id, EXTRACT(EPOCH FROM now() - w.last_heartbeat)::float AS seconds,
       (SELECT count(*) FROM procrastinate_jobs j WHERE j.worker_id = w.id AND j.status = 'doing') AS doing
FROM procrastinate_workers w ORDER BY w.id
"""
_STALLED = """
SELECT j.* FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - make_interval(secs => %s)) ORDER BY j.id
"""
_FAILED = "SELECT * FROM procrastinate_jobs WHERE status = 'failed' ORDER BY id"
_RETRY = "SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL) FROM procrastinate_jobs WHERE id = ANY(%s)"


@dataclass(frozen=True, slots=True)
class QueueState:
    """One queue: jobs that may run now, at a later time, that run, and that failed. `lag`: for how many seconds the
    oldest of the first has waited.
    """

    name: str
    ready: int = 0
    later: int = 0
    doing: int = 0
    failed: int = 0
    lag: float = 0.0


@dataclass(frozen=True, slots=True)
class WorkerState:
    """One worker: its jobs in hand, and the seconds since its last sign of life."""

    number: int
    doing: int
    silent: float
    lost: bool


@dataclass(frozen=True, slots=True)
class Status:
    """The fleet at one moment. Jobs are told as `task[number](arguments)`."""

    queues: tuple[QueueState, ...]
    workers: tuple[WorkerState, ...] = ()
    stalled: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def status(database: str, lost_after: float) -> Status:
    """Raises WrongCall for a SQLite database, DatabaseUnusable."""
    with connected(database) as connection:
        if not has_engine(connection):
            return Status(tuple(QueueState(name) for name in queue.QUEUES))
        return Status(
            queues=_queues(connection),
            workers=tuple(
                WorkerState(row["id"], row["doing"], row["seconds"], row["seconds"] > lost_after)
                for row in connection.execute(_WORKERS)
            ),
            stalled=_told(connection.execute(_STALLED, [lost_after])),
            failed=_told(connection.execute(_FAILED)),
        )


def retry(database: str) -> int:
    """Puts every failed job back into its queue; -> how many. Raises WrongCall, DatabaseUnusable."""
    with connected(database) as connection:
        if not has_engine(connection):
            return 0
        failed = [row["id"] for row in connection.execute(_FAILED)]
        connection.execute(_RETRY, [failed])
        return len(failed)


def _queues(connection: psycopg.Connection[DictRow]) -> tuple[QueueState, ...]:
    found = {row["queue_name"]: row for row in connection.execute(_QUEUES)}
    return tuple(_queue(connection, name, found.get(name)) for name in (*queue.QUEUES, queue.SCHEDULE))


def _queue(connection: psycopg.Connection[DictRow], name: str, row: dict[str, Any] | None) -> QueueState:
    if row is None:
        return QueueState(name)
    waited = connection.execute(_LAG, [row["oldest"]]).fetchone() if row["oldest"] else None
    lag = max(waited["seconds"] or 0.0, 0.0) if waited else 0.0
    return QueueState(name, row["ready"], row["later"], row["doing"], row["failed"], lag)


def _told(rows: psycopg.Cursor[DictRow]) -> tuple[str, ...]:
    return tuple(Job.from_row(row).call_string for row in rows)
