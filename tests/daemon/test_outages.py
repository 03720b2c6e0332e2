"""Channels that fail for a day: all is told afterwards, in order, once; a receiver that is gone is an incident."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.deliver import deliver
from jobs.replay import Hour
from jobs.watch import watch
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.sinks import Answer, Call, HookSink, MailSink
from tests.work.test_deliver import hook_to, take

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
BUYERS = ("Aura Entertainment", "Greenwich Entertainment", "Magnolia Pictures", "Bleecker Street")
FILMS = [{"title": f"Harbour Lights {name}"} for name in ("North", "South", "East", "West")]
DOWN = timedelta(hours=24)
ROUND = timedelta(minutes=45)


def publish(workshop: Workshop) -> None:
    for number, (buyer, film) in enumerate(zip(BUYERS, FILMS, strict=True)):
        take(workshop, f"{buyer} has acquired “{film['title']}”.", number)


def pass_by(workshop: Workshop, hour: Hour, span: timedelta) -> list[str]:
    """Delivers and watches every three quarters of an hour; gives what the operator would be told."""
    told = []
    end = hour.now + span
    while hour.now < end:
        deliver(workshop)
        told += [f"{news.tone} {news.about}" for news in watch(workshop)]
        hour.now += ROUND
    return told


@pytest.mark.parametrize(
    ("down", "attempts"),
    [
        (Answer(500), 20),
        (Answer(429, {"Retry-After": "3600"}), 40),
        (Answer(503), 20),
    ],
)
def test_a_webhook_that_fails_for_a_day_is_told_all_afterwards_in_order_and_once(
    tmp_path: Path, down: Answer, attempts: int
) -> None:
    hour_now = [NOW]

    def answer(_call: Call) -> Answer:
        return down if hour_now[0] < NOW + DOWN else Answer(204)

    with HookSink(answer) as sink, bench(tmp_path, NOW, films=FILMS, channels=[hook_to(sink.url)]) as made:
        workshop, _, hour = made
        publish(workshop)
        told: list[str] = []
        while hour.now < NOW + DOWN * 2:
            hour_now[0] = hour.now
            told += pass_by(workshop, hour, ROUND)
        failed, taken = [], []
        for call in sink.calls:
            (taken if len(failed) >= len(sink.calls) - len(FILMS) else failed).append(call)
        assert len(failed) <= attempts * len(FILMS)
        names = [call.headers["webhook-id"] for call in taken]
        assert len(set(names)) == len(names) == len(FILMS)
        assert [d.state for d in workshop.store.deliveries()] == ["sent"] * len(FILMS)
        assert told == ["trouble channel hook", "recovered channel hook"]


def test_a_mail_server_that_is_down_for_a_day_is_told_all_afterwards_and_once(tmp_path: Path) -> None:
    with MailSink(answers={"MAIL": "451 try again later"}) as sink:
        channel = {"name": "me", "kind": "email", "to": ["me@example.org"], "server": sink.url}
        with bench(tmp_path, NOW, films=FILMS, channels=[channel]) as (workshop, _, hour):
            publish(workshop)
            told = pass_by(workshop, hour, DOWN)
            assert sink.mails == []
            sink.answers.clear()
            told += pass_by(workshop, hour, DOWN)
        subjects = [str(mail.parsed["Subject"]) for mail in sink.mails]
        assert len({str(mail.parsed["Message-ID"]) for mail in sink.mails}) == len(subjects) == len(FILMS)
        assert told == ["trouble channel me", "recovered channel me"]


def test_a_receiver_that_is_gone_is_retired_with_one_incident(tmp_path: Path) -> None:
    with HookSink(Answer(410)) as sink, bench(tmp_path, NOW, films=FILMS, channels=[hook_to(sink.url)]) as made:
        workshop, _, hour = made
        publish(workshop)
        assert pass_by(workshop, hour, DOWN) == ["trouble channel hook"]
        assert len(sink.calls) == 1
        workshop.store.reinstate_channel("hook", hour.now)
        assert len(workshop.store.deliveries("pending")) == len(FILMS), "all that it was owed is owed again"
