"""What a fleet does by the clock, each time on one worker: the engine lets one of them put it into the queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from procrastinate import JobContext
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job, Status
from procrastinate.tasks import Task

from jobs import watch as watching
from jobs.canary import try_canaries
from jobs.due import due, remembered
from jobs.fleet import queue
from jobs.fleet.crew import Crew, crew_of
from jobs.fleet.engine import app
from jobs.prune import prune as forget_the_old
from jobs.season import goes_first
from tracker.domain.incident import Trouble

OUTBOX: Final = 500
"""Deliveries that are looked at for the channels that they go to."""
MINUTE: Final = 60


def _chore(cron: str, name: str, *, alone: bool = True) -> Callable[[Callable[..., Any]], Task[..., Any, Any]]:
    """Has a function called by the clock. It waits in the queue once at most; `alone`, it runs once at a time."""

    def made(work: Callable[..., Any]) -> Task[..., Any, Any]:
        as_task = app.task(
            name=f"tracker:{name}",
            queue=queue.SCHEDULE,
            priority=queue.CHORE,
            lock=name if alone else None,
            queueing_lock=name,
            pass_context=True,
        )
        return app.periodic(cron=cron)(as_task(work))

    return made


@_chore("* * * * * */5", "schedule")
def schedule(context: JobContext, timestamp: int) -> None:
    """Puts what is due into the queue: by one worker of the fleet at a time, whichever the engine picks."""
    crew = crew_of(context)
    every_channel = timestamp % MINUTE == 0
    jobs = [*_polls(crew), *_tellings(crew, every_channel=every_channel)]
    with crew.workshop.store.write() as transaction:
        waiting = crew.queue.waiting(transaction)
        crew.queue.put(transaction, [job for job in jobs if job.queueing_lock not in waiting])


@_chore("* * * * * */10", "rescue", alone=False)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Puts the jobs of workers that show no sign of life back into the queue. Under no lock: whoever dies at this very
    job would keep it.
    """
    crew = crew_of(context)
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=crew.lost_after):
        try:
            await manager.retry_job(job)
        except UniqueViolation:  # the same waits already
            await manager.finish_job(job, Status.FAILED, delete_job=True)
        except ConnectorException:  # its worker was slow rather than dead, and has just finished it
            continue
        crew.log.warning("rescued", job=job.call_string)
    await manager.prune_stalled_workers(crew.lost_after)


@_chore("* * * * *", "watch")
def watch(context: JobContext, timestamp: int) -> None:
    """Tells the operator once what stopped working, jobs that failed among it, and once that it works again."""
    crew = crew_of(context)
    with crew.workshop.store.write() as transaction:
        failed = crew.queue.failed(transaction)
    cure = "`tracker fleet status` shows them, `tracker fleet retry` has them tried again"
    troubles = [Trouble("fleet", "failed", f"{failed} jobs of the fleet failed", cure)] if failed else []
    for notice in watching.watch(crew.workshop, troubles):
        crew.log.warning(notice.tone, about=notice.about, headline=notice.headline)


@_chore("41 * * * *", "canaries")
def canaries(context: JobContext, timestamp: int) -> None:
    """Tries a known article of each source."""
    crew = crew_of(context)
    for verdict in try_canaries(crew.workshop):
        told = crew.log.warning if verdict.line else crew.log.debug
        told("canary", source=verdict.key, line=verdict.line)


@_chore("17 */6 * * *", "prune")
def prune(context: JobContext, timestamp: int) -> None:
    """Forgets what is old and carries nothing."""
    crew = crew_of(context)
    crew.log.info("pruned", documents=forget_the_old(crew.workshop, crew.database).documents)


def _polls(crew: Crew) -> list[Job]:
    workshop, now = crew.workshop, crew.workshop.clock()
    waiting = due(workshop, list(crew.targets.values()))
    states, healths = remembered(workshop, waiting), workshop.store.healths([target.key for target in waiting])

    def priority(key: str) -> int:
        if states[key].failures:
            return queue.FAILING
        return queue.FESTIVAL if goes_first(healths[key], now) else queue.USUAL

    return [queue.poll(target, priority(target.key)) for target in waiting]


def _tellings(crew: Crew, *, every_channel: bool) -> list[Job]:
    """The channels that something is due to; and now and then all, for digests whose hour has come."""
    names = [channel.name for channel in crew.workshop.channels]
    if every_channel:
        return [queue.tell(name) for name in names]
    owed = crew.workshop.store.due_deliveries(crew.workshop.clock(), names, OUTBOX)
    return [queue.tell(name) for name in sorted({delivery.channel for delivery in owed})]
