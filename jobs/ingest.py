"""One document into the memory: read, settle, remember, owe the alerts; all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.store import Transaction
from jobs.workshop import Desk
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.claim import Claim, claims_of
from tracker.domain.document import Document
from tracker.ledger import settle_document

ARTICLES = "articles"
"""Under this key the memory holds which articles were read, whatever feed led there."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it came: from which source, under which addresses that source listed it (they count as seen once
    it is taken in), and whether it is the article itself (`followed`) rather than what a feed says of it.
    """

    document: Document
    source: str
    listed_as: tuple[str, ...] = ()
    followed: bool = False


def ingest(desk: Desk, arrival: Arrival) -> list[Alert]:
    """Takes in one document and gives the alerts that it brought, first to last.

    Document, claims, ledgers, alerts with their deliveries, and the mark that the item was seen are written in one
    transaction. A document that is known already, or that names no watched film, leaves only the mark. Raises
    DatabaseError, and then nothing was kept.
    """
    document, now = arrival.document, desk.clock()
    names_film = desk.reader.scan(f"{document.title}\n{document.text}".encode())
    claims = claims_of(document, desk.reader.read(document)) if names_film else []
    with desk.store.write() as transaction:
        transaction.mark_seen(arrival.source, arrival.listed_as, now)
        if arrival.followed:
            transaction.mark_seen(ARTICLES, arrival.listed_as, now)
        if not names_film or not transaction.add_document(document, arrival.source):
            return []
        transaction.add_claims(claims)
        alerts = settle_all(transaction, claims, now)
        owe(transaction, alerts, desk.channels, now)
    return alerts


def settle_all(transaction: Transaction, claims: Sequence[Claim], now: datetime) -> list[Alert]:
    """Folds one document's claims into their films' ledgers.

    The films are taken in one order everywhere, since each ledger is locked until the transaction ends.
    """
    alerts: list[Alert] = []
    for film in sorted({claim.development.film for claim in claims}):
        said = [claim for claim in claims if claim.development.film == film]
        settlement = settle_document(transaction.ledger(film), said)
        transaction.save_ledger(settlement.ledger, now)
        alerts += settlement.alerts
    return alerts


def owe(transaction: Transaction, alerts: Iterable[Alert], channels: Sequence[Channel], now: datetime) -> None:
    """Writes each alert and a delivery for every channel that wants it."""
    for alert in alerts:
        transaction.add_alert(alert, [c.name for c in channels if c.wanted.takes(alert)], now)
