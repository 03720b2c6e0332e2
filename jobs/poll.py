"""Asking the sources that are due, and taking in what they have that is new.

Three steps, so that a crash anywhere re-does work and finds nothing new: the pages are fetched, by a small pool of
threads; the documents are taken in, oldest first, each in its own transaction; last, each source's validators and
its next check are remembered.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import repeat
from typing import Literal

from jobs.bugs import apart
from jobs.due import remembered
from jobs.ingest import Arrival, ingest, withdraw
from jobs.season import interval
from jobs.targets import Target
from jobs.visiting import Progress, Visit, visit_all
from jobs.workshop import Workshop
from tracker.domain.alert import Alert
from tracker.domain.health import Health, after_failure, after_page, after_unchanged
from tracker.domain.page import Page, Unchanged
from tracker.domain.source import SourceState
from tracker.errors import BadAnswer, Gone, PageError, RateLimited, TrackerError
from tracker.fetch import next_check
from tracker.sources import feed, urls

DELETED_AFTER = 3
"""How often in a row a watched article must not be found before it counts as deleted."""

LAST_WORDS = 4.0
"""Seconds for which what was fetched is taken in still, once the process is to end: the rest is fetched anew."""

_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one address answered: `error` is one line, null when all went well."""

    target: Target
    result: Literal["read", "unchanged", "failed"]
    documents: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What becomes of what a poll brings: `take` has each document, the oldest first, `withdraw` the address of each
    watched article that is gone. Both give the alerts that this led to at once.
    """

    take: Callable[[Workshop, Arrival], list[Alert]] = ingest
    withdraw: Callable[[Workshop, str], list[Alert]] = withdraw


@dataclass(frozen=True, slots=True)
class Report:
    """What a poll came to. `bugs` are faults of the tracker's own: they held nobody else up, and whoever asked for the
    poll raises them once the rest is done.
    """

    outcomes: tuple[Outcome, ...]
    alerts: tuple[Alert, ...]
    bugs: tuple[Exception, ...] = ()

    @property
    def failures(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.error)


def poll(
    workshop: Workshop,
    targets: Sequence[Target],
    progress: Progress | None = None,
    intake: Intake = Intake(),
) -> Report:
    """Asks each target once. A target that fails is in the report; the others are not held up by it.

    When the workshop is told to stop, what is in hand is taken in and the rest left as it was, due. Raises
    DatabaseError if the memory cannot be written; what was taken in before stays.
    """
    states = remembered(workshop, targets)
    workshop.fetcher.recall(workshop.store.holds(workshop.clock()))
    visits = [Visit(t, states[t.key]) for t in targets]
    bugs: list[Exception] = []
    arrivals = visit_all(workshop, visits, bugs, progress)
    gathered = time.monotonic()
    alerts: list[Alert] = []
    cut = {visit.target.key for visit in visits if visit.cut}
    for arrival in in_order(arrivals):
        if workshop.stop.is_set() and time.monotonic() > gathered + LAST_WORDS:
            cut.add(arrival.source)
            continue
        with apart(bugs):
            alerts += intake.take(workshop, arrival)
    visits = [visit for visit in visits if visit.target.key not in cut]
    for visit in visits:
        if _is_deleted(visit):
            alerts += intake.withdraw(workshop, urls.canonical(visit.target.url))
    before = workshop.store.healths([visit.target.key for visit in visits])
    learnt = [_health(before[visit.target.key], visit, workshop.clock()) for visit in visits]
    with workshop.store.write() as transaction:
        transaction.save_health(*learnt)
        transaction.save_source_state(*map(_after, visits, learnt, repeat(workshop.clock())))
        transaction.add_host_notes(workshop.fetcher.notes(), workshop.clock())
    return Report(tuple(_outcome(v) for v in visits), tuple(alerts), tuple(bugs))


def in_order(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """The oldest first, so that what came before is known before what came of it."""
    return sorted(arrivals, key=lambda arrival: arrival.document.said)


def _after(visit: Visit, health: Health, now: datetime) -> SourceState:
    """What to remember of the address until the next time."""
    before, outcome = visit.before, visit.outcome
    if isinstance(outcome, TrackerError):
        state = _after_failure(before, outcome, now)
    else:
        state = replace(before, ok_at=now, failures=0, error=None, fault=None, retired_at=None)
        if not visit.waits:
            state = replace(state, validators=outcome.validators)
        if isinstance(outcome, Page):
            state = replace(state, moved_to=outcome.moved_to or before.moved_to, ttl=feed.ttl(outcome.body))
    every = interval(visit.target.source.every, health, now)
    # On the ladder it stands where its health has it, which steps down once all goes well, and does not jump.
    due_again = next_check(replace(state, failures=health.rung), outcome, every, now, _random)
    return replace(state, checked_at=now, next_check_at=due_again)


def _health(before: Health, visit: Visit, now: datetime) -> Health:
    """What this visit teaches of what the address usually does."""
    if isinstance(visit.outcome, TrackerError):
        return after_failure(before)
    if isinstance(visit.outcome, Unchanged):
        return after_unchanged(before)
    return after_page(before, visit.listed, now)


def _after_failure(before: SourceState, error: TrackerError, now: datetime) -> SourceState:
    """The failure counted. Where a permanent redirect led is forgotten, unless the host only wants patience: the way is
    then asked for anew. A second 410 in a row retires the source.
    """
    fault = error.fault if isinstance(error, PageError) else None
    state = replace(before, failures=before.failures + 1, error=str(error), fault=fault)
    if not isinstance(error, RateLimited):
        state = replace(state, moved_to=None)
    if isinstance(error, Gone) and before.fault == Gone.fault:
        state = replace(state, retired_at=before.retired_at or now)
    return state


def _is_deleted(visit: Visit) -> bool:
    """Whether a watched article is no longer there: said outright (410), or not found so often that it is no slip."""
    if visit.target.source.kind != "article" or not isinstance(visit.outcome, BadAnswer):
        return False
    return visit.outcome.status == 410 or (visit.outcome.status == 404 and visit.before.failures + 1 >= DELETED_AFTER)


def _outcome(visit: Visit) -> Outcome:
    if visit.error is not None:
        return Outcome(visit.target, "failed", error=visit.error)
    if isinstance(visit.outcome, Unchanged):
        return Outcome(visit.target, "unchanged")
    return Outcome(visit.target, "read", documents=visit.taken)
