"""Sitemaps: news, plain, packed, indexes, and what is none."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.support.pages import asked, page
from tracker.domain.document import Item
from tracker.domain.source import Source
from tracker.errors import NotASitemap
from tracker.sources import sitemap
from tracker.sources.interface import Found

URL = "https://trade.example/news-sitemap.xml"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACES}>
  <url><loc>https://trade.example/2025/06/k-pops-sells/</loc>
    <news:news><news:publication><news:name>The Trade</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2025-06-11T09:00:00-07:00</news:publication_date>
      <news:title>Aura Buys &#8216;K-Pops!&#8217; &amp; More</news:title></news:news>
    <image:image><image:loc>https://trade.example/a.jpg</image:loc><image:title>Still</image:title></image:image></url>
  <url><loc>/2025/06/relative/</loc><lastmod>2025-06-10</lastmod></url>
  <url><loc>mailto:me@trade.example</loc></url>
</urlset>"""


def read(body: str | bytes) -> Found:
    return sitemap.read(page(body, URL), asked(Source("Trade", "sitemap", URL)))


def test_a_news_sitemap_gives_headline_date_outlet_and_language() -> None:
    assert read(NEWS).items == (
        Item(
            url="https://trade.example/2025/06/k-pops-sells/",
            title="Aura Buys ‘K-Pops!’ & More",
            published=datetime(2025, 6, 11, 9, tzinfo=timezone(timedelta(hours=-7))),
            outlet="The Trade",
            language="en",
        ),
        Item(url="https://trade.example/2025/06/relative/", title="", published=datetime(2025, 6, 10, tzinfo=UTC)),
    )


def test_a_packed_sitemap_is_unpacked() -> None:
    assert read(gzip.compress(NEWS.encode())) == read(NEWS)


def test_an_index_leads_to_its_news_and_its_newest_parts() -> None:
    parts = "".join(
        f"<sitemap><loc>https://trade.example/posts-{n}.xml</loc><lastmod>2025-0{n}-01</lastmod></sitemap>"
        for n in range(1, 8)
    )
    news = "<sitemap><loc>/news.xml</loc></sitemap>"
    found = read(f"<sitemapindex {SPACES}>{parts}{news}</sitemapindex>")
    assert found.more == (
        "https://trade.example/news.xml",
        "https://trade.example/posts-7.xml",
        "https://trade.example/posts-6.xml",
    )
    assert found.items == ()


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<html><body>Not here</body></html>", "is no sitemap"),
        ("", "is no sitemap"),
        (b"\x1f\x8bbroken", "cannot be unpacked"),
        (gzip.compress(b"<urlset>" + b" " * 61_000_000), "more than a sitemap may hold"),
    ],
    ids=["web page", "nothing", "broken gzip", "bomb"],
)
def test_what_is_no_sitemap_says_so(body: str | bytes, line: str) -> None:
    with pytest.raises(NotASitemap, match=line):
        read(body)


def test_entities_of_its_own_are_not_expanded() -> None:
    lol = '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    found = read(
        f"{lol}<urlset {SPACES}><url><loc>https://trade.example/x</loc><news:title>&b;&f;</news:title></url></urlset>"
    )
    assert [item.title for item in found.items] == [""]


def test_a_sitemap_that_breaks_off_is_read_up_to_there() -> None:
    assert len(read(NEWS[: NEWS.index("<url><loc>mailto")]).items) == 2
