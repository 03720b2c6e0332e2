"""The one border where the database library's errors become ours."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import DatabaseBusy, DatabaseError, DatabaseUnusable

_PRIMARY = 0xFF
"""SQLite's extended result codes keep the primary code in their low byte (sqlite.org/rescode.html)."""

_UNUSABLE = {
    sqlite3.SQLITE_NOTADB: "is not a SQLite database: name another file, or move it away to begin anew",
    sqlite3.SQLITE_CORRUPT: "is damaged: put a backup in its place, or move it away to begin anew",
    sqlite3.SQLITE_READONLY: "cannot be written: give yourself the right to write the file and its folder",
    sqlite3.SQLITE_PERM: "cannot be opened: give yourself the right to read and write it",
    sqlite3.SQLITE_AUTH: "cannot be opened: give yourself the right to read and write it",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: it must be a file that you may read and write, in such a folder",
    sqlite3.SQLITE_FULL: "cannot grow, its disk is full: free some space; what was stored before is safe",
    sqlite3.SQLITE_IOERR: "cannot be read or written, the disk fails or is full: see to the disk; try again",
}
_OUT_OF_REACH = {"08", "28", "3D", "53", "57", "58"}
"""Connection, authorisation, no such database, resources and disk, stopped by its operator, the system's own errors."""
_WAITED_IN_VAIN = {"40001", "40P01", "55P03"}
"""serialization_failure, deadlock_detected, lock_not_available."""
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def explained(error: sqlite3.Error, name: str) -> DatabaseError | None:
    """What the person should hear of `error` on the database shown as `name`; null for a bug, which must crash."""
    primary = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if primary in _BUSY:
        return DatabaseBusy(f"{name} is locked by another process: let it finish, or stop it, and try again")
    if primary in _UNUSABLE:
        return DatabaseUnusable(f"{name} {_UNUSABLE[primary]}")
    return None


def wants_to_write(error: sqlite3.Error) -> bool:
    """Whether a file could not be opened because it, or one beside it, cannot be written."""
    return error.sqlite_errorcode & _PRIMARY in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


def exists(path: Path) -> bool:
    """Whether there is a file. A folder raises IsADirectoryError here: SQLite opens one and calls it a broken disk."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return path.exists()


def explained_by_state(state: str | None, name: str) -> DatabaseError | None:
    """The same for PostgreSQL, by SQLSTATE (its documentation, appendix A); null is a connection that never was."""
    if state in _WAITED_IN_VAIN:
        return DatabaseBusy(f"{name} is locked by another process: let it finish, or stop it, and try again")
    if state is None or state[:2] in _OUT_OF_REACH:
        return DatabaseUnusable(f"{name} cannot be used: see that PostgreSQL runs, and the user, password and space")
    return None


@contextmanager
def explaining(name: str) -> Iterator[None]:
    """Turns SQLite's errors and the file system's into DatabaseError, for the database shown as `name`."""
    try:
        yield
    except sqlite3.Error as error:
        told = explained(error, name)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise DatabaseUnusable(f"{name} cannot be opened ({why}): name a file where you may write") from error
