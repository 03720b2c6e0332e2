"""One worker of a fleet: Procrastinate's loop around the tracker's own functions, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import psycopg
from procrastinate import JobContext
from procrastinate.exceptions import ConnectorException

from db.lock import one_of_a_fleet
from db.store import open_store
from jobs import wanted
from jobs.fleet import queue
from jobs.fleet.crew import Crew, crew_of
from jobs.fleet.engine import app, connector, prepare
from jobs.fleet.pace import FleetPace
from jobs.fleet.tasks import HostBusy
from jobs.logs import Log
from jobs.workshop import Workshop, limits
from tracker.clock import Clock, utc_now
from tracker.fetch import Fetcher
from tracker.settings import Loaded, Settings

GRACE = 8.0
"""Seconds that jobs have to finish what is in hand, once the worker is to end."""

LEASE_MARGIN = 30.0
"""Seconds beyond the longest request for which a host stays with a worker that has died."""

LOOK = 1.0
"""Seconds between two looks at the queue. A new job is heard of at once; one whose time comes, or whose lock another
worker lets go, only when somebody looks.
"""

AGAIN = 5.0
"""Seconds until the next try where the database cannot be reached."""


@dataclass(frozen=True, slots=True)
class Duty:
    """What a worker does: which queues it takes from, and how many jobs at a time."""

    queues: tuple[str, ...] = queue.QUEUES
    concurrency: int = 8


def work(loaded: Loaded, duty: Duty, log: Log, clock: Clock = utc_now) -> None:
    """Takes jobs until SIGTERM or SIGINT, then finishes what is in hand. Threads that wait for a host may be left.

    Raises WrongCall where the database is not PostgreSQL, AlreadyRunning where a daemon works on it, DatabaseError.
    """
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # what matters of a job is told here
    steps = prepare(loaded.database)
    if steps:
        log.info("engine prepared", step=steps[-1])
    with one_of_a_fleet(loaded.database), assembled(loaded.settings, loaded.database, log, clock) as crew:
        asyncio.run(_serve(loaded, duty, crew))


@contextmanager
def assembled(settings: Settings, database: str, log: Log, clock: Clock = utc_now) -> Iterator[Crew]:
    """What a worker needs on `database`, whose engine is prepared. Raises DatabaseError."""
    bounds = limits(settings)
    with open_store(database) as store:
        turns = store.turns()
        pace = FleetPace(bounds.min_spacing, turns, bounds.total_timeout + LEASE_MARGIN)
        with Fetcher(bounds, clock, memory=store, pace=pace) as fetcher:
            films, channels = wanted.films(settings), wanted.channels(settings)
            workshop = Workshop(store, films, channels, clock, settings, fetcher)
            yield Crew(workshop, database, turns, log, settings.fleet.lost_after.total_seconds())


async def _serve(loaded: Loaded, duty: Duty, crew: Crew) -> None:
    loop = asyncio.get_running_loop()
    # The loop's own pool has a few threads more than cores; our jobs wait for hosts, not for cores.
    loop.set_default_executor(ThreadPoolExecutor(duty.concurrency, thread_name_prefix="job"))
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    crew.log.info("started", queues=", ".join(duty.queues), concurrency=duty.concurrency)
    stopping = asyncio.create_task(stop.wait())
    while not stop.is_set():
        working = asyncio.create_task(_work(loaded, duty, crew))
        loop.set_exception_handler(partial(_not_put_down, working, crew))
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            crew.log.info("stopping")
            crew.workshop.stop.set()
            _end(working)
        with suppress(asyncio.CancelledError):
            if not await working:
                await asyncio.wait({stopping}, timeout=AGAIN)
    crew.log.info("stopped")


def _not_put_down(working: asyncio.Task[bool], crew: Crew, _: object, fault: dict[str, Any]) -> None:
    """Tells of a job whose end could not be put down: another worker was given it meanwhile, or the server went away.
    Then nobody but a worker of another number puts it back.
    """
    error = fault.get("exception")
    cause = getattr(error, "__cause__", None)
    crew.log.warning("not put down", what=str(fault.get("message", "")), error=str(cause or error or ""))
    if isinstance(cause, psycopg.OperationalError):
        _end(working)


def _end(working: asyncio.Task[bool]) -> None:
    """Once: a second time would break off the jobs in hand."""
    if not working.cancelling():
        working.cancel()


async def _work(loaded: Loaded, duty: Duty, crew: Crew) -> bool:
    """Takes jobs until it is cancelled, as by itself where the server has ended a connection. False where the database
    went away.
    """
    fleet = loaded.settings.fleet
    this = asyncio.current_task()
    assert this is not None  # noqa: S101 - asyncio's own word for outside of any task
    try:
        with app.replace_connector(connector(loaded.database, connections=4, lost=partial(_end, this))):
            async with app.open_async():
                await app.run_worker_async(
                    queues=[*duty.queues, queue.SCHEDULE],
                    concurrency=duty.concurrency,
                    fetch_job_polling_interval=LOOK,
                    shutdown_graceful_timeout=GRACE,
                    update_heartbeat_interval=fleet.heartbeat.total_seconds(),
                    stalled_worker_timeout=fleet.lost_after.total_seconds(),
                    delete_jobs="successful",
                    install_signal_handlers=False,
                    additional_context={"crew": crew},
                    worker_middleware=[next_of_the_lock],
                )
    except ConnectorException as error:
        crew.log.error("no work", error=str(error.__cause__ or error).strip().partition("\n")[0])
        return False
    return True


async def next_of_the_lock(run: Callable[[], Awaitable[Any]], context: JobContext, worker: Any) -> Any:
    """Looks at the queue as soon as the job is done, for the next under its lock: the library itself would wait for
    a new job or for `LOOK`, and a film with a thousand documents take a quarter of an hour.
    """
    this = asyncio.current_task()
    assert this is not None  # noqa: S101 - the library runs each job as a task of its own
    this.add_done_callback(lambda _: worker._new_job_event.set())
    return await _told(run, context)


async def _told(run: Callable[[], Awaitable[Any]], context: JobContext) -> Any:
    """Runs the job; what goes wrong in it is told, unless the job only goes back to the queue."""
    try:
        return await run()
    except HostBusy:
        raise
    except Exception:
        crew_of(context).log.exception("job failed", job=context.job.call_string, attempt=context.job.attempts + 1)
        raise
