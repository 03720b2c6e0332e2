"""What the bytes of a feed or a sitemap tell before they are parsed: that it is whole, and its headlines."""

from __future__ import annotations

import html
import re

from tracker.domain.page import Page

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?xml-stylesheet[^>]{0,400}\?>\s*|<!--.{0,500}?-->\s*)*"
    rb"<(rss|feed|rdf:RDF|urlset)\b",
    re.DOTALL,
)
_ENTRY = re.compile(rb"<(?:item|entry|url)[\s>]")
_TITLE = re.compile(rb"<(?:news:)?title\b[^>]{0,200}>(.{0,600}?)</(?:news:)?title>", re.DOTALL)
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"'](?!utf-8)", re.IGNORECASE)


def headlines(page: Page, *, sitemap: bool = False) -> list[str] | None:
    """The headlines of the feed, or the sitemap, that `page` should be, markup and all.

    Null where only a parse can tell what it is: something else, one that breaks off, without entries, or not in UTF-8,
    so that a source that broke is never passed over.
    """
    body = page.body
    begins = _BEGINS.match(body)
    if not begins or (begins[1] == b"urlset") is not sitemap:
        return None
    if _ENCODING.search(body[:200]) or not body.rstrip().endswith(b"</" + begins[1] + b">"):
        return None
    first = _ENTRY.search(body, begins.end())
    if not first:
        return None
    try:
        return [html.unescape(title[1].decode()) for title in _TITLE.finditer(body, first.start())]
    except UnicodeDecodeError:
        return None
