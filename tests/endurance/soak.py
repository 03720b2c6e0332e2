"""The daemon over simulated days: the real one, on the real APScheduler, whose clock jumps from run to run.

    python -m tests.endurance.soak [DAYS] [SOURCES]

Feeds on loopback, each with a new item every few hours, some of which tell of a film; a webhook that takes everything.
Prints its figures as JSON: resident memory after warm-up and at the end, the database's size, runs missed, and how late
the sources were asked. Ctrl+C ends it early, with the figures so far.
"""

from __future__ import annotations

import io
import json
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from jobs.daemon import Daemon, Surroundings
from jobs.logs import logging_to
from tests.acceptance.config import hook_channel, source
from tests.endurance.kills import HEAD, SECRET
from tests.support.database import is_sound
from tests.support.simulated import SimulatedScheduler, simulating
from tests.support.sinks import HookSink
from tests.support.site import Site, serving
from tracker.settings import Loaded
from tracker.settings.load import parse

BEGAN = datetime(2026, 3, 20, tzinfo=UTC)
"""A quiet spring, Cannes and Tribeca lie within the ninety days."""
STEP = timedelta(hours=1)
WARM_UP = timedelta(days=1)
EVERY = timedelta(hours=1)
LISTED = 15
NEWS_EVERY = 40
"""Of so many items one tells of a film: the rest is what a trade paper is full of."""
PAGE = 4096


@dataclass
class Press:
    """Feeds that grow with the simulated hours."""

    site: Site
    feeds: int
    items: list[list[tuple[str, str, datetime, str]]] = field(default_factory=list)
    published: int = 0

    def publish(self, hour: int, now: datetime) -> None:
        """One feed in six has something new this hour."""
        self.items = self.items or [[] for _ in range(self.feeds)]
        for number in range(hour % 6, self.feeds, 6):
            self.published += 1
            name, text = f"/a/{self.published}", "A studio announces a change at its head of marketing."
            if self.published % NEWS_EVERY == 0:
                text = f"Aura Entertainment {self.published} has acquired ‘Harbour Lights’ for North America."
            item = (self.site.article(name, f"Story {self.published}", text, now), f"Story {self.published}", now, text)
            self.items[number] = [item, *self.items[number]][:LISTED]
            self.site.feed(f"/feed/{number}", *self.items[number])
            self.site.pages.pop(f"/a/{self.published - LISTED * self.feeds}", None)


@dataclass(frozen=True)
class Figures:
    """Sizes in bytes. `latest` is the longest, in seconds of simulated time, that a source was overdue."""

    days: float
    sources: int
    resident_after_warm_up: int
    resident_at_the_end: int
    grew_by: float
    database: int
    runs_missed: int
    polls: int
    latest: float
    alerts_sent: int
    incidents: int
    sound: bool
    seconds: float


def soak(days: int = 90, sources: int = 50) -> Figures:
    """Lets `days` go by."""
    began = time.monotonic()
    with (
        TemporaryDirectory() as name,
        serving("Reel") as site,
        HookSink() as hook,
        simulating(BEGAN) as clock,
    ):
        press = Press(site, sources)
        press.publish(0, BEGAN)
        for hour in range(1, 6):
            press.publish(hour, BEGAN)
        database = f"sqlite:///{Path(name) / 'tracker.db'}"
        text = HEAD + '[[films]]\ntitle = "Harbour Lights"\n' + hook_channel(hook.url, SECRET, hourly_limit="0")
        text += "\n".join(source(f"Feed {n}", f"{site.address}/feed/{n}", every="1h") for n in range(sources))
        loaded = Loaded(parse(text, name="soak", environment={}), None, database)
        course = Course(clock, press, timedelta(days=days))
        log = logging_to(io.StringIO(), "json", str, clock)
        daemon = Daemon(loaded, Surroundings(lambda: loaded, log, clock, course.listen, scheduler=clock))
        course.daemon = daemon
        daemon.run()
        warm, end = course.resident
        return Figures(
            days=(clock.now - BEGAN) / timedelta(days=1),
            sources=sources,
            resident_after_warm_up=warm,
            resident_at_the_end=end,
            grew_by=round(end / warm - 1, 4),
            database=(Path(name) / "tracker.db").stat().st_size,
            runs_missed=len(clock.missed),
            polls=sum(path.startswith("/feed/") for path, _ in site.visits) + course.forgotten,
            latest=round(course.latest, 1),
            alerts_sent=len(hook.calls),
            incidents=course.incidents,
            sound=is_sound(Path(name) / "tracker.db"),
            seconds=round(time.monotonic() - began, 1),
        )


@dataclass
class Course:
    """What the daemon takes for its signals: each time that it listens, an hour goes by."""

    clock: SimulatedScheduler
    press: Press
    span: timedelta
    daemon: Daemon | None = None
    hour: int = 0
    latest: float = 0.0
    incidents: int = 0
    forgotten: int = 0
    resident: tuple[int, int] = (0, 0)

    def listen(self, _seconds: float) -> signal.Signals | None:
        with suppress(KeyboardInterrupt):
            self._let_pass()
            if self.clock.now - BEGAN < self.span:
                return None
        return signal.SIGTERM

    def _let_pass(self) -> None:
        assert self.daemon
        self.hour += 1
        self.press.publish(self.hour, self.clock.now)
        self.clock.run(STEP)
        states = self.daemon.workshop.store.source_states(s.name for s in self.daemon.workshop.sources)
        due = [state.next_check_at for state in states.values() if state.next_check_at]
        self.latest = max(self.latest, *((self.clock.now - at).total_seconds() for at in due), 0.0)
        if self.hour % 24:
            return
        now = resident()
        self.resident = (self.resident[0] if self.clock.now - BEGAN > WARM_UP else now, now)
        self.incidents = len(self.daemon.workshop.store.incidents(since=BEGAN))
        self.forgotten += sum(path.startswith("/feed/") for path, _ in self.press.site.visits)
        self.press.site.visits.clear()
        print(f"\rday {self.hour // 24}: {now / 1e6:.1f} MB", end="", file=sys.stderr, flush=True)


def resident() -> int:
    """The resident memory of this process (proc(5)): daemon, press and receiver together."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    found = soak(*asked)
    print(json.dumps(asdict(found), indent=2))
    sys.exit(bool(found.grew_by > 0.05 or found.runs_missed or not found.sound))
