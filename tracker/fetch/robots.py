"""robots.txt, obeyed as RFC 9309 has it; the rules are Protego's to read."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

import httpx
from protego import Protego

from tracker.clock import Clock
from tracker.domain.host import RobotsText
from tracker.errors import RobotsRefused, TooManyRedirects, Unreachable
from tracker.fetch.address import authority
from tracker.fetch.limits import PRODUCT
from tracker.fetch.redirects import Arrival

MAX_BYTES = 500 * 1024
"""What is read of a robots.txt; the rest is passed over (RFC 9309, 2.5)."""

MAX_REDIRECTS = 5
"""RFC 9309, 2.3.1.2."""

FRESH = timedelta(hours=24)
"""How long rules hold (RFC 9309, 2.4)."""

FRESH_FAILURE = timedelta(minutes=10)
"""How long the lack of rules holds, before the host is asked again."""

_MANY = 2000
"""Hosts in memory before those whose rules are out of date are forgotten."""

_AGENT = re.compile(r"^([ \t]*user-?[ \t]*agent[ \t]*:)([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(r"[ \t]*(\*|[a-z_-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to the tracker. `parsed` is null where it has none, and all may be had.

    `lacking` says why it could not be had, and then nothing may.
    """

    parsed: Protego | None = None
    lacking: str | None = None

    def allow(self, url: str) -> bool:
        """Whether `url`, as it is requested, may be had."""
        if self.lacking is not None or self.parsed is None:
            return self.lacking is None
        return all(self.parsed.can_fetch(spelt, PRODUCT) for spelt in _spellings(url))

    @property
    def crawl_delay(self) -> float | None:
        """Seconds; not of the RFC, but asked for by many."""
        return self.parsed.crawl_delay(PRODUCT) if self.parsed else None


def _spellings(url: str) -> set[str]:
    """`url` with the slashes of its query encoded, and not: the same to RFC 9309, 2.2.2 (its second example)."""
    path, mark, query = url.partition("?")
    if not mark:
        return {url}
    bare = re.sub("%2f", "/", query, flags=re.IGNORECASE)
    return {url, f"{path}?{bare}", f"{path}?{bare.replace('/', '%2F')}"}


def rules(text: bytes) -> Rules:
    """The rules of a robots.txt of these bytes; what is no rule is passed over."""
    plain = text[:MAX_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Rules(Protego.parse(_AGENT.sub(_addressed, plain)))


def _addressed(line: re.Match[str]) -> str:
    """A user-agent line by its product token alone, so that `Tracker/1.0` is `tracker` and no name is met by a part.

    RFC 9309, 2.2.1: the token is letters, `_` and `-`, compared whole and without regard to case.
    """
    token = _TOKEN.match(line[2])
    named = token[1].lower() if token else ""
    return line[1] + (f" {named}" if named in ("*", PRODUCT) else " nobody-here")


class Memory(Protocol):
    """What remembers robots.txt from one process to the next."""

    def robots(self, authority: str) -> RobotsText | None:
        """The last one of that authority, null where none is kept."""


@dataclass(slots=True)
class _Entry:
    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Rules | None = None
    until: datetime | None = None


class Robots:
    """The rules of every authority asked so far; thread-safe. `ask` fetches one robots.txt, redirects followed."""

    def __init__(self, ask: Callable[[httpx.URL], Arrival], clock: Clock, memory: Memory | None = None) -> None:
        self._ask = ask
        self._clock = clock
        self._memory = memory
        self._learnt: dict[str, RobotsText] = {}
        self._lock = threading.Lock()
        self._entries: dict[str, _Entry] = {}

    def permit(self, url: httpx.URL) -> float | None:
        """Lets pass what robots.txt allows; gives its crawl-delay in seconds, where it has one.

        Raises RobotsRefused where it says no, or could not be had; the FetchError of asking for it where the host
        could not be reached, is refused by the guard or asks for patience.
        """
        found = self._rules(url)
        if found.lacking:
            raise RobotsRefused(
                str(url), f"{url.host}: its robots.txt could not be had ({found.lacking}), so it is left alone for now"
            )
        if not found.allow(str(url)):
            raise RobotsRefused(
                str(url), f"{url.host}: its robots.txt does not allow {url.raw_path.decode('ascii')[:100]}"
            )
        return found.crawl_delay

    def _rules(self, url: httpx.URL) -> Rules:
        now = self._clock()
        with self._lock:
            self._sweep(now)
            entry = self._entries.setdefault(authority(url), _Entry())
        with entry.lock:
            if entry.rules is None and self._memory:
                self._recall(entry, self._memory.robots(authority(url)))
            if entry.rules is None or entry.until is None or now >= entry.until:
                fetched = self._fetched(url)
                if fetched.lacking and entry.rules and not entry.rules.lacking:
                    fetched = entry.rules  # RFC 9309, 2.4: old rules are better than none while the host is in trouble
                    entry.until = now + FRESH_FAILURE
                else:
                    entry.until = now + (FRESH_FAILURE if fetched.lacking else FRESH)
                entry.rules = fetched
            return entry.rules

    def learnt(self) -> tuple[RobotsText, ...]:
        """What was fetched since the last time."""
        with self._lock:
            learnt, self._learnt = self._learnt, {}
        return tuple(learnt.values())

    def _recall(self, entry: _Entry, known: RobotsText | None) -> None:
        if known:
            entry.rules, entry.until = rules(known.text), known.until

    def _fetched(self, url: httpx.URL) -> Rules:
        try:
            arrival = self._ask(url.copy_with(raw_path=b"/robots.txt"))
        except TooManyRedirects:
            return Rules()  # RFC 9309, 2.3.1.2: as if there were none
        except Unreachable as error:
            # What stands in the way of the one address stands in the way of the other: no fault of the rules.
            raise type(error)(str(url), str(error)) from error
        status = arrival.reply.status
        if status != 200 and not 400 <= status < 500:
            return Rules(lacking=f"it answered {status}")
        text = arrival.reply.body if status == 200 else b""
        with self._lock:
            self._learnt[authority(url)] = RobotsText(authority(url), text, self._clock() + FRESH)
        return rules(text)

    def _sweep(self, now: datetime) -> None:
        if len(self._entries) > _MANY:
            self._entries = {
                name: entry
                for name, entry in self._entries.items()
                if entry.lock.locked() or (entry.until and entry.until > now)
            }
