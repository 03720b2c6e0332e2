"""An article that is edited or deleted: what it no longer says is taken back, by an alert that names the first one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobs import poll
from jobs.targets import targets
from jobs.workshop import Workshop
from tests.support.bench import Web, article, bench, feed
from tracker.domain.alert import Alert
from tracker.errors import BadAnswer, Gone

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
PAGE = "https://reel.example/deal"
FEED = "https://reel.example/feed"
REST = " The comedy stars Soul Rasheed. It was shot in Los Angeles, and it has songs by a dozen hands."
BOUGHT = article("‘K-Pops!’ finds a buyer", "Aura Entertainment has acquired ‘K-Pops!’ from Anderson .Paak." + REST)
RETRACTED = article(
    "‘K-Pops!’ finds a buyer", "An earlier version of this story on ‘K-Pops!’ named a buyer in error." + REST
)


def run(workshop: Workshop) -> tuple[Alert, ...]:
    return poll.poll(workshop, targets(workshop.sources, workshop.films)).alerts


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Workshop, Web, Any]]:
    """A page that is watched for edits, read once."""
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "article", "url": PAGE}]) as made:
        made[1].pages[PAGE] = BOUGHT
        yield made


def test_an_edit_that_takes_a_fact_out_is_told_and_names_the_alert_that_it_corrects(
    watched: tuple[Workshop, Web, Any],
) -> None:
    workshop, web, _ = watched
    (first,) = run(workshop)
    web.pages[PAGE] = RETRACTED
    (second,) = run(workshop)
    assert (second.change, second.development.kind) == ("withdrawn", "acquisition")
    assert second.corrects == first.id
    assert workshop.store.ledger("K-Pops!").standing("acquisition") == ()
    assert run(workshop) == ()


def test_an_edit_that_leaves_the_facts_alone_is_no_news(watched: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = watched
    run(workshop)
    web.pages[PAGE] = BOUGHT.replace(b"a dozen hands", b"many hands")
    assert run(workshop) == ()
    assert len(workshop.store.documents_at(PAGE)) == 2


def test_what_others_say_too_stands(watched: tuple[Workshop, Web, Any], tmp_path: Path) -> None:
    run(watched[0])
    other = ("https://gazette.example/1", "‘K-Pops!’ sold", NOW, "Aura Entertainment has acquired ‘K-Pops!’.")
    sources = [
        {"name": "Reel", "kind": "article", "url": PAGE},
        {"name": "Gazette", "kind": "feed", "url": FEED, "follow": "never"},
    ]
    with bench(tmp_path, NOW, sources=sources) as (both, web, _):
        web.pages = {PAGE: BOUGHT, FEED: feed(other)}
        assert run(both) == ()
        web.pages[PAGE] = RETRACTED
        assert run(both) == ()
        (fact,) = both.store.ledger("K-Pops!").standing("acquisition")
        assert fact.development.companies == ("Aura Entertainment",)


@pytest.mark.parametrize(("error", "after"), [(Gone(PAGE, "gone", 410), 1), (BadAnswer(PAGE, "not found", 404), 3)])
def test_a_deleted_article_takes_back_what_it_said(
    watched: tuple[Workshop, Web, Any], error: BadAnswer, after: int
) -> None:
    workshop, web, _ = watched
    run(workshop)
    web.pages[PAGE] = error
    told = [run(workshop) for _ in range(after + 2)]
    assert [len(alerts) for alerts in told] == [0] * (after - 1) + [1, 0, 0]
    assert told[after - 1][0].change == "withdrawn"


def test_a_page_that_cannot_be_reached_is_not_deleted(watched: tuple[Workshop, Web, Any]) -> None:
    workshop, web, _ = watched
    run(workshop)
    web.pages[PAGE] = BadAnswer(PAGE, "answered 500", 500)
    assert [run(workshop) for _ in range(5)] == [()] * 5
    assert workshop.store.ledger("K-Pops!").standing("acquisition")


def test_an_altered_headline_sends_us_to_the_article_again(tmp_path: Path) -> None:
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "feed", "url": FEED}]) as (workshop, web, _):
        web.pages = {FEED: feed((PAGE, "‘K-Pops!’ finds a buyer", NOW, "At last.")), PAGE: BOUGHT}
        (first,) = run(workshop)
        later = NOW + timedelta(hours=1)
        web.pages = {
            FEED: feed((PAGE, "CORRECTED: ‘K-Pops!’ still without a buyer", later, "Not yet.")),
            PAGE: RETRACTED,
        }
        assert [(a.change, a.corrects) for a in run(workshop) if a.corrects] == [("withdrawn", first.id)]


def test_a_feeds_excerpt_is_no_older_version_of_its_article(tmp_path: Path) -> None:
    """The excerpt is taken while the article cannot be had; the article then need not repeat its words."""
    with bench(tmp_path, NOW, sources=[{"name": "Reel", "kind": "feed", "url": FEED}]) as (workshop, web, _):
        item = (PAGE, "‘K-Pops!’", NOW, "WME Independent is selling ‘K-Pops!’.")
        web.pages = {FEED: feed(item), PAGE: BadAnswer(PAGE, "busy", 503)}
        assert [a.development.kind for a in run(workshop)] == ["sales"]
        web.pages[PAGE] = BOUGHT
        assert [(a.change, a.development.kind) for a in run(workshop)] == [("new", "acquisition")]
