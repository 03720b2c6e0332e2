"""How iCalendar is written (RFC 5545, 3.1 and 3.3.11): texts escaped, lines folded, CRLF behind each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

_LINE = 75
"""Octets; a folded line begins with a space."""


def file(lines: Iterable[str]) -> str:
    """The file that the content lines make."""
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """TEXT: backslash, semicolon and comma escaped, a line end as `\\n`."""
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def day(value: date) -> str:
    """DATE."""
    return f"{value:%Y%m%d}"


def moment(value: datetime) -> str:
    """DATE-TIME in UTC, to the second. `value` is aware."""
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(line: str) -> str:
    """`line` in pieces of at most 75 octets, no character broken in two."""
    if len(line) <= _LINE and line.isascii():
        return line
    pieces, room = [""], _LINE
    for char in line:
        size = len(char.encode())
        if size > room:
            pieces.append("")
            room = _LINE - 1
        pieces[-1] += char
        room -= size
    return "\r\n ".join(pieces)
