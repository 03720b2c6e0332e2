"""The engine's tables are made, brought up to date step by step, and left alone while others need them."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from procrastinate.schema import migrations_path

from db.store import open_store
from jobs.fleet import engine
from jobs.fleet.engine import connected, prepare
from tests.support.postgres import Postgres
from tracker.errors import DatabaseUnusable, WrongCall

STEPS = sorted(path.name for path in migrations_path.iterdir() if path.suffix == ".sql")
EARLIER = "03.02.00_01_pre_batch_defer_jobs.sql"


def made_by_steps(url: str, last: str) -> None:
    """The tables as a version of the engine left them whose last step was `last`."""
    with connected(url) as connection:
        for step in STEPS[: STEPS.index(last) + 1]:
            connection.execute((migrations_path / step).read_text(encoding="utf-8"))  # type: ignore[call-overload]
        engine._remember(connection, last)


def anatomy(url: str) -> dict[str, Any]:
    """Columns, indexes and functions of the engine."""
    asked = {
        "columns": "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_name LIKE 'procrastinate%' ORDER BY 1, 2",
        "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'procrastinate%' ORDER BY 1",
        "functions": "SELECT proname, pronargs FROM pg_proc WHERE proname LIKE 'procrastinate%' ORDER BY 1, 2",
        "comment": "SELECT obj_description('procrastinate_jobs'::regclass)",
    }
    with psycopg.connect(engine.conninfo(url)) as connection:
        return {name: connection.execute(sql).fetchall() for name, sql in asked.items()}


def test_an_engine_brought_up_to_date_is_as_a_fresh_one(postgres: Postgres) -> None:
    with postgres.database() as fresh, postgres.database() as older:
        assert prepare(fresh) == STEPS
        made_by_steps(older, EARLIER)
        assert anatomy(older) != anatomy(fresh)
        assert prepare(older) == STEPS[STEPS.index(EARLIER) + 1 :]
        assert anatomy(older) == anatomy(fresh)
        assert prepare(older) == prepare(fresh) == []


def test_while_others_work_nothing_is_taken_away_from_under_them(url: str) -> None:
    before = "03.01.00_50_post_add_heartbeat.sql"
    made_by_steps(url, before)
    with connected(url) as connection:
        connection.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    assert prepare(url) == [EARLIER]  # the next takes something away
    assert prepare(url) == []
    with connected(url) as connection:
        connection.execute("DELETE FROM procrastinate_workers")
    assert prepare(url) == STEPS[STEPS.index(EARLIER) + 1 :]


def test_a_fleet_needs_postgresql() -> None:
    with pytest.raises(WrongCall, match=r"a fleet shares a PostgreSQL, and tracker.db is SQLite: `tracker db copy`"):
        prepare("sqlite:///tracker.db")


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(DatabaseUnusable) as refused:
        prepare("postgresql+psycopg://me:hunter2@127.0.0.1:1/films")
    assert str(refused.value).startswith("postgresql://127.0.0.1:1/films cannot be used: ")
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_host_has_one_turn_whoever_takes_it(url: str) -> None:
    with open_store(url) as store, open_store(url) as other:
        turns, theirs = store.turns(), other.turns()
        assert turns.wait("reel.example").seconds == 0
        assert turns.take("reel.example", "one", 60)
        assert not theirs.take("reel.example", "two", 60)
        assert theirs.take("post.example", "two", 60)
        held = theirs.wait("reel.example")
        assert held.held
        assert 50 < held.seconds <= 60
        theirs.give_back("reel.example", "two", 0)  # it is not theirs to give
        assert not theirs.take("reel.example", "two", 60)
        turns.give_back("reel.example", "one", 30)
        pause = theirs.wait("reel.example")
        assert not pause.held
        assert 20 < pause.seconds <= 30


def test_a_turn_whose_holder_died_ends_with_its_lease(url: str) -> None:
    with open_store(url) as store:
        turns = store.turns()
        assert turns.take("reel.example", "dead", 0)
        assert turns.take("reel.example", "alive", 60)
        turns.give_back("reel.example", "dead", 0)
        assert turns.wait("reel.example").held
