"""The schema is made, recognised, refused; and the tables are those of the models."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.engine import open_engine
from db.models import Row
from db.peek import open_memory
from db.revisions import HEAD, REVISIONS
from db.schema import alembic_config, upgrade
from db.store import open_store
from tests.support.database import counts, is_sound, take_in
from tracker.errors import DatabaseUnusable, SchemaTooNew

TABLES = {
    *("documents", "copies", "claims", "ledgers", "alerts", "notices", "digests", "deliveries", "channels"),
    *("outlines", "openings", "searched"),
    *("sources", "items_seen", "health", "incidents"),
    *("traffic", "robots", "holds", "turns"),
}


def not_of_the_index(name: str | None, kind: str, _parents: object) -> bool:
    """FTS5 keeps its index in tables of its own, which SQLAlchemy has no models for."""
    return kind != "table" or not (name or "").startswith("words")


def set_revision(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])


def test_the_migrated_schema_is_that_of_the_models(empty_url: str) -> None:
    upgrade(empty_url)
    engine = open_engine(empty_url)
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": not_of_the_index}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()
    assert set(Row.metadata.tables) == TABLES


def test_every_constraint_has_a_name() -> None:
    constraints = [(table.name, c) for table in Row.metadata.tables.values() for c in table.constraints]
    assert len(constraints) > len(TABLES)
    assert [table for table, constraint in constraints if not constraint.name] == []


def test_the_models_and_the_migrations_make_the_same_sql(path: Path, tmp_path: Path) -> None:
    # What the comparison above passes over: the names of keys, AUTOINCREMENT, WITHOUT ROWID.
    upgrade(f"sqlite:///{path}")
    fresh = tmp_path / "fresh.db"
    engine = open_engine(f"sqlite:///{fresh}")
    with engine.begin() as connection:
        Row.metadata.create_all(connection)
    engine.dispose()
    assert definitions(path) == definitions(fresh)


def definitions(path: Path) -> dict[str, list[str]]:
    """Each table's and index's SQL, its parts sorted: constraints, and columns that came later, may stand anywhere."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: sorted(filter(None, (part.strip(" \t()") for part in re.split(r"[,\n]", sql))))
        for name, sql in found
        if not name.startswith(("alembic", "sqlite"))
    }


def test_the_list_of_revisions_is_that_of_the_scripts() -> None:
    scripts = ScriptDirectory.from_config(alembic_config())
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS
    assert scripts.get_current_head() == HEAD


def test_upgrade_says_from_where_to_where(empty_url: str) -> None:
    assert upgrade(empty_url) == (None, HEAD)
    assert upgrade(empty_url) == (HEAD, HEAD)


def test_a_file_of_no_bytes_is_an_empty_database(path: Path) -> None:
    path.touch()
    assert upgrade(f"sqlite:///{path}") == (None, HEAD)


def test_a_schema_of_a_newer_tracker_is_refused_at_every_door(path: Path) -> None:
    url = f"sqlite:///{path}"
    with open_store(url) as store, store.write() as transaction:
        take_in(transaction, 1, "me")
    set_revision(path, "0099")
    before = counts(path)
    for door in (open_store, open_memory, upgrade):
        with pytest.raises(SchemaTooNew) as refused:
            door(url)
        assert str(refused.value) == (
            f"{path} was written by a newer tracker (schema 0099, this one knows {HEAD}): "
            "upgrade festival-release-tracker, or name another database"
        )
    assert counts(path) == before


def test_an_older_schema_is_brought_up_to_date_by_a_reader_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{path}"
    with open_store(url) as store, store.write() as transaction:
        article = take_in(transaction, 1)
    monkeypatch.setattr("db.peek.HEAD", "the next one")
    with open_memory(url) as memory:
        assert type(memory).__name__ == "Store"
        assert memory.document(article.id) == article


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    for door in (open_store, open_memory, upgrade):
        with pytest.raises(DatabaseUnusable, match="is the database of another program: name another file"):
            door(f"sqlite:///{path}")
    assert counts(path) == {"bookmarks": 0}


def test_a_migration_that_fails_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{path}"
    monkeypatch.setattr("alembic.command.upgrade", _half_an_upgrade)
    with pytest.raises(ZeroDivisionError):
        upgrade(url)
    assert counts(path) == {}
    monkeypatch.undo()
    assert upgrade(url) == (None, HEAD)


def _half_an_upgrade(config: object, _revision: str) -> None:
    connection = config.attributes["connection"]  # type: ignore[attr-defined]
    Row.metadata.tables["documents"].create(connection)
    raise ZeroDivisionError


def test_processes_that_begin_at_once_make_one_schema(path: Path) -> None:
    script = "import sys\nfrom db.schema import upgrade\nsys.stdin.readline()\nupgrade(sys.argv[1])"
    command = [sys.executable, "-c", script, f"sqlite:///{path}"]
    beginners = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    assert [beginner.communicate(b"go\n")[1] for beginner in beginners] == [b""] * 4
    assert [beginner.returncode for beginner in beginners] == [0] * 4
    assert counts(path)["alembic_version"] == 1
    assert is_sound(path)
