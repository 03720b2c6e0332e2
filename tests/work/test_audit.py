"""What became of every alert; and sending a range of them again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jobs.audit import audit, send_again
from jobs.deliver import deliver
from jobs.ingest import Arrival, ingest
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.sinks import HookSink
from tracker.domain.document import Document

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
SECRET = "whsec_YXVkaXQtdGVzdHMtc2VjcmV0LW9mLXRoZS1qb2Jz"
TEXTS = ("Aura Entertainment has acquired ‘K-Pops!’.", "‘K-Pops!’ opens in U.S. theaters on February 27, 2026.")


def take(workshop: Workshop) -> None:
    for number, text in enumerate(TEXTS):
        document = Document(f"https://reel.example/{number}", "Reel", "", text, "en", NOW + timedelta(hours=number))
        assert ingest(workshop, Arrival(document, "Reel"))


def test_every_alert_has_its_account(tmp_path: Path) -> None:
    with HookSink() as sink:
        channels = [
            {"name": "hook", "kind": "webhook", "url": sink.url, "secret": SECRET, "kinds": ["release"]},
            {"name": "log", "kind": "jsonl", "path": str(tmp_path / "log.jsonl"), "when": "daily 08:00"},
        ]
        with bench(tmp_path, NOW, channels=channels) as (workshop, _, _):
            take(workshop)
            deliver(workshop)
            found = audit(workshop.store, workshop.channels, NOW - timedelta(days=1))
            assert [[(d.channel, d.state) for d in a.deliveries] for a in found.accounts] == [
                [("log", "pending")],
                [("hook", "sent"), ("log", "pending")],
            ]
            assert found.sound
            assert [a.unowed for a in found.accounts] == [(), ()]
            later = replace(workshop.channels[0], name="later")
            assert [a.unowed for a in audit(workshop.store, [later], NOW).accounts] == [(), ("later",)]
            assert audit(workshop.store, workshop.channels, NOW + timedelta(days=1)).accounts == ()


def test_an_alert_that_was_taken_out_is_missed(tmp_path: Path) -> None:
    with bench(tmp_path, NOW) as (workshop, _, _):
        take(workshop)
        raised = workshop.store.alerts()
    with closing(sqlite3.connect(tmp_path / "bench.db")) as database, database:
        database.execute("DELETE FROM alerts WHERE sequence = 1")
    with bench(tmp_path, NOW) as (workshop, _, _):
        found = audit(workshop.store, (), NOW - timedelta(days=1))
        assert found.lost == (raised[0].alert.id,)
        assert not found.sound


def test_a_range_is_sent_again_under_its_ids(tmp_path: Path) -> None:
    with HookSink() as sink:
        channels = [{"name": "hook", "kind": "webhook", "url": sink.url, "secret": SECRET}]
        with bench(tmp_path, NOW, channels=channels) as (workshop, _, _):
            take(workshop)
            deliver(workshop)
            accounts = audit(workshop.store, workshop.channels, NOW - timedelta(days=1)).accounts
            assert send_again(workshop, accounts) == 2
            assert send_again(workshop, accounts, "nobody") == 0
            assert len(deliver(workshop).sent) == 2
        ids = [call.headers["webhook-id"] for call in sink.calls]
        assert ids[:2] == ids[2:]
        assert len(set(ids)) == 2
