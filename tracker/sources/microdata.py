"""Microdata (https://html.spec.whatwg.org/multipage/microdata.html) as the nodes that JSON-LD would give."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bs4 import Tag

_MOST = 300
"""Items of a page that are looked at."""
_URLS = {"a": "href", "link": "href", "img": "src"}


def nodes(root: Tag) -> list[dict[str, Any]]:
    """The items of the page, those within others under their property; each property a list of its values."""
    found: dict[int, dict[str, Any]] = {}
    tops: list[dict[str, Any]] = []
    for element in islice(root.select("[itemscope]"), _MOST):
        node: dict[str, Any] = {"@type": str(element.get("itemtype") or "").split()}
        found[id(element)] = node
        holder = _holder(element, found)
        if holder is None or not element.get("itemprop"):
            tops.append(node)
    for element in islice(root.select("[itemprop]"), _MOST * 10):
        holder = _holder(element, found)
        if holder is not None:
            value = found.get(id(element)) or _value(element)
            for name in str(element.get("itemprop")).split():
                holder.setdefault(name, []).append(value)
    return tops


def _holder(element: Tag, found: dict[int, dict[str, Any]]) -> dict[str, Any] | None:
    return next((found[id(above)] for above in element.parents if id(above) in found), None)


def _value(element: Tag) -> str:
    for name in ("content", "datetime", _URLS.get(element.name, "")):
        if name and element.get(name):
            return str(element[name])
    return " ".join(element.get_text(" ", strip=True).split())
