"""The room that a SQLite database takes: how much, how much of it is free, and giving that back in small steps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from db.engine import BUSY_TIMEOUT
from db.errors import explaining
from db.urls import sqlite_path

STEP = 256
"""Pages that are given back in one go: a megabyte, some milliseconds of the write lock."""

_INCREMENTAL = 2


@dataclass(frozen=True, slots=True)
class Room:
    """Bytes: of the whole file, and of what is free in it."""

    total: int
    free: int

    @property
    def used(self) -> int:
        return self.total - self.free


def room(url: str) -> Room | None:
    """What the database takes; null for one that is not SQLite, whose server sees to itself. Raises DatabaseError."""
    path = sqlite_path(url)
    if path is None or not path.exists():
        return None
    with explaining(str(path)), closing(_connect(path)) as connection:
        size, count, free = (_pragma(connection, name) for name in ("page_size", "page_count", "freelist_count"))
    return Room(size * count, size * free)


def give_back(url: str, steps: int) -> int:
    """Gives free pages back to the disk, at most `steps` times STEP of them, each in a transaction of its own.

    -> how many. A database that was made before this was thought of is rewritten once, which takes a second or two for
    each hundred megabytes and the write lock meanwhile. Nothing is done for PostgreSQL. Raises DatabaseError.
    """
    path = sqlite_path(url)
    if path is None or not path.exists():
        return 0
    with explaining(str(path)), closing(_connect(path)) as connection:
        before = _pragma(connection, "freelist_count")
        if _pragma(connection, "auto_vacuum") != _INCREMENTAL:
            connection.execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
            connection.execute("VACUUM")
        for _ in range(steps):
            if not _pragma(connection, "freelist_count"):
                break
            # As a script: the pragma gives back a page at each step, and `execute` makes but one.
            connection.executescript(f"PRAGMA incremental_vacuum({STEP})")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return before - _pragma(connection, "freelist_count")


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
