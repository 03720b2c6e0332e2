"""What a thousand sources cost one daemon that has nothing to do: resident memory, and processor time at rest.

    python -m tests.endurance.thousand [SOURCES] [SECONDS]

A real process and a feed for each source on loopback. Once all were read, it is watched for so long. Prints its figures
as JSON. Processor time is the process's own (proc(5)), so that other work on the machine does not count.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.acceptance.config import source
from tests.endurance.kills import HEAD
from tests.support.command import Home
from tests.support.daemon import Running
from tests.support.site import serving

LISTED = 30
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Figures:
    """Memory in MiB, the share of one core at rest in percent."""

    sources: int
    resident_mib: float
    peak_mib: float
    idle_percent: float
    watched_seconds: float
    first_round_cpu_seconds: float


def measured(sources: int = 1000, seconds: int = 60) -> Figures:
    """Follows so many, and watches the daemon for so long once all were read."""
    now = datetime.now(UTC).replace(microsecond=0)
    with TemporaryDirectory() as folder, serving("Reel") as site:
        for number in range(sources):
            items = [(f"{site.address}/a/{number}/{n}", f"Story {number} {n}", now, "A story.") for n in range(LISTED)]
            site.feed(f"/feed/{number}", *items)
        home = Home(Path(folder))
        feeds = (source(f"Feed {n}", f"{site.address}/feed/{n}", every="6h") for n in range(sources))
        home.config(HEAD + '[[films]]\ntitle = "Harbour Lights"\n' + "\n".join(feeds))
        with Running(home) as daemon:
            daemon.until(lambda: sum(e["event"] == "source read" for e in daemon.events) >= sources, seconds=900)
            first = _cpu(daemon.process.pid)
            time.sleep(5)
            before, begun = _cpu(daemon.process.pid), time.monotonic()
            time.sleep(seconds)
            spent, watched = _cpu(daemon.process.pid) - before, time.monotonic() - begun
            resident, peak = _memory(daemon.process.pid)
            assert daemon.ended_by(signal.SIGTERM)[0] == 0, daemon.told
    return Figures(sources, resident, peak, round(100 * spent / watched, 2), round(watched, 1), round(first, 1))


def _cpu(process: int) -> float:
    """Seconds of processor time, of the user and of the system."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory(process: int) -> tuple[float, float]:
    """MiB resident now, and at the most."""
    told = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    resident, peak = (round(int(told[name].split()[0]) / 1024, 1) for name in ("VmRSS", "VmHWM"))
    return resident, peak


if __name__ == "__main__":
    found = measured(*(int(argument) for argument in sys.argv[1:]))
    print(json.dumps(asdict(found), indent=2))
    sys.exit(bool(found.resident_mib >= 200 or found.idle_percent >= 2))
