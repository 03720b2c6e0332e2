"""What the tasks of one worker work with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from procrastinate import JobContext

from db.store import Transaction
from db.turns import Turns
from jobs.fleet import queue
from jobs.fleet.queue import Queue
from jobs.ingest import Arrival, keep
from jobs.logs import Log
from jobs.poll import Intake
from jobs.targets import Target, targets
from jobs.workshop import Workshop
from tracker.domain.alert import Alert


@dataclass(frozen=True)
class Crew:
    """The daemon's workshop, and what a fleet has besides. `lost_after`: seconds without a sign of life from a worker
    after which its jobs are others'.
    """

    workshop: Workshop
    database: str
    turns: Turns
    log: Log
    lost_after: float
    queue: Queue = field(default_factory=Queue)

    @cached_property
    def targets(self) -> dict[str, Target]:
        """The addresses to poll, by key."""
        return {target.key: target for target in targets(self.workshop.sources, self.workshop.films)}

    @cached_property
    def watched(self) -> frozenset[str]:
        """The titles of the watch list."""
        return frozenset(film.title for film in self.workshop.films)

    @cached_property
    def intake(self) -> Intake:
        """What a poll brings is kept, and in the same transaction becomes jobs for whoever is free to read it."""
        return Intake(self._keep, self._withdraw)

    def _keep(self, workshop: Workshop, arrival: Arrival) -> list[Alert]:
        named = workshop.named(arrival.document)
        with workshop.store.write() as transaction:
            kept = keep(transaction, arrival, workshop.clock(), names_film=bool(named))
            if kept:
                films = named | (workshop.named(kept.older) if kept.older else frozenset())
                self.queue.put(transaction, queue.settle(arrival, kept, films))
        return []

    def _withdraw(self, workshop: Workshop, url: str) -> list[Alert]:
        with workshop.store.write() as transaction:
            self.queue.put(transaction, queue.withdraw(url, self._films_at(transaction, url)))
        return []

    def _films_at(self, transaction: Transaction, url: str) -> Iterable[str]:
        versions = transaction.documents_at(url)
        return {film for document in versions for film in self.workshop.named(document)}


def crew_of(context: JobContext) -> Crew:
    """What the worker that runs this job works with."""
    return cast("Crew", context.additional_context["crew"])
