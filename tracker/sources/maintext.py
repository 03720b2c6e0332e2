"""The article in a page, and nothing around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.sources import markup

if TYPE_CHECKING:
    from lxml.etree import _Element

_CUT = re.compile(r"<(script|style|svg|noscript|template|iframe)\b([^>]*)>", re.IGNORECASE)
_JSON_LD = re.compile(r"type\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)


def parted(text: str) -> tuple[str, list[str]]:
    """The HTML without what no reader sees (scripts, styles, drawings), and the texts of its JSON-LD. Linear in length.

    Such elements are most of a page's bytes; cutting them before the parse halves its cost.
    """
    lower = text.lower()
    kept: list[str] = []
    scripts: list[str] = []
    place = 0
    endless: set[str] = set()
    for match in _CUT.finditer(text):
        name = match[1].lower()
        if match.start() < place or name in endless:
            continue
        end = lower.find(f"</{name}", match.end())
        if end < 0:
            endless.add(name)
            continue
        if name == "script" and _JSON_LD.search(match[2]):
            scripts.append(text[match.end() : end])
        kept.append(text[place : match.start()])
        close = text.find(">", end)
        place = close + 1 if close >= 0 else len(text)
    kept.append(text[place:])
    return "".join(kept), scripts


def tree_of(text: str) -> _Element | None:
    """The HTML tree of `text`, as a browser would mend it; None where there is nothing."""
    from lxml import html
    from lxml.etree import ParserError

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None


def main_text(tree: _Element) -> str:
    """The article's paragraphs, parted by a blank line; empty where there is none. Changes `tree`."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, fast=True, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return "" if body is None else markup.tidy(markup.rendered(body))
