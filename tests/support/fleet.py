"""Workers of a fleet, in processes of their own, and a press on many hosts that counts who asks it at once."""

from __future__ import annotations

import asyncio
import io
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from http.server import HTTPServer, ThreadingHTTPServer
from selectors import EVENT_READ, DefaultSelector
from threading import Event, Lock, Thread
from typing import Any, cast
from urllib.parse import urlsplit

import tomlkit

from jobs.demo.loopback import QuietHandler
from jobs.fleet import queue
from jobs.fleet.crew import Crew
from jobs.fleet.engine import app, connector, prepare
from jobs.fleet.status import status
from jobs.fleet.worker import assembled, next_of_the_lock
from jobs.logs import logging_to
from tests.support.command import Home
from tests.support.daemon import PATIENCE, Running
from tracker.clock import utc_now
from tracker.domain.document import Document
from tracker.settings import Settings


def workers(stack: ExitStack, home: Home, count: int, *options: str) -> list[Running]:
    """So many workers on `home`'s config, each once it takes jobs; they are killed with the stack."""
    running = [stack.enter_context(Running(home, command=("worker", *options))) for _ in range(count)]
    for worker in running:
        worker.heard("started")
    return running


def configured(home: Home, url: str, **tables: Any) -> Settings:
    """Writes a config with `tables` for a fleet on the database at `url`; gives it, read."""
    base: dict[str, Any] = {
        "tracker": {"database": url},
        "network": {"allow_private": ["127.0.0.0/8"], "spacing": "0s"},
    }
    data = {**base, **tables}
    home.config(tomlkit.dumps(data))
    return Settings.model_validate(data)


@contextmanager
def crew(settings: Settings, url: str) -> Iterator[Crew]:
    """What a worker works with, in this process: to put jobs into the queue as a worker does."""
    prepare(url)
    with assembled(settings, url, logging_to(io.StringIO(), "json", str, utc_now)) as made:
        yield made


def drain(made: Crew, url: str) -> None:
    """Does whatever waits in the queues, in this process; what is to be tried again later stays."""

    async def work() -> None:
        with app.replace_connector(connector(url, connections=2, lost=lambda: None)):
            async with app.open_async():
                await app.run_worker_async(
                    queues=list(queue.QUEUES),
                    wait=False,
                    install_signal_handlers=False,
                    delete_jobs="successful",
                    additional_context={"crew": made},
                    worker_middleware=[next_of_the_lock],
                )

    while any(each.ready for each in status(url, 30).queues if each.name in queue.QUEUES):
        asyncio.run(work())


def eventually(true: Callable[[], object], why: Callable[[], object], seconds: float = 10 * PATIENCE) -> None:
    """Looks until `true` is: what many processes come to has no event to wait for. AssertionError with `why`."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, why()
        time.sleep(0.05)


@dataclass
class Press:
    """Many hosts, each with pages by path, that take `latency` seconds to answer.

    `most` is the largest number of requests that a host ever had at once; `begun` when each began, by host.
    """

    latency: float = 0.0
    pages: dict[str, dict[str, bytes]] = field(default_factory=dict)
    most: Counter[str] = field(default_factory=Counter)
    begun: dict[str, list[float]] = field(default_factory=dict)
    answered: Counter[str] = field(default_factory=Counter)
    """How often each URL was given out."""
    _now: Counter[str] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def asked(self, host: str) -> Iterator[None]:
        with self._lock:
            self._now[host] += 1
            self.most[host] = max(self.most[host], self._now[host])
            self.begun.setdefault(host, []).append(time.monotonic())
        try:
            yield
        finally:
            with self._lock:
                self._now[host] -= 1

    def put(self, url: str, body: bytes) -> None:
        """Puts a page up at `url`, an address of one of the hosts."""
        parts = urlsplit(url)
        self.pages.setdefault(parts.netloc, {})[parts.path] = body

    def forget(self) -> None:
        """Begins to count anew."""
        with self._lock:
            self.most.clear()
            self.begun.clear()
            self.answered.clear()

    def wait_for_the_first(self) -> None:
        """Returns once a host is asked."""
        while not self.begun:
            time.sleep(0.01)

    def give(self, host: str, path: str) -> bytes | None:
        body = self.pages.get(host, {}).get(path)
        if body is not None:
            with self._lock:
                self.answered[host + path] += 1
        return body


def titles() -> list[str]:
    """A hundred films that nobody has made."""
    first = ("Amber", "Broken", "Crimson", "Distant", "Endless", "Frozen", "Gilded", "Hollow", "Iron", "Jagged")
    second = ("Harbour", "Orchard", "Lantern", "Meadow", "Canyon", "Glacier", "Chapel", "Ferry", "Quarry", "Sparrow")
    return [f"The {one} {other}" for one in first for other in second]


@contextmanager
def pressing(hosts: int, latency: float = 0.0) -> Iterator[tuple[Press, list[str]]]:
    """A press on so many addresses of loopback; gives it, and each host's address, `http://127.1.0.N:PORT`."""
    press = Press(latency)

    class Handler(QuietHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"]
            with press.asked(host):
                time.sleep(press.latency)
                body = press.give(host, self.path)
                etag = f'"{sha256(body or b"").hexdigest()[:16]}"'
                unchanged = body is not None and self.headers.get("If-None-Match") == etag
                self.send_response(304 if unchanged else 404 if body is None else 200)
                self.send_header("ETag", etag)
                kind = "application/rss+xml" if (body or b"").startswith(b"<?xml") else "text/html"
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                sent = b"" if unchanged or body is None else body
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

    servers = [_Host((f"127.1.{n // 250}.{n % 250 + 1}", 0), Handler) for n in range(hosts)]
    with _listening(servers):
        yield press, [f"http://{server.server_name}:{server.server_port}" for server in servers]


class _Host(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def server_bind(self) -> None:
        super(HTTPServer, self).server_bind()  # without a look into the DNS for the name
        self.server_name, self.server_port = self.server_address[:2]


@contextmanager
def _listening(servers: list[_Host]) -> Iterator[None]:
    """One thread waits for all of them, however many: a thread for each would keep a core awake."""
    done = Event()

    def listen() -> None:
        with DefaultSelector() as selector:
            for server in servers:
                selector.register(server, EVENT_READ)
            while not done.is_set():
                for key, _ in selector.select(0.1):
                    cast("_Host", key.fileobj)._handle_request_noblock()

    thread = Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        for server in servers:
            server.server_close()


def feed(items: Mapping[str, tuple[str, str]], published: datetime) -> bytes:
    """An RSS feed, by address title and text: whole articles, or headlines alone where there is no text."""
    return feed_of(Document(url, "", title, text, published=published) for url, (title, text) in items.items())


def feed_of(documents: Iterable[Document]) -> bytes:
    """The same, of documents that say when they were published."""
    entries = ""
    for each in documents:
        assert each.published is not None
        entries += f"<item><title>{escape(each.title)}</title><link>{escape(each.url)}</link>"
        entries += f"<pubDate>{format_datetime(each.published)}</pubDate>"
        if each.text:
            paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in each.text.split("\n\n"))
            entries += f"<content:encoded>{escape(paragraphs)}</content:encoded>"
        entries += "</item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return (
        f'<?xml version="1.0"?><rss version="2.0" {space}><channel><title>R</title>{entries}</channel></rss>'.encode()
    )
