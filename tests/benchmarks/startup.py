"""How long the command line takes to answer: `python -m tests.benchmarks.startup`.

Each figure is the median of several warm calls of the installed command on an empty machine's default config and on a
database that `tracker demo` would leave; a bare `python -c pass` is timed in the same run, since machines are noisy.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from jobs.ingest import Arrival, ingest
from jobs.workshop import opened
from tests.support.command import TRACKER
from tracker.domain.contract import document_from
from tracker.settings import load

CALLS = 15


def seconds(command: list[str], folder: str) -> float:
    """The median wall time of warm calls."""
    environment = os.environ | {"HOME": folder, "XDG_DATA_HOME": folder, "XDG_CONFIG_HOME": folder}
    times: list[float] = []
    for _ in range(CALLS + 2):
        began = perf_counter()
        subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
        times.append(perf_counter() - began)
    return statistics.median(times[2:])


def fill(database: Path) -> None:
    """A database with something to show."""
    settings = load().settings
    texts = ["Aura Entertainment has acquired ‘K-Pops!’.", "‘K-Pops!’ opens in U.S. theaters on February 27, 2026."]
    with opened(settings, f"sqlite:///{database}") as workshop:
        for number, text in enumerate(texts):
            document = document_from({"url": f"https://a.example/{number}", "published": "2025-06-17", "text": text})
            ingest(workshop, Arrival(document, "benchmark"))


def main() -> None:
    with TemporaryDirectory() as folder:
        database = Path(folder) / "festival-release-tracker" / "tracker.db"
        database.parent.mkdir()
        fill(database)
        print(f"{'python -c pass':24}{seconds([sys.executable, '-c', 'pass'], folder):8.3f} s")
        for call in (["--version"], ["status"], ["status", "--json"], ["history", "K-Pops!"], ["watch", "list"]):
            print(f"{'tracker ' + ' '.join(call):24}{seconds([str(TRACKER), *call], folder):8.3f} s")


if __name__ == "__main__":
    main()
