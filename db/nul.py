"""U+0000 on PostgreSQL, whose texts cannot hold it (its documentation, "Character Types"); SQLite's can.

Pages, mail servers and feeds do send it, and a memory that is moved from one engine to the other must come out as it
was. So it travels as two characters that nobody writes: a noncharacter of Unicode (23.7, for internal use) and a digit.
"""

from __future__ import annotations

from typing import Any, Final

import psycopg
from psycopg.types.string import StrDumperUnknown, TextLoader

_MARK: Final = "\uffff"
_HIDDEN: Final = {"\0": f"{_MARK}0", _MARK: f"{_MARK}1"}
_SHOWN: Final = {hidden: shown for shown, hidden in _HIDDEN.items()}
_TEXTS: Final = ("text", "varchar")


def hide(text: str) -> str:
    """`text` as PostgreSQL can hold it; as it is, where it holds no U+0000."""
    if "\0" not in text and _MARK not in text:
        return text
    return "".join(_HIDDEN.get(character, character) for character in text)


def show(text: str) -> str:
    """What `hide` was given."""
    if _MARK not in text:
        return text
    head, *rest = text.split(_MARK)
    return head + "".join(_SHOWN[_MARK + part[0]] + part[1:] for part in rest)


class _Hiding(StrDumperUnknown):
    def dump(self, obj: str) -> Any:
        return super().dump(hide(obj))


class _Showing(TextLoader):
    def load(self, data: Any) -> Any:
        text = super().load(data)
        return show(text) if isinstance(text, str) else text


def keep_nul(connection: psycopg.Connection) -> None:
    """Has `connection` keep U+0000 in every text that it sends and fetches."""
    connection.adapters.register_dumper(str, _Hiding)
    for name in _TEXTS:
        connection.adapters.register_loader(name, _Showing)
