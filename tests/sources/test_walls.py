"""What stands where a feed or an article should be has a name, an error and a cure of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.sources.dialects import Entry, rss_20
from tests.support.pages import SEEN, html_page, page
from tracker.domain.document import Item
from tracker.domain.page import Page
from tracker.domain.source import Source, SourceKind
from tracker.errors import (
    Empty,
    Malformed,
    Moved,
    NotAFeed,
    NotAnArticle,
    PageError,
    SourceError,
    Walled,
)
from tracker.sources import article, kinds
from tracker.sources.interface import Asked

PAGES = Path(__file__).parents[1] / "pages" / "walls"
FRONT = "<!doctype html><html><head><title>Trade</title></head><body><h1>Trade</h1><p>Film news.</p></body></html>"
WALLS: dict[str, tuple[type[SourceError], str]] = {
    "bot_wall": (Walled, "a bot wall"),
    "captcha": (Walled, "a bot wall"),
    "consent": (Walled, "a consent page"),
    "login": (Walled, "a login page"),
    "paywall_only": (Walled, "a paywall"),
    "script_shell": (Empty, "empty without JavaScript"),
}


def fault(found: Page, kind: SourceKind = "feed") -> SourceError:
    with pytest.raises(SourceError) as told:
        kinds.read(found, Asked(Source("Trade", kind, found.url), (), SEEN))
    return told.value


@pytest.mark.parametrize("kind", ["feed", "search", "listing", "article"])
@pytest.mark.parametrize("name", WALLS)
def test_a_wall_is_named_whatever_it_stands_in_front_of(name: str, kind: SourceKind) -> None:
    expected, words = WALLS[name]
    error = fault(html_page((PAGES / f"{name}.html").read_bytes()), kind)
    assert type(error) is expected
    assert words in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", Empty),
        (" \n", Empty),
        (FRONT, NotAFeed),
        ("<rss", NotAFeed),
        ("<rss version='2.0'", Malformed),
        ("{", Malformed),
        ('{"items": {}}', NotAFeed),
        ("just words", NotAFeed),
        (b"%PDF-1.7", NotAFeed),
    ],
)
def test_what_is_no_feed_has_its_own_error(body: str | bytes, expected: type[SourceError]) -> None:
    assert isinstance(fault(page(body)), expected)


def test_a_feed_that_leads_to_a_web_page_has_moved() -> None:
    moved = replace(html_page(FRONT), url="https://trade.example/feed/", final_url="https://trade.example/")
    error = fault(moved)
    assert type(error) is Moved
    assert str(error).startswith(
        "https://trade.example/feed/ now leads elsewhere: https://trade.example/ is a web page"
    )


def test_a_redirect_that_changes_nothing_of_the_address_is_no_move() -> None:
    page_there = replace(html_page(FRONT), url="https://trade.example/feed/", final_url="https://trade.example/feed/#x")
    assert type(fault(page_there)) is NotAFeed


def test_an_article_that_leads_to_the_front_page_was_taken_down() -> None:
    moved = replace(html_page(FRONT), url="https://trade.example/2025/a/", final_url="https://trade.example/")
    with pytest.raises(Moved, match=r"leads to the front page of trade\.example"):
        article.document(moved, item=Item("https://trade.example/2025/a/", "A"), seen=SEEN)


def test_a_feed_that_speaks_of_walls_is_a_feed() -> None:
    body = rss_20(
        Entry("Just a moment... — we value your privacy", "https://trade.example/a", "", "Already a subscriber?")
    )
    (item,) = kinds.read(page(body), Asked(Source("Trade", "feed", "https://trade.example/feed/"), (), SEEN)).items
    assert item.title.startswith("Just a moment")


def test_a_long_page_that_speaks_of_cookies_is_no_wall() -> None:
    long = FRONT.replace("<p>", "<p>We value your privacy. " + "Film news of every sort. " * 100)
    assert type(fault(html_page(long))) is NotAFeed


def test_every_error_has_a_word_and_a_cure_of_its_own() -> None:
    named = list(PageError.kinds())
    assert len({each.fault for each in named}) == len({each.cure for each in named}) == len(named) >= 20
    assert NotAnArticle in named
