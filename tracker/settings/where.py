"""On which line of a TOML file a key stands.

The standard library's parser gives values without their places; this finds them again, for error messages only. It
reads table headers and the keys that begin a line, which is how people write such files; where it finds nothing
(a key inside an inline table), the line of what surrounds it is told.
"""

from __future__ import annotations

import re

Path = tuple[str | int, ...]
_ARRAY_TABLE = re.compile(r"\s*\[\[\s*([\w-]+)\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]")
_KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


def lines_of(text: str) -> dict[Path, int]:
    """For each table and key of `text` the number of its line, the first being 1."""
    found: dict[Path, int] = {}
    counts: dict[str, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _ARRAY_TABLE.match(line):
            name = match[1]
            table = (name, counts.setdefault(name, 0))
            counts[name] += 1
            found.setdefault((name,), number)
            found[table] = number
        elif match := _TABLE.match(line):
            table = (match[1],)
            found[table] = number
        elif match := _KEY.match(line):
            found.setdefault((*table, match[1]), number)
    return found


def line_of(path: Path, lines: dict[Path, int]) -> int | None:
    """The line of `path`, else of the nearest table around it."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None
