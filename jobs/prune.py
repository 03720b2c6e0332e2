"""Keeping the disk: what is old and carries nothing goes, and the room is given back in small steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.disk import Room, give_back, room
from jobs.workshop import Workshop
from tracker.domain.ledger import Ledger

AT_ONCE = 200
"""Documents that are forgotten in one transaction: other writers wait for milliseconds."""

GIVEN_BACK = 64
"""Steps of `db.disk.give_back` in a round: some 64 MB, the rest the next time."""

MERGES = 20
"""Parts of the search index that are merged after a round that forgot something."""

YOUNGEST = timedelta(days=30)
"""Nothing younger is forgotten for its size alone: the next article may rest on it."""

INCIDENTS = timedelta(days=364)
"""For so long it is kept what stopped working and when."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a round came to: documents and incidents forgotten, pages given back to the disk, the room it takes now
    (null for PostgreSQL).
    """

    documents: int
    incidents: int
    pages: int
    room: Room | None


def prune(workshop: Workshop, database: str) -> Pruned:
    """Forgets articles that are older than `[storage] keep`, and from the oldest on while the database is larger than
    `max_mb`; never one with a claim that a fact of the ledger rests on, or that an alert on its way speaks of.

    Raises DatabaseError; what was forgotten before is gone.
    """
    now, storage = workshop.clock(), workshop.settings.storage
    documents = _forget(workshop, now - storage.keep, None)
    taken = room(database)
    most = storage.max_mb * 1_000_000
    while taken and taken.used > most and not workshop.stop.is_set():
        gone = _forget(workshop, now - YOUNGEST, AT_ONCE)
        if not gone:
            break
        documents += gone
        taken = room(database)
    for part in range(MERGES if documents else 0):
        with workshop.store.write() as transaction:
            transaction.merge_words(begin=part == 0)
    with workshop.store.write() as transaction:
        incidents = transaction.forget_incidents(now - INCIDENTS)
    pages = give_back(database, GIVEN_BACK)
    return Pruned(documents, incidents, pages, room(database))


def _forget(workshop: Workshop, before: datetime, most: int | None) -> int:
    """Forgets what may be of before that moment, a part at a time; -> how many documents."""
    forgotten = 0
    while not workshop.stop.is_set() and (most is None or forgotten < most):
        with workshop.store.write() as transaction:
            names = transaction.forgettable(before, evidence(transaction.ledgers()), AT_ONCE)
            for name in names:
                transaction.forget_document(name)
        forgotten += len(names)
        if len(names) < AT_ONCE:
            break
    return forgotten


def evidence(ledgers: Iterable[Ledger]) -> set[str]:
    """The ids of all claims on which a fact rests, stands it or not: `tracker why` shows what gainsays it, too."""
    return {
        claim
        for ledger in ledgers
        for fact in ledger.facts
        for claim in (*fact.said_by, *fact.gainsaid_by, fact.by, *(move.claim for move in fact.moves))
    }
