"""What is derived follows what it is derived from, and is made good where it is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, MetaData, Table, delete, select, text

from db.asking import Slice
from db.derived import OpeningRow, OutlineRow, SearchedRow
from db.engine import open_engine
from db.fulltext import query
from db.schema import alembic_config
from db.store import Store, open_store
from tests.support.database import FILM, NOON, document, take_in
from tests.support.ledger_prose import given, release
from tracker.domain.ledger import outline


def opens(store: Store, day: str, hour: int) -> None:
    """The film's American release is on `day`, as we learn `hour` hours after noon."""
    story = given(FILM).on("2026-01-01").says(release(day, "US"))
    with store.write() as transaction:
        transaction.save_ledger(story.ledger, NOON + timedelta(hours=hour))


def test_an_outline_is_the_ledger_without_its_evidence(store: Store) -> None:
    story = given(FILM).on("2026-01-01").says(release("2026-02-27", "US"))
    assert story.ledger.testimony
    opens(store, "2026-02-27", 0)
    assert store.outlines([FILM, "Another Film"]) == {FILM: outline(store.ledger(FILM))}
    assert store.outlines([FILM])[FILM].testimony == ()
    assert store.outline_stamps() == {FILM: NOON}


def test_openings_are_counted_on_as_the_ledger_moves(store: Store) -> None:
    for hour, day in enumerate(("2026-02-27", "2026-02-27", "2026-03-06")):
        opens(store, day, hour)
    (opening,) = store.openings()
    assert (opening.territory, opening.date, opening.sequence) == ("US", "2026-03-06", 1)
    assert opening.created == NOON
    assert opening.modified == NOON + timedelta(hours=2)
    assert store.openings("Another Film") == []


def test_the_last_alert_of_each_film(store: Store) -> None:
    with store.write() as transaction:
        for number, film in enumerate(("One", "Two", "One")):
            take_in(transaction, number, film=film)
    found = store.last_alerts(["One", "Two", "Three"])
    assert {film: raised.alert.id for film, raised in found.items()} == {"One": "a2", "Two": "a1"}


def test_a_document_that_was_known_is_searched_once(store: Store) -> None:
    for _ in range(2):
        with store.write() as transaction:
            transaction.add_document(document(), "reel")
    assert len(store.search(query("harbour"), None, Slice(10))) == 1


@pytest.fixture
def bare(engine_url: str) -> Iterator[Store]:
    """A memory as one of before the board: nothing is derived yet."""
    with open_store(engine_url) as store:
        with store.write() as transaction:
            take_in(transaction, 1)
            take_in(transaction, 2)
        opens(store, "2026-02-27", 3)
        engine = open_engine(engine_url)
        with engine.begin() as connection:
            for row in (OutlineRow, OpeningRow, SearchedRow):
                connection.execute(delete(row))
        engine.dispose()
        yield store


def test_what_is_missing_is_made_good(bare: Store) -> None:
    assert (bare.outline_stamps(), bare.openings(), bare.search(query("harbour"), None, Slice(9))) == ({}, [], [])
    with bare.write() as transaction:
        transaction.refill()
    assert bare.outline_stamps() == {FILM: NOON + timedelta(hours=3)}
    assert [opening.date for opening in bare.openings()] == ["2026-02-27"]
    assert len(bare.search(query("harbour"), None, Slice(9))) == 2


def put_back(engine: Engine, revision: str, full: Path) -> None:
    """A database as it was at `revision`, with what that schema held of the memory at `full`."""
    with engine.begin() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    with engine.connect() as connection:
        connection.execute(text("ATTACH :full AS full"), {"full": str(full)})
        for table in ("documents", "claims", "ledgers"):
            then = Table(table, MetaData(), autoload_with=connection)
            now = Table(table, MetaData(), autoload_with=connection, schema="full")
            kept = select(*(now.c[column.name] for column in then.c))
            connection.execute(then.insert().from_select(list(then.c), kept))
        connection.commit()


def test_a_database_of_an_earlier_schema_is_filled_as_it_is_brought_up(path: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{path}"
    article, full = document(), tmp_path / "full.db"
    with open_store(f"sqlite:///{full}") as store, store.write() as transaction:
        take_in(transaction, 1)
    engine = open_engine(url)
    put_back(engine, "0003", full)
    engine.dispose()
    with open_store(url) as store:
        assert store.outlines([FILM])[FILM] == outline(store.ledger(FILM))
        assert store.search(query("harbour"), None, Slice(9)) == [article]


def test_what_is_forgotten_is_found_no_more_and_leaves_nothing_behind(store: Store) -> None:
    article = document()
    with store.write() as transaction:
        transaction.add_document(article, "reel")
        transaction.add_document(document(2), "reel")
        transaction.forget_words(article)
    assert store.search(query("harbour"), None, Slice(9)) == [document(2)]


def test_nothing_of_it_stands_where_the_transaction_was_undone(store: Store) -> None:
    with suppress(ZeroDivisionError), store.write() as transaction:
        take_in(transaction, 1)
        raise ZeroDivisionError
    assert store.outline_stamps() == {}
    assert store.search(query("harbour"), None, Slice(9)) == []
