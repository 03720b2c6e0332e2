"""Every connection is set up as it must be, and the file is its owner's alone."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from db.engine import open_engine
from db.store import open_store
from db.urls import shown, sqlite_path
from jobs.fleet.engine import conninfo
from tests.support.database import take_in
from tests.support.postgres import Postgres, end_the_others
from tracker.errors import DatabaseUnusable

PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1, "busy_timeout": 1500}


def test_every_connection_has_the_pragmas(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}", busy_timeout=1.5)
    with ExitStack() as stack:
        connections = [stack.enter_context(engine.connect()) for _ in range(8)]
        for connection in connections:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
            assert found == PRAGMAS
    engine.dispose()


def test_the_connection_that_migrated_has_foreign_keys_again(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store, store.write() as transaction:
        enforced = transaction._rows("PRAGMA foreign_keys", {})
        assert enforced[0]["foreign_keys"] == 1


def modes(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_the_files_are_for_their_owner_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with open_store(f"sqlite:///{tmp_path}/data/of mine/tracker.db") as store, store.write() as transaction:
            take_in(transaction, 1)
            expected = {"tracker.db": 0o600, "tracker.db-wal": 0o600, "tracker.db-shm": 0o600}
            assert modes(tmp_path / "data/of mine") == expected
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data/of mine").stat().st_mode) == 0o700


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_store(f"sqlite:///{tmp_path}/tracker.db").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_closed_memory_is_one_file(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store, store.write() as transaction:
        take_in(transaction, 1)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///tracker.db", "tracker.db"),
        ("sqlite:////var/lib/tracker/my 100% film.db", "/var/lib/tracker/my 100% film.db"),
        ("sqlite+pysqlite:///tracker.db", "tracker.db"),
        ("sqlite:///~/tracker.db", str(Path.home() / "tracker.db")),
        ("postgresql+psycopg://host/films", None),
        ("postgresql://host/films", None),
    ],
)
def test_a_url_names_a_file_or_a_server(url: str, path: str | None) -> None:
    assert sqlite_path(url) == (path and Path(path))


@pytest.mark.parametrize("name", ["100% film.db", "a#b.db", "film 한국.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    open_store(f"sqlite:///{tmp_path}/{name}").close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "url",
    ["", "tracker.db", "/var/lib/tracker.db", "mysql://me:hunter2@host/films", "sqlite://", "sqlite:///",
     "sqlite:///:memory:", "sqlite:///tracker.db?mode=ro", "sqlite://tracker.db", "sqlite:///file:x.db"],
)  # fmt: skip
def test_a_url_of_no_database_is_refused_without_its_secrets(url: str) -> None:
    with pytest.raises(DatabaseUnusable, match=r"sqlite:///FILE") as refused:
        open_store(url)
    assert "\n" not in str(refused.value)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///tracker.db", "tracker.db"),
        ("postgresql+psycopg://me:hunter2@db.example:5433/films", "postgresql://db.example:5433/films"),
        ("postgresql://me:hunter2@db.example/films?sslpassword=hunter2", "postgresql://db.example/films"),
    ],
)
def test_a_url_is_shown_without_its_secrets(url: str, name: str) -> None:
    assert shown(url) == name


def test_what_the_server_has_ended_is_replaced_before_it_is_used(postgres: Postgres) -> None:
    with postgres.database() as url, open_store(url) as store:
        assert store.ledgers() == []
        with psycopg.connect(conninfo(url), autocommit=True) as operator:
            assert end_the_others(operator) == 1
        assert store.ledgers() == []
        with store.write() as transaction:
            take_in(transaction, 1)
        assert len(store.ledgers()) == 1
