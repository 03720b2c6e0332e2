"""Feeds to items: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 by feedparser; JSON answers by `jsonfeed` and `gdelt`.

feedparser is handed bytes only, so that it never opens an address; its sanitiser and its rewriting of links inside
texts are off, since no markup leaves this module: 25 ms a full feed with them, 14 without.
"""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Mapping, Sequence
from datetime import MINYEAR, datetime
from itertools import islice
from typing import Any

from tracker.domain.document import Item
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import Empty, Malformed, NotAFeed
from tracker.sources import markup, urls
from tracker.sources.interface import Asked, Found
from tracker.sources.language import language_tag
from tracker.sources.moments import moment
from tracker.sources.outlets import outlet_name

_HEAD = 4096
"""Bytes in which a feed shows its root; WordPress puts a plugin's warnings before it at worst."""
_LONGEST_ANSWER = 200
"""Characters of an answer in words, such as a search's "please wait", that are passed on."""
_ROOT = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:item|entry)[\s/>]", re.IGNORECASE)
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_MOST_ENTRIES = 3000
"""Entries read of one feed, from the top: the newest, a hundred times what outlets give."""
_MOST_TAGS = 100_000
"""Tags read of one feed, those inside of texts included."""
_SHORTER = 1.5
"""A `content` is the full text only where it is longer than the summary by this much."""

_FIRST_BEYOND_ASCII = 128
_CAPTION = re.compile(rb"<media:(title|description)\b[^>]{0,500}>.{0,5000}?</media:\1>", re.DOTALL)
_LONGEST_CAPTION = 200
"""Characters of a second plain text under which it is a picture's."""

_DATE_KEYS = ("published", "issued", "created", "updated", "modified", "date")
_NAMED_DATE_KEYS = ("prism_publicationdate", "news_publication_date", "pubdate")


def read(page: Page, asked: Asked) -> Found:
    """As `items`."""
    return Found(items=tuple(items(page, asked.source)))


def items(page: Page, source: Source) -> list[Item]:
    """The entries of the feed on `page`, in its order; those without a link and without a title are left out.

    Links are absolute; texts are plain, with paragraphs parted by a blank line; dates keep the feed's zone. What a
    broken feed holds up to its fault is read. Raises NotAFeed where nothing of a feed is there.
    """
    body = page.body
    head = body[:_HEAD].replace(b"\0", b"")
    if not head.strip():
        raise Empty(f"{page.final_url} answered with nothing where a feed should be")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        from tracker.sources import jsonfeed

        return jsonfeed.items(page, source)
    root, html = _ROOT.search(head), _HTML.search(head)
    if not root or (html and html.start() < root.start()):
        raise NotAFeed(_what_else(page, is_html=html is not None))
    parsed = _parsed(page)
    if not parsed.entries and not parsed.version:
        raise Malformed(f"{page.final_url} begins like a feed, but nothing in it can be read")
    # as plain dictionaries: feedparser's own answers for a missing key with the value of another
    found = (_item(dict(entry), dict(parsed.feed), page, source) for entry in parsed.entries)
    return [item for item in found if item is not None]


def ttl(body: bytes) -> int | None:
    """Seconds for which the feed asks not to be asked again: RSS 2.0's <ttl>, in minutes; null where it has none.

    Its <skipHours> and the syndication module's updatePeriod are not heeded: content systems print them unasked
    (WordPress says "hourly" of every feed), so that they say nothing of the outlet.
    """
    entry = _ENTRY.search(body)
    said = _TTL.search(body, 0, entry.start() if entry else len(body))
    return int(said[1]) * 60 if said else None


def _parsed(page: Page) -> Any:
    import feedparser

    body = _without_names(_without_captions(_cut_short(page.body)))
    body = body.replace(b"&#133;", b"&#8230;")  # an ellipsis in windows-1252, to XML the end of a line
    return feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": _content_type(page), "content-location": page.final_url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _cut_short(body: bytes) -> bytes:
    """`body` up to where a feed is made to cost time: feedparser takes seconds for each 100,000 tags."""
    entry = next(islice(_ENTRY.finditer(body), _MOST_ENTRIES, None), None)
    kept = body[: entry.start()] if entry else body
    pieces = kept.split(b"<", _MOST_TAGS)
    return kept if len(pieces) <= _MOST_TAGS else b"<".join(pieces[:-1])


