"""The tables. SQLModel classes are rows, and rows never leave `db`.

A moment is kept in UTC. Where the offset that a page gave matters too, the text as given stands beside it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from db.rows import moment, stamp

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware datetime, in UTC on every engine: `timestamptz` on PostgreSQL; on SQLite, which has none, ISO 8601
    text of fixed width, so that the order of the texts is the order of the moments. A naive one raises ValueError.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        text = value and stamp(value)  # also for PostgreSQL: a naive moment is refused on both
        return text if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else moment(value)


class Row(SQLModel):
    """What all tables share: their names for constraints."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    __table_args__: ClassVar[Any] = ()
    __tablename__: ClassVar[Any]


def _text(null: bool = False) -> Any:
    return Field(sa_column=Column(Text, nullable=null))


def _key() -> Any:
    return Field(sa_column=Column(Text, primary_key=True))


def _moment(null: bool = False) -> Any:
    return Field(sa_column=Column(Moment, nullable=null))


class DocumentRow(Row, table=True):
    """`said` is when it was published, else seen; `stated` what it says in fields, as JSON. `text` is zlib of UTF-8 and
    stands behind the rest: SQLite then reads what is before it without walking through it.
    """

    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_url", "url"), Index("ix_documents_said", "said", "id"))

    id: str = _key()
    url: str = _text()
    outlet: str = _text()
    title: str = _text()
    language: str | None = _text(null=True)
    said: datetime = _moment()
    published: datetime | None = _moment(null=True)
    published_text: str | None = _text(null=True)
    modified: datetime | None = _moment(null=True)
    modified_text: str | None = _text(null=True)
    seen: datetime | None = _moment(null=True)
    content_hash: str = _text()
    source_key: str = _text()
    text: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    stated: str | None = _text(null=True)


class CopyRow(Row, table=True):
    """Another address and outlet of a document's text."""

    __tablename__ = "copies"
    __table_args__ = (PrimaryKeyConstraint("document_id", "url", name="pk_copies"),)

    document_id: str = Field(sa_column=Column(Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False))
    url: str = _text()
    outlet: str = _text()
    said: datetime = _moment()


class ClaimRow(Row, table=True):
    """`place` is the claim's among those of its document. Outlet and URL are its document's."""

    __tablename__ = "claims"
    __table_args__ = (
        Index("ix_claims_film", "film", "said", "document_id", "place"),
        Index("ix_claims_document_id", "document_id"),
    )

    id: str = _key()
    document_id: str = Field(sa_column=Column(Text, ForeignKey("documents.id"), nullable=False))
    film: str = _text()
    kind: str = _text()
    place: int = Field(sa_column=Column(Integer, nullable=False))
    said: datetime = _moment()
    said_text: str = _text()
    development: str = _text()


class LedgerRow(Row, table=True):
    """A film's ledger as JSON: it is read and written whole, and can be folded anew from the claims."""

    __tablename__ = "ledgers"

    film: str = _key()
    body: str = _text()
    updated_at: datetime = _moment()


class AlertRow(Row, table=True):
    """`sequence` is the order in which alerts were raised. No foreign key leads to the claim: an alert tells what was
    told, also after its document is read anew and the claim is gone.
    """

    __tablename__ = "alerts"
    __table_args__ = (
        PrimaryKeyConstraint("sequence", name="pk_alerts"),
        UniqueConstraint("id", name="uq_alerts_id"),
        Index("ix_alerts_film", "film", "sequence"),
        Index("ix_alerts_created_at", "created_at"),
        {"sqlite_autoincrement": True},
    )

    sequence: int | None = Field(default=None, sa_column=Column(Integer, autoincrement=True, nullable=False))
    id: str = _text()
    film: str = _text()
    kind: str = _text()
    change: str = _text()
    claim_id: str = _text()
    body: str = _text()
    created_at: datetime = _moment()


class NoticeRow(Row, table=True):
    """News of the installation itself, for whoever runs it."""

    __tablename__ = "notices"
    __table_args__ = (Index("ix_notices_created_at", "created_at"),)

    id: str = _key()
    about: str = _text()
    body: str = _text()
    created_at: datetime = _moment()


class DigestRow(Row, table=True):
    """An hour at which a channel's digest was due, whether or not there was something to tell. `body` is the digest
    without what it carries: that is, by their `digest_id`, among the deliveries.
    """

    __tablename__ = "digests"
    __table_args__ = (Index("ix_digests_channel_due_at", "channel", "due_at"),)

    id: str = _key()
    channel: str = _text()
    due_at: datetime = _moment()
    body: str = _text()


