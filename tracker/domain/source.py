"""A source: where we look, and how often."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from tracker.domain.page import Validators

SourceKind = Literal["feed", "search", "listing", "article", "sitemap", "programme", "tmdb", "wikidata", "archive"]
Follow = Literal["auto", "always", "never"]
Render = Literal["plain", "browser"]


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors by which a page is read; null where the page itself is to tell.

    Of a listing: `item` is one entry's element, the others are sought within it. Of a programme: `section`, `premiere`
    and `screening` are sought on the whole page, `title` is the film's.
    """

    item: str | None = None
    link: str | None = None
    title: str | None = None
    date: str | None = None
    summary: str | None = None
    section: str | None = None
    premiere: str | None = None
    screening: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the config's `[[sources]]`.

    `kind` says how its page is read (`tracker.sources.kinds`). `follow` says whether items are followed to their
    articles: where the item names a watched film (`auto`), whatever it says (`always`), or not at all. `render` says
    whether the page is what the host sends or what a browser makes of it. `festival` is whose programme it is, where
    the page does not say; `key` is an API's, a secret.
    """

    name: str
    kind: SourceKind
    url: str
    every: timedelta = timedelta(minutes=30)
    follow: Follow = "auto"
    language: str | None = None
    render: Render = "plain"
    select: Selectors = Selectors()
    festival: str | None = None
    key: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of one polled address between polls; all moments aware, UTC.

    `key` is the source's name, for a search with the film's title behind it; `url` is the address that all this is
    remembered of: of another, nothing is known. `failures` counts those in a row; `error` is the last one's line and
    `fault` its word, null when the last poll went well. `moved_to` is where a permanent redirect led. `ttl` are the
    seconds for which the feed itself asks not to be asked again. `retired_at` is when it said for the second time that
    it will not come back (410): it is then asked no more, unless the person does.
    """

    key: str
    next_check_at: datetime | None = None
    validators: Validators = field(default_factory=Validators)
    checked_at: datetime | None = None
    ok_at: datetime | None = None
    failures: int = 0
    error: str | None = None
    moved_to: str | None = None
    url: str | None = None
    fault: str | None = None
    ttl: int | None = None
    retired_at: datetime | None = None

    def at(self, url: str) -> SourceState:
        """What is known of the source at `url`: this, but for nothing where it was learnt at another address."""
        if self.url == url:
            return self
        return replace(self, url=url) if self.url is None else SourceState(self.key, url=url)
