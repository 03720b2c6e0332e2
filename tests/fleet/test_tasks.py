"""What becomes of a document in the queue: the same as at once, in its order, and whatever goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from jobs.fleet import chores, queue
from jobs.fleet.crew import Crew
from jobs.fleet.engine import app, connected
from jobs.fleet.status import retry, status
from jobs.ingest import Arrival, ingest, withdraw
from jobs.replay import replaying
from jobs.workshop import Workshop
from tests.support.command import Home
from tests.support.fleet import configured, crew, drain
from tracker.clock import fixed
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
FILMS = [{"title": "The Amber Harbour", "year": 2026}, {"title": "The Broken Orchard", "year": 2026}]
SALE = "Neon has acquired “The Amber Harbour” for France. Mubi has acquired “The Broken Orchard” for Japan."
LONG = " ".join(f"The festival's jury spoke of number {n} at some length." for n in range(12))


@pytest.fixture
def front(home: Home, url: str) -> Iterator[Crew]:
    with crew(configured(home, url, films=FILMS), url) as made:
        yield made


def story(number: int, text: str = SALE, **changed: Any) -> Arrival:
    document = Document(
        url=f"https://reel.example/{number}",
        outlet=f"Reel {number}",
        title="Two sales",
        text=text,
        published=NOW + timedelta(hours=number),
        seen=NOW + timedelta(days=1),
    )
    return Arrival(replace(document, **changed), "reel", whole=True)


def at_once(front: Crew, *arrivals: Arrival) -> dict[str, Ledger]:
    """The ledgers to which the same documents lead where nothing waits in a queue."""
    with replaying(front.workshop.films) as running:
        for arrival in arrivals:
            ingest(running.desk, arrival)
        return {ledger.film: ledger for ledger in running.ledgers()}


def through_the_queue(front: Crew, url: str, *arrivals: Arrival) -> dict[str, Ledger]:
    for arrival in arrivals:
        front.intake.take(front.workshop, arrival)
    drain(front, url)
    return {film.title: front.workshop.store.ledger(film.title) for film in front.workshop.films}


def test_a_document_about_two_films_is_read_once_and_settled_for_each(front: Crew, url: str) -> None:
    arrival = story(1)
    assert through_the_queue(front, url, arrival) == at_once(front, arrival)
    assert len(front.workshop.store.claims_in(arrival.document.id)) == 2
    assert len(front.workshop.store.alerts()) == 2


def test_a_new_version_takes_back_what_the_older_said(front: Crew, url: str) -> None:
    older, newer = story(1), story(1, SALE.replace("Japan", "Italy"), modified=NOW)
    assert through_the_queue(front, url, older, newer) == at_once(front, older, newer)


def test_one_text_in_two_places_is_one_document_with_its_outlets(front: Crew, url: str) -> None:
    first, again = story(1, f"{SALE} {LONG}"), story(2, f"{SALE} {LONG}")
    assert through_the_queue(front, url, first, again) == at_once(front, first, again)
    store = front.workshop.store
    assert list(store.documents()) == [first.document]
    assert [copy.outlet for copy in store.copies([first.document.id])] == ["Reel 2"]


def test_a_page_that_is_gone_is_taken_back_after_what_waits(front: Crew, url: str) -> None:
    arrival = story(1)
    front.intake.take(front.workshop, arrival)
    front.intake.withdraw(front.workshop, arrival.document.url)
    drain(front, url)
    with replaying(front.workshop.films) as running:
        ingest(running.desk, arrival)
        assert withdraw(running.desk, arrival.document.url) != []
        assert front.workshop.store.ledgers() == sorted(running.ledgers(), key=lambda ledger: ledger.film)


def test_a_job_is_there_only_if_what_it_is_about_is(front: Crew, url: str) -> None:
    with pytest.raises(ZeroDivisionError):
        put_and_break_off(front)
    with front.workshop.store.write() as transaction:
        assert front.queue.waiting(transaction) == frozenset()
        front.queue.put(transaction, [queue.tell("me")])
    with front.workshop.store.write() as transaction:
        assert front.queue.waiting(transaction) == {"tell:me"}


def test_what_failed_is_shown_and_tried_again_on_request(front: Crew, url: str) -> None:
    with front.workshop.store.write() as transaction:
        front.queue.put(transaction, [replace_task(queue.tell("me"), "tracker:nobody knows")])
    drain(front, url)
    assert status(url, 30).failed == ("tracker:nobody knows[1](channel='me')",)
    with front.workshop.store.write() as transaction:
        assert front.queue.failed(transaction) == 1
    assert retry(url) == 1
    (deliveries,) = [each for each in status(url, 30).queues if each.name == "deliver"]
    assert (deliveries.ready, deliveries.failed) == (1, 0)


def put_and_break_off(front: Crew) -> None:
    with front.workshop.store.write() as transaction:
        front.queue.put(transaction, [queue.tell("me")])
        raise ZeroDivisionError


def replace_task(job: Any, name: str) -> Any:
    return job.evolve(task_name=name)


def test_a_film_that_this_worker_does_not_watch_is_left_to_another(front: Crew, url: str) -> None:
    """As while a fleet is given another config, worker by worker."""
    arrival = story(1)
    front.intake.take(front.workshop, arrival)
    behind = replace(front, workshop=replace(front.workshop, films=front.workshop.films[:1]))
    drain(behind, url)
    with connected(url) as connection:
        connection.execute("UPDATE procrastinate_jobs SET scheduled_at = now()")
    drain(front, url)
    assert front.workshop.store.ledger("The Broken Orchard") == at_once(front, arrival)["The Broken Orchard"]


def test_in_a_festival_s_days_who_brings_news_goes_first_and_who_failed_last(home: Home, url: str) -> None:
    names = ("failing", "quiet", "busy")
    sources = [{"name": n, "kind": "feed", "url": f"https://{n}.example/", "every": "1h"} for n in names]
    cannes, november = datetime(2026, 5, 14, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC)
    with crew(configured(home, url, films=FILMS, sources=sources), url) as front:
        store = front.workshop.store
        known, healths = store.source_states(names), store.healths(names)
        with store.write() as transaction:
            failing = replace(known["failing"], failures=3, next_check_at=NOW, url="https://failing.example/")
            transaction.save_source_state(failing)
            transaction.save_health(replace(healths["quiet"], habit=timedelta(days=20).total_seconds()))
        at_cannes, usually = (
            {j.task_kwargs["key"]: j for j in chores._polls(replace(front, workshop=at(front.workshop, day)))}
            for day in (cannes, november)
        )
    assert at_cannes["busy"].priority > at_cannes["quiet"].priority > at_cannes["failing"].priority
    assert usually["busy"].priority == usually["quiet"].priority > usually["failing"].priority
    assert (usually["busy"].lock, usually["busy"].queueing_lock) == ("host:busy.example", "poll:busy")


def at(workshop: Workshop, moment: datetime) -> Workshop:
    return replace(workshop, clock=fixed(moment))


def test_no_backlog_keeps_waiting_what_a_dead_workers_jobs_wait_for() -> None:
    app.perform_import_paths()
    chore = {name: task.priority for name, task in app.tasks.items() if task.queue == queue.SCHEDULE}
    assert {"tracker:rescue", "tracker:schedule"} <= set(chore)
    settling = queue.withdraw("https://reel.example/1", ["The Amber Harbour"])[0].priority
    assert min(chore.values()) > queue.tell("me").priority > settling > queue.FESTIVAL
