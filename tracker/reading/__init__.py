"""The reader: from a document and a watch list to developments, each with the sentence that says it.

`Reader(films).read(document)` is the whole of it; what it found and why is `Reader(films).explain(document)`. The names
below are loaded when they are first asked for, so that importing this package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.reading.explain import Explained, Explanation
    from tracker.reading.mentions import Mention
    from tracker.reading.reader import Reader

__all__ = ["Explained", "Explanation", "Mention", "Reader"]

_WHERE = {
    "Reader": "tracker.reading.reader",
    "Explained": "tracker.reading.explain",
    "Explanation": "tracker.reading.explain",
    "Mention": "tracker.reading.mentions",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
