"""`tracker sources test`: what is there, what it would be read as, and the lines to paste; or what is wrong with it."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import pytest

from tests.acceptance.config import config, source
from tests.support.command import Home
from tests.support.site import Site

NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
BOUGHT = "Aura Entertainment has acquired North American rights to ‘K-Pops!’ from Stampede Ventures."


@pytest.fixture
def feed(home: Home, reel: Site) -> str:
    """A feed of two items, of which one names the film."""
    home.config(config())
    deal = reel.article("/2026/deal", "A Deal For ‘K-Pops!’", BOUGHT, NOW)
    other = (f"{reel.address}/2026/other", "Nothing to see", datetime(2026, 1, 3, tzinfo=UTC), "Another story.")
    return reel.feed("/feed", (deal, "A Deal For ‘K-Pops!’", NOW, "It has a buyer."), other)


def test_a_feed_is_shown_with_what_it_would_be_read_as(home: Home, feed: str) -> None:
    answer = home.tracker("sources", "test", feed)
    assert answer.status == 0, answer
    assert f"feed at {feed} (application/rss+xml, " in answer.out
    assert "2 items, 2026-01-03 to 2026-02-01, 1 of them names a watched film" in answer.out
    assert "  * 2026-02-01  A Deal For ‘K-Pops!’\n    2026-01-03  Nothing to see" in answer.out
    assert "would be read as: K-Pops!: " in answer.out
    assert f"“{BOUGHT}”" in answer.out
    assert not home.database.exists(), "nothing is kept"


def test_the_lines_to_paste_are_a_source_that_works(home: Home, feed: str) -> None:
    lines = home.tracker("sources", "test", feed).out.split("for the config:\n\n")[1]
    assert tomllib.loads(lines)["sources"] == [
        {"name": "The Reel Dispatch", "kind": "feed", "url": feed, "every": "30m"}
    ]
    home.config(config(lines))
    assert home.tracker("check").out.startswith("K-Pops! — Aura")
    assert "for the config" not in home.tracker("sources", "test", feed).out, "it is there already"


def test_a_home_page_leads_to_the_feed_that_it_names(home: Home, reel: Site, feed: str) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    page = reel.put("/", f"<!doctype html><html><head><title>Reel</title>{link}</head><body><p>Hello</p></body></html>")
    answer = home.tracker("sources", "test", page)
    assert f"names the feed {feed}" in answer.out
    assert f"feed at {feed} (" in answer.out
    assert reel.count("/") == 1, "and costs the host no page twice"


def test_a_source_of_the_config_is_tried_by_its_name(home: Home, reel: Site, feed: str) -> None:
    home.config(config(source("Reel", feed, follow="never")))
    answer = home.tracker("sources", "test", "reel")
    assert "1 of them names a watched film" in answer.out
    assert reel.count("/2026/deal") == 0, "as it is set, its articles are not asked for"


def test_an_article_that_cannot_be_had_is_said_to_be(home: Home, reel: Site, feed: str) -> None:
    del reel.pages["/2026/deal"]
    answer = home.tracker("sources", "test", feed)
    assert answer.status == 0
    assert "its article cannot be had" in answer.out
    assert "404" in answer.out


def test_as_json_it_is_all_there(home: Home, feed: str) -> None:
    data = home.tracker("sources", "test", feed, "--json").data
    assert [item["names_film"] for item in data["items"]] == [True, False]
    assert data["readings"][0]["developments"][0]["kind"] == "acquisition"
    assert data["source"]["url"] == feed


@pytest.mark.parametrize(
    ("body", "fault", "words"),
    [
        ("", "empty", "nothing"),
        ("<html><head><title>Just a moment...</title></head><body>Verify you are human</body></html>", "walled", "bot"),
        ("%PDF-1.7 not a page", "no article", "a PDF"),
    ],
)
def test_what_is_no_source_is_named_with_its_cure(home: Home, reel: Site, body: str, fault: str, words: str) -> None:
    home.config(config())
    url = reel.put("/feed", body)
    answer = home.tracker("sources", "test", url)
    answer.assert_explained(1, words)
    assert f"({fault}) what helps: " in answer.err
    told = home.tracker("sources", "test", url, "--json")
    assert told.data["fault"] == fault
    assert told.data["cure"]


def test_a_host_that_says_no_is_named_with_its_cure(home: Home, reel: Site) -> None:
    home.config(config())
    url = reel.put("/feed", "no", status=403)
    answer = home.tracker("sources", "test", url)
    answer.assert_explained(1, "403")
    assert "(blocked) what helps: " in answer.err
