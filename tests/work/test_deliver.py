"""The outbox: what is due is sent, in order, once; what fails comes later under the same id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobs.deliver import IN_HAND, deliver
from jobs.ingest import Arrival, ingest
from jobs.replay import Hour
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.sinks import Answer, HookSink, MailSink
from tracker.domain.document import Document

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
SECRET = "whsec_ZGVsaXZlcnktdGVzdHMtc2VjcmV0LW9mLXRoZS1qb2Jz"
DEAL = "Aura Entertainment has acquired ‘K-Pops!’."
DATE = "‘K-Pops!’ opens in U.S. theaters on February 27, 2026."


def take(workshop: Workshop, text: str, number: int = 0) -> None:
    at = NOW + timedelta(hours=number)
    document = Document(f"https://reel.example/{number}", "Reel", "", text, "en", at)
    assert ingest(workshop, Arrival(document, "Reel")), text


def hook_to(url: str) -> dict[str, Any]:
    return {"name": "hook", "kind": "webhook", "url": url, "secret": SECRET}


def mail_to(url: str) -> dict[str, Any]:
    return {"name": "me", "kind": "email", "to": ["me@example.org"], "server": url}


@pytest.fixture
def hook() -> Iterator[HookSink]:
    with HookSink(Answer(500), Answer(204)) as sink:
        yield sink


def later(workshop: Workshop, hour: Hour) -> None:
    """Lets the time pass until every retry is due."""
    hour.now += timedelta(days=1)


def test_what_was_sent_is_not_sent_again(tmp_path: Path) -> None:
    with MailSink() as mail, HookSink() as sink:
        with bench(tmp_path, NOW, channels=[hook_to(sink.url), mail_to(mail.url)]) as (workshop, _, _):
            take(workshop, DEAL)
            assert len(deliver(workshop).sent) == 2
            assert deliver(workshop) == type(deliver(workshop))((), ())
        assert (len(mail.mails), len(sink.calls)) == (1, 1)


def test_two_who_deliver_at_once_tell_nothing_twice(tmp_path: Path) -> None:
    """Here the second begins while the first is speaking to the channel."""
    with HookSink() as sink, bench(tmp_path, NOW, channels=[hook_to(sink.url)]) as (workshop, _, hour):
        take(workshop, DEAL)
        take(workshop, DATE, 1)
        found = workshop.store.due_deliveries(NOW, ["hook"], 10)
        assert workshop.store.take_delivery(found[0], NOW + IN_HAND)
        assert not workshop.store.take_delivery(found[0], NOW + IN_HAND), "it is in somebody's hands"
        assert deliver(workshop).sent == (), "nor does the film's next overtake it"
        hour.now += IN_HAND
        assert len(deliver(workshop).sent) == 2, "whoever had it crashed"
        assert len(sink.calls) == 2


def test_a_failure_holds_back_its_film_and_keeps_the_order(tmp_path: Path, hook: HookSink) -> None:
    with bench(tmp_path, NOW, channels=[hook_to(hook.url)]) as (workshop, _, hour):
        take(workshop, DEAL)
        take(workshop, DATE, 1)
        first = deliver(workshop)
        assert (len(first.sent), len(first.failed)) == (0, 1)
        assert len(hook.calls) == 1, "the second waits behind the first"
        later(workshop, hour)
        assert len(deliver(workshop).sent) == 2
        kinds = [call.data["data"]["kind"] for call in hook.calls]
        assert kinds == ["acquisition", "acquisition", "release"]
        ids = [call.headers["webhook-id"] for call in hook.calls]
        assert ids[0] == ids[1] != ids[2]


def test_a_later_one_is_not_sent_while_an_earlier_one_waits_for_its_retry(tmp_path: Path, hook: HookSink) -> None:
    with bench(tmp_path, NOW, channels=[hook_to(hook.url)]) as (workshop, _, _):
        take(workshop, DEAL)
        deliver(workshop)
        take(workshop, DATE, 1)
        assert deliver(workshop).sent == ()
        assert len(hook.calls) == 1


def test_one_films_failure_is_not_anothers(tmp_path: Path, hook: HookSink) -> None:
    films = [{"title": "K-Pops!"}, {"title": "Love, Brooklyn"}]
    with bench(tmp_path, NOW, channels=[hook_to(hook.url)], films=films) as (workshop, _, _):
        take(workshop, DEAL)
        take(workshop, "Greenwich Entertainment has acquired “Love, Brooklyn”.", 1)
        report = deliver(workshop)
        assert [d.news.development.film for d in report.sent] == ["Love, Brooklyn"]
        assert [d.news.development.film for d in report.failed] == ["K-Pops!"]


def test_a_channel_that_is_gone_is_retired_with_its_reason(tmp_path: Path) -> None:
    with HookSink(Answer(410)) as sink, bench(tmp_path, NOW, channels=[hook_to(sink.url)]) as (workshop, _, hour):
        take(workshop, DEAL)
        take(workshop, DATE, 1)
        report = deliver(workshop)
        assert [d.state for d in report.failed] == ["dead"]
        assert list(workshop.store.retired_channels()) == ["hook"]
        later(workshop, hour)
        assert deliver(workshop).failed == ()
        assert len(sink.calls) == 1


def test_a_mail_says_who_else_reports_it_and_what_stands(tmp_path: Path) -> None:
    with MailSink() as mail:
        with bench(tmp_path, NOW, channels=[mail_to(mail.url)]) as (workshop, _, _):
            take(workshop, DEAL)
            gazette(workshop)
            deliver(workshop)
        text = mail.mails[0].part("plain")
        assert DEAL in text
        assert "Gazette" in text
        assert "Rights: Aura Entertainment" in text


def gazette(workshop: Workshop) -> None:
    """Another outlet reports the deal, which is no news."""
    again = Document(
        "https://gazette.example/1", "Gazette", "", "‘K-Pops!’ was bought by Aura Entertainment.", "en", NOW
    )
    assert ingest(workshop, Arrival(again, "Gazette")) == []


def test_what_is_sent_again_after_a_crash_is_told_in_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with MailSink() as mail, bench(tmp_path, NOW, channels=[mail_to(mail.url)]) as (workshop, _, hour):
        take(workshop, DEAL)
        with monkeypatch.context() as patch:
            patch.setattr("jobs.deliver._settle", die)
            with pytest.raises(KeyboardInterrupt):
                deliver(workshop)
        gazette(workshop)
        hour.now += IN_HAND
        (sent,) = deliver(workshop).sent
        first, second = mail.mails
        assert first.parsed["Message-ID"] == second.parsed["Message-ID"]
        for form in ("plain", "html"):
            assert first.part(form) == second.part(form)
        assert workshop.store.deliveries() == [replace(sent, words=None)], "no longer kept"


def test_a_dead_letter_that_is_retried_is_told_as_things_stand(tmp_path: Path) -> None:
    with MailSink({"DATA": "550 not here"}) as mail, bench(tmp_path, NOW, channels=[mail_to(mail.url)]) as made:
        workshop, _, hour = made
        take(workshop, DEAL)
        (refused,) = deliver(workshop).failed
        assert refused.state == "dead"
        gazette(workshop)
        mail.answers.clear()
        with workshop.store.write() as transaction:
            assert transaction.retry(refused, hour.now)
        assert len(deliver(workshop).sent) == 1
        assert "Gazette" in mail.mails[0].part("plain")


def test_a_channel_that_fails_again_and_again_is_left_alone_for_the_round(tmp_path: Path) -> None:
    films = [{"title": f"Harbour Lights {n}"} for n in range(5)]
    with HookSink(Answer(500)) as sink, bench(tmp_path, NOW, channels=[hook_to(sink.url)], films=films) as made:
        workshop, _, hour = made
        for number in range(5):
            take(workshop, f"Neon has acquired “Harbour Lights {number}”.", number)
        assert len(deliver(workshop).failed) == len(sink.calls) == 2
        later(workshop, hour)
        assert len(deliver(workshop).failed) == 2
        assert all(d.state != "dead" for d in workshop.store.deliveries())
