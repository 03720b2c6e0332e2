"""What is remembered of a source between polls: its rhythm, where it moved, that it is gone; and of which address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobs import poll
from jobs.due import due, is_due, remembered
from jobs.targets import targets
from jobs.workshop import Workshop
from tests.support.bench import Web, bench, feed
from tracker.domain.page import Validators
from tracker.domain.source import SourceState
from tracker.errors import BadAnswer, Gone

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
DEAL = ("https://reel.example/deal", "Aura Acquires ‘K-Pops!’", NOW - timedelta(days=3), "‘K-Pops!’ has a buyer.")
FEED = "https://reel.example/feed"


def run(workshop: Workshop) -> poll.Report:
    return poll.poll(workshop, targets(workshop.sources, workshop.films))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[tuple[Workshop, Web, Any]]:
    sources = [{"name": "Reel", "kind": "feed", "url": FEED, "every": "1h", "follow": "never"}]
    with bench(tmp_path, NOW, sources=sources) as made:
        made[1].pages = {FEED: feed(DEAL)}
        yield made


def state(workshop: Workshop) -> SourceState:
    """What is remembered of the feed."""
    (target,) = targets(workshop.sources, workshop.films)
    return remembered(workshop, [target])[target.key]


def test_a_feed_that_is_gone_is_asked_once_more_and_then_retired(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, hour = shop
    web.pages[FEED] = Gone(FEED, "reel.example: answered 410 Gone", 410)
    run(workshop)
    first = state(workshop)
    assert (first.fault, first.retired_at) == ("gone", None)
    hour.now = first.next_check_at or hour.now
    assert is_due(first, hour.now)
    run(workshop)
    hour.now += timedelta(days=365)
    assert not is_due(state(workshop), hour.now)
    web.pages[FEED] = feed(DEAL)
    assert run(workshop).failures == ()
    assert state(workshop).retired_at is None, "whoever asks for it all the same, and is answered, has it back"
    assert is_due(state(workshop), hour.now + timedelta(hours=2))


def test_a_single_410_among_other_failures_retires_nothing(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = shop
    for status in (410, 500, 410):
        web.pages[FEED] = Gone(FEED, "gone", 410) if status == 410 else BadAnswer(FEED, "busy", status)
        run(workshop)
    assert state(workshop).retired_at is None


def test_a_feeds_ttl_is_kept_and_heeded(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, hour = shop
    web.pages[FEED] = feed(DEAL).replace(b"<item>", b"<ttl>240</ttl><item>", 1)
    run(workshop)
    assert state(workshop).ttl == 4 * 3600
    assert not is_due(state(workshop), hour.now + timedelta(hours=4, minutes=-1))
    run(workshop)
    assert not is_due(state(workshop), hour.now + timedelta(hours=4, minutes=-1)), "also after a 304"


def test_where_a_feed_moved_to_is_remembered_until_that_fails(shop: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = shop
    moved = "https://new.example/feed"
    web.moved[FEED] = moved
    web.pages[moved] = feed(DEAL)
    run(workshop)
    run(workshop)
    assert [url for url, _ in web.asked] == [FEED, moved]
    del web.pages[moved]
    run(workshop)
    del web.moved[FEED]
    run(workshop)
    assert [url for url, _ in web.asked][2:] == [moved, FEED]
    assert state(workshop).failures == 0


def test_nothing_learnt_at_one_address_is_held_of_another(tmp_path: Path) -> None:
    """The person corrects the address: its ETag, its failures and its retirement were the old one's."""
    other = "https://gazette.example/feed"
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "feed", "url": FEED}]) as (workshop, web, _):
        web.pages[FEED] = feed(DEAL)
        run(workshop)
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "feed", "url": other}]) as (workshop, web, _):
        assert due(workshop, targets(workshop.sources, workshop.films))
        web.pages[other] = feed(DEAL)
        run(workshop)
        assert web.asked[0] == (other, Validators())
