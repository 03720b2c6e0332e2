"""The tasks: each calls a function of `jobs`, which the daemon calls too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from procrastinate import BaseRetryStrategy, JobContext, RetryDecision, RetryStrategy
from procrastinate.jobs import Job

from jobs import ingest
from jobs.deliver import deliver
from jobs.due import is_due, remembered
from jobs.fleet import queue
from jobs.fleet.crew import Crew, crew_of
from jobs.fleet.engine import app
from jobs.poll import Outcome
from jobs.poll import poll as poll_all
from tracker.domain.claim import Claim, claims_of
from tracker.errors import DatabaseError
from tracker.sources import urls

TRIES: Final = 5
"""How often a document is tried again, after 2, 4, 8 … seconds, before its job has failed and lets the next one by."""
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


@app.task(name=queue.POLL, queue=queue.FETCH, retry=_WhenFree(), pass_context=True)
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


@app.task(name=queue.SETTLE, queue=queue.READ, retry=_AGAIN, pass_context=True)
def settle(context: JobContext, document: str, older: str | None, source: str, whole: bool, film: str) -> None:
    """Reads a document that was kept, unless the job for another film has, and settles what it says of `film`.

    One that turns out to be another's copy, now that all that came before it is settled, goes again.
    """
    crew = crew_of(context)
    store = crew.workshop.store
    stored, before = store.document(document), store.document(older) if older else None
    if stored is None or not _watches(crew, context, film):
        return
    known = store.claims_in(document)
    claims = _about(known, film) or claims_of(stored, crew.workshop.read(stored))
    if not before and not _about(claims, film):
        return
    with store.write() as transaction:
        if not known and ingest.kept_as_copy(transaction, ingest.Arrival(stored, source, whole=whole), claims):
            transaction.drop_document(stored)
            return
        alerts = ingest.settle(crew.workshop, transaction, ingest.Kept(stored, before), claims, film)
    for alert in alerts:
        crew.log.info("news", film=film, kind=alert.development.kind, alert=alert.id, url=alert.claim.url)


@app.task(name=queue.WITHDRAW, queue=queue.READ, retry=_AGAIN, pass_context=True)
def withdraw(context: JobContext, url: str, film: str) -> None:
    """Takes back what the page at `url`, which is gone, said of `film`."""
    crew = crew_of(context)
    if _watches(crew, context, film):
        ingest.withdraw(crew.workshop, url, film)


@app.task(name=queue.TELL, queue=queue.DELIVER, pass_context=True)
def tell(context: JobContext, channel: str) -> None:
    """Sends what is due to one channel."""
    crew = crew_of(context)
    named = tuple(c for c in crew.workshop.channels if c.name == channel)
    report = deliver(replace(crew.workshop, channels=named))
    for sent in report.sent:
        crew.log.info("sent", channel=channel, delivery=sent.id)
    for failed in report.failed:
        crew.log.warning("not sent", channel=channel, delivery=failed.id, state=failed.state, error=failed.error)
    if report.bugs:
        raise ExceptionGroup("the rest was sent, but", report.bugs)


def _about(claims: Sequence[Claim], film: str) -> Sequence[Claim]:
    """`claims`, if one of them is about the film; none where they were read for a watch list without it."""
    return claims if any(claim.development.film == film for claim in claims) else ()


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
