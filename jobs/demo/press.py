"""A small press on loopback: outlets with feeds and article pages, which publish as story time goes by."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from importlib import resources

from jobs.demo.loopback import QuietHandler, served


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the press; `remark` says what the viewer should notice where it brings no alert."""

    outlet: str
    published: datetime
    slug: str
    title: str
    text: str
    remark: str = ""

    @property
    def path(self) -> str:
        return f"/{self.published.year}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: its name, the path of its feed, and all that it will ever publish."""

    name: str
    feed: str
    articles: tuple[Article, ...]


def packaged() -> tuple[Outlet, ...]:
    """The press that comes with the tracker."""
    data = tomllib.loads((resources.files("jobs.demo") / "press.toml").read_text(encoding="utf-8"))
    articles = [Article(**entry) for entry in data["articles"]]
    return tuple(
        Outlet(o["name"], o["feed"], tuple(a for a in articles if a.outlet == o["name"])) for o in data["outlets"]
    )


@dataclass(slots=True)
class Stand:
    """An outlet as it is served: its address, and the articles that are out so far."""

    outlet: Outlet
    address: str = ""
    out: list[Article] = field(default_factory=list)
    requests: list[tuple[str, int]] = field(default_factory=list)

    def feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(a.title)}</title><link>{self.address}{a.path}</link>"
            f"<guid>{self.address}{a.path}</guid><pubDate>{format_datetime(a.published)}</pubDate>"
            f"<description>{escape(a.text.strip().split(chr(10))[0])}</description></item>"
            for a in reversed(self.out)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
            f"<title>{escape(self.outlet.name)}</title><link>{self.address}/</link>"
            f"<description>{escape(self.outlet.name)}</description><language>en</language>{items}</channel></rss>"
        )

    def page(self, article: Article) -> str:
        about = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": article.published.isoformat(),
            "publisher": {"@type": "Organization", "name": self.outlet.name},
        }
        paragraphs = "".join(f"<p>{escape(p)}</p>" for p in article.text.strip().split("\n\n"))
        script = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(article.title)}</title>'
            f'<link rel="canonical" href="{self.address}{article.path}">'
            f'<script type="application/ld+json">{script}</script></head>'
            f"<body><article><h1>{escape(article.title)}</h1>{paragraphs}</article></body></html>"
        )

    def answer(self, path: str) -> tuple[int, str, str]:
        """Status, media type and body for a path."""
        if path == self.outlet.feed:
            return 200, "application/rss+xml; charset=utf-8", self.feed()
        for article in self.out:
            if path == article.path:
                return 200, "text/html; charset=utf-8", self.page(article)
        return 404, "text/plain; charset=utf-8", "There is no such page."


@contextmanager
def on_loopback(outlets: Sequence[Outlet]) -> Iterator[list[Stand]]:
    """Serves the outlets, each on a port of its own on 127.0.0.1, until the block ends."""
    with ExitStack() as stack:
        yield [stack.enter_context(_served(Stand(outlet))) for outlet in outlets]


@contextmanager
def _served(stand: Stand) -> Iterator[Stand]:
    with served(_handler(stand)) as stand.address:
        yield stand


def _handler(stand: Stand) -> type[QuietHandler]:
    class Handler(QuietHandler):
        def do_GET(self) -> None:
            status, kind, body = stand.answer(self.path)
            raw = body.encode()
            etag = f'"{sha256(raw).hexdigest()[:16]}"'
            if status == 200 and self.headers.get("If-None-Match") == etag:
                status, raw = 304, b""
            stand.requests.append((self.path, status))
            self.send_response(status)
            self.send_header("ETag", etag)
            if status != 304:
                self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

    return Handler
