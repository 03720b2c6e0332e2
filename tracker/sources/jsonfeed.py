"""JSON answers to items: JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), and GDELT's by `gdelt`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tracker.domain.document import Item
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import Malformed
from tracker.sources import markup, urls
from tracker.sources.language import language_tag
from tracker.sources.moments import moment
from tracker.sources.outlets import outlet_name


def items(page: Page, source: Source) -> list[Item]:
    """The items of the JSON on `page`, in its order. Raises NotAFeed where it is neither JSON Feed nor GDELT's list."""
    data = _loaded(page)
    if isinstance(data, Mapping) and isinstance(data.get("items"), list):
        outlet = outlet_name(markup.line(_string(data, "title")), page.final_url)
        found = (_item(entry, data, page, source, outlet) for entry in data["items"] if isinstance(entry, Mapping))
        return [item for item in found if item is not None]
    from tracker.sources import gdelt

    return gdelt.items(data, page, source)


def _loaded(page: Page) -> Any:
    try:
        return json.loads(page.body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise Malformed(f"{page.final_url} begins like JSON, but is none that can be read") from None


def _string(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _item(
    entry: Mapping[str, Any], feed: Mapping[str, Any], page: Page, source: Source, outlet: str | None
) -> Item | None:
    link = _string(entry, "url") or _string(entry, "external_url") or _string(entry, "id")
    url = urls.absolute(page.final_url, link) if link else None
    title = markup.line(_string(entry, "title"))
    if not url and not title:
        return None
    text = markup.plain(_string(entry, "content_html")) or markup.tidy(_string(entry, "content_text"))
    summary = markup.plain(_string(entry, "summary"))
    return Item(
        url=url or page.final_url,
        title=title,
        summary=summary or text,
        content=text if summary and len(text) > len(summary) else None,
        published=moment(_string(entry, "date_published")) or moment(_string(entry, "date_modified")),
        outlet=outlet,
        language=source.language or language_tag(_string(entry, "language") or _string(feed, "language")),
    )
