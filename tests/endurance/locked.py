"""Another process holds the daemon's database locked, while there is news; then it lets go.

    python -m tests.endurance.locked [SECONDS]

A real daemon, a press and two webhooks on loopback, one for readers and one for the operator. The lock is held for so
long, and until the daemon has complained of it. Prints its figures as JSON.
"""

from __future__ import annotations

import json
import signal
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.acceptance.config import config, hook_channel, operator_channel, source
from tests.daemon.test_signals import deal
from tests.endurance.kills import SECRET
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.database import is_sound
from tests.support.sinks import HookSink
from tests.support.site import serving


@dataclass(frozen=True)
class Figures:
    """Seconds; `complaint` is the daemon's first. `told` is what the readers heard, `incidents` what the operator did:
    the thing that each was about.
    """

    held: float
    complaint: str
    complaints: int
    asked: int
    """How often the source with the news was asked."""
    on_again_after: float
    told: list[str]
    incidents: list[str]
    sound: bool


def locked(seconds: float = 60) -> Figures:
    """Holds the lock for `seconds`, and until it is felt."""
    with TemporaryDirectory() as folder, serving("Reel") as reel, serving("Gazette", "127.0.0.2") as gazette:
        home = Home(Path(folder))
        with HookSink() as hook, HookSink() as operator:
            channels = (hook_channel(hook.url, SECRET), operator_channel(operator.url, SECRET))
            before = config(source("Reel", reel.feed("/feed")), *channels)
            home.config(before)
            with Running(home) as daemon, closing(sqlite3.connect(home.database, isolation_level=None)) as other:
                daemon.heard("source read", source="Reel")
                daemon.heard("pruned")
                other.execute("BEGIN IMMEDIATE")
                begun = time.monotonic()
                home.config(before + source("Gazette", deal(gazette)))
                daemon.process.send_signal(signal.SIGHUP)
                complaint = daemon.heard("no work", chore="poll")["error"]
                time.sleep(max(0.0, begun + seconds - time.monotonic()))
                asked = len(gazette.visits)
                other.execute("ROLLBACK")
                released = time.monotonic()
                daemon.heard("sent", channel="hook", seconds=120)
                after = time.monotonic() - released
                daemon.heard("trouble", about="the database", seconds=120)
                daemon.heard("sent", channel="operator", seconds=120)
                assert daemon.ended_by(signal.SIGTERM)[0] == 0, daemon.told
            return Figures(
                held=round(released - begun, 1),
                complaint=complaint,
                complaints=sum(event["event"] == "no work" for event in daemon.events),
                asked=asked,
                on_again_after=round(after, 1),
                told=[call.data["data"]["kind"] for call in hook.calls],
                incidents=[call.data["data"]["about"] for call in operator.calls],
                sound=is_sound(home.database),
            )


if __name__ == "__main__":
    found = locked(*(float(argument) for argument in sys.argv[1:]))
    print(json.dumps(asdict(found), indent=2))
    sys.exit((found.told, found.incidents, found.sound) != (["acquisition"], ["the database"], True))
