"""A look into the memory that costs little: for SQLite, the standard library alone, read-only.

`tracker status` answers within 0.4 s; to load SQLAlchemy takes longer than that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from db.errors import exists, explaining, wants_to_write
from db.reads import Reads
from db.revisions import HEAD, VERSIONS, checked, foreign
from db.rows import Row
from db.urls import sqlite_path

BUSY_TIMEOUT = 5.0
"""Seconds. In WAL nobody holds up a reader, but for the moment in which the last writer closes."""


def open_memory(url: str) -> Reads:
    """The memory at `url`, to be read. Nothing is created: one that does not exist yet answers empty.

    One with an older schema is brought up to date first, and then it is the Store that answers. Raises
    DatabaseUnusable, DatabaseBusy, SchemaTooNew.
    """
    path = sqlite_path(url)
    if path is not None:
        with explaining(str(path)):
            peek = _peek(path)
        if peek is not None:
            return peek
    from db.store import open_store

    return open_store(url)


class Nothing(Reads):
    """A memory that does not exist yet."""

    def _rows(self, sql: str, values: Mapping[str, Any]) -> Sequence[Row]:
        return []

    def close(self) -> None:
        """There is nothing to let go of."""


class Peek(Reads):
    """A SQLite file, read-only, as it was at the moment of opening: all answers are of one piece.

    Not for keeping open, and for the thread alone that opened it.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def _rows(self, sql: str, values: Mapping[str, Any]) -> Sequence[Row]:
        with explaining(self._name):
            return self._connection.execute(sql, dict(values)).fetchall()

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()


def _peek(path: Path) -> Reads | None:
    """What can be read at `path`; null if its schema is older than ours."""
    if not exists(path):
        return Nothing()
    try:
        connection, revision = _opened(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if not wants_to_write(error) or path.with_name(f"{path.name}-wal").exists():
            raise
        # In a folder that cannot be written, readers of a WAL database have nowhere to put their index; where no
        # -wal file lies, nobody writes, and SQLite may be told so (sqlite.org/wal.html, "Read-Only Databases").
        connection, revision = _opened(path, "mode=ro&immutable=1")
    if revision == HEAD:
        return Peek(connection, str(path))
    connection.close()
    return Nothing() if revision is None else None


def _opened(path: Path, how: str) -> tuple[sqlite3.Connection, str | None]:
    """A connection in a transaction whose snapshot is taken, and the schema's revision."""
    url = f"{path.absolute().as_uri()}?{how}"
    connection = sqlite3.connect(url, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("BEGIN")
        return connection, _revision(connection, str(path))
    except BaseException:
        connection.close()
        raise


def _revision(connection: sqlite3.Connection, name: str) -> str | None:
    """`db.schema.current`, without SQLAlchemy."""
    tables = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if VERSIONS not in tables:
        if tables:
            raise foreign(name)
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return checked(row["version_num"] if row else None, name)
