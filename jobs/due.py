"""Which addresses are due, and which of them go next: a row's word, never a timer's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from jobs.targets import Target
from jobs.workshop import Workshop
from tracker.domain.source import SourceState
from tracker.sources import urls

BATCH = 64
"""Addresses that are asked before what they brought is taken in: nobody's news waits for a thousand others."""

OF_ONE_HOST = 8
"""Addresses of one host in a batch: its turns are seconds apart, and the next batch comes only after this one."""

SLACK = timedelta(minutes=5)
"""A clock is put back by less than this without a word: by NTP, and in UTC no hour is ever repeated."""


def due(workshop: Workshop, targets: Sequence[Target]) -> list[Target]:
    """Those that are due: first who answered the last time, the longest overdue first; then who did not."""
    now = workshop.clock()
    resting = workshop.store.resting(now)
    perhaps = [t for t in targets if resting.get(t.key, "") not in (None, t.url)]
    states = remembered(workshop, perhaps)
    waiting = [t for t in perhaps if is_due(states[t.key], now)]
    return sorted(waiting, key=lambda t: (states[t.key].failures > 0, states[t.key].next_check_at or now))


def remembered(workshop: Workshop, targets: Sequence[Target]) -> dict[str, SourceState]:
    """What is known of each target, by its key."""
    states = workshop.store.source_states([t.key for t in targets])
    return {t.key: states[t.key].at(t.url) for t in targets}


def is_due(state: SourceState, now: datetime) -> bool:
    """Whether its next check has come, or it was never asked; one that is retired is asked only by the person.

    One that was asked in the future was asked under a wrong clock, and what that clock planned may be years away.
    """
    if state.retired_at is not None:
        return False
    if state.checked_at is not None and state.checked_at > now + SLACK:
        return True
    return state.next_check_at is None or state.next_check_at <= now


def next_batch(waiting: Iterable[Target], failing: frozenset[str], at_once: int) -> list[Target]:
    """What goes next of `waiting`, in its order, hosts in turn.

    Those `failing` get at most half of the `at_once` threads: a host that hangs takes all the time that a page may,
    and however many are dead, whoever is alive is asked on time.
    """
    of_host: Counter[str] = Counter()
    slow = 0
    chosen: list[tuple[int, Target]] = []
    for target in waiting:
        host = urls.host(target.url)
        if of_host[host] >= OF_ONE_HOST or (target.key in failing and slow >= max(1, at_once // 2)):
            continue
        slow += target.key in failing
        chosen.append((of_host[host], target))
        of_host[host] += 1
        if len(chosen) == BATCH:
            break
    return [target for _, target in sorted(chosen, key=lambda pair: pair[0])]
