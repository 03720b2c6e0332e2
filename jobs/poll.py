"""Asking the sources that are due, and taking in what they have that is new.

Three steps, so that a crash anywhere re-does work and finds nothing new: the pages are fetched, by a small pool of
threads; the documents are taken in, oldest first, each in its own transaction; last, each source's validators and
its next check are remembered.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import repeat
from queue import Empty, SimpleQueue
from typing import Any, Literal, cast

from jobs.asking import ask
from jobs.bugs import apart
from jobs.due import remembered
from jobs.gather import Haul, Lead, follow, sift, without_article
from jobs.ingest import Arrival, ingest, withdraw
from jobs.season import interval
from jobs.targets import Target
from jobs.workshop import Workshop
from tracker.domain.alert import Alert
from tracker.domain.health import Health, after_failure, after_page, after_unchanged
from tracker.domain.page import Page, Unchanged, Validators
from tracker.domain.source import SourceState
from tracker.errors import BadAnswer, FetchError, Gone, PageError, RateLimited, SourceError, TrackerError, Unreachable
from tracker.fetch import next_check
from tracker.sources import feed, urls

Answer = Page | Unchanged | FetchError
Result = Page | Unchanged | TrackerError
_Followed = Arrival | FetchError | SourceError
Progress = Callable[[int, int, str], None]
"""Called with how many sources are done, of how many, and the name of the last one."""

DELETED_AFTER = 3
"""How often in a row a watched article must not be found before it counts as deleted."""

MOST_PAGES = 8
"""Pages that one address leads to in a round, itself included: an index and its sitemaps, a search and its hits."""

MOST_FOLLOWED = 40
"""Articles that one feed leads to in a round, from its top. The rest are taken by what the feed says of them, and
followed the next time: at a polite pace, a feed of hundreds would hold up all others for an hour."""

HOST_PATIENCE = 2
"""After so many articles of a host that did not answer, its others are left for the next round: each may take as long
as a page may take in all."""

ATTENTION = 0.5
"""Seconds between two looks at whether the process is to end, while every host is slow."""

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


@dataclass(slots=True)
class _Visit:
    """One address in the course of a poll."""

    target: Target
    before: SourceState
    outcome: Result = field(default_factory=TrackerError)
    taken: int = 0
    """How many documents and leads it came to."""
    waits: bool = False
    """Whether an article of it could not be had this time, or its news stands on further pages: the page must then be
    read whole again.
    """
    pages: int = 0
    """How many of its pages were read."""
    listed: list[str] = field(default_factory=list)
    """What they list, new or not."""
    cut: bool = False
    """Whether the process was told to end before all of it was taken in: nothing of the visit is then remembered."""

    @property
    def error(self) -> str | None:
        return str(self.outcome) if isinstance(self.outcome, TrackerError) else None


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
    visits = [_Visit(t, states[t.key]) for t in targets]
    bugs: list[Exception] = []
    arrivals = _gather(workshop, visits, bugs, progress)
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


def _gather(
    workshop: Workshop, visits: Sequence[_Visit], bugs: list[Exception], progress: Progress | None
) -> list[Arrival]:
    """Fetches the targets, and the articles that their items lead to; the memory is only read."""
    arrivals: list[Arrival] = []
    followed: set[str] = set()
    silent: dict[str, list[Unreachable]] = {}
    done = 0
    ready: SimpleQueue[Future[Any]] = SimpleQueue()
    pages: dict[Future[Answer], _Visit] = {}
    articles: dict[Future[_Followed], tuple[_Visit, Lead]] = {}
    pool = ThreadPoolExecutor(workshop.settings.network.at_once, thread_name_prefix="fetch")

    def begun(work: Callable[..., Any], *given: Any) -> Future[Any]:
        future = pool.submit(work, workshop, *given)
        future.add_done_callback(ready.put)
        return future

    try:
        pages.update((begun(_ask, visit, _first(visit)), visit) for visit in visits)
        while (pages or articles) and not (workshop.stop.is_set() and ready.empty()):
            future = _next(ready)
            if future in pages:
                visit = pages.pop(future)
                so_far, haul = visit.outcome, Haul()
                visit.outcome = SourceError(f"{visit.target.url}: could not be read, by a fault of the tracker's own")
                with apart(bugs):
                    haul, outcome = _take_page(workshop, visit, future.result())
                    visit.outcome = _worse(visit, so_far, outcome)
                arrivals += haul.arrivals
                pages.update((begun(_ask, visit, url), visit) for url in haul.more)
                fresh = [lead for lead in haul.leads if lead.version not in followed]
                followed.update(lead.version for lead in fresh)
                articles.update((begun(_follow, lead, silent), (visit, lead)) for lead in fresh[:MOST_FOLLOWED])
                arrivals += [_take_article(workshop, visit, lead, _later(lead)) for lead in fresh[MOST_FOLLOWED:]]
                done += visit.pages == 1
                if progress:
                    progress(done, len(visits), visit.target.key)
            elif future in articles:
                visit, lead = articles.pop(future)
                with apart(bugs):
                    arrivals.append(_take_article(workshop, visit, lead, future.result()))
        for visit in (*pages.values(), *(visit for visit, _ in articles.values())):
            visit.cut = True
    finally:
        pool.shutdown(wait=not workshop.stop.is_set(), cancel_futures=True)
    return arrivals


def _next(ready: SimpleQueue[Future[Any]]) -> Future[Any] | None:
    """The next one that is done; null where none was for a while, so that whoever waits may look whether to stop."""
    try:
        return ready.get(timeout=ATTENTION)
    except Empty:
        return None


def _first(visit: _Visit) -> str:
    return visit.before.moved_to or visit.target.url


def _ask(workshop: Workshop, visit: _Visit, url: str) -> Answer:
    known = visit.before.validators if url == _first(visit) else Validators()
    try:
        return ask(workshop.fetcher, visit.target.source, url, known)
    except FetchError as error:
        return error


def _take_page(workshop: Workshop, visit: _Visit, answer: Answer) -> tuple[Haul, Result]:
    """What the page holds, and how that went."""
    visit.pages += 1
    haul, outcome = Haul(), cast("Result", answer)
    if isinstance(answer, Page):
        try:
            haul = sift(workshop, visit.target, answer)
        except SourceError as error:
            outcome = error
    visit.listed += haul.listed
    visit.taken += len(haul.arrivals) + len(haul.leads)
    haul.more = haul.more[: MOST_PAGES - 1] if visit.pages == 1 else ()
    visit.waits = visit.waits or bool(haul.more)
    return haul, outcome


def _worse(visit: _Visit, so_far: Result, outcome: Result) -> Result:
    """A visit's outcome is that of its first page, or of the first that failed."""
    if visit.pages == 1:
        return outcome
    return outcome if isinstance(outcome, TrackerError) and not isinstance(so_far, TrackerError) else so_far


