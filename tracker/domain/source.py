"""A source: where we look, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from tracker.domain.page import Validators

SourceKind = Literal["feed", "search", "article"]
Follow = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the config's `[[sources]]`.

    `kind` says how its page is read: `feed` (RSS or Atom), `search` (a feed whose `url` holds `{title}`, asked
    once for each film) or `article` (one page, watched). `follow` says whether a feed's items are followed to
    their articles: where the item names a watched film (`auto`), whatever it says (`always`), or not at all.
    """

    name: str
    kind: SourceKind
    url: str
    every: timedelta = timedelta(minutes=30)
    follow: Follow = "auto"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of one polled address between polls; all moments aware, UTC.

    `key` is the source's name, for a search with the film's title behind it. `failures` counts those in a row;
    `error` is the last one's line, null when the last poll went well. `moved_to` is where a permanent redirect led.
    """

    key: str
    next_check_at: datetime | None = None
    validators: Validators = field(default_factory=Validators)
    checked_at: datetime | None = None
    ok_at: datetime | None = None
    failures: int = 0
    error: str | None = None
    moved_to: str | None = None
