"""What of an address can be polled: the page itself, a feed or a sitemap that it names, or its list of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from jobs.asking import ask
from tracker.clock import Clock, utc_now
from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source, SourceKind
from tracker.errors import FetchError, SourceError
from tracker.fetch import Fetcher
from tracker.sources import feed, kinds, search, sitemap, urls
from tracker.sources.interface import Asked, Found

_EVERY: dict[SourceKind, timedelta] = {
    "feed": timedelta(minutes=30),
    "search": timedelta(hours=12),
    "listing": timedelta(hours=2),
    "sitemap": timedelta(hours=1),
    "article": timedelta(hours=12),
    "programme": timedelta(days=1),
}
"""How often each kind is worth asking."""
_COMMENTS = re.compile(r"comments?(?:/|$|\W)", re.IGNORECASE)
_MOST_FEEDS = 3
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_NEWS = re.compile(r"news", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Discovery:
    """A source that works, and what it holds now: its page, and what is on it. `feeds` are those that the page names
    which was given.
    """

    source: Source
    found: Found
    page: Page
    feeds: tuple[str, ...] = ()


def discover(fetcher: Fetcher, url: str, films: Sequence[Film], clock: Clock = utc_now) -> Discovery:
    """What can best be polled at `url`: a film's page in a programme, a feed (itself or named), a news sitemap, a
    regular list, the page itself. Raises FetchError where the address cannot be had, SourceError where it is nothing.
    """
    return _Search(fetcher, tuple(films), clock).at(url)


@dataclass(frozen=True, slots=True)
class _Search:
    fetcher: Fetcher
    films: tuple[Film, ...]
    clock: Clock

    def at(self, url: str) -> Discovery:
        if search.TITLE in url:
            return self._searched(url)
        page = self._page(url)
        if sitemap.looks_like_one(page.body):
            return self._tried(page, "sitemap")
        with suppress(SourceError):
            return self._tried(page, "feed")
        feeds = tuple(feed.named_feeds(page))
        for kind, other in self._ways(page):
            with suppress(SourceError, FetchError):
                tried = self._tried(page if other == url else self._page(other), kind)
                if tried.found.items or tried.found.documents or tried.found.more:
                    return replace(tried, feeds=feeds)
        return replace(self._tried(page, "article"), feeds=feeds)

    def _ways(self, page: Page) -> Iterator[tuple[SourceKind, str]]:
        """The kinds to try, the best first, each with its address."""
        yield "programme", page.url
        named = [link for link in feed.named_feeds(page) if not _COMMENTS.search(link)]
        for link in named[:_MOST_FEEDS]:
            yield "feed", link
        if urlsplit(page.final_url).path in ("", "/"):
            for link in self._news_sitemaps(page.final_url):
                yield "sitemap", link
        yield "listing", page.url

    def _news_sitemaps(self, url: str) -> list[str]:
        """Those that the site's robots.txt names (https://www.sitemaps.org/protocol.html#submit_robots)."""
        where = urls.absolute(url, "/robots.txt")
        with suppress(FetchError):
            named = _SITEMAP_LINE.findall(self._page(where).body.decode("utf-8", "replace")) if where else []
            return [link for link in named if _NEWS.search(link)][:2]
        return []

    def _searched(self, url: str) -> Discovery:
        source = Source(urls.host(url), "search", url, every=_EVERY["search"])
        address = next(kinds.addresses(source, self.films or (Film("film"),)))
        page = self._page(address.url)
        return Discovery(source, kinds.read(page, Asked(source, self.films, self.clock(), address.film)), page)

    def _page(self, url: str) -> Page:
        page = ask(self.fetcher, Source("", "feed", url), url)
        assert isinstance(page, Page)  # noqa: S101 - an unconditional request is never answered by 304
        return page

    def _tried(self, page: Page, kind: SourceKind) -> Discovery:
        """The page, read as one of `kind`, under the name that it gives its outlet. Raises SourceError."""
        source = Source("", kind, page.moved_to or page.url, every=_EVERY[kind])
        found = kinds.read(page, Asked(source, self.films, self.clock()))
        named = [*(item.outlet for item in found.items if item.outlet), *(each.outlet for each in found.documents)]
        return Discovery(replace(source, name=named[0] if named else urls.host(page.final_url)), found, page)
