"""What goes out, whatever it tells and whatever channel carries it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from tracker.domain.claim import Claim
from tracker.domain.codec import from_data, to_data
from tracker.domain.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Context:
    """What a message says beside its news.

    `now` is aware; `zone` is the person's. `also` are the other claims of an alert's fact, `ledger` its film's as it
    stands. `templates` is a folder whose `alert.txt`, `alert.html` and so on go before the built-in ones. A `sample` is
    marked as one wherever it is read.
    """

    now: datetime
    zone: tzinfo
    also: tuple[Claim, ...] = ()
    ledger: Ledger | None = None
    templates: Path | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """`subject` is one line; `note` is what a chat or a phone's notice shows below it, `text` and `html` are the whole.
    `data` is JSON data, `event` an iCalendar file where a day is told. Mails with the same `thread` are shown as one.
    """

    subject: str
    note: str
    text: str
    html: str
    data: Mapping[str, Any]
    thread: str
    event: str | None = None


def packed(message: Message) -> str:
    """The message as one JSON object in ASCII, which any database keeps to the letter."""
    return json.dumps(to_data(message))


def unpacked(words: str) -> Message:
    """The message that was `packed`, be it by an older tracker."""
    return from_data(Message, json.loads(words))
