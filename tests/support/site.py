"""A small web site on loopback: pages that a test puts up, changes and takes down; with ETags, counting its visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from threading import Condition
from typing import Any

from jobs.demo.loopback import QuietHandler, served


@dataclass(frozen=True)
class Reply:
    """What a path answers with."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """`pages` by path, with its query or for all; `visits` are the path and status of each request, in order."""

    name: str
    address: str = ""
    pages: dict[str, Reply] = field(default_factory=dict)
    visits: list[tuple[str, int]] = field(default_factory=list)
    visited: Condition = field(default_factory=Condition)

    def put(self, path: str, body: str | bytes, **reply: Any) -> str:
        """Puts a page up and gives its address."""
        self.pages[path] = Reply(body.encode() if isinstance(body, str) else body, **reply)
        return self.address + path

    def article(self, path: str, title: str, text: str, published: datetime, *, language: str = "en") -> str:
        """Puts an article up, as a news site would, and gives its address."""
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in text.strip().split("\n\n"))
        return self.put(
            path,
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
            f'<meta property="og:site_name" content="{escape(self.name)}">'
            f'<meta property="article:published_time" content="{published.isoformat()}"></head>'
            f"<body><article><h1>{escape(title)}</h1>{paragraphs}</article></body></html>",
        )

    def feed(self, path: str, *items: tuple[str, str, datetime, str]) -> str:
        """Puts an RSS feed up: for each item its address, title, date and summary."""
        entries = "".join(
            f"<item><title>{escape(title)}</title><link>{escape(url)}</link>"
            f"<pubDate>{format_datetime(published)}</pubDate><description>{escape(summary)}</description></item>"
            for url, title, published, summary in items
        )
        return self.put(
            path,
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{escape(self.name)}</title>'
            f"<link>{self.address}</link><description>News</description><language>en</language>{entries}</channel></rss>",
            kind="application/rss+xml; charset=utf-8",
        )

    def count(self, path: str, status: int = 200) -> int:
        return self.visits.count((path, status))

    def wait(self, path: str, count: int = 1, seconds: float = 60) -> None:
        """Returns once the page was given out so often. AssertionError if it is not."""
        with self.visited:
            assert self.visited.wait_for(lambda: self.count(path) >= count, seconds), self.visits


@contextmanager
def serving(name: str, host: str = "127.0.0.1") -> Iterator[Site]:
    """A site on a free port of `host` until the block ends."""
    site = Site(name)

    class Handler(QuietHandler):
        def do_GET(self) -> None:
            bare = site.pages.get(self.path.partition("?")[0], Reply(b"no such page", status=404))
            reply = site.pages.get(self.path, bare)
            etag = f'"{sha256(reply.body).hexdigest()[:16]}"'
            unchanged = reply.status == 200 and self.headers.get("If-None-Match") == etag
            status, body = (304, b"") if unchanged else (reply.status, reply.body)
            with site.visited:
                site.visits.append((self.path, status))
                site.visited.notify_all()
            self.send_response(status)
            self.send_header("ETag", etag)
            if not unchanged:
                self.send_header("Content-Type", reply.kind)
            for key, value in reply.headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    with served(Handler, host) as site.address:
        yield site