def _without_captions(body: bytes) -> bytes:
    """`body` without what its pictures show, where items have a description of their own: feedparser takes whichever
    comes first for the item's.
    """
    return _CAPTION.sub(b"", body) if b"<media:" in body and b"<description" in body else body


def _without_names(body: bytes) -> bytes:
    """`body` with HTML's names for letters (`&eacute;`) as numbers, where a DTD, which is never loaded, would define
    them: the parser then passes over those that it does not know.
    """
    if b"<!DOCTYPE" not in body[:_HEAD] or b"[" in body[:_HEAD].partition(b"<!DOCTYPE")[2].partition(b">")[0]:
        return body
    from html.entities import name2codepoint

    def number(name: re.Match[bytes]) -> bytes:
        known = name2codepoint.get(name[1].decode("ascii"))
        return name[0] if known is None or known < _FIRST_BEYOND_ASCII else b"&#%d;" % known

    return re.sub(rb"&([A-Za-z][A-Za-z0-9]{1,30});", number, body)


def _content_type(page: Page) -> str:
    """What feedparser is told: valid UTF-8 is UTF-8 whatever host and prolog say, since nothing else looks like it."""
    if page.body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in page.body[:4]:
        return "application/xml"
    try:
        page.body.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"<\?xml[^>]{0,80}encoding=[\"']([\w.-]+)", page.body[:200])
        named = declared[1].decode("ascii").lower() if declared else page.charset
        if named in ("iso-8859-1", "latin1", "us-ascii"):
            named = "windows-1252"  # which they mean on the web (WHATWG Encoding Standard, 4.2)
        return f"application/xml; charset={named}" if named else "application/xml"
    if page.body.isascii():
        return "application/xml"
    return "application/xml; charset=utf-8"


def _what_else(page: Page, *, is_html: bool) -> str:
    if not is_html:
        said = markup.line(page.body[:_HEAD].decode("utf-8", "replace"))
        if said.isprintable() and 0 < len(said) <= _LONGEST_ANSWER and " " in said:
            return f"{page.final_url} answered “{said}” where a feed should be"
        kind = f" ({page.content_type})" if page.content_type else ""
        return f"{page.final_url} is no feed{kind}: no RSS, Atom or JSON Feed begins there"
    found = named_feeds(page)
    if found:
        return f"{page.final_url} is a web page, not a feed; the feed that it names is {found[0]}"
    return f"{page.final_url} is a web page, not a feed, and names none"


def named_feeds(page: Page) -> list[str]:
    """The feeds that an HTML page names for itself (`<link rel="alternate">`), absolute, in its order, each once."""
    found: dict[str, None] = {}
    for tag in re.findall(rb"<link\b[^>]{1,2000}>", page.body[:200_000], re.IGNORECASE):
        text = tag.decode("utf-8", "replace")
        attributes = {k.lower(): a or b or c for k, a, b, c in _ATTRIBUTE.findall(text)}
        kind = attributes.get("type", "").lower().split(";")[0].strip()
        if "alternate" in attributes.get("rel", "").lower().split() and kind in _FEED_TYPES:
            link = urls.absolute(page.final_url, markup.line(attributes.get("href", "")))
            if link:
                found[link] = None
    return list(found)


_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_FEED_TYPES = frozenset(
    f"{kind}/{form}"
    for kind in ("application", "text")
    for form in ("rss+xml", "atom+xml", "feed+json", "rdf+xml", "xml")
)


def _item(entry: Mapping[str, Any], feed: Mapping[str, Any], page: Page, source: Source) -> Item | None:
    url = _link(entry, page) or ""
    outlet = _outlet(entry, feed, page)
    title = _without_outlet(markup.line(_text(entry, "title")), _source_title(entry))
    if not title and not url:
        return None
    summary, content = _texts(entry)
    return Item(
        url=url or page.final_url,
        title=title,
        summary=summary,
        content=content,
        published=_published(entry),
        outlet=outlet,
        language=source.language or language_tag(_language(entry, feed)),
    )


