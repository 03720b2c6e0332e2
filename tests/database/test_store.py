"""What goes into the memory comes out of it, as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from db.store import Store, open_store
from tests.support.database import FILM, HOST_NOTES, LOS_ANGELES, NOON, alert, claims, document, ledger, take_in
from tracker.domain.host import HostNotes, RobotsText, Traffic
from tracker.domain.ledger import Ledger
from tracker.domain.page import Validators
from tracker.domain.source import SourceState


def test_an_empty_memory_answers_every_question(store: Store) -> None:
    assert store.ledgers() == []
    assert store.ledger(FILM) == Ledger(FILM)
    assert store.claims(FILM) == []
    assert store.claim("c1") is None
    assert store.document("d1") is None
    assert not store.has_document("d1")
    assert store.documents_at("https://reel.example/1") == []
    assert list(store.documents()) == []
    assert store.alerts() == []
    assert store.alert("a1") is None
    assert store.deliveries() == []
    assert store.due_deliveries(NOON, ["me"], 10) == []
    assert store.due_deliveries(NOON, [], 10) == []
    assert store.retired_channels() == {}
    assert store.source_states(["Reel"]) == {"Reel": SourceState("Reel")}


def test_all_that_an_article_brings_is_there_after_the_memory_was_closed(engine_url: str) -> None:
    article = document(1)
    said = claims(article, 2)
    with open_store(engine_url) as store, store.write() as transaction:
        take_in(transaction, 1, "me")
    with open_store(engine_url) as store:
        assert store.document(article.id) == article
        assert store.has_document(article.id)
        assert store.claims(FILM) == said
        assert store.claim(said[1].id) == said[1]
        assert store.ledger(FILM) == ledger(*said)
        assert store.ledgers() == [ledger(*said)]
        assert [(a.alert, a.created_at) for a in store.alerts()] == [(alert(said[0]), NOON + timedelta(minutes=1))]
        assert [d.news for d in store.deliveries()] == [alert(said[0])]


def test_moments_come_back_aware_and_in_utc(store: Store) -> None:
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    with store.write() as transaction:
        take_in(transaction, 1, "me")
        transaction.save_source_state(SourceState("Reel", next_check_at=tokyo, checked_at=tokyo, ok_at=tokyo))
    state = store.source_states(["Reel"])["Reel"]
    found = [state.next_check_at, state.checked_at, state.ok_at, store.alerts()[0].created_at]
    found += [store.deliveries()[0].next_attempt_at, store.document(document(1).id).seen]  # type: ignore[union-attr]
    assert {moment.tzinfo for moment in found if moment} == {UTC}
    assert found[0] == NOON


def test_the_offset_that_the_page_gave_is_kept(store: Store) -> None:
    article = document(1, modified=NOON.astimezone(timezone(timedelta(hours=5, minutes=45))))
    with store.write() as transaction:
        transaction.add_document(article, "reel")
        transaction.add_claims(claims(article))
    found = store.document(article.id)
    assert found is not None
    assert found.published is not None
    assert found.modified is not None
    assert found.published.isoformat() == "2026-02-03T05:00:00-08:00"
    assert found.modified.isoformat() == "2026-02-03T17:45:00+05:45"
    assert store.claims(FILM)[0].said.tzinfo == LOS_ANGELES


def test_a_moment_without_its_offset_is_refused(store: Store) -> None:
    naive = datetime(2026, 2, 3)  # noqa: DTZ001
    with pytest.raises(Exception, match="without its offset"), store.write() as transaction:
        transaction.save_ledger(Ledger(FILM), naive)
    with pytest.raises(ValueError, match="without its offset"):
        store.alerts(since=naive)
    assert store.ledgers() == []


def test_a_document_without_any_date_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no date at all"), store.write() as transaction:
        transaction.add_document(document(1, published=None, seen=None), "reel")


def test_a_document_counts_from_when_it_was_seen_if_it_names_no_date(store: Store) -> None:
    undated = document(9, published=None, seen=NOON + timedelta(minutes=90))
    with store.write() as transaction:
        for article in (document(2), undated, document(1)):
            transaction.add_document(article, "reel")
    assert list(store.documents()) == [document(1), undated, document(2)]


def test_claims_come_in_the_order_of_saying_and_then_of_the_text(store: Store) -> None:
    articles = [document(n) for n in (3, 1, 2)]
    with store.write() as transaction:
        for article in articles:
            transaction.add_document(article, "reel")
            transaction.add_claims(claims(article, 3))
    expected = [claim for article in sorted(articles, key=lambda a: a.url) for claim in claims(article, 3)]
    assert store.claims(FILM) == expected
    assert store.claims("Another Film") == []


def test_documents_are_those_of_the_film(store: Store) -> None:
    with store.write() as transaction:
        take_in(transaction, 1)
        take_in(transaction, 2, film="Another Film")
        transaction.add_document(document(3), "reel")
    assert list(store.documents(FILM)) == [document(1)]
    assert list(store.documents("Another Film")) == [document(2)]
    assert list(store.documents()) == [document(1), document(2), document(3)]


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 250])
def test_many_documents_are_read_page_by_page_and_none_is_missed(store: Store, count: int) -> None:
    # Some of one moment, so that a page ends among them.
    articles = [document(n, published=NOON + timedelta(hours=n // 60)) for n in range(count)]
    with store.write() as transaction:
        for article in articles:
            transaction.add_document(article, "reel")
    found = list(store.documents())
    assert found == sorted(articles, key=lambda a: (a.published, a.id))


def test_each_version_of_a_page_is_kept_the_first_seen_first(store: Store) -> None:
    first = document(1)
    edited = document(1, text="UPDATED: the sale is off.", seen=NOON + timedelta(days=2))
    with store.write() as transaction:
        transaction.add_document(edited, "reel")
        transaction.add_document(first, "reel")
        transaction.add_document(document(2), "reel")
    assert store.documents_at(first.url) == [first, edited]


def test_the_second_time_nothing_changes(store: Store) -> None:
    with store.write() as transaction:
        take_in(transaction, 1, "me", "hook")
    before = (list(store.documents()), store.claims(FILM), store.alerts(), store.deliveries())
    with store.write() as transaction:
        assert not transaction.add_document(document(1), "another source")
        assert not transaction.add_alert(alert(claims(document(1))[0], "a1", fact="f2"), ["me", "new"], NOON)
        take_in(transaction, 1, "me", "hook")
    assert (list(store.documents()), store.claims(FILM), store.alerts(), store.deliveries()) == before


def test_alerts_are_asked_for_by_film_and_since_when(store: Store) -> None:
    with store.write() as transaction:
        for number in (1, 2, 3):
            take_in(transaction, number, film="Another Film" if number == 2 else FILM)
    since = NOON + timedelta(minutes=2)

    def ids(film: str | None = None, since: datetime | None = None) -> list[str]:
        return [raised.alert.id for raised in store.alerts(film, since)]

    assert ids() == ["a1", "a2", "a3"]
    assert ids(FILM) == ["a1", "a3"]
    assert ids(since=since) == ["a2", "a3"]
    assert ids(since=since.astimezone(LOS_ANGELES)) == ["a2", "a3"]
    assert ids(FILM, since) == ["a3"]
    found = store.alert("a3")
    assert found is not None
    assert (found.alert.id, found.sequence) == ("a3", 3)


def test_what_stood_before_an_alert_comes_back_as_it_was(store: Store) -> None:
    moved = alert(claims(document(1))[0], was={"date": "2026-01", "territories": ("US", "CA"), "section": None})
    with store.write() as transaction:
        transaction.add_alert(moved, [], NOON)
    assert [raised.alert for raised in store.alerts()] == [moved]


def test_only_the_items_that_a_source_has_not_shown_before_are_unseen(store: Store) -> None:
    urls = [f"https://reel.example/{n}" for n in range(1200)]
    with store.write() as transaction:
        transaction.mark_seen("Reel", urls[::2], NOON)
        transaction.mark_seen("Reel", urls[:1], NOON + timedelta(days=1))
        transaction.mark_seen("Reel", [], NOON)
    assert store.unseen("Reel", urls) == urls[1::2]
    assert store.unseen("Reel", [urls[3], urls[0], urls[1], urls[3]]) == [urls[3], urls[1]]
    assert store.unseen("Another Reel", urls[:2]) == urls[:2]
    assert store.unseen("Reel", []) == []


def test_a_source_is_remembered_as_it_was_last(store: Store) -> None:
    failed = SourceState("Reel", NOON, Validators('W/"1"', "Tue, 03 Feb 2026 12:00:00 GMT"), NOON, None, 3, "no answer")
    well = replace(failed, ok_at=NOON, failures=0, error=None, moved_to="https://reel.example/feed")
    store.save_source_state(failed)
    assert store.source_states(["Reel"]) == {"Reel": failed}
    store.save_source_state(well)
    store.save_source_state(full := replace(well, url="https://r.example", fault="gone", ttl=3600, retired_at=NOON))
    assert store.source_states(["Reel"]) == {"Reel": full}
    store.save_source_state(well, SourceState("Gazette", NOON))
    assert store.source_states(["Gazette"]) == {"Gazette": SourceState("Gazette", NOON)}
    never = [f"never {n}" for n in range(600)]
    states = store.source_states([*never, "Reel"])
    assert states["Reel"] == well
    assert list(states) == [*never, "Reel"]


def test_what_a_host_costs_is_added_up_by_day(store: Store) -> None:
    today, yesterday = NOON.date(), NOON.date() - timedelta(days=1)
    for _ in range(2):
        with store.write() as transaction:
            transaction.add_host_notes(HOST_NOTES, NOON)
            transaction.add_host_notes(HostNotes((Traffic(yesterday, "reel.example", 1),)), NOON)
    whole = [Traffic(yesterday, "reel.example", 2), Traffic(today, "reel.example", 18, 14, 2, 8_000)]
    assert store.traffic(yesterday) == whole
    assert store.traffic(today) == whole[1:]


def test_what_a_host_said_is_kept_as_it_said_it_last(store: Store) -> None:
    until = NOON + timedelta(days=2)
    later = RobotsText("https://reel.example", b"", until)
    with store.write() as transaction:
        transaction.add_host_notes(HOST_NOTES, NOON)
    assert (store.robots("https://reel.example"), store.holds(NOON)) == (HOST_NOTES.robots[0], list(HOST_NOTES.holds))
    assert store.holds(NOON + timedelta(hours=1)) == []
    with store.write() as transaction:
        transaction.add_host_notes(HostNotes(robots=(later,)), NOON + timedelta(hours=2))
    assert (store.robots("https://reel.example"), store.holds(NOON)) == (later, [])


def test_of_hosts_only_what_is_old_is_forgotten(store: Store) -> None:
    today, yesterday = NOON.date(), NOON.date() - timedelta(days=1)
    fresh, stale = HOST_NOTES.robots[0], RobotsText("https://gazette.example", b"", NOON)
    notes = HostNotes((*HOST_NOTES.traffic, Traffic(yesterday, "gazette.example", 1)), (fresh, stale))
    with store.write() as transaction:
        transaction.add_host_notes(notes, NOON)
        assert (transaction.forget_traffic(yesterday), transaction.forget_robots(NOON)) == (0, 0), "not of that day"
        assert transaction.forget_traffic(today) == 1
        assert transaction.forget_robots(NOON + timedelta(seconds=1)) == 1
    assert store.traffic(yesterday) == list(HOST_NOTES.traffic)
    assert (store.robots(fresh.authority), store.robots(stale.authority)) == (fresh, None)


def test_a_transaction_reads_what_it_wrote_and_others_do_not_yet(store: Store) -> None:
    with store.write() as transaction:
        article = take_in(transaction, 1)
        assert transaction.has_document(article.id)
        assert transaction.ledger(FILM) == ledger(*claims(article, 2))
        assert transaction.documents_at(article.url) == [article]
        assert not store.has_document(article.id)
        assert store.ledger(FILM) == Ledger(FILM)
    assert store.has_document(article.id)


@pytest.mark.parametrize("title", ["\0", "K-Pops!\0", "\uffff", "\uffff0", "\0\uffff\0\0", "no\uffff1\0ne"])
def test_a_character_that_an_engine_cannot_hold_is_kept_and_found_again(store: Store, title: str) -> None:
    article = document(1, title=title, url=f"https://reel.example/{title}")
    with store.write() as transaction:
        transaction.add_document(article, "reel")
        transaction.mark_seen("reel", [article.url], NOON)
    assert store.documents_at(article.url) == [article]
    assert store.unseen("reel", [article.url, "https://reel.example/"]) == ["https://reel.example/"]
