"""The tasks: each calls a function of `jobs`, which the daemon calls too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, cast

from procrastinate import BaseRetryStrategy, Blueprint, JobContext, RetryDecision, RetryStrategy
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job

from jobs import ingest
from jobs.deliver import deliver
from jobs.due import due, is_due, remembered
from jobs.fleet import queue
from jobs.fleet.crew import Crew
from jobs.poll import Outcome
from jobs.poll import poll as poll_all
from tracker.domain.claim import Claim, claims_of
from tracker.errors import DatabaseError
from tracker.sources import urls

tasks: Final = Blueprint()
NAMESPACE: Final = "tracker"

TRIES: Final = 5
"""How often a document is tried again, after 2, 4, 8 … seconds, before its job has failed and lets the next one by."""
OUTBOX: Final = 500
"""Deliveries that are looked at for the channels that they go to."""
MINUTE: Final = 60
SOON: Final = 0.05
"""Seconds that a worker rather waits for a host than puts the job back."""


class HostBusy(Exception):
    """The host was asked a moment ago, by whichever worker: not before so many `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"for {seconds:.1f} s more")
        self.seconds = seconds


class Unwatched(Exception):
    """This worker's config lacks the film; another's may have it already, or still."""


class _WhenFree(BaseRetryStrategy):
    """A poll goes back to the queue for as long as its host is not free, and all others of that host with it. One that
    fails by a fault of the tracker's own is not tried again: its source is asked when it is next due.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, HostBusy):
            return RetryDecision(retry_in={"milliseconds": int(exception.seconds * 1000) + 1})
        return None


_AGAIN: Final = RetryStrategy(max_attempts=TRIES, exponential_wait=2)


@tasks.task(name="poll", queue=queue.FETCH, retry=_WhenFree(), pass_context=True)
def poll(context: JobContext, key: str) -> None:
    """Asks one address, if it is due still, and hands on what is new."""
    crew = crew_of(context)
    workshop, target = crew.workshop, crew.targets.get(key)
    if target is None or not is_due(remembered(workshop, [target])[key], workshop.clock()):
        return
    wait = crew.turns.wait(urls.host(target.url)).seconds
    if wait > SOON:
        raise HostBusy(wait)
    try:
        report = poll_all(workshop, [target], intake=crew.intake)
    except DatabaseError as error:  # nothing of it is remembered: it is due still
        crew.log.error("no work", source=key, error=str(error))
        return
    for outcome in report.outcomes:
        _tell_outcome(crew, outcome)
    if report.bugs:
        raise ExceptionGroup("the rest of the poll was done, but", report.bugs)


@tasks.task(name="settle", queue=queue.READ, retry=_AGAIN, pass_context=True)
def settle(context: JobContext, document: str, older: str | None, source: str, whole: bool, film: str) -> None:
    """Reads a document that was kept, unless the job for another film has, and settles what it says of `film`.

    One that turns out to be another's copy, now that all that came before it is settled, goes again.
    """
    crew = crew_of(context)
    store = crew.workshop.store
    stored, before = store.document(document), store.document(older) if older else None
    if stored is None or not _watches(crew, context, film):
        return
    known = _about(store.claims_in(document), film)
    claims = known or claims_of(stored, crew.workshop.read(stored))
    if not before and not _about(claims, film):
        return
    with store.write() as transaction:
        if not known and ingest.kept_as_copy(transaction, ingest.Arrival(stored, source, whole=whole), claims):
            transaction.drop_document(stored)
            return
        alerts = ingest.settle(crew.workshop, transaction, ingest.Kept(stored, before), claims, film)
    for alert in alerts:
        crew.log.info("news", film=film, kind=alert.development.kind, alert=alert.id, url=alert.claim.url)


@tasks.task(name="withdraw", queue=queue.READ, retry=_AGAIN, pass_context=True)
def withdraw(context: JobContext, url: str, film: str) -> None:
    """Takes back what the page at `url`, which is gone, said of `film`."""
    crew = crew_of(context)
    if _watches(crew, context, film):
        ingest.withdraw(crew.workshop, url, film)


@tasks.task(name="tell", queue=queue.DELIVER, pass_context=True)
def tell(context: JobContext, channel: str) -> None:
    """Sends what is due to one channel."""
    crew = crew_of(context)
    named = tuple(c for c in crew.workshop.channels if c.name == channel)
    report = deliver(replace(crew.workshop, channels=named))
    for sent in report.sent:
        crew.log.info("sent", channel=channel, delivery=sent.id)
    for failed in report.failed:
        crew.log.warning("not sent", channel=channel, delivery=failed.id, state=failed.state, error=failed.error)


@tasks.periodic(cron="* * * * * */5")
@tasks.task(name="schedule", queue=queue.SCHEDULE, lock="schedule", queueing_lock="schedule", pass_context=True)
def schedule(context: JobContext, timestamp: int) -> None:
    """Puts what is due into the queue: by one worker of the fleet at a time, whichever the engine picks."""
    crew = crew_of(context)
    every_channel = timestamp % MINUTE == 0
    jobs = [*_polls(crew), *_tellings(crew, every_channel=every_channel)]
    with crew.workshop.store.write() as transaction:
        waiting = crew.queue.waiting(transaction)
        crew.queue.put(transaction, [job for job in jobs if job.queueing_lock not in waiting])


@tasks.periodic(cron="* * * * * */10")
@tasks.task(name="rescue", queue=queue.SCHEDULE, lock="rescue", queueing_lock="rescue", pass_context=True)
async def rescue(context: JobContext, timestamp: int) -> None:
    """Puts the jobs of workers that show no sign of life back into the queue."""
    crew = crew_of(context)
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=crew.lost_after):
        try:
            await manager.retry_job(job)
        except ConnectorException:  # its worker was slow rather than dead, and has just finished it
            continue
        crew.log.warning("rescued", job=job.call_string)
    await manager.prune_stalled_workers(crew.lost_after)


def crew_of(context: JobContext) -> Crew:
    """What the worker that runs this job works with."""
    return cast("Crew", context.additional_context["crew"])


def _about(claims: Sequence[Claim], film: str) -> Sequence[Claim]:
    """`claims`, if one of them is about the film; none where they were read for a watch list without it."""
    return claims if any(claim.development.film == film for claim in claims) else ()


def _polls(crew: Crew) -> list[Job]:
    waiting = due(crew.workshop, list(crew.targets.values()))
    states = remembered(crew.workshop, waiting)
    return [queue.poll(t, queue.FAILING if states[t.key].failures else queue.USUAL) for t in waiting]


def _tellings(crew: Crew, *, every_channel: bool) -> list[Job]:
    """The channels that something is due to; and now and then all, for digests whose hour has come."""
    names = [channel.name for channel in crew.workshop.channels]
    if every_channel:
        return [queue.tell(name) for name in names]
    owed = crew.workshop.store.due_deliveries(crew.workshop.clock(), names, OUTBOX)
    return [queue.tell(name) for name in sorted({delivery.channel for delivery in owed})]


def _watches(crew: Crew, context: JobContext, film: str) -> bool:
    """Whether the film is on this worker's list. Raises Unwatched as long as another's may have it: while a fleet is
    given another config, worker by worker.
    """
    if film in crew.watched:
        return True
    if context.job.attempts < TRIES:
        raise Unwatched(f"{film} is not on the watch list of this worker")
    return False


def _tell_outcome(crew: Crew, outcome: Outcome) -> None:
    if outcome.error:
        crew.log.warning("source failed", source=outcome.target.key, error=outcome.error)
    else:
        crew.log.debug(f"source {outcome.result}", source=outcome.target.key, documents=outcome.documents)
