"""What is owed is a row: it is due, it goes out in order, and it is never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.store import Store
from tests.support.database import FILM, NOON, take_in
from tracker.domain.delivery import Delivery, DeliveryState

LATER = NOON + timedelta(days=1)


@pytest.fixture
def owing(store: Store) -> Store:
    """Three alerts about one film and one about another, owed to a mailbox and a hook."""
    with store.write() as transaction:
        for number in (1, 2, 3):
            take_in(transaction, number, "me", "hook")
        take_in(transaction, 4, "me", "hook", film="Another Film")
    return store


def due(store: Store, *channels: str, limit: int = 100) -> list[str]:
    return [d.news.id for d in store.due_deliveries(LATER, channels or ["me"], limit)]


def settle(store: Store, alert: str, state: DeliveryState, **changed: object) -> Delivery:
    owed = next(d for d in store.deliveries() if (d.news.id, d.channel) == (alert, "me"))
    after = replace(owed, state=state, attempts=owed.attempts + 1, **changed)
    store.save_delivery(after)
    return after


def test_an_alert_is_owed_once_to_each_channel_under_an_id_that_never_changes(owing: Store) -> None:
    owed = owing.deliveries()
    assert [(d.news.id, d.channel) for d in owed] == [(f"a{n}", c) for n in (1, 2, 3, 4) for c in ("hook", "me")]
    assert len({d.id for d in owed}) == 8
    assert owed[1] == Delivery(
        "msg_77544fbc39e29bc69e2f4e9c", owed[1].news, "me", next_attempt_at=NOON + timedelta(minutes=1)
    )


def test_what_is_due_comes_oldest_first_for_the_channels_asked(owing: Store) -> None:
    assert due(owing) == ["a1", "a2", "a3", "a4"]
    assert due(owing, "hook", "me", limit=3) == ["a1", "a1", "a2"]
    assert due(owing, "nobody") == []
    soon = owing.due_deliveries(NOON + timedelta(minutes=2), ["me"], 100)
    assert [d.news.id for d in soon] == ["a1", "a2"]


def test_a_delivery_that_waits_holds_back_the_later_ones_of_its_film_and_channel_alone(owing: Store) -> None:
    settle(owing, "a2", "retrying", next_attempt_at=LATER + timedelta(seconds=1))
    assert due(owing) == ["a1", "a4"]
    assert due(owing, "hook") == ["a1", "a2", "a3", "a4"]
    settle(owing, "a2", "retrying", next_attempt_at=LATER)
    assert due(owing) == ["a1", "a2", "a3", "a4"]


@pytest.mark.parametrize("state", ["sent", "dead"])
def test_what_is_settled_is_due_no_more_and_holds_nothing_back(owing: Store, state: DeliveryState) -> None:
    after = settle(owing, "a1", state, next_attempt_at=None, sent_at=LATER, error="550 no such mailbox")
    assert due(owing) == ["a2", "a3", "a4"]
    assert owing.deliveries(state) == [after]
    assert len(owing.deliveries("pending")) == 7


def test_a_channel_that_is_gone_is_owed_nothing_more_and_its_letters_are_dead(owing: Store) -> None:
    sent = settle(owing, "a1", "sent", next_attempt_at=None, sent_at=LATER)
    settle(owing, "a2", "retrying", next_attempt_at=LATER)
    owing.retire_channel("me", NOON, "410 Gone")
    owing.retire_channel("me", LATER, "410 Gone, again")
    assert owing.retired_channels() == {"me": "410 Gone, again"}
    assert due(owing) == []
    assert owing.deliveries("sent") == [sent]
    assert {(d.channel, d.news.id, d.error, d.next_attempt_at) for d in owing.deliveries("dead")} == {
        ("me", alert, "410 Gone", None) for alert in ("a2", "a3", "a4")
    }
    assert due(owing, "hook") == ["a1", "a2", "a3", "a4"]


def test_an_alert_that_no_channel_wants_is_kept(store: Store) -> None:
    with store.write() as transaction:
        take_in(transaction, 1)
    assert [raised.alert.id for raised in store.alerts(FILM)] == ["a1"]
    assert store.deliveries() == []
