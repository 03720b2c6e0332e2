"""Sitemaps to items: news sitemaps with their headlines, plain ones by their addresses, indexes by what they lead to.

The formats are those of https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap, which gives each article of the last
two days as `<url><loc>…</loc><news:news><news:publication><news:name>…<news:language>…</news:publication>
<news:publication_date>…<news:title>…</news:news></url>`. A real one: https://variety.com/news-sitemap.xml
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.domain.document import Item
from tracker.domain.page import Page
from tracker.errors import NotASitemap
from tracker.sources import markup, urls
from tracker.sources.interface import Asked, Found
from tracker.sources.language import language_tag
from tracker.sources.moments import moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(rb"<(?:[\w.-]{1,20}:)?(urlset|sitemapindex)\b", re.IGNORECASE)
_HEAD = 4096
_LARGEST = 60_000_000
"""Bytes that a packed sitemap may unpack to; the protocol allows 50 MB."""
_MOST_URLS = 50_000
"""Addresses in one sitemap, by the protocol."""
_MOST_SITEMAPS = 3
"""Of an index, the newest so many are asked: news stands in the newest, and the rest is the site's whole past."""
_NEWS = re.compile(r"news|latest|recent", re.IGNORECASE)


def read(page: Page, asked: Asked) -> Found:
    """The articles that the sitemap names, or, of an index, the sitemaps to ask next.

    A plain sitemap gives no headlines: whether an item names a film is then seen by its address. Raises NotASitemap.
    """
    root = _root(page)
    if _name(root) == "sitemapindex":
        return Found(more=tuple(_newest(root, page)))
    found = (_item(entry, page, asked) for entry in list(root)[:_MOST_URLS] if _name(entry) == "url")
    return Found(items=tuple(item for item in found if item))


def looks_like_one(body: bytes) -> bool:
    """Whether `body` begins as a sitemap or an index of them does."""
    return _ROOT.search(body[:_HEAD].replace(b"\0", b"")) is not None


def _root(page: Page) -> _Element:
    from lxml import etree

    body = _unpacked(page)
    if not looks_like_one(body):
        kind = f" ({page.content_type})" if page.content_type else ""
        raise NotASitemap(f"{page.final_url} is no sitemap{kind}: neither <urlset> nor <sitemapindex> begins there")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(body, parser)
    if root is None:
        raise NotASitemap(f"{page.final_url} begins like a sitemap, but nothing in it can be read")
    return root


def _unpacked(page: Page) -> bytes:
    """The sitemap itself: many are kept as .gz files, which no Content-Encoding announces."""
    if not page.body.startswith(b"\x1f\x8b"):
        return page.body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(page.body, _LARGEST)
    except zlib.error:
        raise NotASitemap(f"{page.final_url} is a packed file that cannot be unpacked") from None
    if unpacker.unconsumed_tail:
        raise NotASitemap(f"{page.final_url} unpacks to more than a sitemap may hold ({_LARGEST // 1_000_000} MB)")
    return body


def _name(element: _Element) -> str:
    """The element's name without its namespace, which many sites misspell; empty for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _said(element: _Element) -> dict[str, str]:
    """The texts within `element` by name, the first of each."""
    found: dict[str, str] = {}
    for each in element.iter():
        if each.text and each.text.strip():
            found.setdefault(_name(each), each.text.strip())
    return found


def _newest(root: _Element, page: Page) -> Iterator[str]:
    """The sitemaps worth asking: those that are called news first, then the last changed."""
    listed = []
    for entry in root:
        said = _said(entry)
        at = moment(said.get("lastmod"))
        link = urls.absolute(page.final_url, said.get("loc", ""))
        if link and _name(entry) == "sitemap":
            listed.append((_NEWS.search(urlsplit(link).path) is not None, at.timestamp() if at else 0.0, link))
    listed.sort(key=lambda each: each[:2], reverse=True)
    yield from (link for _, _, link in listed[:_MOST_SITEMAPS])


def _item(entry: _Element, page: Page, asked: Asked) -> Item | None:
    said = _said(entry)
    link = urls.absolute(page.final_url, said.get("loc", ""))
    if not link:
        return None
    return Item(
        url=link,
        title=markup.line(said.get("title", "")),
        summary=markup.plain(said.get("keywords", "")),
        published=moment(said.get("publication_date")) or moment(said.get("lastmod")),
        outlet=markup.line(said.get("name", "")) or None,
        language=asked.source.language or language_tag(said.get("language")),
    )
