"""A known article of each source must still be read to its known facts, however well the source itself answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jobs.canary import try_canaries
from jobs.poll import poll
from jobs.replay import Hour
from jobs.targets import targets
from jobs.watch import watch
from jobs.workshop import Workshop
from tests.support.bench import Web, article, bench, feed
from tracker.errors import Unreachable

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
FEED, DEAL = "https://reel.example/feed", "https://reel.example/deal"
TITLE = "Aura Acquires ‘K-Pops!’"
TEXT = "Aura Entertainment has acquired ‘K-Pops!’ from Anderson .Paak. " + "The film was shown in Toronto. " * 10


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[tuple[Workshop, Web, Hour]]:
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "feed", "url": FEED}]) as (workshop, web, hour):
        web.pages = {FEED: feed((DEAL, TITLE, NOW, "‘K-Pops!’ has a buyer.")), DEAL: article(TITLE, TEXT)}
        poll(workshop, targets(workshop.sources, workshop.films))
        try_canaries(workshop)
        yield workshop, web, hour


def days(workshop: Workshop, hour: Hour, count: int) -> list[str]:
    told = []
    for _ in range(count):
        hour.now += timedelta(days=1)
        poll(workshop, targets(workshop.sources, workshop.films))
        try_canaries(workshop)
        told += [news.headline for news in watch(workshop)]
    return told


def test_a_canary_that_is_well_costs_a_request_a_week(shop: tuple[Workshop, Web, Hour]) -> None:
    workshop, web, hour = shop
    assert days(workshop, hour, 20) == []
    assert web.count(DEAL) == 3, "once to read it, twice in twenty days"


@pytest.mark.parametrize(
    "redesigned",
    [
        article(TITLE, "Aura."),
        b"<html><head><title>Reel</title></head><body><script>load()</script></body></html>",
        article("Most read", "Ten things to know about the summer season. " * 12),
    ],
)
def test_an_article_that_is_no_longer_read_is_an_incident(shop: tuple[Workshop, Web, Hour], redesigned: bytes) -> None:
    workshop, web, hour = shop
    web.pages[DEAL] = redesigned
    told = days(workshop, hour, 12)
    assert len(told) == 1
    assert told[0].startswith("source Reel: ")
    assert DEAL in told[0]
    web.pages[DEAL] = article(TITLE, TEXT)
    assert days(workshop, hour, 4) == ["source Reel works again"]


@pytest.mark.parametrize(
    "edited",
    [
        article(TITLE, TEXT + "An earlier version of this article misspelt a name."),
        article(TITLE, TEXT.replace("Aura Entertainment has", "UPDATED: Aura Entertainment has now")),
        Unreachable(DEAL, "reel.example: refuses the connection"),
    ],
)
def test_an_edit_or_a_host_that_is_down_is_none(shop: tuple[Workshop, Web, Hour], edited: bytes) -> None:
    workshop, web, hour = shop
    web.pages[DEAL] = edited
    assert days(workshop, hour, 20) == []
