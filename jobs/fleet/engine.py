"""Procrastinate on the tracker's own PostgreSQL: how it is reached, and its tables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final, cast

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.schema import SchemaManager, migrations_path
from psycopg.rows import DictRow, dict_row
from psycopg.sql import SQL, Literal
from psycopg_pool import AsyncConnectionPool

from db.hungup import KEPT_ALIVE, hung_up
from db.urls import shown, sqlite_path
from tracker.errors import DatabaseUnusable, WrongCall

_LOCK: Final = "festival-release-tracker engine"
_STEP: Final = ".sql"
_CONTRACTING: Final = "_post_"
"""In the name of a step that takes away what the version before still uses; the others only add."""

app: Final = App(connector=PsycopgConnector(), import_paths=["jobs.fleet.tasks", "jobs.fleet.chores"])
"""What the tasks are tied to. It reaches a database only where `connector` takes the place of its own."""


def conninfo(database: str) -> str:
    """What libpq calls the database at the URL `database`. Raises WrongCall for SQLite, which one machine uses."""
    if path := sqlite_path(database):
        raise WrongCall(
            f"a fleet shares a PostgreSQL, and {path} is SQLite: `tracker db copy` moves it, "
            "and --database or [tracker] database names the new one"
        )
    return "postgresql://" + database.partition("://")[2]


def connector(database: str, connections: int, lost: Callable[[], object]) -> PsycopgConnector:
    """How a worker speaks to its engine, with at most so many connections. `lost` is called as one turns out to have
    been ended by the server: a worker then has to begin anew, under another number.

    The engine asks one statement at a time, so each is a transaction of its own, and goes to the server once instead
    of four times: by itself the library looks first whether the connection lives, and then says BEGIN and COMMIT.

    Nobody waits for the server's disk. Were its power cut, it would not know of the last half second which jobs were
    taken and which done. Who takes one again finds what it was about already stored, since that is awaited. A job
    that is done, and not for the server, is in the hands of a worker's former number, and so goes back to the queue.
    """
    return PsycopgConnector(
        pool_factory=partial(_pool, lost),
        conninfo=conninfo(database),
        kwargs=KEPT_ALIVE,
        min_size=1,
        max_size=connections,
    )


def _pool(lost: Callable[[], object], **options: Any) -> AsyncConnectionPool[Any]:
    async def prepare(connection: psycopg.AsyncConnection[Any]) -> None:
        await connection.set_autocommit(True)
        await connection.execute("SET synchronous_commit TO off")

    async def check(connection: psycopg.AsyncConnection[Any]) -> None:
        if hung_up(connection):
            lost()
            await connection.close()  # the pool keeps one that looks open, and would offer it again
            raise psycopg.OperationalError("the server has ended the connection")

    return AsyncConnectionPool(**{**options, "check": check, "configure": prepare})


def connected(database: str) -> psycopg.Connection[DictRow]:
    """A connection for a few questions; rows are dictionaries. Raises DatabaseUnusable."""
    try:
        return psycopg.connect(conninfo(database), row_factory=dict_row)
    except psycopg.OperationalError as error:
        raise DatabaseUnusable(f"{shown(database)} cannot be used: {_first_line(error)}") from error


def has_engine(connection: psycopg.Connection[DictRow]) -> bool:
    """Whether a worker was ever here."""
    row = connection.execute("SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS there").fetchone()
    return bool(row and row["there"])


def prepare(database: str) -> list[str]:
    """Makes the engine's tables, or brings them up to the installed version; gives the steps that this took.

    While workers of another version may be running, only steps that add something are taken, so that they go on; what
    takes something away waits for a start at which nobody else works. Raises DatabaseUnusable.
    """
    with connected(database) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [_LOCK])
        known = sorted(path.name for path in migrations_path.iterdir() if path.suffix == _STEP)
        if not has_engine(connection):
            connection.execute(cast("Any", SchemaManager.get_schema()))
            _remember(connection, known[-1])
            return known
        last = _last_step(connection) or known[-1]
        missing = [name for name in known if name > last]
        if missing and _anybody_works(connection):
            missing = _until_contracting(missing)
        for name in missing:
            connection.execute(cast("Any", (migrations_path / name).read_text(encoding="utf-8")))
            _remember(connection, name)
        return missing


def _until_contracting(steps: list[str]) -> list[str]:
    contracting = [n for n, name in enumerate(steps) if _CONTRACTING in name]
    return steps[: contracting[0]] if contracting else steps


def _anybody_works(connection: psycopg.Connection[DictRow]) -> bool:
    row = connection.execute("SELECT count(*) AS workers FROM procrastinate_workers").fetchone()
    return bool(row and row["workers"])


def _last_step(connection: psycopg.Connection[DictRow]) -> str | None:
    """The engine keeps no record of its version: a comment on its main table does."""
    row = connection.execute("SELECT obj_description('procrastinate_jobs'::regclass) AS step").fetchone()
    return row["step"] if row else None


def _remember(connection: psycopg.Connection[DictRow], step: str) -> None:
    connection.execute(SQL("COMMENT ON TABLE procrastinate_jobs IS {}").format(Literal(step)))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