class DeliveryRow(Row, table=True):
    """One alert, notice or digest on its way to one channel.

    `place` is the order in which what is told became owed; `lane` is what keeps that order (`domain.delivery.lane`). A
    row with an alert or a notice and a `digest_id` travels in that digest; one with a `digest_id` alone is its own.
    `words` are its message from the first attempt to the last.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("alert_id", "channel", name="uq_deliveries_alert_id_channel"),
        UniqueConstraint("notice_id", "channel", name="uq_deliveries_notice_id_channel"),
        Index("ix_deliveries_state", "state", "next_attempt_at"),
        Index("ix_deliveries_place", "place"),
        Index("ix_deliveries_digest_id", "digest_id"),
        Index("ix_deliveries_channel_sent_at", "channel", "sent_at"),
    )

    id: str = _key()
    place: int = Field(sa_column=Column(Integer, nullable=False))
    alert_id: str | None = Field(sa_column=Column(Text, ForeignKey("alerts.id")))
    notice_id: str | None = Field(sa_column=Column(Text, ForeignKey("notices.id")))
    digest_id: str | None = Field(sa_column=Column(Text, ForeignKey("digests.id")))
    channel: str = _text()
    lane: str = _text()
    state: str = _text()
    attempts: int = Field(sa_column=Column(Integer, nullable=False))
    next_attempt_at: datetime | None = _moment(null=True)
    sent_at: datetime | None = _moment(null=True)
    error: str | None = _text(null=True)
    words: str | None = _text(null=True)


class SourceRow(Row, table=True):
    """What is remembered of one polled address between polls."""

    __tablename__ = "sources"

    key: str = _key()
    next_check_at: datetime | None = _moment(null=True)
    etag: str | None = _text(null=True)
    last_modified: str | None = _text(null=True)
    checked_at: datetime | None = _moment(null=True)
    ok_at: datetime | None = _moment(null=True)
    failures: int = Field(sa_column=Column(Integer, nullable=False))
    error: str | None = _text(null=True)
    moved_to: str | None = _text(null=True)
    url: str | None = _text(null=True)
    fault: str | None = _text(null=True)
    ttl: int | None = Field(sa_column=Column(Integer, nullable=True))
    retired_at: datetime | None = _moment(null=True)


class TrafficRow(Row, table=True):
    """What a host was asked and sent on one day. `day` is its ISO date."""

    __tablename__ = "traffic"

    day: str = _key()
    host: str = _key()
    requests: int = Field(sa_column=Column(Integer, nullable=False))
    unchanged: int = Field(sa_column=Column(Integer, nullable=False))
    failed: int = Field(sa_column=Column(Integer, nullable=False))
    received: int = Field(sa_column=Column(BigInteger, nullable=False))


class RobotsRow(Row, table=True):
    """The robots.txt of an authority; `text` is zlib."""

    __tablename__ = "robots"

    authority: str = _key()
    until: datetime = _moment()
    text: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class HoldRow(Row, table=True):
    """What is left alone, as it asked."""

    __tablename__ = "holds"

    key: str = _key()
    until: datetime = _moment()


class HealthRow(Row, table=True):
    """What an address usually does, as JSON: it is read and written whole."""

    __tablename__ = "health"

    key: str = _key()
    body: str = _text()


class IncidentRow(Row, table=True):
    """Something that stopped working, as JSON, with the moments by which it is looked for."""

    __tablename__ = "incidents"
    __table_args__ = (Index("ix_incidents_closed_at", "closed_at"),)

    id: str = _key()
    about: str = _text()
    body: str = _text()
    began_at: datetime = _moment()
    closed_at: datetime | None = _moment(null=True)


class SeenRow(Row, table=True):
    """An item of a source that was taken in."""

    __tablename__ = "items_seen"
    __table_args__ = (
        PrimaryKeyConstraint("source_key", "url", name="pk_items_seen"),
        {"sqlite_with_rowid": False},
    )

    source_key: str = _text()
    url: str = _text()
    seen_at: datetime = _moment()


class ChannelRow(Row, table=True):
    """A channel whose receiver said that it is gone."""

    __tablename__ = "channels"

    name: str = _key()
    retired_at: datetime = _moment()
    reason: str = _text()


class TurnRow(Row, table=True):
    """A host, and when it may be asked again; `holder` is the worker that asks it now. Only a fleet keeps any."""

    __tablename__ = "turns"

    host: str = _key()
    free_at: datetime = _moment()
    holder: str | None = _text(null=True)
