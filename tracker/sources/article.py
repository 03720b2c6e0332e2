"""One article's page to a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.domain.document import Document, Item
from tracker.domain.page import Page, Validators
from tracker.errors import Empty, Moved, NotAnArticle
from tracker.sources import charset, language, maintext, markup, texts, urls, walls
from tracker.sources.interface import Asked, Found
from tracker.sources.metadata import Metadata, metadata
from tracker.sources.moments import moment
from tracker.sources.opening import Opening, without_opening

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 4096
_BEGINS_AS_PAGE = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE | re.DOTALL
)
_HAS_TAGS = re.compile(rb"</(?:p|div|html|body|article|h1)>", re.IGNORECASE)


_IS_FEED = re.compile(
    rb"^[\xef\xbb\xbf\s]*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)
_DAY_IN_URL = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])")
_SHOWN = 0.4
"""Share of the JSON-LD's own text under which the page does not show its article."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known before the page was read: its feed's entry, empty where none led here; the source's name; when."""

    item: Item
    source: str | None
    seen: datetime

    @property
    def outlet(self) -> str | None:
        return self.item.outlet or self.source


def read(page: Page, asked: Asked) -> Found:
    """The watched page itself."""
    return Found(documents=(document(page, outlet=asked.source.name, seen=asked.seen),))


def document(page: Page, *, item: Item | None = None, outlet: str | None = None, seen: datetime) -> Document:
    """The article on `page`, reduced to text.

    What the page says of itself goes before what `item`, the feed's entry that led here, says; `outlet` is the name
    for want of any other. `seen` is aware. Raises SourceError, whose line names what the page is instead.
    """
    known = _Known(item or Item(url="", title=""), outlet, seen)
    if item and _leads_home(page):
        raise Moved(f"{page.url} leads to the front page of {urls.host(page.final_url)}: the article was taken down")
    walls.refuse_binary(page.body, page.final_url)
    if _IS_FEED.search(page.body[:_HEAD]):
        raise NotAnArticle(f'{page.final_url} is a feed, not an article: kind = "feed" reads it')
    if not is_html(page.body, page.content_type):
        return _plain(page, known)
    html = charset.decoded(page.body, page.charset)
    text, scripts = maintext.parted(html)
    tree = maintext.tree_of(text)
    if tree is None:
        raise Empty(f"{page.final_url} is empty")
    said = metadata(tree, scripts, page.final_url)
    words = _few_words(tree) if len(text) < walls.SMALL_PAGE else ""
    walls.refuse(walls.STOPPED, page.final_url, said.title, said.page_title, words)
    opened = without_opening(_prose(tree, said), said.title)
    if len(opened.text) < walls.LEAST:
        walls.refuse(walls.EMPTY_HANDED, page.final_url, said.title, words, html[: walls.SMALL_PAGE])
    if not opened.text:
        raise NotAnArticle(f"{page.final_url} has no main text")
    return _joined(page, said, opened, known)


def _leads_home(page: Page) -> bool:
    """Whether the host sends whoever asks for an article to its front page, as it does when that is there no more."""
    return urlsplit(page.final_url).path in ("", "/") and urlsplit(page.url).path not in ("", "/")


def _few_words(tree: _Element) -> str:
    """All words of a page that has few of them; nothing of one that has more."""
    words = markup.tidy(markup.rendered(tree))
    return words if len(words) < walls.FEW_WORDS else ""


def _prose(tree: _Element, said: Metadata) -> str:
    """The article's text: the page's, or the JSON-LD's where the page shows little of it and asks no money for it."""
    prose = maintext.main_text(tree)
    if said.body and not said.paid and len(prose) < len(said.body) * _SHOWN:
        return markup.plain(said.body)
    return prose


def text_document(raw: bytes, *, name: str, seen: datetime) -> Document:
    """The document in a file's bytes: HTML, plain text, or JSON holding one DOCUMENT of the reading contract.

    `name` is the file's name or address and stands in for both URL and outlet where the file gives none. `seen` is
    aware. Raises NotAnArticle where there is nothing to read, InputError where it is JSON of another shape.
    """
    walls.refuse_binary(raw, name)
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return texts.from_json(raw, name, seen)
    if is_html(raw, None):
        return document(
            Page(name, name, 200, "text/html", None, raw, Validators(), seen), outlet=PurePath(name).stem, seen=seen
        )
    return texts.from_text(charset.decoded(raw, None), name=name, seen=seen)


def _joined(page: Page, said: Metadata, opened: Opening, known: _Known) -> Document:
    url = urls.canonical(said.url or page.final_url)
    return Document(
        url=url,
        outlet=said.outlet or known.outlet or urls.host(url),
        title=said.title or known.item.title,
        text=opened.text,
        language=said.language or known.item.language or language.guessed(opened.text),
        published=said.published or known.item.published or opened.published or _date_in(url),
        modified=said.modified,
        seen=known.seen,
    )


def _date_in(url: str) -> datetime | None:
    """The day in an address like `/2024/09/09/…`."""
    match = _DAY_IN_URL.search(url)
    return moment("-".join(match.groups())) if match else None


def is_html(body: bytes, content_type: str | None) -> bool:
    """Whether `body` is markup: what the host calls plain text is not, unless it begins as a page does."""
    if _BEGINS_AS_PAGE.match(body[:_HEAD].replace(b"\0", b"")):
        return True
    if content_type is None:
        return _HAS_TAGS.search(body[:_HEAD]) is not None
    return content_type != "text/plain"


def _plain(page: Page, known: _Known) -> Document:
    text = charset.decoded(page.body, page.charset)
    found = texts.from_text(text, name=page.final_url, seen=known.seen, outlet=known.outlet)
    return replace(
        found,
        title=found.title or known.item.title,
        published=found.published or known.item.published,
        language=known.item.language,
    )
