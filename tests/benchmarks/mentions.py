"""What it costs to look for one title, and for 100,000, in a page that names none of them.

    python -m tests.benchmarks.mentions

Prints the best of many runs, and the resident memory that each list of titles takes.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tracker.domain.film import Film
from tracker.reading.mentions import Titles

_PAGE_BYTES = 300_000
_SYLLABLES = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "ong")]
_PROSE = [
    "the",
    "film",
    "will",
    "open",
    "in",
    "select",
    "theaters",
    "next",
    "month",
    "after",
    "its",
    "world",
    "premiere",
    "at",
    "the",
    "festival",
    "where",
    "the",
    "company",
    "said",
    "on",
    "tuesday",
    "that",
    "it",
    "has",
    "acquired",
    "all",
    "rights",
    "from",
    "the",
    "producers",
    "and",
    "plans",
    "a",
    "wide",
    "release",
    "later",
    "this",
    "year",
]


def words(random_: random.Random, count: int) -> list[str]:
    return ["".join(random_.choices(_SYLLABLES, k=random_.randint(2, 4))) for _ in range(count)]


def titles(count: int) -> list[Film]:
    """Titles of one to four words, in the manner of the trade; none of their words stands in `page`."""
    random_ = random.Random(count)  # noqa: S311 - the same titles each run
    made = {" ".join(w.capitalize() for w in words(random_, random_.randint(1, 4))) + "x" for _ in range(2 * count)}
    return [Film(title) for title in sorted(made)[:count]]


def page() -> bytes:
    """A page as a content management system serves it: markup, indents, entities, English prose and names."""
    random_ = random.Random(7)  # noqa: S311 - the same page each run
    names = [w.capitalize() for w in words(random_, 3000)]
    parts = ["<!doctype html><html lang=en><head><title>News</title></head><body>\n"]
    size = 0
    while size < _PAGE_BYTES:
        prose = " ".join(random_.choice(_PROSE if random_.random() < 0.8 else names) for _ in range(60))
        entry = f'      <div class="entry entry--{random_.randint(1, 999)}" data-id="{size}">\n'
        part = f"{entry}        <p>{prose}&#8217;s &amp; more&nbsp;</p>\n      </div>\n"
        parts.append(part)
        size += len(part)
    return "".join(parts).encode()[:_PAGE_BYTES]


def best(run: Callable[[], object], times: int = 60) -> float:
    """Milliseconds of processor time of the fastest of `times` runs."""
    fastest = float("inf")
    for _ in range(times):
        began = time.process_time()
        run()
        fastest = min(fastest, time.process_time() - began)
    return fastest * 1000


def resident() -> float:
    """MiB of this process."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def measure(count: int) -> None:
    films = titles(count)
    html = page()
    began = time.process_time()
    watch = Titles(films)
    watch.scan(b"")
    built = (time.process_time() - began) * 1000
    hits = len(watch.named(html))
    scanned = best(lambda: watch.scan(html))
    print(f"{count:>7,} titles: built in {built:8.2f} ms; a page of {len(html):,} bytes in {scanned:6.3f} ms", end="; ")
    print(f"{hits} taken for named; {resident():6.1f} MiB resident")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        for count in (1, 1000, 100_000):
            subprocess.run([sys.executable, "-m", "tests.benchmarks.mentions", str(count)], check=True)
