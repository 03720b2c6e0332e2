"""The visits of a poll: every page fetched by a small pool of threads, with the articles that its items lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, cast

from jobs.asking import ask
from jobs.bugs import apart
from jobs.gather import Haul, Lead, follow, sift, without_article
from jobs.ingest import Arrival
from jobs.targets import Target
from jobs.workshop import Workshop
from tracker.domain.page import Page, Unchanged, Validators
from tracker.domain.source import SourceState
from tracker.errors import FetchError, SourceError, TrackerError, Unreachable
from tracker.sources import urls

Answer = Page | Unchanged | FetchError
Result = Page | Unchanged | TrackerError
_Followed = Arrival | FetchError | SourceError
Progress = Callable[[int, int, str], None]
"""Called with how many sources are done, of how many, and the name of the last one."""

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


@dataclass(slots=True)
class Visit:
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


def visit_all(
    workshop: Workshop, visits: Sequence[Visit], bugs: list[Exception], progress: Progress | None
) -> list[Arrival]:
    """Fetches the targets, and the articles that their items lead to; the memory is only read. -> what to take in.

    Each visit is filled with how it went, `cut` where the workshop was told to stop before its end. A fault of the
    tracker's own joins `bugs`, and holds nobody else up.
    """
    arrivals: list[Arrival] = []
    followed: set[str] = set()
    silent: dict[str, list[Unreachable]] = {}
    done = 0
    ready: SimpleQueue[Future[Any]] = SimpleQueue()
    pages: dict[Future[Answer], Visit] = {}
    articles: dict[Future[_Followed], tuple[Visit, Lead]] = {}
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


def _first(visit: Visit) -> str:
    return visit.before.moved_to or visit.target.url


def _ask(workshop: Workshop, visit: Visit, url: str) -> Answer:
    known = visit.before.validators if url == _first(visit) else Validators()
    try:
        return ask(workshop.fetcher, visit.target.source, url, known)
    except FetchError as error:
        return error


def _take_page(workshop: Workshop, visit: Visit, answer: Answer) -> tuple[Haul, Result]:
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


def _worse(visit: Visit, so_far: Result, outcome: Result) -> Result:
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


def _take_article(workshop: Workshop, visit: Visit, lead: Lead, answer: _Followed) -> Arrival:
    """The article; where it could not be had, what the feed itself says of it."""
    if isinstance(answer, Arrival):
        return answer
    arrival, final = without_article(workshop, lead, answer)
    visit.waits = visit.waits or not final
    return arrival
