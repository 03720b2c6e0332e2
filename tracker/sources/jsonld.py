"""JSON-LD of a page, read with patience (https://json-ld.org, https://schema.org/NewsArticle)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting)$"
)
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_CONTROLS = re.compile(r"[\x00-\x1f]")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DEEPEST = 8
_MOST_NODES = 500


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page's JSON-LD says of its article; texts as they are written there."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    body: str = ""
    paid: bool = False


def stated(scripts: list[str]) -> Stated:
    """The first article in the JSON-LD `scripts`, else an empty one. Never raises: bad JSON is passed over."""
    nodes = [node for script in scripts for node in _nodes(loaded(script))]
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is_article(node)), None)
    page = next((node for node in nodes if "WebPage" in types(node)), {})
    site = next((node for node in nodes if types(node) & {"WebSite", "Organization", "NewsMediaOrganization"}), {})
    if article is None:
        return Stated(language=text_of(page.get("inLanguage")), publisher=text_of(site.get("name")))
    publisher = article.get("publisher") or {}
    return Stated(
        headline=text_of(article.get("headline")) or text_of(article.get("name")),
        published=text_of(article.get("datePublished"))
        or text_of(article.get("dateCreated"))
        or text_of(page.get("datePublished")),
        modified=text_of(article.get("dateModified")) or text_of(page.get("dateModified")),
        publisher=_name(publisher, by_id) or text_of(site.get("name")),
        url=_address(article, by_id),
        language=text_of(article.get("inLanguage")) or text_of(page.get("inLanguage")),
        body=text_of(article.get("articleBody")),
        paid=str(article.get("isAccessibleForFree", "")).lower() in ("false", "https://schema.org/false"),
    )


def loaded(script: str) -> Any:
    """The JSON in a script, mended where it can be; null where it cannot."""
    text = _WRAPPING.sub("", script.strip()).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return _mended(text)


def _mended(text: str) -> Any:
    """What can be had by dropping raw control characters and commas before a closing bracket."""
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", text)))
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    """Every object in `data` from the top: arrays, @graph, and what an article is the main entity of."""
    waiting = [(data, 0)]
    given = 0
    while waiting and given < _MOST_NODES:
        value, depth = waiting.pop(0)
        if depth > _DEEPEST:
            continue
        if isinstance(value, list):
            waiting += [(each, depth + 1) for each in value]
        elif isinstance(value, Mapping):
            given += 1
            yield value
            waiting += [
                (value[key], depth + 1)
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
                if key in value
            ]


def types(node: Mapping[str, Any]) -> set[str]:
    """The names of the node's types, without their vocabulary."""
    kinds = node.get("@type")
    several = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1] for kind in several if isinstance(kind, str)}


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(_ARTICLES.match(kind) for kind in types(node)) and bool(
        node.get("headline") or node.get("datePublished")
    )


def text_of(value: Any) -> str:
    """The text of a property's value, or the name of the thing that it is; the first of several."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name") or value.get("alternateName") or ""
    return value if isinstance(value, str) else ""


def _name(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> str:
    if isinstance(value, list):
        value = value[0] if value else {}
    if isinstance(value, Mapping):
        return text_of(value.get("name")) or text_of(by_id.get(str(value.get("@id")), {}).get("name"))
    return value if isinstance(value, str) else ""


def _address(article: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> str:
    main = article.get("mainEntityOfPage")
    if isinstance(main, Mapping):
        main = main.get("@id") or main.get("url")
    return text_of(article.get("url")) or (main if isinstance(main, str) else "")
