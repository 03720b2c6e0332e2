"""One article's page to a document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from tracker.domain.document import Document, Item
from tracker.domain.page import Page, Validators
from tracker.errors import NotAnArticle
from tracker.sources import charset, maintext, texts, urls, walls
from tracker.sources.metadata import Metadata, metadata

_HEAD = 4096
_BEGINS_AS_PAGE = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE | re.DOTALL
)
_HAS_TAGS = re.compile(rb"</(?:p|div|html|body|article|h1)>", re.IGNORECASE)


def document(page: Page, *, item: Item | None = None, outlet: str | None = None, seen: datetime) -> Document:
    """The article on `page`, reduced to text.

    What the page says of itself goes before what `item`, the feed's entry that led here, says; `outlet` is the name
    for want of any other. `seen` is aware. Raises NotAnArticle, whose line names what the page is instead.
    """
    walls.refuse_binary(page.body, page.final_url)
    if not is_html(page.body, page.content_type):
        return _plain(page, item, outlet, seen)
    text, scripts = maintext.parted(charset.decoded(page.body, page.charset))
    tree = maintext.tree_of(text)
    if tree is None:
        raise NotAnArticle(f"{page.final_url} is empty")
    said = metadata(tree, scripts, page.final_url)
    prose = maintext.main_text(tree)
    if not prose:
        raise NotAnArticle(f"{page.final_url} has no main text")
    return _joined(page, said, prose, item, outlet, seen)


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


def _joined(page: Page, said: Metadata, prose: str, item: Item | None, outlet: str | None, seen: datetime) -> Document:
    url = urls.canonical(said.url or page.final_url)
    return Document(
        url=url,
        outlet=said.outlet or (item.outlet if item else None) or outlet or urls.host(url),
        title=said.title or (item.title if item else ""),
        text=prose,
        language=said.language or (item.language if item else None),
        published=said.published or (item.published if item else None),
        modified=said.modified,
        seen=seen,
    )


def is_html(body: bytes, content_type: str | None) -> bool:
    """Whether `body` is markup: what the host calls plain text is not, unless it begins as a page does."""
    if _BEGINS_AS_PAGE.match(body[:_HEAD].replace(b"\0", b"")):
        return True
    return content_type not in (None, "text/plain") or (
        _HAS_TAGS.search(body[:_HEAD]) is not None and content_type is None
    )


def _plain(page: Page, item: Item | None, outlet: str | None, seen: datetime) -> Document:
    name = item.outlet if item and item.outlet else outlet
    found = texts.from_text(charset.decoded(page.body, page.charset), name=page.final_url, seen=seen, outlet=name)
    if item is None:
        return found
    return replace(
        found,
        title=found.title or item.title,
        published=found.published or item.published,
        language=item.language,
    )
