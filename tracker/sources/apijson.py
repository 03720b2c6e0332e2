"""An API's JSON, held to the shape that its documentation gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tracker.domain.page import Page
from tracker.errors import NotAnAnswer

_LONGEST = 200
"""Characters of an answer in words that are passed on."""


def loaded(page: Page, who: str) -> Any:
    """The JSON on `page`. Raises NotAnAnswer, which passes on what `who` says instead."""
    try:
        return json.loads(page.body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        said = " ".join(page.body[:_LONGEST].decode("utf-8", "replace").split())
        words = f": “{said}”" if said and said.isprintable() and "<" not in said else ""
        raise NotAnAnswer(f"{who} answered something else than JSON{words}") from None


def record(page: Page, who: str) -> Mapping[str, Any]:
    """The JSON object on `page`. Raises NotAnAnswer."""
    data = loaded(page, who)
    if not isinstance(data, Mapping):
        raise NotAnAnswer(
            f"{who} answered with a {type(data).__name__} where an object should be; its format has changed"
        )
    return data


def objects(data: Any, path: str, who: str) -> list[Mapping[str, Any]]:
    """The objects of the list at `path` ("results.bindings") in `data`. Raises NotAnAnswer where there is no list."""
    found = data
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, list):
        has = ", ".join(sorted(map(str, data))[:6]) if isinstance(data, Mapping) else type(data).__name__
        raise NotAnAnswer(f"{who}’s answer has no list “{path}” any more (it has: {has}); its format has changed")
    return [each for each in found if isinstance(each, Mapping)]


def text(data: Mapping[str, Any], key: str) -> str:
    """The text under `key`, stripped; empty where there is none."""
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def number(data: Mapping[str, Any], key: str) -> int | None:
    """The whole number under `key`."""
    value = data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
