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

TRAFFIC = timedelta(days=400)
"""For so long it is kept what each host was asked and sent: a year to look back on, and the month before it."""

ROBOTS = timedelta(days=90)
"""For so long a robots.txt is kept beyond its day: while its host is in trouble, old rules are better than none
(RFC 9309, 2.4). What is older is mostly of hosts that are no longer followed."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a round came to: documents, incidents and notes of hosts (a day's traffic, a robots.txt) forgotten, pages
    given back to the disk, the room it takes now (null for PostgreSQL).
    """

    documents: int
    incidents: int
    host_notes: int
    pages: int
    room: Room | None


def prune(workshop: Workshop, database: str) -> Pruned:
    """Forgets articles that are older than `[storage] keep`, and from the oldest on while the database is larger than
    `max_mb`; never one with a claim that a fact of the ledger rests on, or that an alert on its way speaks of.
    Incidents, traffic and robots.txt go by their age alone.

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
        host_notes = transaction.forget_traffic((now - TRAFFIC).date()) + transaction.forget_robots(now - ROBOTS)
    pages = give_back(database, GIVEN_BACK)
    return Pruned(documents, incidents, host_notes, pages, room(database))


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
