"""The daemon over simulated days: the real one, on the real APScheduler, whose clock jumps from run to run.

    python -m tests.endurance.soak [DAYS] [SOURCES] [DAYS KEPT]

Feeds on loopback, each with a new item every few hours, some of which tell of a film; a webhook that takes everything.
Prints its figures as JSON: resident memory after warm-up and at the end, the database's size and what it keeps for too
long, runs missed, how late sources were asked, and what was not told. Ctrl+C ends it early, with the figures so far.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from jobs.daemon import Daemon
from jobs.logs import logging_to
from jobs.prune import evidence
from jobs.surroundings import Surroundings
from tests.acceptance.config import hook_channel, source
from tests.endurance.kills import BUYERS, HEAD, SECRET
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
"""Of so many items one has news of a film, and another names it: the rest is what a trade paper is full of."""
TERRITORIES = (
    *("Germany", "France", "Italy", "Spain", "Japan", "Brazil", "Mexico", "Poland", "Sweden", "Norway", "Denmark"),
    *("Finland", "Portugal", "Greece", "Turkey", "India", "Australia", "Argentina", "Chile", "Taiwan", "Hungary"),
)
FILMS = 24
"""So many films, each sold once to each territory, have news for longer than the ninety days."""
UNDER_WAY = timedelta(hours=3)
"""What was published so shortly before the end need not have been read and told."""
PRUNED_EVERY = timedelta(hours=6)
PAGE = 4096
TOO_LONG = 100
"""Of the articles that should have gone so many are counted at most."""
GROWTH = 0.05
"""By so much, as a share, the memory may grow after its warm-up."""
LATEST = timedelta(minutes=2)
"""A source may be asked so late: the poll comes every half minute, and this machine may be busy."""


@dataclass
class Press:
    """Feeds that grow with the simulated hours."""

    site: Site
    feeds: int
    items: list[list[tuple[str, str, datetime, str]]] = field(default_factory=list)
    published: int = 0
    news: list[tuple[datetime, str]] = field(default_factory=list)
    """When each piece of news was published, and its sentence."""

    def publish(self, hour: int, now: datetime) -> None:
        """One feed in six has something new this hour."""
        self.items = self.items or [[] for _ in range(self.feeds)]
        for number in range(hour % 6, self.feeds, 6):
            self.published += 1
            name, text = f"/a/{self.published}", "A studio announces a change at its head of marketing."
            if self.published % NEWS_EVERY == 0:
                text = deal(len(self.news))
                self.news.append((now, text))
            elif self.published % NEWS_EVERY == NEWS_EVERY // 2:
                text = f"The cast of ‘{film(self.published % FILMS)}’ talks of summer number {self.published}."
            item = (self.site.article(name, f"Story {self.published}", text, now), f"Story {self.published}", now, text)
            self.items[number] = [item, *self.items[number]][:LISTED]
            self.site.feed(f"/feed/{number}", *self.items[number])
            self.site.pages.pop(f"/a/{self.published - LISTED * self.feeds}", None)


def film(number: int) -> str:
    return f"Harbour Lights {number:02}"


def deal(number: int) -> str:
    """The sentence of the piece of news of that number: no film is sold twice to one territory."""
    place = TERRITORIES[number // FILMS % len(TERRITORIES)]
    return f"{BUYERS[number % len(BUYERS)]} has acquired ‘{film(number % FILMS)}’ for {place}."


@dataclass(frozen=True)
class Figures:
    """Sizes in bytes. `latest` is the longest, in seconds of simulated time, that a source was overdue; `runs_missed`
    are runs of a chore that did not happen at their time, or failed; `kept` the articles in the database, and
    `kept_too_long` those of them that `[storage] keep` and the facts had let go; `untold` the news that came to nobody.
    """

    days: float
    sources: int
    resident_after_warm_up: int
    resident_at_the_end: int
    grew_by: float
    database: int
    kept: int
    kept_too_long: int
    runs_missed: int
    polls: int
    latest: float
    news: int
    untold: int
    incidents: int
    sound: bool
    seconds: float

    @property
    def faults(self) -> list[str]:
        """What is not as it must be."""
        checks = {
            "memory": self.grew_by < GROWTH,
            "disk": self.kept_too_long == 0,
            "runs": self.runs_missed == 0,
            "polls": self.latest < LATEST.total_seconds(),
            "news": self.untold == 0,
            "incidents": self.incidents == 0,
            "database": self.sound,
        }
        return [name for name, good in checks.items() if not good]


def soak(days: int = 90, sources: int = 50, keep: int = 30) -> Figures:
    """Lets `days` go by, with articles kept for `keep` days."""
    began = time.monotonic()
    with (
        TemporaryDirectory() as name,
        serving("Reel") as site,
        HookSink() as hook,
        simulating(BEGAN) as clock,
        Path(os.devnull).open(
            "w", encoding="utf-8"
        ) as nowhere,  # a log that was kept would count as the daemon's memory
    ):
        press = Press(site, sources)
        press.publish(0, BEGAN)
        for hour in range(1, 6):
            press.publish(hour, BEGAN)
        database = f"sqlite:///{Path(name) / 'tracker.db'}"
        text = HEAD + f'[storage]\nkeep = "{keep}d"\n' + hook_channel(hook.url, SECRET, hourly_limit="0")
        text += "".join(f'[[films]]\ntitle = "{film(number)}"\n' for number in range(FILMS))
        text += "\n".join(source(f"Feed {n}", f"{site.address}/feed/{n}", every="1h") for n in range(sources))
        loaded = Loaded(parse(text, name="soak", environment={}), None, database)
        course = Course(clock, press, timedelta(days=days))
        log = logging_to(nowhere, "json", str, clock)
        daemon = Daemon(loaded, Surroundings(lambda: loaded, log, clock, course.listen, scheduler=clock))
        course.daemon = daemon
        daemon.run()
        warm, end = course.resident
        told = {call.data["data"]["quote"] for call in hook.calls}
        return Figures(
            days=(clock.now - BEGAN) / timedelta(days=1),
            sources=sources,
            resident_after_warm_up=warm,
            resident_at_the_end=end,
            grew_by=round(end / warm - 1, 4),
            database=(Path(name) / "tracker.db").stat().st_size,
            kept=course.kept,
            kept_too_long=course.kept_too_long,
            runs_missed=len(clock.missed) + course.runs_missed,
            polls=sum(path.startswith("/feed/") for path, _ in site.visits) + course.forgotten,
            latest=round(course.latest, 1),
            news=len(press.news),
            untold=sum(text not in told for at, text in press.news if at < clock.now - UNDER_WAY),
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
    kept: int = 0
    kept_too_long: int = 0
    runs_missed: int = 0
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
        self._count(self.daemon)
        self.forgotten += sum(path.startswith("/feed/") for path, _ in self.press.site.visits)
        self.press.site.visits.clear()
        print(f"\rday {self.hour // 24}: {now / 1e6:.1f} MB", end="", file=sys.stderr, flush=True)

    def _count(self, daemon: Daemon) -> None:
        store, passed = daemon.workshop.store, self.clock.now - BEGAN
        self.incidents = len(store.incidents(since=BEGAN))
        self.kept = store.count_documents(
            BEGAN
        )  # counted, not read: what this reads would count as the daemon's memory
        old = self.clock.now - daemon.workshop.settings.storage.keep - PRUNED_EVERY
        with store.write() as transaction:
            self.kept_too_long = len(transaction.forgettable(old, evidence(transaction.ledgers()), TOO_LONG))
        self.runs_missed = sum(
            max(0, passed // job.trigger.interval - run.runs) + run.failures
            for job in self.clock.get_jobs()
            for run in [daemon.vitals.runs()[job.id]]
        )


def resident() -> int:
    """The resident memory of this process (proc(5)): daemon, press and receiver together."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    found = soak(*asked)
    print(json.dumps(asdict(found), indent=2))
    sys.exit(bool(found.faults))
