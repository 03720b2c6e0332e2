"""The schema's version: read, refused, brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, Engine, inspect, text

from db.engine import BUSY_TIMEOUT, for_writing, open_engine
from db.revisions import HEAD, VERSIONS, checked, foreign
from db.urls import shown

if TYPE_CHECKING:
    import sqlite3

    from alembic.config import Config


def upgrade(url: str, *, busy_timeout: float = BUSY_TIMEOUT) -> tuple[str | None, str]:
    """Brings the database at `url` up to date, in one transaction; creates it if it is not there.

    Gives the revision that it had (null: it was empty) and the one that it has now. Raises SchemaTooNew,
    DatabaseUnusable, DatabaseBusy.
    """
    engine = open_engine(url, busy_timeout=busy_timeout)
    try:
        return bring_up(engine, shown(url)), HEAD
    finally:
        engine.dispose()


def bring_up(engine: Engine, name: str) -> str | None:
    """The same on an open engine; Alembic is loaded only if there is something to do. Gives the revision before."""
    with engine.connect() as connection:
        before = current(connection, name)
    if before == HEAD:
        return before
    with engine.connect() as connection, _without_foreign_keys(connection), for_writing(connection).begin():
        if connection.dialect.name == "postgresql":  # SQLite has one writer anyway
            connection.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended('festival-release-tracker schema', 0))")
            )
        if current(connection, name) != HEAD:  # another process may have been faster
            _migrate(connection)
            _refill(connection)
    return before


def current(connection: Connection, name: str) -> str | None:
    """The revision of the database, null if it is empty.

    Raises SchemaTooNew if it is none that this tracker knows, DatabaseUnusable if the tables are not a tracker's.
    """
    tables = inspect(connection).get_table_names()
    if VERSIONS not in tables:
        if tables and connection.dialect.name == "sqlite":
            raise foreign(name)
        return None
    return checked(connection.scalar(text("SELECT version_num FROM alembic_version")), name)


def alembic_config() -> Config:
    """Alembic's configuration; its scripts are those of the installed package, and there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("db") / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _migrate(connection: Connection) -> None:
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _refill(connection: Connection) -> None:
    """What is derived is no business of the migrations: it is made by the code of today."""
    from db.store import Transaction

    Transaction(connection).refill()


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """SQLite alters a table by building it anew, during which keys lead nowhere; the pragma is a no-op inside a
    transaction, so it is set before one begins (sqlite.org/lang_altertable.html, "making other kinds of changes").
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    bare = cast("sqlite3.Connection", connection.connection.driver_connection)
    bare.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        bare.execute("PRAGMA foreign_keys = ON")
