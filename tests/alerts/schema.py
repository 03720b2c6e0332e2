"""The part of JSON Schema 2020-12 that the published schema uses, and no more: an unknown keyword fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

_TYPES: dict[str, type] = {"object": dict, "array": list, "string": str, "null": type(None)}
_SILENT = {"$schema", "$id", "$defs", "title", "description"}


def faults(data: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Where and how `data` breaks `schema`."""
    for keyword, asked in schema.items():
        if keyword in _SILENT:
            continue
        if keyword == "$ref":
            yield from faults(data, root["$defs"][asked.removeprefix("#/$defs/")], root, at)
        elif keyword == "properties":
            for name in asked.keys() & (data.keys() if isinstance(data, dict) else ()):
                yield from faults(data[name], asked[name], root, f"{at}.{name}")
        elif keyword == "items":
            for place, item in enumerate(data if isinstance(data, list) else ()):
                yield from faults(item, asked, root, f"{at}[{place}]")
        elif not _CHECKS[keyword](data, asked):
            yield f"{at}: {keyword} {asked}, not {data!r}"


def _is_moment(data: Any, _format: str) -> bool:
    return datetime.fromisoformat(data).tzinfo is not None


_CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda data, asked: isinstance(
        data, tuple(_TYPES[t] for t in ([asked] if isinstance(asked, str) else asked))
    ),
    "const": lambda data, asked: data == asked and type(data) is type(asked),
    "enum": lambda data, asked: data in asked,
    "required": lambda data, asked: set(asked) <= set(data),
    "minLength": lambda data, asked: len(data) >= asked,
    "maxLength": lambda data, asked: len(data) <= asked,
    "pattern": lambda data, asked: not isinstance(data, str) or re.search(asked, data) is not None,
    "format": _is_moment,
}
