"""A feed's headlines without a parse, and the feeds that must be parsed to be judged."""

from __future__ import annotations

import pytest

from tests.sources.dialects import DIALECTS, Dialect, Entry
from tests.support.pages import page
from tracker.domain.source import Source
from tracker.sources import feed, glance

ENTRY = Entry("Venice adds five titles", "https://trade.example/1", "2025-06-11T09:00:00Z", "<p>Five more.</p>")
WHOLE = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>All the films</title>'
    b"<item><title><![CDATA[One &amp; two]]></title></item>"
    b"<item><title>Three &amp; four</title></item></channel></rss>\n"
)


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
def test_a_glance_sees_the_headlines_of_a_parse_or_nothing(dialect: Dialect) -> None:
    found = page(dialect(ENTRY))
    seen = glance.headlines(found)
    if seen is not None:
        items = feed.items(found, Source("Trade", "feed", found.url))
        assert all(any(item.title in headline for headline in seen) for item in items)


def test_the_feed_s_own_title_is_no_headline() -> None:
    assert glance.headlines(page(WHOLE)) == ["<![CDATA[One & two]]>", "Three & four"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Welcome</body></html>",
        WHOLE[:-20],
        WHOLE.replace(b"<item>", b"<thing>"),
        WHOLE.replace(b'"1.0"', b'"1.0" encoding="iso-8859-1"'),
        WHOLE.decode().encode("utf-16"),
        WHOLE.replace(b"Three", b"Gr\xf6sse"),
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    ],
    ids=["nothing", "web page", "breaks off", "no entries", "latin", "utf-16", "not utf-8", "json"],
)
def test_what_may_be_broken_is_parsed(body: bytes) -> None:
    assert glance.headlines(page(body)) is None


def test_a_sitemap_s_headlines_are_seen_and_an_index_is_parsed() -> None:
    entry = "<url><loc>https://trade.example/1</loc><news:title>Venice adds five</news:title></url>"
    bare = "<urlset><url><loc>https://trade.example/1</loc></url></urlset>"
    assert glance.headlines(page(f"<urlset>{entry}</urlset>"), sitemap=True) == ["Venice adds five"]
    assert glance.headlines(page(bare), sitemap=True) == []
    for body in ("<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>", f"<urlset>{entry}", WHOLE):
        assert glance.headlines(page(body), sitemap=True) is None
    assert glance.headlines(page(bare)) is None, "a sitemap where a feed should be is a fault"
