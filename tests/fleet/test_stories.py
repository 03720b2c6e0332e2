"""However many workers settle them: alerts and ledgers of the worked stories are those of their replay."""

from __future__ import annotations

import json
import signal
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

import pytest

from db.store import open_store
from jobs import wanted
from jobs.fleet.status import status
from jobs.ingest import Arrival, ingest
from jobs.replay import replaying
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.fleet import configured, crew, eventually, feed_of, pressing, workers
from tests.support.stories import NAMES, STORIES
from tracker.domain.alert import Alert
from tracker.domain.contract import document_from, film_from
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger

Told = dict[str, tuple[Ledger, list[Alert]]]


def stories(names: Sequence[str] = NAMES) -> tuple[list[dict[str, Any]], list[Document]]:
    """One watch list for the stories, and the documents of each in their order: some are about films of another."""
    watch: list[dict[str, Any]] = []
    documents: list[Document] = []
    for name in names:
        head, *lines = map(json.loads, (STORIES / f"{name}.jsonl").read_text("utf-8").splitlines())
        watch += head["watch"]
        documents += [document_from(line) for line in lines]
    return watch, documents


@pytest.fixture(scope="module")
def replayed() -> Told:
    watch, documents = stories()
    with replaying([film_from(film) for film in watch]) as running:
        alerts = [told.alert for document in documents for told in running.take("", document)]
        return {each.film: (each, of(each.film, alerts)) for each in running.ledgers()}


def of(film: str, alerts: list[Alert]) -> list[Alert]:
    return [alert for alert in alerts if alert.development.film == film]


@pytest.mark.parametrize("count", [1, 4])
def test_each_story_comes_out_as_its_replay(replayed: Told, home: Home, stack: ExitStack, url: str, count: int) -> None:
    watch, documents = stories()
    settings = configured(home, url, films=watch)
    with crew(settings, url) as front:
        for document in documents:
            front.intake.take(front.workshop, Arrival(document, "story"))
        running = workers(stack, home, count, "--concurrency", "2")
        eventually(lambda: idle(url), lambda: [worker.told for worker in running])
        store = front.workshop.store
        for film, (ledger, alerts) in replayed.items():
            assert store.ledger(film) == ledger
            assert [raised.alert for raised in store.alerts(film)] == alerts
    assert status(url, 30).failed == ()
    assert all(worker.ended_by(signal.SIGTERM)[0] == 0 for worker in running)


def test_the_daemon_comes_out_as_the_replay_of_what_it_read(home: Home, stack: ExitStack) -> None:
    """Each outlet is a host of its own, whose feed holds its articles of four years; one poll brings them all."""
    watch, documents = stories(["kpops"])
    outlets = sorted({document.outlet for document in documents})
    press, addresses = stack.enter_context(pressing(len(outlets)))
    hosts = dict(zip(outlets, addresses, strict=True))
    sources = []
    for outlet, address in hosts.items():
        press.put(f"{address}/feed", feed_of(each for each in documents if each.outlet == outlet))
        sources.append({"name": outlet, "kind": "feed", "url": f"{address}/feed", "every": "1d", "follow": "never"})
    database = f"sqlite:///{home.database}"
    settings = configured(home, database, films=watch, sources=sources)
    with open_store(database) as store:
        daemon = stack.enter_context(Running(home))
        keys = [source["name"] for source in sources]
        eventually(lambda: all(s.checked_at for s in store.source_states(keys).values()), lambda: daemon.told)
        assert daemon.ended_by(signal.SIGTERM)[0] == 0
        with replaying(wanted.films(settings)) as running:
            alerts = [a for each in store.documents() for a in ingest(running.desk, Arrival(each, "", whole=True))]
            assert store.ledgers() == sorted((x for x in running.ledgers() if x.facts), key=lambda ledger: ledger.film)
        assert [raised.alert for raised in store.alerts()] == alerts
        assert len(list(store.documents())) > len(documents) / 2


def idle(url: str) -> bool:
    """Whether no document waits to be settled or is being settled."""
    (reading,) = [queue for queue in status(url, 30).queues if queue.name == "read"]
    return reading.ready + reading.later + reading.doing == 0
