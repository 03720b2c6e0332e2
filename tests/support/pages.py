"""Pages as the fetcher would hand them over."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.domain.film import Film
from tracker.domain.page import Page, Validators
from tracker.domain.source import Source
from tracker.sources.interface import Asked

SEEN = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)


def page(
    body: bytes | str,
    url: str = "https://trade.example/feed/",
    content_type: str | None = None,
    charset: str | None = None,
) -> Page:
    """An answer of status 200 with `body`, text as UTF-8."""
    raw = body.encode() if isinstance(body, str) else body
    return Page(url, url, 200, content_type, charset, raw, Validators(), SEEN)


def asked(source: Source, *films: Film, film: Film | None = None) -> Asked:
    """What a page of `source` was asked for, at `SEEN`."""
    return Asked(source, films, SEEN, film)


def html_page(
    body: bytes | str, url: str = "https://trade.example/2025/06/story/", charset: str | None = "utf-8"
) -> Page:
    """An answer of status 200 that the host calls HTML."""
    return page(body, url, "text/html", charset)
