"""The daemon is killed again and again, at random moments, and nothing is lost or told in two ways.

    python -m tests.endurance.kills [KILLS] [SEED]

A real process, a press on loopback that publishes an article before each life, a mail server and a webhook that take
everything. After each kill the hands of the clock are put forward in the database, so that what was due in minutes is
due in the next life. Prints its figures as JSON; Ctrl+C ends it early, with the figures so far.
"""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.acceptance.config import hook_channel, mail_channel, source
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.database import is_sound
from tests.support.sinks import HookSink, MailSink
from tests.support.site import Site, serving
from tracker.clock import utc_now

SECRET = "whsec_ZW5kdXJhbmNlLXRlc3RzLXNlY3JldC1vZi10aGUtZGFlbW9u"
LISTED = 40
"""Items that the feed shows."""
PASSED = timedelta(minutes=30)
"""What each kill puts the clock forward by: more than the rhythm, and than a delivery is in a dead hand."""
CHANNELS = ("mail", "hook")
DUE = (("sources", "next_check_at"), ("sources", "checked_at"), ("deliveries", "next_attempt_at"))
"""Where the database says when something is due."""
SLOW = 300
"""Seconds that one life may take to come to its moment: on a machine that is busy with other things, too."""
HEAD = """
[tracker]
database = "sqlite:///tracker.db"

[network]
allow_private = ["127.0.0.0/8"]
spacing = "0s"
"""
BUYERS = ("Aura Entertainment", "Greenwich Entertainment", "Neon", "Mubi", "Magnolia Pictures", "Bleecker Street")


def title(number: int) -> str:
    return f"Harbour Lights {number:04}"


@dataclass
class Story:
    """What was published so far, an article a film."""

    site: Site
    items: list[tuple[str, str, datetime, str]] = field(default_factory=list)

    def publish(self) -> None:
        number, now = len(self.items), utc_now().replace(microsecond=0)
        headline = f"{BUYERS[number % len(BUYERS)]} buys ‘{title(number)}’"
        text = f"{BUYERS[number % len(BUYERS)]} has acquired ‘{title(number)}’ for North America."
        self.items.insert(0, (self.site.article(f"/{number}", headline, text, now), headline, now, text))
        self.site.feed("/feed", *self.items[:LISTED])


@dataclass(frozen=True)
class Figures:
    """What came of it. `lost` are films whose alert did not reach a channel, `reworded` ids that came in two wordings,
    `repeats` deliveries that came again, and `worst` the most of them in one life on one channel.
    """

    kills: int
    articles: int
    lost: list[str]
    reworded: list[str]
    repeats: int
    worst: int
    sound: bool
    killed_after: Mapping[str, int]
    seconds: float


def kill_again_and_again(kills: int, seed: int = 1) -> Figures:
    """Does it `kills` times, or until it is interrupted, then lets the last daemon finish."""
    rng, began = random.Random(seed), time.monotonic()
    with TemporaryDirectory() as folder, serving("Reel") as site, MailSink() as mail, HookSink() as hook:
        home, story, moments = Home(Path(folder)), Story(site), Counter[str]()
        films = "".join(f'[[films]]\ntitle = "{title(n)}"\n' for n in range(kills + 1))
        channels = mail_channel(mail.url, hourly_limit="0") + hook_channel(hook.url, SECRET)
        home.config(HEAD + films + source("Reel", site.feed("/feed"), every="1m") + channels)
        lives: list[tuple[int, int]] = []
        with suppress(KeyboardInterrupt):
            while len(lives) < kills:
                story.publish()
                lives.append((len(mail.mails), len(hook.calls)))
                moments[_live_and_die(home, rng, Watched(site, mail, hook, f"/{len(story.items) - 1}"))] += 1
                _put_forward(home.database)
                print(f"\r{len(lives)} of {kills} lives", end="", file=sys.stderr, flush=True)
        kills = len(lives)
        _put_forward(home.database)
        story.publish()
        lives.append((len(mail.mails), len(hook.calls)))
        with Running(home) as daemon:
            daemon.until(lambda: _all_told(home.database, kills + 1), seconds=300)
            assert daemon.ended_by(signal.SIGTERM)[0] == 0, daemon.told
        mails = [(str(m.parsed["Message-ID"]).strip("<>").partition("@")[0], m.part("plain")) for m in mail.mails]
        hooks = [(call.headers["webhook-id"], call.body.decode()) for call in hook.calls]
        lost = _lost(home.database, kills + 1, {name for name, _ in (*mails, *hooks)})
        per_life = [*_repeats(mails, [m for m, _ in lives]), *_repeats(hooks, [h for _, h in lives])]
        return Figures(
            kills,
            kills + 1,
            lost,
            sorted({*_reworded(mails), *_reworded(hooks)}),
            sum(per_life),
            max(per_life),
            is_sound(home.database),
            dict(moments),
            round(time.monotonic() - began, 1),
        )


