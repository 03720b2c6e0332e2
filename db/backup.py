"""A copy of the SQLite database, consistent while others write it, and the way back.

SQLite's online backup (sqlite.org/backup.html): pages are copied under a read lock, and a file that is copied into
takes part in locking like any other, so that whoever reads it sees all of it or nothing.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.engine import BUSY_TIMEOUT
from db.errors import explaining
from db.lock import sole_daemon
from db.revisions import VERSIONS, checked, foreign
from db.urls import shown, sqlite_path
from tracker.errors import DatabaseUnusable, WrongCall

_PAGES = 2000
"""Pages copied at a time, between which others may write."""

Progress = Callable[[int, int], None]
"""Called with how many pages are copied, of how many."""


def backup(url: str, to: Path, *, force: bool = False, progress: Progress | None = None) -> None:
    """Copies the database at `url` into the new file `to`, mode 0600, whole or not at all.

    Raises WrongCall if `to` is there, unless `force`; DatabaseUnusable.
    """
    path = _file(url)
    if not path.exists():
        raise DatabaseUnusable(f"{path} is not there yet: there is nothing to back up")
    _may_write(to, force)
    part = to.with_name(f".{to.name}.part")
    with explaining(str(to)):
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    try:
        _copy(path, part, progress)
        _sound(part)
        with explaining(str(to)):
            part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def restore(url: str, source: Path, *, force: bool = False, progress: Progress | None = None) -> None:
    """Puts the copy `source` in the place of the database at `url`, whose folder is made if need be.

    Raises WrongCall if there is a database, unless `force`; AlreadyRunning while a daemon works on it;
    DatabaseUnusable or SchemaTooNew if the copy is damaged or none of a tracker's, and then nothing has changed.
    """
    path = _file(url)
    if not source.exists():
        raise WrongCall(f"{source}: there is no such file")
    _sound(source)
    with sole_daemon(url):
        _may_write(path, force)
        with explaining(str(path)):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
        _copy(source, path, progress)


def _file(url: str) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise WrongCall(f"{shown(url)}: PostgreSQL has tools of its own for that, pg_dump and pg_restore")
    return path


def _may_write(path: Path, force: bool) -> None:
    with explaining(str(path)):
        there = path.exists()
    if there and not force:
        raise WrongCall(f"{path} is there already: name another file, or say --force to put this in its place")


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    with (
        explaining(str(source)),
        closing(_reading(source)) as reading,
        explaining(str(target)),
        closing(sqlite3.connect(target, timeout=BUSY_TIMEOUT)) as writing,
    ):
        reading.backup(
            writing, pages=_PAGES, progress=lambda _status, left, of: progress(of - left, of) if progress else None
        )


def _sound(path: Path) -> None:
    """Raises DatabaseUnusable or SchemaTooNew unless `path` is the whole database of a tracker that we know."""
    with explaining(str(path)), closing(_reading(path)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if VERSIONS in tables else None
    if verdict != "ok":
        raise DatabaseUnusable(f"{path} is damaged: {verdict}")
    if found is None:
        raise foreign(str(path))
    checked(found[0], str(path))


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT)
