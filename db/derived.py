"""What is derived from the other tables, so that a board of a thousand films answers at once.

The outline of each ledger, the openings with their counted moves, and the full-text index of the documents;
`db.deriving` writes them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field

from db import fulltext
from db.models import Moment, Row


class OutlineRow(Row, table=True):
    """A film's ledger without its evidence, as JSON."""

    __tablename__ = "outlines"

    film: str = Field(sa_column=Column(Text, primary_key=True))
    updated_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))


class OpeningRow(Row, table=True):
    """One film in one territory by one type of release. Kept when its fact is gone: calendars must be told."""

    __tablename__ = "openings"
    __table_args__ = (PrimaryKeyConstraint("film", "territory", "release_type", name="pk_openings"),)

    film: str = Field(sa_column=Column(Text, nullable=False))
    territory: str = Field(sa_column=Column(Text, nullable=False))
    release_type: str = Field(sa_column=Column(Text, nullable=False))
    date: str = Field(sa_column=Column(Text, nullable=False))
    status: str = Field(sa_column=Column(Text, nullable=False))
    fact: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    modified_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    sequence: int = Field(sa_column=Column(Integer, nullable=False))


class SearchedRow(Row, table=True):
    """A document in the full-text index: on PostgreSQL its lexemes stand here, on SQLite in `words` under `number`."""

    __tablename__ = "searched"
    __table_args__ = (
        PrimaryKeyConstraint("number", name="pk_searched"),
        Index("ix_searched_document_id", "document_id", unique=True),
        Index("ix_searched_lexemes", "lexemes", postgresql_using="gin"),
        {"sqlite_autoincrement": True},
    )

    number: int | None = Field(default=None, sa_column=Column(Integer, autoincrement=True, nullable=False))
    document_id: str = Field(sa_column=Column(Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False))
    lexemes: Any = Field(default=None, sa_column=Column(Text().with_variant(TSVECTOR(), "postgresql"), nullable=True))


@event.listens_for(Row.metadata.tables["searched"], "after_create")
def _create_words(_table: Table, connection: Connection, **_options: Any) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(fulltext.CREATE)
