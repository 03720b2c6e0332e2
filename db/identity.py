"""Whether the file at the database's path is still the one that was opened: another may be put in its place."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from db.urls import sqlite_path

_BESIDE = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Identity:
    """Device and inode of a SQLite file and of the files that SQLite keeps beside it while it is open."""

    path: Path
    files: tuple[tuple[int, int] | None, ...]

    @property
    def is_there(self) -> bool:
        """Whether any file lies at the path now."""
        return _inode(self.path) is not None

    @property
    def is_replaced(self) -> bool:
        """Whether the path leads to another file now, or to none: what is written to the open one is lost."""
        return _inode(self.path) != self.files[0]

    def clear_remains(self) -> None:
        """Removes what the former database left beside the path, once it is closed: SQLite would take its -wal file
        for the new one's (sqlite.org/howtocorrupt.html, 2.4), and does not remove it where the file has moved.
        """
        for suffix, inode in zip(_BESIDE, self.files[1:], strict=True):
            beside = self.path.with_name(self.path.name + suffix)
            if inode is not None and _inode(beside) == inode:
                beside.unlink()


def identity(url: str) -> Identity | None:
    """Which files the open database at `url` consists of; null for PostgreSQL."""
    path = sqlite_path(url)
    if path is None:
        return None
    path = path.resolve()
    files = (path, *(path.with_name(path.name + suffix) for suffix in _BESIDE))
    return Identity(path, tuple(_inode(file) for file in files))


def _inode(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
