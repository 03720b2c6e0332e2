"""An item of a source, and the document that it leads to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.development import Development

_COUNTRY = 2
"""Letters of a region in a language tag that names a country (BCP 47): `es-419` is a part of the world."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, as it says it: plain text, entities resolved, tags gone.

    `content` is the full text where the feed carries it; `published` is aware, in the zone that the feed gave.
    """

    url: str
    title: str
    summary: str = ""
    content: str | None = None
    published: datetime | None = None
    outlet: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article or item, reduced to text.

    `text` is paragraphs parted by a blank line; `language` is BCP 47. `published` and `modified` are aware and keep
    the offset that the page gave, since "today" in the prose is the outlet's day; `published` is null where the
    page does not say, and `seen` is then what relative dates are read against. `stated` is what a database or a
    programme says in fields, each with a line of `text` for its quote; null for prose, which only a reader can read.
    """

    url: str
    outlet: str
    title: str
    text: str
    language: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    seen: datetime | None = None
    stated: tuple[Development, ...] | None = None

    @property
    def said(self) -> datetime:
        """When it was published, else seen; aware. Raises ValueError if it has neither."""
        moment = self.published or self.seen
        if moment is None:
            raise ValueError(f"the document {self.url} has no date at all")
        return moment

    @property
    def country(self) -> str | None:
        """The ISO 3166-1 code of the country that the language tag names, as `en-GB` does; null where it names none."""
        region = (self.language or "").replace("_", "-").partition("-")[2].upper()
        return region if len(region) == _COUNTRY else None

    @property
    def day(self) -> date | None:
        """The outlet's day on which it was published, else the day it was seen."""
        moment = self.published or self.seen
        return moment.date() if moment else None

    @property
    def content_hash(self) -> str:
        """SHA-256 of title and text, hex: two documents with the same one say the same to the letter."""
        return hashlib.sha256(f"{self.title}\0{self.text}".encode()).hexdigest()

    @property
    def id(self) -> str:
        """Stable: the canonical URL and the content hash."""
        return "d" + hashlib.sha256(f"{self.url}\0{self.content_hash}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Copy:
    """The same text elsewhere: where it was printed once more, by whom, and when (aware). `document` is the id of the
    one that is kept for all.
    """

    document: str
    url: str
    outlet: str
    said: datetime
