"""A whole memory from one database into another, whatever engine holds them; compared row by row before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Engine, Row, Table, func, insert, select, text, tuple_

from db.derived import SearchedRow
from db.engine import BUSY_TIMEOUT, for_writing, open_engine
from db.lock import sole_daemon
from db.models import Row as Model
from db.models import TurnRow
from db.schema import bring_up
from db.store import Transaction
from db.urls import shown, sqlite_path
from tracker.errors import DatabaseError, DatabaseUnusable

_BATCH: Final = 300
"""Rows at a time. Their keys are one IN list: SQLite's oldest limit on parameters is 999, and keys have two columns."""

_OF_THE_ENGINE: Final = {SearchedRow.__tablename__, TurnRow.__tablename__}
"""What is not copied: the full-text index, which each engine keeps in its own way, and whose turn it is at a host."""

Progress = Callable[[int, int, str], None]
"""Called with how many rows were copied, of how many, and the name of their table."""


@dataclass(frozen=True, slots=True)
class Copied:
    """One table: how many rows were copied and found equal."""

    table: str
    rows: int


def copy(source: str, target: str, progress: Progress = lambda done, of, name: None) -> list[Copied]:
    """Copies the memory at the URL `source` into the empty one at `target`, which is created if need be.

    In one transaction, after each row was read again from the target and found equal; the source stays as it is, but
    for its schema, which is brought up to date. Nobody else may work on either meanwhile. Raises DatabaseUnusable,
    DatabaseBusy, AlreadyRunning, SchemaTooNew, and then nothing was copied.
    """
    path = sqlite_path(source)
    if path and not path.exists():
        raise DatabaseUnusable(f"{path} does not exist: name the database that is to be copied")
    if shown(source) == shown(target):
        raise DatabaseUnusable(f"{shown(source)} is named twice: name another database to copy into")
    with sole_daemon(source), sole_daemon(target), _ready(source) as origin, _ready(target) as goal:
        return _copied(origin, goal, shown(target), progress)


@contextmanager
def _ready(url: str) -> Iterator[Engine]:
    """An engine whose schema is up to date, closed with the block."""
    engine = open_engine(url, busy_timeout=BUSY_TIMEOUT)
    try:
        bring_up(engine, shown(url))
        yield engine
    finally:
        engine.dispose()


def _copied(origin: Engine, goal: Engine, name: str, progress: Progress) -> list[Copied]:
    tables = [table for table in Model.metadata.sorted_tables if table.name not in _OF_THE_ENGINE]
    with _at_one_moment(origin) as reading, goal.connect() as writing, for_writing(writing).begin():
        if filled := [table.name for table in tables if _count(writing, table)]:
            raise DatabaseUnusable(f"{name} has rows already, in {', '.join(filled)}: name an empty database")
        counts = {table.name: _count(reading, table) for table in tables}
        of, done = sum(counts.values()), 0
        for table in tables:
            for rows in _batches(reading, table):
                writing.execute(insert(table), [row._asdict() for row in rows])
                done += len(rows)
                progress(done, of, table.name)
            _count_on(writing, table)
        for table in tables:
            _compare(reading, writing, table)
        Transaction(writing).refill()
    return [Copied(name, rows) for name, rows in counts.items()]


@contextmanager
def _at_one_moment(engine: Engine) -> Iterator[Connection]:
    """A connection that sees nothing of what is written from now on, as SQLite's transactions do anyway."""
    alike = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect() as connection, connection.execution_options(**alike).begin():
        yield connection


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[Row[Any]]]:
    """The table's rows, some at a time, none held longer than that."""
    with connection.execution_options(yield_per=_BATCH).execute(select(table)) as found:
        yield from found.partitions()


def _count_on(connection: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows from a sequence, which does not hear of rows that bring their number along."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    last = connection.scalar(select(func.max(column)))
    if last is not None:
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"),
            {"table": table.name, "column": column.name, "last": last},
        )


def _compare(reading: Connection, writing: Connection, table: Table) -> None:
    """Raises DatabaseError where a row of the one is not the same, or not there, in the other."""
    keys = list(table.primary_key)
    for rows in _batches(reading, table):
        wanted = {tuple(row._mapping[key.name] for key in keys): row._asdict() for row in rows}
        found = writing.execute(select(table).where(tuple_(*keys).in_(list(wanted)))).all()
        copies = {tuple(row._mapping[key.name] for key in keys): row._asdict() for row in found}
        for key, row in wanted.items():
            if copies.get(key) != row:
                raise DatabaseError(f"the row {key} of {table.name} came out otherwise than it was: nothing was copied")
    if _count(reading, table) != _count(writing, table):
        raise DatabaseError(f"{table.name} came out with another number of rows: nothing was copied")
