"""From a URL to an engine: SQLite's pragmas on every connection, its file for its owner alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, DisconnectionError

from db.errors import exists, explained, explained_by_state, explaining
from db.urls import shown, sqlite_path
from tracker.errors import DatabaseError, DatabaseUnusable

if TYPE_CHECKING:
    import psycopg

BUSY_TIMEOUT: Final = 10.0
"""Seconds to wait for the write lock. Our own writes hold it for milliseconds; a person can wait this long."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the writer, nor the writer for them
    "PRAGMA synchronous = NORMAL",  # in WAL, a power cut may cost the last commits, never the database
    "PRAGMA foreign_keys = ON",  # off on every new connection, says SQLite
)
_BEGIN = "sqlite_begin"


def open_engine(url: str, *, busy_timeout: float = BUSY_TIMEOUT) -> Engine:
    """An engine for `url`. A SQLite file that does not exist is created, mode 0600, in a folder made with 0700.

    `busy_timeout` is in seconds. From here on, every error of the library that a person can mend comes out as
    DatabaseError; what is a bug comes out as it is. Raises DatabaseUnusable.
    """
    path = sqlite_path(url)
    return _postgres(url, busy_timeout) if path is None else _sqlite(path, busy_timeout)


def for_writing(connection: Connection) -> Connection:
    """`connection`, whose transactions take SQLite's write lock as they begin: a reader that turns writer halfway
    would fail at once where another wrote meanwhile, whatever the busy timeout.
    """
    return connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def at_once(engine: Engine) -> Engine:
    """`engine`, its connections shared, for statements that stand alone: on PostgreSQL each is a transaction of its own
    and goes to the server once, where BEGIN and ROLLBACK around it would be two ways more, and its plan forgotten.
    """
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="AUTOCOMMIT")


def _sqlite(path: Path, busy_timeout: float) -> Engine:
    with explaining(str(path)):
        _create(path)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        # The driver begins no transactions of its own (isolation_level None): we say BEGIN, see `begin`.
        connect_args={"timeout": busy_timeout, "isolation_level": None},
    )
    _explain(engine, lambda error: explained(error, str(path)) if isinstance(error, sqlite3.Error) else None)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        if connection.execute("PRAGMA page_count").fetchone() == (0,):
            # Counts only before anything is written, and afterwards would take the write lock; `db.disk` uses it.
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    return engine


def _create(path: Path) -> None:
    """SQLite gives its -wal and -shm files the mode of the database, so this one decides for all three."""
    if exists(path):
        return
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))


def _postgres(url: str, busy_timeout: float) -> Engine:
    name = shown(url)
    try:
        from db.hungup import KEPT_ALIVE, hung_up
        from db.nul import keep_nul

        engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg"),
            connect_args={"options": f"-c lock_timeout={busy_timeout * 1000:.0f}", **KEPT_ALIVE},
        )
    except ImportError as error:
        raise DatabaseUnusable(f"{name} needs a driver: pip install 'festival-release-tracker[fleet]'") from error
    except ArgumentError as error:
        raise DatabaseUnusable(f"{name} is no URL of a PostgreSQL database") from error

    def told(error: BaseException) -> DatabaseError | None:
        if isinstance(error, engine.dialect.loaded_dbapi.OperationalError):
            return explained_by_state(error.sqlstate, name)
        return None

    _explain(engine, told)

    @event.listens_for(engine, "connect")
    def prepare(connection: psycopg.Connection, _record: object) -> None:
        keep_nul(connection)

    @event.listens_for(engine, "checkout")
    def look(connection: psycopg.Connection, _record: object, _proxy: object) -> None:
        if hung_up(connection):  # SQLAlchemy's own pre-ping would ask, before each statement that stands alone
            raise DisconnectionError

    return engine


def _explain(engine: Engine, told_of: Callable[[BaseException], DatabaseError | None]) -> None:
    """Has each error of the driver answered by `told_of`, while connecting, asking and committing alike."""

    @event.listens_for(engine, "handle_error")
    def explain(context: ExceptionContext) -> None:
        told = told_of(context.original_exception)
        if told is not None:
            raise told from context.original_exception