def _later(lead: Lead) -> FetchError:
    return Unreachable(lead.url, f"{lead.url}: left for the next round")


def _follow(workshop: Workshop, lead: Lead, silent: dict[str, list[Unreachable]]) -> _Followed:
    """`follow`, unless its host has tried our patience. `silent` is shared by the threads, which only append."""
    misses = silent.setdefault(urls.host(lead.url), [])
    if len(misses) >= HOST_PATIENCE:
        return misses[-1]
    answer = follow(workshop, lead)
    if isinstance(answer, Unreachable):
        misses.append(answer)
    return answer


def _take_article(workshop: Workshop, visit: _Visit, lead: Lead, answer: _Followed) -> Arrival:
    """The article; where it could not be had, what the feed itself says of it."""
    if isinstance(answer, Arrival):
        return answer
    arrival, final = without_article(workshop, lead, answer)
    visit.waits = visit.waits or not final
    return arrival


def _after(visit: _Visit, health: Health, now: datetime) -> SourceState:
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


def _health(before: Health, visit: _Visit, now: datetime) -> Health:
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


def _is_deleted(visit: _Visit) -> bool:
    """Whether a watched article is no longer there: said outright (410), or not found so often that it is no slip."""
    if visit.target.source.kind != "article" or not isinstance(visit.outcome, BadAnswer):
        return False
    return visit.outcome.status == 410 or (visit.outcome.status == 404 and visit.before.failures + 1 >= DELETED_AFTER)


def _outcome(visit: _Visit) -> Outcome:
    if visit.error is not None:
        return Outcome(visit.target, "failed", error=visit.error)
    if isinstance(visit.outcome, Unchanged):
        return Outcome(visit.target, "unchanged")
    return Outcome(visit.target, "read", documents=visit.taken)
