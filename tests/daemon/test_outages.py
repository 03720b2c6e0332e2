"""Channels that fail for a day: all is told afterwards, in order, once; a receiver that is gone is an incident."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest

from jobs.deliver import deliver
from jobs.replay import Hour
from jobs.watch import watch
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.sinks import Answer, Call, HookSink, Mail, MailSink
from tests.work.test_deliver import hook_to, take
from tracker.alerts.webhook import send_webhook

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
BUYERS = ("Aura Entertainment", "Greenwich Entertainment", "Magnolia Pictures", "Bleecker Street")
FILMS = [{"title": f"Harbour Lights {name}"} for name in ("North", "South", "East", "West")]
OWED = 2 * len(FILMS)
DOWN = timedelta(hours=24)
ROUND = timedelta(minutes=45)


def publish(workshop: Workshop) -> None:
    """Each film is bought, and then dated."""
    for number, (buyer, film) in enumerate(zip(BUYERS, FILMS, strict=True)):
        take(workshop, f"{buyer} has acquired “{film['title']}”.", number)
        take(workshop, f"“{film['title']}” opens in U.S. theaters on February {number + 10}, 2026.", number + 10)


def pass_by(workshop: Workshop, hour: Hour, span: timedelta) -> list[str]:
    """Delivers and watches every three quarters of an hour; gives what the operator would be told."""
    told = []
    end = hour.now + span
    while hour.now < end:
        deliver(workshop)
        told += [f"{news.tone} {news.about}" for news in watch(workshop)]
        hour.now += ROUND
    return told


def assert_in_order_and_once(said: Iterable[tuple[str, str, str]]) -> None:
    """Of each message its id, film and kind: of every film its two, the deal first, and nothing twice."""
    of_film = defaultdict(list)
    names = []
    for name, film, kind in said:
        names.append(name)
        of_film[film].append(kind)
    assert len(set(names)) == len(names)
    assert of_film == {film["title"]: ["acquisition", "release"] for film in FILMS}


@contextmanager
def impatient(seconds: float) -> Iterator[None]:
    """A webhook that does not answer is given up after so long: of a day's attempts, each would take its 20 s."""
    with mock.patch.dict(send_webhook.__kwdefaults__ or {}, timeout=seconds):
        yield


@pytest.mark.parametrize(
    ("down", "attempts"),
    [
        (Answer(500), 20),
        (Answer(503), 20),
        (Answer(429, {"Retry-After": "3600"}), 26),
        (Answer(stall=True), 20),
    ],
    ids=["500", "503", "429", "hang"],
)
def test_a_webhook_that_fails_for_a_day_is_told_all_afterwards_in_order_and_once(
    tmp_path: Path, down: Answer, attempts: int
) -> None:
    well: list[bool] = []
    taken: list[Call] = []

    def answer(call: Call) -> Answer:
        taken.extend([call] if well else [])
        return Answer(204) if well else down

    with ExitStack() as stack:
        sink = stack.enter_context(HookSink(answer))
        workshop, _, hour = stack.enter_context(bench(tmp_path, NOW, films=FILMS, channels=[hook_to(sink.url)]))
        publish(workshop)
        with impatient(0.2) if down.stall else nullcontext():
            told = pass_by(workshop, hour, DOWN)
        assert len(FILMS) <= len(sink.calls) <= attempts * len(FILMS)
        assert {call.data["data"]["kind"] for call in sink.calls} == {"acquisition"}, "nothing overtakes what waits"
        well.append(True)
        told += pass_by(workshop, hour, DOWN)
        assert [d.state for d in workshop.store.deliveries()] == ["sent"] * OWED
    assert_in_order_and_once((c.headers["webhook-id"], c.data["data"]["film"], c.data["data"]["kind"]) for c in taken)
    assert told == ["trouble channel hook", "recovered channel hook"]


def message_id(mail: Mail) -> str:
    """The delivery's id, which rides in it."""
    return str(mail.parsed["Message-ID"]).strip("<>").partition("@")[0]


@contextmanager
def refusing_connections(_port: int) -> Iterator[None]:
    """Nobody listens there."""
    yield


@contextmanager
def answering_451(port: int) -> Iterator[None]:
    with MailSink(answers={"MAIL": "451 try again later"}, listens_on=port) as sink:
        yield
        assert sink.mails == []


@pytest.mark.parametrize("down", [refusing_connections, answering_451])
def test_a_mail_server_that_is_down_for_a_day_is_told_all_afterwards_in_order_and_once(
    tmp_path: Path, down: Callable[[int], AbstractContextManager[None]]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        port = reserved.getsockname()[1]
    channel = {"name": "me", "kind": "email", "to": ["me@example.org"], "server": f"smtp://127.0.0.1:{port}"}
    with bench(tmp_path, NOW, films=FILMS, channels=[channel]) as (workshop, _, hour):
        publish(workshop)
        with down(port):
            told = pass_by(workshop, hour, DOWN)
        attempts = [delivery.attempts for delivery in workshop.store.deliveries()]
        assert 3 <= max(attempts) <= 20
        with MailSink(listens_on=port) as sink:
            told += pass_by(workshop, hour, DOWN)
        kinds = {d.id: (d.news.development.film, d.news.development.kind) for d in workshop.store.deliveries()}
    assert_in_order_and_once((name, *kinds[name]) for name in map(message_id, sink.mails))
    assert told == ["trouble channel me", "recovered channel me"]


def test_a_receiver_that_is_gone_is_retired_with_one_incident_and_told_all_once_it_is_taken_back(
    tmp_path: Path,
) -> None:
    with (
        HookSink(Answer(410), Answer(204)) as sink,
        bench(tmp_path, NOW, films=FILMS, channels=[hook_to(sink.url)]) as (workshop, _, hour),
    ):
        publish(workshop)
        assert pass_by(workshop, hour, DOWN) == ["trouble channel hook"]
        assert len(sink.calls) == 1
        workshop.store.reinstate_channel("hook", hour.now)
        assert len(workshop.store.deliveries("pending")) == OWED, "all that it was owed is owed again"
        assert pass_by(workshop, hour, DOWN) == ["recovered channel hook"]
    said = [(c.headers["webhook-id"], c.data["data"]["film"], c.data["data"]["kind"]) for c in sink.calls[1:]]
    assert_in_order_and_once(said)
