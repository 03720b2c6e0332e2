"""What a day of the built-in default costs each host: `python -m tests.benchmarks.day`.

The sources are those of the packaged default, each host in the place of a loopback address; the real fetcher asks
them for 24 hours of story time, with robots.txt, spacing and conditional requests. A feed changes at one poll in
twenty and is then 150 kB long. Printed: requests, answers 304 and kilobytes by host.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from jobs.replay import Hour
from jobs.targets import Target, targets
from jobs.wanted import films, sources
from tests.support.site import Site, serving
from tracker.domain.page import Validators
from tracker.domain.source import SourceState
from tracker.fetch import Fetcher, FetchLimits, next_check
from tracker.fetch.pace import Pace
from tracker.settings.load import default_text, parse

START = datetime(2026, 5, 1, tzinfo=UTC)
FEED_BYTES = 150_000
CHANGED_EVERY = 20


def polled_for_a_day(found: list[Target]) -> dict[str, Site]:
    """The hosts, by name, after a day of polling: each counts what it answered."""
    hosts = sorted({urlsplit(t.url).hostname or "" for t in found})
    hour = Hour(START)
    sites: dict[str, Site] = {}
    stack = [serving(name, host=f"127.0.3.{number}") for number, name in enumerate(hosts, start=1)]
    for name, site in zip(hosts, stack, strict=True):
        sites[name] = site.__enter__()
    try:
        _poll(found, sites, hour)
    finally:
        for site in stack:
            site.__exit__(None, None, None)
    return sites


def _poll(found: list[Target], sites: dict[str, Site], hour: Hour) -> None:
    due = [(START, number, Validators()) for number, _ in enumerate(found)]
    polls: Counter[int] = Counter()

    def sleep(seconds: float) -> None:
        hour.now += timedelta(seconds=seconds)

    def seconds() -> float:
        return (hour.now - START).total_seconds()

    pace = Pace(2.0, seconds, sleep)
    with Fetcher(FetchLimits(allow_private=("127.0.0.0/8",)), hour, pace=pace) as fetcher:
        while due[0][0] < START + timedelta(days=1):
            at, number, validators = heapq.heappop(due)
            hour.now = max(hour.now, at)
            target = found[number]
            site = sites[urlsplit(target.url).hostname or ""]
            path = f"/source/{number}"
            edition = polls[number] // CHANGED_EVERY
            polls[number] += 1
            url = site.put(path, f"{edition:06}" + "x" * (FEED_BYTES - 6), kind="application/rss+xml")
            answer = fetcher.get(url, validators)
            later = next_check(SourceState(target.key), answer, target.source.every, hour.now, random.SystemRandom())
            heapq.heappush(due, (later, number, answer.validators))


def main() -> None:
    settings = parse(default_text(), name="default", environment={})
    found = targets(sources(settings), films(settings))
    print(f"{'host':28}{'requests':>9}{'304':>6}{'kB':>7}")
    for name, site in polled_for_a_day(found).items():
        statuses = Counter(status for _, status in site.visits)
        print(f"{name:28}{len(site.visits):9}{statuses[304]:6}{statuses[200] * FEED_BYTES // 1000:7}")


if __name__ == "__main__":
    main()
