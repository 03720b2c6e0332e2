"""One document into the memory: read, settle, remember, owe the alerts; all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.reads import Reads
from db.store import Transaction
from jobs.copies import listed_before, original
from jobs.owing import owe
from jobs.workshop import Desk
from tracker.domain.alert import Alert
from tracker.domain.claim import Claim, claims_of
from tracker.domain.document import Copy, Document
from tracker.ledger import dropped, retract, settle_document, whispers

ARTICLES = "articles"
"""Under this key the memory holds which articles were read, whatever feed led there."""


EXCERPT = 0.5
"""A text shorter than this share of the page's newer one was an excerpt, as feeds print them, and no older version."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it came: from which source, under which names that source listed it (they count as seen once it
    is taken in), and whether it is the page itself (`whole`) rather than what a feed says of it.
    """

    document: Document
    source: str
    listed_as: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that was taken in and is to be settled; `older` is the page as it was before, if it was kept whole."""

    document: Document
    older: Document | None


def ingest(desk: Desk, arrival: Arrival) -> list[Alert]:
    """Takes in one document and gives the alerts that it brought, first to last.

    Document, claims, ledgers, alerts with their deliveries, and the mark that the item was seen are written in one
    transaction. A document that is known already, or that names no watched film, leaves only the mark; one whose text
    another outlet printed before, and that says no more, leaves its outlet beside that text. The page's newer version
    takes back what the older said and it does not. Raises DatabaseError, and then nothing was kept.
    """
    document, now = arrival.document, desk.clock()
    names_film = bool(desk.named(document))
    claims = claims_of(document, desk.read(document)) if names_film else []
    with desk.store.write() as transaction:
        if not transaction.has_document(document.id) and kept_as_copy(transaction, arrival, claims):
            mark_seen(transaction, arrival, now)
            return []
        kept = keep(transaction, arrival, now, names_film=names_film)
        return settle(desk, transaction, kept, claims) if kept else []


def kept_as_copy(transaction: Transaction, arrival: Arrival, claims: Sequence[Claim]) -> bool:
    """Whether the document, which makes `claims`, is kept already: as the item of another source, or as another
    outlet's text, beside which its outlet is then stored.
    """
    document = arrival.document
    if not arrival.whole and listed_before(transaction, document, claims):
        return True
    known = original(transaction, document, claims)
    if known is None:
        return False
    transaction.add_copy(Copy(known.id, document.url, document.outlet, document.said))
    return True


def keep(transaction: Transaction, arrival: Arrival, now: datetime, *, names_film: bool) -> Kept | None:
    """Marks the item as seen and stores the document; null where there is nothing to settle."""
    mark_seen(transaction, arrival, now)
    older = older_version(transaction, arrival.document) if arrival.whole else None
    if not (names_film or older) or not transaction.add_document(arrival.document, arrival.source):
        return None
    return Kept(arrival.document, older)


def mark_seen(transaction: Transaction, arrival: Arrival, now: datetime) -> None:
    """The item was taken in, and is not again."""
    transaction.mark_seen(arrival.source, arrival.listed_as, now)
    if arrival.whole:
        transaction.mark_seen(ARTICLES, arrival.listed_as, now)


def settle(
    desk: Desk, transaction: Transaction, kept: Kept, claims: Sequence[Claim], film: str | None = None
) -> list[Alert]:
    """Stores what the document says, `claims`, folds it into the ledgers, or into that of `film` alone, and owes the
    alerts that this brings: of a database's record, none for what is past. A second time it changes nothing.
    """
    now = desk.clock()
    transaction.add_claims(claims)
    unsaid = dropped(transaction.claims_in(kept.older.id), claims) if kept.older else []
    if film is not None:
        claims = [claim for claim in claims if claim.development.film == film]
        unsaid = [claim for claim in unsaid if claim.development.film == film]
    alerts, guesses = settle_all(transaction, claims, unsaid, now)
    if kept.document.stated is not None:
        alerts = [alert for alert in alerts if not alert.claim.development.background]
    owe(transaction, alerts, desk.channels, now)
    owe(transaction, guesses, [c for c in desk.channels if c.wanted.certainty == "speculative"], now)
    return alerts


def withdraw(desk: Desk, url: str, film: str | None = None) -> list[Alert]:
    """Takes back what the page at `url` said, of `film` alone where it is given, since the page is no longer there;
    gives the alerts that this brought.
    """
    now = desk.clock()
    with desk.store.write() as transaction:
        said = [claim for version in transaction.documents_at(url) for claim in transaction.claims_in(version.id)]
        unsaid = [claim for claim in said if film in (None, claim.development.film)]
        alerts, _ = settle_all(transaction, [], unsaid, now)
        owe(transaction, alerts, desk.channels, now)
    return alerts


def older_version(memory: Reads, document: Document) -> Document | None:
    """The page as it was before `document`, if it was kept whole."""
    versions = [d for d in memory.documents_at(document.url) if d.id != document.id and not excerpt(d, document)]
    return versions[-1] if versions else None


def excerpt(older: Document, newer: Document) -> bool:
    """Whether `older` is but what a feed printed of `newer`."""
    return len(older.text) < EXCERPT * len(newer.text)


def settle_all(
    transaction: Transaction, claims: Sequence[Claim], unsaid: Sequence[Claim], now: datetime
) -> tuple[list[Alert], list[Alert]]:
    """Folds one document's claims into their films' ledgers, and takes back those that its page no longer makes.

    Gives the alerts, and apart from them the guesses, for the channels that ask for guesses. The films are taken in
    one order everywhere, since each ledger is locked until the transaction ends.
    """
    alerts: list[Alert] = []
    guesses: list[Alert] = []
    for film in sorted({claim.development.film for claim in (*claims, *unsaid)}):
        before = transaction.ledger(film)
        own = [c for c in claims if c.development.film == film]
        settled = settle_document(before, own)
        after = retract(settled.ledger, [c for c in unsaid if c.development.film == film])
        transaction.save_ledger(after.ledger, now)
        alerts += (*settled.alerts, *after.alerts)
        guesses += whispers(before, after.ledger, own)
    return alerts, guesses
