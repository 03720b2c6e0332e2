"""Another reading of everything that was kept: what would appear, vanish or change, and then doing it, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from jobs.ingest import excerpt
from jobs.owing import owe
from jobs.workshop import Desk
from tracker.domain.alert import Alert
from tracker.domain.claim import Claim, claims_of
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger
from tracker.ledger import Difference, compare, dropped, resettled, retract, settle_document

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What another reading came to: how many documents were read, how each film's ledger differs, and what is owed."""

    documents: int
    differences: tuple[tuple[str, Difference], ...]
    alerts: tuple[Alert, ...]


@dataclass(slots=True)
class _Reading:
    """The claims of each document, and the ledgers that they lead to."""

    claims: dict[str, list[Claim]] = field(default_factory=dict)
    ledgers: dict[str, Ledger] = field(default_factory=dict)

    def ledger(self, film: str) -> Ledger:
        return self.ledgers.get(film) or Ledger(film)


def rebuild(desk: Desk, *, dry_run: bool = False, progress: Progress | None = None) -> Rebuilt:
    """Reads all stored documents again with today's reader and watch list, in the order in which they were met.

    With `dry_run` nothing is written. Else claims, ledgers and the alerts for what is new and still matters are
    written in one transaction. Raises DatabaseError, and then nothing has changed.
    """
    now = desk.clock()
    with desk.store.write() as transaction:
        reading = _read(desk, sorted(transaction.documents(), key=_met), progress)
        films = sorted({*reading.ledgers, *(ledger.film for ledger in transaction.ledgers())})
        differences: list[tuple[str, Difference]] = []
        alerts: list[Alert] = []
        for film in films:
            before = transaction.ledger(film)
            settled = resettled(before, reading.ledger(film), now.date())
            if difference := compare(before, settled.ledger):
                differences.append((film, difference))
            alerts += settled.alerts
            if not dry_run:
                transaction.save_ledger(settled.ledger, now)
        if not dry_run:
            for document, claims in reading.claims.items():
                transaction.reread(document, claims)
            owe(transaction, alerts, desk.channels, now)
    return Rebuilt(len(reading.claims), tuple(differences), tuple(alerts))


def _met(document: Document) -> datetime:
    moment = document.seen or document.published
    assert moment is not None  # noqa: S101 - a document without a date is never stored
    return moment


def _read(desk: Desk, documents: Iterable[Document], progress: Progress | None) -> _Reading:
    reading = _Reading()
    latest: dict[str, Document] = {}
    documents = list(documents)
    for done, document in enumerate(documents, start=1):
        claims = claims_of(document, desk.read(document))
        older = latest.get(document.url)
        unsaid = dropped(reading.claims[older.id], claims) if older and not excerpt(older, document) else []
        reading.claims[document.id] = claims
        latest[document.url] = document
        for film in {claim.development.film for claim in (*claims, *unsaid)}:
            settled = settle_document(reading.ledger(film), [c for c in claims if c.development.film == film])
            after = retract(settled.ledger, [c for c in unsaid if c.development.film == film])
            reading.ledgers[film] = after.ledger
        if progress:
            progress(done, len(documents), document.outlet)
    return reading
