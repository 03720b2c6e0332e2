"""The operator's news goes to the operator's channels, and news of films does not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jobs.deliver import deliver
from jobs.ingest import Arrival, ingest
from jobs.letters import tell_dead
from jobs.owing import owe_notice
from tests.support.bench import bench
from tests.support.sinks import HookSink, MailSink
from tracker.domain.delivery import Delivery
from tracker.domain.document import Document
from tracker.domain.notice import Notice

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
SECRET = "whsec_bm90aWNlcy1hcmUtZm9yLXRoZS1vcGVyYXRvcg=="
BROKEN = Notice("n1", "trouble", "source Reel", "Reel does not answer", NOW, ("Not read since 20 Jun 2025.",))


def test_each_kind_of_news_goes_to_whom_it_concerns(tmp_path: Path) -> None:
    with MailSink() as readers, MailSink() as operator, HookSink() as hook:
        channels = [
            {"name": "desk", "kind": "email", "to": ["desk@example.org"], "server": readers.url},
            {"name": "ops", "kind": "email", "to": ["ops@example.org"], "server": operator.url, "news": "operator"},
            {"name": "both", "kind": "webhook", "url": hook.url, "secret": SECRET, "news": "all"},
        ]
        with bench(tmp_path, NOW, channels=channels) as (workshop, _, _):
            document = Document("https://reel.example/1", "Reel", "", "Neon has acquired ‘K-Pops!’.", "en", NOW)
            assert ingest(workshop, Arrival(document, "Reel"))
            with workshop.store.write() as transaction:
                assert owe_notice(workshop, transaction, BROKEN)
                assert not owe_notice(workshop, transaction, BROKEN)
            assert len(deliver(workshop).sent) == 4
    assert [str(mail.parsed["Subject"]) for mail in readers.mails] == ["K-Pops! — Neon acquires rights"]
    assert [str(mail.parsed["Subject"]) for mail in operator.mails] == ["Tracker — Reel does not answer"]
    assert "Not read since 20 Jun 2025." in operator.mails[0].part("plain")
    assert [call.data["type"] for call in hook.calls] == ["alert.new", "notice.trouble"]


def test_where_nobody_is_the_operator_a_dead_letter_is_told_to_the_other_readers(tmp_path: Path) -> None:
    channels = [
        {"name": name, "kind": "webhook", "url": "http://127.0.0.1:9/", "secret": SECRET} for name in ("one", "other")
    ]
    with bench(tmp_path, NOW, channels=channels) as (workshop, _, _):
        for news in ("first", "second"):
            with workshop.store.write() as transaction:
                tell_dead(workshop, transaction, Delivery(f"msg_{news}", BROKEN, "one", "dead", 10, error="500"))
        (owed,) = workshop.store.deliveries()
        assert (owed.channel, owed.news.id[0]) == ("other", "n")