def _text(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


_NO_PAGE = ("enclosure", "self", "replies", "edit", "service.edit", "service.post", "hub", "next")
_RELATION = "http://www.iana.org/assignments/relation/"
"""What a link's relation may be written out with: RFC 4287, 4.2.7.2."""


def _link(entry: Mapping[str, Any], page: Page) -> str | None:
    """The article's address: FeedBurner's original, the alternate link, another link, a permalink id; pages first."""
    links = sorted((link for link in entry.get("links", ()) if link.get("href")), key=_is_other_form)
    alternate = [link["href"] for link in links if _relation(link) == "alternate"]
    pages = [link["href"] for link in links if _relation(link) not in ("alternate", *_NO_PAGE)]
    candidates = [_text(entry, "feedburner_origlink"), *alternate, _text(entry, "link"), *pages]
    found = (urls.absolute(page.final_url, candidate) for candidate in candidates if candidate)
    # an id is a link only where it is a whole one: "post-7" is none, whatever it would resolve to
    return next(filter(None, found), None) or urls.absolute("", _text(entry, "id"))


def _relation(link: Mapping[str, Any]) -> str:
    return str(link.get("rel") or "alternate").removeprefix(_RELATION)


def _is_other_form(link: Mapping[str, Any]) -> bool:
    """Whether `link` says of itself that it leads to no page, but to its data or a file."""
    return "html" not in str(link.get("type") or "html")


def _texts(entry: Mapping[str, Any]) -> tuple[str, str | None]:
    """Summary and full text. Where a feed has one text only, it is the summary, however long."""
    summary = _typed(entry.get("summary_detail")) or markup.plain(_text(entry, "summary"))
    contents = [text for content in entry.get("content", ()) if (text := _typed(content)) and not _is_caption(content)]
    content = max(contents, key=len, default="")
    if not summary:
        summary = content
    return summary, content if len(content) > len(summary) * _SHORTER else None


def _is_caption(content: Mapping[str, Any]) -> bool:
    """Whether feedparser took `media:description`, what a picture shows, for a text of the entry."""
    return (
        content is not None
        and content.get("type") == "text/plain"
        and len(content.get("value") or "") < _LONGEST_CAPTION
    )


def _typed(detail: Any) -> str:
    """A text construct; what says that it is plain text and holds no markup is taken at its word."""
    if not isinstance(detail, Mapping):
        return ""
    value = _text(detail, "value")
    if str(detail.get("type", "")).startswith(("image/", "audio/", "video/", "application/octet")):
        return ""
    return markup.plain(value)


def _published(entry: Mapping[str, Any]) -> datetime | None:
    for key in (*_DATE_KEYS, *_NAMED_DATE_KEYS):
        if at := moment(_text(entry, key)):
            return at
    for key in _DATE_KEYS:
        parsed = entry.get(f"{key}_parsed")
        if parsed and parsed[0] >= MINYEAR:  # "0000-00-00" is read as the year -1
            return moment(str(calendar.timegm(parsed)))
    return None


def _source_title(entry: Mapping[str, Any]) -> str:
    origin = entry.get("source")
    named = _text(origin, "title") if isinstance(origin, Mapping) else ""
    return markup.line(named or _text(entry, "news_source"))


def _outlet(entry: Mapping[str, Any], feed: Mapping[str, Any], page: Page) -> str | None:
    if named := _source_title(entry):
        return named
    title = markup.line(_text(feed, "title"))
    return outlet_name(title, _text(feed, "link") or page.final_url) if title else None


def _without_outlet(title: str, outlet: str) -> str:
    """A news search's "Headline - Outlet" without the outlet."""
    for dash in (" - ", " – ", " — ", " | "):
        if outlet and title.endswith(dash + outlet) and len(title) > len(dash + outlet):
            return title[: -len(dash + outlet)].rstrip()
    return title


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    details: Sequence[Any] = [entry.get("title_detail"), entry.get("summary_detail"), *entry.get("content", ())]
    own = next((d["language"] for d in details if isinstance(d, Mapping) and d.get("language")), "")
    return str(_text(entry, "language") or own or _text(feed, "language"))
