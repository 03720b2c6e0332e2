"""One daemon to a database: a lock that goes with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import explaining
from db.urls import shown, sqlite_path
from tracker.errors import AlreadyRunning

_KEY = "festival-release-tracker daemon"


@contextmanager
def sole_daemon(url: str) -> Iterator[None]:
    """Within, no other daemon works on the database at `url`. Raises AlreadyRunning, DatabaseUnusable."""
    path = sqlite_path(url)
    with _beside(path) if path else _on_server(url):
        yield


def lock_file(path: Path) -> Path:
    """The file that is locked for the SQLite database `path`. It stays where it is: to remove it would let two in."""
    path = path.resolve()
    return path.with_name(f"{path.name}.lock")


@contextmanager
def _beside(path: Path) -> Iterator[None]:
    """A file beside the database, locked with flock(2): the database's own locks are SQLite's."""
    with explaining(str(path)):
        beside = lock_file(path)
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(beside, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            raise _taken(str(path), f" (process {holder})" if holder.isdigit() else "") from None
        with explaining(str(path)):
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


@contextmanager
def one_of_a_fleet(url: str) -> Iterator[None]:
    """Within, no daemon works on the PostgreSQL at `url`; others of the fleet do. Raises AlreadyRunning."""
    with _on_server(url, shared=True):
        yield


@contextmanager
def _on_server(url: str, *, shared: bool = False) -> Iterator[None]:
    """PostgreSQL's advisory lock, which ends with its session."""
    from sqlalchemy import text

    from db.engine import open_engine

    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            lock = text(f"SELECT pg_try_advisory_lock{'_shared' if shared else ''}(hashtextextended(:key, 0))")
            if not connection.scalar(lock, {"key": _KEY}):
                raise _taken(shown(url), "" if shared else ", or a fleet,")
            connection.commit()  # the lock is the session's: no transaction stays open for years
            yield
    finally:
        engine.dispose()


def _taken(name: str, holder: str) -> AlreadyRunning:
    return AlreadyRunning(f"{name}: another daemon{holder} works on it: stop that one, or name another database")
