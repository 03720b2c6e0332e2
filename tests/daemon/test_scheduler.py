"""The timetable under clocks that jump, and chores that take longer than their interval."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Event, Semaphore
from typing import Any

from jobs.scheduler import Chore, Timetable
from tests.support.simulated import SimulatedScheduler

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def timetable(scheduler: SimulatedScheduler, ran: list[datetime]) -> Timetable:
    table = Timetable([Chore("poll", MINUTE, lambda: ran.append(scheduler.now))], scheduler)
    table.start()
    return table


def test_every_interval_has_its_run(simulated: SimulatedScheduler) -> None:
    ran: list[datetime] = []
    timetable(simulated, ran)
    simulated.run(timedelta(hours=1))
    assert ran == [NOON + n * MINUTE for n in range(61)]
    assert simulated.missed == []


def test_what_was_slept_through_is_one_run(simulated: SimulatedScheduler) -> None:
    """Also where fifty years were: a clock that began in 1970."""
    ran: list[datetime] = []
    timetable(simulated, ran)
    simulated.run(timedelta(seconds=30))
    simulated.now = after = NOON + timedelta(days=20_000)
    simulated.run(timedelta(seconds=90))
    assert ran == [NOON, after, after + MINUTE]
    assert simulated.missed == []


def test_a_clock_that_is_put_back_starves_nobody(simulated: SimulatedScheduler) -> None:
    ran: list[datetime] = []
    table = timetable(simulated, ran)
    simulated.run(timedelta(seconds=30))
    simulated.now = NOON - timedelta(days=1000)
    assert table.mend(simulated.now) == ["poll"]
    assert table.mend(simulated.now) == []
    simulated.run(timedelta(seconds=90))
    assert [at - ran[1] for at in ran[1:]] == [timedelta(0), MINUTE]


def test_a_chore_is_never_begun_twice_at_once() -> None:
    """On the real scheduler, with real threads: the first run waits while three more would be due."""
    going, enough = Event(), Event()
    runs: list[Any] = []
    others: list[Any] = []

    def slow() -> None:
        runs.append(None)
        going.wait(10)

    def quick() -> None:
        others.append(None)
        if len(others) > 3:
            enough.set()

    table = Timetable([Chore("slow", timedelta(milliseconds=20), slow), Chore("quick", MINUTE / 3000, quick)])
    table.start()
    assert enough.wait(20)
    assert len(runs) == 1
    going.set()
    table.stop()


def test_a_chore_that_is_wanted_while_it_runs_runs_once_more() -> None:
    """On the real scheduler: the first run has looked already, and its next would come in an hour."""
    begun, going = Semaphore(0), Event()

    def work() -> None:
        begun.release()
        going.wait(20)

    table = Timetable([Chore("poll", timedelta(hours=1), work)])
    table.start()
    assert begun.acquire(timeout=20)
    table.soon("poll", datetime.now(UTC))
    assert not begun.acquire(blocking=False), "not while it runs"
    going.set()
    assert begun.acquire(timeout=20)
    table.stop()
