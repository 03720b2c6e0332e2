"""Whatever a value holds, it comes back equal: texts in any script, U+0000 too, any offset, any field empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, get_args

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from db import rows
from db.store import Store
from tests.support.database import NOON, alert, alerts, claims, document, moments
from tracker.domain.alert import Alert
from tracker.domain.claim import claims_of
from tracker.domain.delivery import DeliveryState
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger
from tracker.domain.source import SourceState

# One database serves all examples of a test: they differ in their keys, or take each other's place.
many = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

ALERT = alert(claims(document(1))[0])
AN_HOUR = st.none() | moments
WHOLE = st.integers(0, 2**31 - 1)
CHANGES = {
    "state": st.sampled_from(get_args(DeliveryState)),
    "attempts": st.integers(0, 1000),
    "next_attempt_at": AN_HOUR,
    "sent_at": AN_HOUR,
    "error": st.none() | st.text(),
}


@many
@given(article=st.builds(Document, seen=moments), said=st.lists(st.from_type(Development), max_size=3))
def test_documents_and_claims(store: Store, article: Document, said: list[Development]) -> None:
    made = claims_of(article, tuple(said))
    with store.write() as transaction:
        new = transaction.add_document(article, "reel")
        transaction.add_claims(made)
    assume(new)  # else the same words were stored with other dates, and the first stay
    assert store.document(article.id) == article
    assert [store.claim(claim.id) for claim in made] == made


@many
@given(st.from_type(Ledger))
def test_ledgers(store: Store, ledger: Ledger) -> None:
    with store.write() as transaction:
        transaction.save_ledger(ledger, NOON)
        assert transaction.ledger(ledger.film) == ledger
    assert store.ledger(ledger.film) == ledger


@many
@given(alerts(), st.text())
def test_alerts_and_what_is_owed(store: Store, made: Alert, channel: str) -> None:
    with store.write() as transaction:
        assume(transaction.add_alert(made, [channel], NOON))
    found = store.alert(made.id)
    assert found is not None
    assert found.alert == made
    assert made in [delivery.news for delivery in store.due_deliveries(NOON, [channel], 1000)]


@many
@given(st.fixed_dictionaries(CHANGES))
def test_deliveries(store: Store, changes: dict[str, Any]) -> None:
    with store.write() as transaction:
        transaction.add_alert(ALERT, ["me"], NOON)
        owed = replace(transaction.deliveries()[0], **changes)
        transaction.save_delivery(owed)
    assert store.deliveries() == [owed]


@many
@given(st.builds(SourceState, failures=WHOLE, ttl=st.none() | WHOLE, url=st.none() | st.text(), retired_at=AN_HOUR))
def test_source_states(store: Store, state: SourceState) -> None:
    store.save_source_state(state)
    assert store.source_states([state.key]) == {state.key: state}


@given(moments, moments)
def test_stamps_sort_as_their_moments_do(one: datetime, other: datetime) -> None:
    assert (rows.stamp(one) < rows.stamp(other)) == (one < other)
    assert rows.moment(rows.stamp(one)) == one
