"""Notices and digests are owed in the same outbox as alerts, and a database of before is carried over whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command

from db.engine import for_writing, open_engine
from db.rows import alert_columns, stamp
from db.schema import alembic_config
from db.store import Store, open_store
from tests.support.database import NOON, alert, claims, document, take_in
from tracker.domain.digest import Digest, Missing
from tracker.domain.notice import Notice

LATER = NOON + timedelta(days=1)
BROKEN = Notice("n1", "trouble", "source Reel", "Reel does not answer", NOON, ("It was last read at noon.",))
MENDED = replace(BROKEN, id="n2", tone="recovered", headline="Reel answers again", details=())
DAILY = Digest("g1", "me", "daily", LATER, missing=(Missing("The Long Rehearsal", "no trailer heard of"),))


def test_a_notice_is_owed_once_to_each_channel_and_comes_back_whole(store: Store) -> None:
    with store.write() as transaction:
        assert transaction.add_notice(BROKEN, ["me", "hook"], NOON)
        assert not transaction.add_notice(replace(BROKEN, headline="again"), ["me", "hook", "other"], LATER)
    owed = store.due_deliveries(NOON, ["me", "hook", "other"], 10)
    assert [(d.channel, d.news) for d in owed] == [("hook", BROKEN), ("me", BROKEN)]
    assert len({d.id for d in owed}) == 2


def test_notices_about_one_thing_keep_their_order(store: Store) -> None:
    with store.write() as transaction:
        transaction.add_notice(BROKEN, ["me"], NOON)
        transaction.add_notice(MENDED, ["me"], NOON)
        transaction.add_notice(replace(BROKEN, id="n3", about="source Gazette"), ["me"], NOON)
    first = store.due_deliveries(NOON, ["me"], 10)[0]
    store.save_delivery(replace(first, state="retrying", attempts=1, next_attempt_at=LATER))
    assert [d.news.id for d in store.due_deliveries(NOON, ["me"], 10)] == ["n3"]


@pytest.fixture
def gathered(store: Store) -> Store:
    """Two alerts and a notice in one digest, and an alert that came after."""
    with store.write() as transaction:
        take_in(transaction, 1, "me", "hook")
        take_in(transaction, 2, "me")
        transaction.add_notice(BROKEN, ["me"], NOON)
        transaction.add_digest(DAILY)
        owed = transaction.due_deliveries(LATER, ["me"], 10)
        assert transaction.gather(DAILY, owed) == 3
        assert transaction.gather(DAILY, owed) == 0, "nothing is gathered twice"
        transaction.owe(DAILY, ["me"], LATER)
        take_in(transaction, 3, "me")
    return store


def test_a_digest_carries_what_was_gathered(gathered: Store) -> None:
    digest = gathered.due_deliveries(LATER, ["me"], 10)[0].news
    assert isinstance(digest, Digest)
    assert [a.id for a in digest.alerts] == ["a1", "a2"]
    assert digest.notices == (BROKEN,)
    assert replace(digest, alerts=(), notices=()) == DAILY == gathered.last_digest("me")


def test_nothing_overtakes_a_digest_on_its_channel(gathered: Store) -> None:
    digest = gathered.due_deliveries(LATER, ["me"], 10)[0]
    gathered.save_delivery(replace(digest, state="retrying", attempts=1, next_attempt_at=LATER + timedelta(hours=1)))
    assert gathered.due_deliveries(LATER, ["me"], 10) == []
    assert [d.channel for d in gathered.due_deliveries(LATER, ["me", "hook"], 10)] == ["hook"]


def test_what_a_digest_carries_is_sent_and_dead_as_it_is(gathered: Store) -> None:
    digest = gathered.due_deliveries(LATER, ["me"], 10)[0]
    assert len(gathered.deliveries("gathered")) == 3
    gathered.save_delivery(replace(digest, state="dead", attempts=10, next_attempt_at=None, error="away"))
    assert [d.error for d in gathered.deliveries("dead")] == ["away"] * 4
    gathered.save_delivery(replace(digest, state="sent", attempts=11, next_attempt_at=None, sent_at=LATER))
    assert [(d.news.id, d.sent_at, d.digest) for d in gathered.deliveries("sent")] == [
        *((name, LATER, "g1") for name in ("a1", "a2", "n1")),
        ("g1", LATER, None),
    ]


def test_a_digest_of_a_channel_that_is_gone_comes_back_with_it(gathered: Store) -> None:
    gathered.retire_channel("me", LATER, "410 Gone")
    assert len(gathered.deliveries("dead")) == 5
    gathered.reinstate_channel("me", LATER)
    assert [d.state for d in gathered.deliveries() if d.channel == "me"] == [*["gathered"] * 3, "pending", "pending"]
    assert [d.news.id for d in gathered.due_deliveries(LATER, ["me"], 10)] == ["g1", "a3"]


def test_an_hour_has_one_digest(store: Store) -> None:
    with store.write() as transaction:
        assert transaction.add_digest(DAILY)
        assert not transaction.add_digest(replace(DAILY, reason="burst"))
    assert store.last_digest("me") == DAILY
    assert store.last_digest("hook") is None


def test_what_was_owed_before_there_were_digests_is_owed_still(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection, for_writing(connection).begin():
        config = alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    told = alert(claims(document(1))[0])
    with closing(sqlite3.connect(path)) as before, before:
        columns = alert_columns(told, NOON) | {"created_at": stamp(NOON)}
        names = ", ".join(columns)
        marks = ", ".join(f":{name}" for name in columns)
        before.execute(f"INSERT INTO alerts ({names}) VALUES ({marks})", columns)  # noqa: S608
        row = ("msg_1", "a1", "me", "retrying", 2, stamp(NOON), "451 later")
        before.execute(
            "INSERT INTO deliveries (id, alert_id, channel, state, attempts, next_attempt_at, error) VALUES "
            "(?, ?, ?, ?, ?, ?, ?)",
            row,
        )
    with open_store(f"sqlite:///{path}") as store:
        (owed,) = store.due_deliveries(NOON, ["me"], 10)
        assert (owed.id, owed.news, owed.state, owed.attempts, owed.error) == (
            "msg_1",
            told,
            "retrying",
            2,
            "451 later",
        )
