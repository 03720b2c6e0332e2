"""What stops working is told to the operator once, and once that it works again; silence is never taken for no news."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.coverage import coverage
from jobs.deliver import deliver
from jobs.poll import poll
from jobs.replay import Hour
from jobs.targets import targets
from jobs.watch import watch
from jobs.workshop import Workshop
from tests.support.bench import Web, bench, feed
from tests.support.sinks import Answer, HookSink
from tests.work.test_deliver import DEAL, hook_to, take
from tracker.domain.incident import Incident
from tracker.errors import BadAnswer, Blocked, FetchError, Gone

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
NAMES = ("reel", "gazette", "courier", "herald")


def address(name: str) -> str:
    return f"https://{name}.example/feed"


def items(name: str, number: int = 0) -> bytes:
    return feed((f"https://{name}.example/{number}", f"Nothing here, part {number}", NOW, "Another story altogether."))


@contextmanager
def followed(folder: Path, *channels: dict[str, object]) -> Iterator[tuple[Workshop, Web, Hour]]:
    sources = [{"name": n, "kind": "feed", "url": address(n), "every": "1h"} for n in NAMES]
    with bench(folder, NOW, sources=sources, channels=list(channels)) as (workshop, web, hour):
        web.pages = {address(name): items(name) for name in NAMES}
        yield workshop, web, hour


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[tuple[Workshop, Web, Hour]]:
    with followed(tmp_path) as made:
        yield made


def let_pass(workshop: Workshop, hour: Hour, times: int, step: timedelta = timedelta(hours=1)) -> list[str]:
    """Polls everything so often, `step` apart, and watches; gives the headlines of what was told."""
    told = []
    for _ in range(times):
        poll(workshop, targets(workshop.sources, workshop.films))
        told += [news.headline for news in watch(workshop)]
        hour.now += step
    return told


def open_incidents(workshop: Workshop) -> list[Incident]:
    return [incident for incident in workshop.store.incidents() if incident.is_open]


def test_all_well_is_silent(shop: tuple[Workshop, Web, Hour]) -> None:
    workshop, _, hour = shop
    assert let_pass(workshop, hour, 10) == []
    assert workshop.store.incidents() == []


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (None, "unreachable"),
        (Blocked(address("reel"), "reel.example: answered 403", 403), "blocked"),
        (Gone(address("reel"), "reel.example: answered 410", 410), "gone"),
        (BadAnswer(address("reel"), "reel.example: answered 500", 500), "bad answer"),
        (b"<html><body><p>Welcome to our new site!</p></body></html>", "no feed"),
        (feed(), "empty"),
    ],
)
def test_a_source_that_broke_is_told_once_and_once_when_it_is_read_again(
    shop: tuple[Workshop, Web, Hour], answer: bytes | FetchError | None, word: str
) -> None:
    workshop, web, hour = shop
    let_pass(workshop, hour, 3)
    web.pages.pop(address("reel"))
    if answer is not None:
        web.pages[address("reel")] = answer
    told = let_pass(workshop, hour, 48)
    assert len(told) == 1, told
    assert told[0].startswith("source reel: ")
    assert [(i.about, i.trouble) for i in open_incidents(workshop)] == [("source reel", word)]
    assert all(i.cure for i in open_incidents(workshop))
    web.pages[address("reel")] = items("reel", 1)
    assert let_pass(workshop, hour, 30) == ["source reel works again"]
    assert open_incidents(workshop) == []


def test_a_source_that_falls_silent_is_missed(shop: tuple[Workshop, Web, Hour]) -> None:
    """All answer; one of them has nothing new any more."""
    workshop, web, hour = shop
    told: list[str] = []
    for day in range(12):
        for name in NAMES:
            if name != "reel" or day < 5:
                web.pages[address(name)] = items(name, day)
        told += let_pass(workshop, hour, 2, timedelta(hours=12))
    assert [headline.partition(":")[0] for headline in told] == ["source reel"]
    assert "nothing new since 2025-06-24" in told[0]


def test_a_network_that_is_down_is_one_incident(shop: tuple[Workshop, Web, Hour]) -> None:
    workshop, web, hour = shop
    let_pass(workshop, hour, 2)
    pages, web.pages = web.pages, {}
    told = let_pass(workshop, hour, 24)
    assert [headline.partition(":")[0] for headline in told] == ["the network"]
    web.pages = pages
    assert let_pass(workshop, hour, 24) == ["the network works again"]


def test_a_channel_that_is_gone_is_an_incident_until_it_is_taken_back(tmp_path: Path) -> None:
    with HookSink(Answer(410)) as sink, followed(tmp_path, hook_to(sink.url)) as (workshop, _, hour):
        take(workshop, DEAL)
        deliver(workshop)
        assert [news.about for news in watch(workshop)] == ["channel hook"]
        workshop.store.reinstate_channel("hook", hour.now)
        watch(workshop)
        hour.now += timedelta(hours=2)
        assert [news.tone for news in watch(workshop)] == ["recovered"]


def test_the_operators_channel_is_told_and_readers_are_not(tmp_path: Path) -> None:
    with HookSink() as readers, HookSink() as operator:
        channels = (hook_to(readers.url), {**hook_to(operator.url), "name": "ops", "news": "operator"})
        with followed(tmp_path, *channels) as (workshop, web, hour):
            del web.pages[address("reel")]
            let_pass(workshop, hour, 5)
            deliver(workshop)
        assert (len(readers.calls), len(operator.calls)) == (0, 1)
        assert "source reel" in operator.calls[0].body.decode()


def test_a_source_that_the_config_no_longer_has_is_not_said_to_work_again(tmp_path: Path) -> None:
    with followed(tmp_path) as (workshop, web, hour):
        del web.pages[address("reel")]
        assert len(let_pass(workshop, hour, 5)) == 1
    with bench(tmp_path, hour.now, sources=[]) as (without, _, later):
        watch(without)
        later.now += timedelta(days=1)
        assert watch(without) == []
        assert without.store.incidents() == []


def test_coverage_says_who_was_not_read(shop: tuple[Workshop, Web, Hour]) -> None:
    workshop, web, hour = shop

    def line() -> str:
        day_ago = hour.now - timedelta(days=1)
        return coverage(workshop.store, workshop.sources, workshop.films, day_ago).line

    assert (
        line()
        == "0 of 4 sources read; not reel (never yet), gazette (never yet), courier (never yet), herald (never yet)"
    )
    let_pass(workshop, hour, 1)
    assert line() == "4 of 4 sources read"
    del web.pages[address("herald")]
    let_pass(workshop, hour, 30)
    assert line() == "3 of 4 sources read; not herald (last on 2025-06-20)"
