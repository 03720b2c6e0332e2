"""A memory moves from one engine to the other and back, and comes out as it was, to the last character."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from db import copying
from db.copying import copy
from db.lock import sole_daemon
from db.store import Store, Transaction, open_store
from tests.support.database import FILM, NOON, claims, document, ledger, take_in
from tests.support.postgres import Postgres
from tracker.domain.source import SourceState
from tracker.errors import AlreadyRunning, DatabaseError, DatabaseUnusable

ODD = "\0 “at last” \uffff 한국 \U0001f3ac \r\n\t'"


def fill(url: str) -> None:
    """A memory with a row in most tables, some hundreds in one, and every kind of text."""
    with open_store(url) as store, store.write() as transaction:
        for number in range(3):
            take_in(transaction, number, "me", "hook")
        take_in(transaction, 4, "me", film=f"Another Film{ODD}")
        odd = document(5, title=ODD, text=ODD, language=None, modified=NOON.astimezone())
        transaction.add_document(odd, ODD)
        transaction.add_claims(claims(odd, 3))
        transaction.mark_seen("reel", [f"https://reel.example/{n}" for n in range(700)], NOON)
        transaction.save_source_state(SourceState(ODD, NOON, checked_at=NOON + timedelta(microseconds=1), error=ODD))
        transaction.retire_channel("hook", NOON, ODD)
        transaction.save_ledger(ledger(*claims(odd, 2)), NOON)


def tables(path: Path) -> dict[str, list[Any]]:
    """All that the SQLite file holds, but for the index of words, which is made anew."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
            for (name,) in names
            if not name.startswith(("sqlite_", "words", "searched"))
        }


def test_there_and_back_again(path: Path, tmp_path: Path, postgres: Postgres) -> None:
    there, back = f"sqlite:///{path}", tmp_path / "back.db"
    fill(there)
    before = tables(path)
    with postgres.database(empty=True) as url:
        copied = {each.table: each.rows for each in copy(there, url)}
        assert {name: len(rows) for name, rows in before.items() if name in copied} == copied
        with open_store(url) as there_store, open_store(there) as here_store:
            assert answers(there_store) == answers(here_store)
        copy(url, f"sqlite:///{back}")
    assert tables(back) == before == tables(path)


def answers(store: Store) -> list[Any]:
    states = store.source_states([ODD])
    found = [raised.alert for raised in store.alerts()]
    return [*store.documents(), *store.ledgers(), *store.claims(FILM), *found, *store.deliveries(), states]


def test_what_was_copied_goes_on_where_it_stood(path: Path, engine_url: str) -> None:
    """New rows are numbered behind the old ones, and the search finds what was copied."""
    source = f"sqlite:///{path.with_name('source.db')}"
    fill(source)
    copy(source, engine_url)
    with open_store(engine_url) as store:
        last = store.alerts()[-1].sequence
        with store.write() as transaction:
            take_in(transaction, 9, "me")
        assert store.alerts()[-1].sequence == last + 1
        found = transaction_count(store, "SELECT count(*) AS n FROM searched")
        assert found == len(list(store.documents()))


def transaction_count(store: Store, sql: str) -> int:
    return int(store._rows(sql, {})[0]["n"])


def test_a_database_with_rows_is_not_written_over(path: Path, engine_url: str) -> None:
    source = f"sqlite:///{path.with_name('source.db')}"
    fill(source)
    with open_store(engine_url) as store:
        store.save_source_state(SourceState("Reel"))
    with pytest.raises(DatabaseUnusable, match=r"has rows already, in sources: name an empty database"):
        copy(source, engine_url)
    with open_store(engine_url) as store:
        assert list(store.documents()) == []


def test_a_row_that_comes_out_otherwise_undoes_the_whole(
    path: Path, engine_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = f"sqlite:///{path.with_name('source.db')}"
    fill(source)
    monkeypatch.setattr(copying, "_count_on", meddle)
    with pytest.raises(DatabaseError, match=r"of ledgers came out otherwise than it was: nothing was copied"):
        copy(source, engine_url)
    with open_store(engine_url) as store:
        assert (list(store.documents()), store.ledgers()) == ([], [])


def meddle(connection: Any, table: Any) -> None:
    """Stands for whatever may alter a value on its way."""
    if table.name == "ledgers":
        Transaction(connection)._do("UPDATE ledgers SET body = body || ' '")


def test_nobody_else_may_work_on_either(path: Path, engine_url: str) -> None:
    source = f"sqlite:///{path.with_name('source.db')}"
    fill(source)
    with sole_daemon(engine_url), pytest.raises(AlreadyRunning):
        copy(source, engine_url)
    with sole_daemon(source), pytest.raises(AlreadyRunning):
        copy(source, engine_url)


def test_what_cannot_be_copied_is_named(path: Path) -> None:
    url = f"sqlite:///{path}"
    with pytest.raises(DatabaseUnusable, match="does not exist: name the database that is to be copied"):
        copy(url, f"sqlite:///{path.with_name('other.db')}")
    fill(url)
    with pytest.raises(DatabaseUnusable, match="is named twice"):
        copy(url, url)