@dataclass(frozen=True)
class Watched:
    """Who notices that the daemon has come to a certain point of its work."""

    site: Site
    mail: MailSink
    hook: HookSink
    article: str

    def wait(self, daemon: Running, moment: str) -> None:
        """Returns at the moment of that name."""
        match moment:
            case "asked for the article":
                self.site.wait(self.article, seconds=SLOW)
            case "mailed":
                self.mail.wait(len(self.mail.mails) + 1, SLOW)
            case "called":
                self.hook.wait(len(self.hook.calls) + 1, SLOW)
            case "started" | "news" | "sent":
                daemon.heard(moment, SLOW)


MOMENTS = {
    "birth": 1.5,
    "started": 0.5,
    "asked for the article": 0.3,
    "news": 0.1,
    "mailed": 0.02,
    "called": 0.02,
    "sent": 0.1,
}
"""After which moment the daemon is killed, and within how many seconds of it: where the work is dense, at once."""


def _live_and_die(home: Home, rng: random.Random, watched: Watched) -> str:
    """One life, ended at a random moment."""
    moment = rng.choice(list(MOMENTS))
    with Running(home) as daemon:
        watched.wait(daemon, moment)
        time.sleep(rng.uniform(0, MOMENTS[moment]))
        daemon.ended_by(signal.SIGKILL)
    return moment


def _put_forward(database: Path) -> None:
    """As if half an hour had gone by: what was planned is that much nearer."""
    if not database.exists():
        return
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        for table, column in DUE:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone():
                continue
            rows = connection.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608
            for row, moment in rows.fetchall():
                earlier = (datetime.fromisoformat(moment) - PASSED).astimezone(UTC).isoformat(timespec="microseconds")
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", [earlier, row])  # noqa: S608


def _all_told(database: Path, films: int) -> bool:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        sent = connection.execute("SELECT COUNT(*) FROM deliveries WHERE state = 'sent'").fetchone()[0]
    return bool(sent == len(CHANNELS) * films)


def _lost(database: Path, films: int, arrived: set[str]) -> list[str]:
    """The films of which one of the channels, or both, did not hear."""
    heard: Counter[str] = Counter()
    with closing(sqlite3.connect(database)) as connection:
        owed = connection.execute("SELECT a.film, v.id FROM alerts a JOIN deliveries v ON v.alert_id = a.id")
        heard.update(film for film, name in owed if name in arrived)
    return [film for film in map(title, range(films)) if heard[film] != len(CHANNELS)]


def _reworded(deliveries: list[tuple[str, str]]) -> Iterator[str]:
    words: dict[str, str] = {}
    for name, text in deliveries:
        if words.setdefault(name, text) != text:
            yield name


def _repeats(deliveries: list[tuple[str, str]], begins: list[int]) -> list[int]:
    """For each life the deliveries in it that had come in an earlier one; `begins` is how many had come before it."""
    names = [name for name, _ in deliveries]
    ends = [*begins[1:], len(names)]
    return [
        sum(name in set(names[:begin]) for name in names[begin:end]) for begin, end in zip(begins, ends, strict=True)
    ]


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    found = kill_again_and_again(*(asked or [300]))
    print(json.dumps(asdict(found), indent=2))
    sys.exit(bool(found.lost or found.reworded or found.worst > len(CHANNELS) or not found.sound))
