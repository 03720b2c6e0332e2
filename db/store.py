"""The memory, to read and to write: values in and out, one transaction at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Engine

from db import rows
from db.deriving import Deriving
from db.engine import BUSY_TIMEOUT, at_once, for_writing, open_engine
from db.models import ClaimRow, CopyRow, DocumentRow, HealthRow, IncidentRow, LedgerRow, SeenRow, SourceRow
from db.noting import Noting
from db.pruning import Pruning
from db.reads import Reads
from db.schema import bring_up
from db.turns import Turns
from db.urls import shown
from db.writing import Writing, statement
from tracker.domain.claim import Claim
from tracker.domain.delivery import Delivery
from tracker.domain.document import Copy, Document
from tracker.domain.health import Health
from tracker.domain.incident import Incident
from tracker.domain.ledger import Ledger
from tracker.domain.source import SourceState


def open_store(url: str, *, busy_timeout: float = BUSY_TIMEOUT) -> Store:
    """The memory at `url` (`sqlite:///FILE`, `postgresql+psycopg://…`), created or brought up to date if need be.

    `busy_timeout`: seconds to wait for another process's write. Raises DatabaseUnusable, DatabaseBusy, SchemaTooNew.
    """
    engine = open_engine(url, busy_timeout=busy_timeout)
    try:
        bring_up(engine, shown(url))
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


class Transaction(Pruning, Deriving, Noting):
    """What is written together or not at all. Its reads see its own writes; it ends with the block of `Store.write`."""

    def ledger(self, film: str) -> Ledger:
        """The film's ledger; no other transaction has it until this one ends, so that no settling is lost."""
        if self._connection.dialect.name == "postgresql":
            # Not the row's lock: a film without a ledger has no row. SQLite has one writer anyway.
            self._rows("SELECT pg_advisory_xact_lock(hashtextextended(:film, 0))", {"film": film})
        return super().ledger(film)

    def add_document(self, document: Document, source_key: str) -> bool:
        """Keeps the document, which came from that source; False if it was there. ValueError if it has no date."""
        added = self._add(DocumentRow, rows.document_columns(document, source_key))
        if added:
            self.derive_from_document(document)
        return added

    def drop_document(self, document: Document) -> None:
        """Takes the document away again, which has no claims."""
        self.forget_words(document)
        self._do("DELETE FROM documents WHERE id = :id", id=document.id)

    def forget_document(self, document_id: str) -> None:
        """Deletes the document with its claims. That its item was seen stays known: it is not told anew."""
        if document := self.document(document_id):
            self.reread(document_id, [])
            self.drop_document(document)

    def add_copy(self, copy: Copy) -> None:
        """Keeps where else the text of a stored document stands; the first time counts."""
        self._add(CopyRow, rows.copy_columns(copy))

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Keeps the claims of one document, which is stored, in its order. Those that were there stay as they are."""
        self._add_all(ClaimRow, [rows.claim_columns(claim, place) for place, claim in enumerate(claims)])

    def reread(self, document_id: str, claims: Iterable[Claim]) -> None:
        """Puts another reading of the stored document in the place of the former one."""
        self._do("DELETE FROM claims WHERE document_id = :id", id=document_id)
        self.add_claims(claims)

    def save_ledger(self, ledger: Ledger, at: datetime) -> None:
        """Puts the ledger in the place of the film's former one."""
        self._put(LedgerRow, rows.ledger_columns(ledger, at))
        self.derive_from_ledger(ledger, at)

    def mark_seen(self, source_key: str, urls: Iterable[str], at: datetime) -> None:
        """These items of the source were taken in; the first time counts."""
        self._add_all(SeenRow, [{"source_key": source_key, "url": url, "seen_at": at} for url in urls])

    def save_source_state(self, *states: SourceState) -> None:
        """Puts each state in the place of what was remembered under its key."""
        self._put(SourceRow, *(rows.state_columns(state) for state in states))

    def save_health(self, *healths: Health) -> None:
        """Puts what is known of each address in the place of what was."""
        self._put(HealthRow, *(rows.health_columns(health) for health in healths))

    def save_incident(self, incident: Incident) -> None:
        """Puts the incident in the place of what it was."""
        self._put(IncidentRow, rows.incident_columns(incident))

    def forget_incident(self, incident: Incident) -> None:
        """It passed before anybody was told."""
        self._do("DELETE FROM incidents WHERE id = :id", id=incident.id)


class Store(Reads):
    """The memory. Threads may share it; each read sees what was committed when it began."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked = at_once(engine)
        self.dialect = engine.dialect.name

    def _rows(self, sql: str, values: Mapping[str, Any]) -> Sequence[rows.Row]:
        with self._asked.connect() as connection:
            return cast("Sequence[rows.Row]", connection.execute(statement(sql), values).mappings().all())

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction: committed as the block ends, and undone whole if it raises. Raises DatabaseBusy when
        another process holds the write lock for longer than the busy timeout. No network inside: others wait.
        """
        with self._engine.connect() as connection, for_writing(connection).begin():
            yield Transaction(connection)

    @contextmanager
    def look(self) -> Iterator[Reads]:
        """All that is read in the block is of one moment; for one thread."""
        with self._engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield Writing(connection)

    def save_source_state(self, *states: SourceState) -> None:
        """`Transaction.save_source_state`, alone."""
        with self.write() as transaction:
            transaction.save_source_state(*states)

    def take_delivery(self, delivery: Delivery, until: datetime) -> bool:
        """`Transaction.take_delivery`, alone."""
        with self.write() as transaction:
            return transaction.take_delivery(delivery, until)

    def save_delivery(self, delivery: Delivery) -> None:
        """`Transaction.save_delivery`, alone."""
        with self.write() as transaction:
            transaction.save_delivery(delivery)

    def retire_channel(self, name: str, at: datetime, reason: str) -> None:
        """`Transaction.retire_channel`, alone."""
        with self.write() as transaction:
            transaction.retire_channel(name, at, reason)

    def reinstate_channel(self, name: str, at: datetime) -> None:
        """As the transaction's, alone."""
        with self.write() as transaction:
            transaction.reinstate_channel(name, at)

    def turns(self) -> Turns:
        """Whose turn it is at a host, among all who share this memory; on PostgreSQL alone."""
        return Turns(self._engine)

    def close(self) -> None:
        """Closes every connection; SQLite then folds its -wal file into the database."""
        self._engine.dispose()
