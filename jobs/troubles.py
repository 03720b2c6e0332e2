"""What is wrong at this moment, seen in what is remembered of sources and channels. Pure but for what it is handed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from jobs.targets import Target
from tracker.domain.delivery import Delivery
from tracker.domain.health import Health
from tracker.domain.incident import Trouble
from tracker.domain.source import SourceState
from tracker.errors import (
    AddressRefused,
    Blocked,
    FetchError,
    Gone,
    PageError,
    RobotsRefused,
    TimedOut,
    Unreachable,
    Walled,
)

FAILURES = 3
"""So many failures in a row are no slip: at half an hour's rhythm that is an hour and more."""

REFUSALS = 2
"""The same of an answer that is meant as one: a wall, robots.txt, gone for good."""

EMPTY = 3
"""So many readings in a row without an item are no slip of the outlet's."""

CANARY_MISSES = 2
"""So often in a row must a known article no longer be read as it was: once may be the outlet's own edit."""

HABITS = 4
"""A source is silent once it has listed nothing new for so many times its usual longest pause ..."""

SILENCE = timedelta(days=4)
"""... and for so long at least: over Christmas the trade press pauses for three days."""

UNKNOWN = timedelta(days=30)
"""The same for a source whose habit is not known yet, since it has listed nothing new since it is followed."""

ALL = 3
"""Where at least so many sources are followed and none can be reached, it is not they who are down."""

STANDING = frozenset({"feed", "listing", "sitemap"})
"""Kinds whose page always lists something, and something new now and then."""

_AWAY = frozenset(error.fault for error in (Unreachable, TimedOut))
_REFUSALS = frozenset(error.fault for error in (Gone, Blocked, RobotsRefused, AddressRefused, Walled))
_CURES = {
    "empty": "open its address in a browser: it may have a new one, or need a listing's selectors put right",
    "silent": "open its address in a browser: outlets leave old feeds standing when they move to new ones",
    "canary": "the outlet's pages have changed: `tracker read` of the article shows what is read of it now",
    "moved": "put the new address into the config",
}


def cure_of(fault: str | None) -> str:
    """What a person can do about an address with that fault."""
    return next((kind.cure for kind in PageError.kinds() if kind.fault == fault), FetchError.cure)


def source_about(name: str) -> str:
    return f"source {name}"


def channel_about(name: str) -> str:
    return f"channel {name}"


NETWORK = "the network"


def source_troubles(
    targets: Sequence[Target], states: Mapping[str, SourceState], healths: Mapping[str, Health], now: datetime
) -> list[Trouble]:
    """At most one for each source; one for all together where none of many can be reached."""
    of_source: dict[str, list[Target]] = {}
    for target in targets:
        of_source.setdefault(target.source.name, []).append(target)
    found = [
        trouble
        for name, own in of_source.items()
        if (trouble := _of_source(name, [_of_address(t, states[t.key], healths[t.key], now) for t in own]))
    ]
    if len(of_source) >= ALL and len(found) == len(of_source) and all(t.word in _AWAY for t in found):
        line = f"none of the {len(found)} sources can be reached; the last said: {found[-1].line}"
        return [Trouble(NETWORK, "unreachable", line, "see that this machine is online, and that names are resolved")]
    return found


def _of_source(name: str, troubles: Sequence[Trouble | None]) -> Trouble | None:
    """A source of many addresses, such as a search for each film, ails where most of them do."""
    ailing = [trouble for trouble in troubles if trouble]
    if not ailing or 2 * len(ailing) <= len(troubles):
        return None
    several = f" ({len(ailing)} of its {len(troubles)} addresses)" if len(troubles) > 1 else ""
    return replace(ailing[0], about=source_about(name), line=ailing[0].line + several)


def _of_address(target: Target, state: SourceState, health: Health, now: datetime) -> Trouble | None:
    calm = max(timedelta(hours=1), target.source.every)

    def trouble(word: str, line: str, cure: str = "") -> Trouble:
        return Trouble(target.key, word, line, cure or _CURES[word], calm=calm)

    if state.error and state.failures >= (REFUSALS if state.fault in _REFUSALS else FAILURES):
        again = f"; asked again {state.next_check_at:%Y-%m-%d %H:%M} UTC" if state.next_check_at else ""
        return trouble(state.fault or "failing", f"{state.error}{again}", cure_of(state.fault))
    if state.error:
        return None
    if health.canary_misses >= CANARY_MISSES and health.canary_line:
        return trouble("canary", health.canary_line)
    if target.source.kind in STANDING and health.empty >= EMPTY:
        return trouble("empty", f"answers, but has listed nothing for {health.empty} readings")
    if target.source.kind in STANDING and health.news_at is not None:
        silent = now - health.news_at
        usual = timedelta(seconds=HABITS * health.habit) if health.habit else UNKNOWN
        if silent >= max(SILENCE, usual):
            return trouble("silent", f"has listed nothing new since {health.news_at:%Y-%m-%d}, too long for it")
    if state.moved_to:
        return trouble("moved", f"has moved for good to {state.moved_to}, where it is read now")
    return None


def channel_troubles(
    channels: Iterable[str], retired: Mapping[str, str], owed: Iterable[Delivery], now: datetime
) -> list[Trouble]:
    """At most one for each channel: gone, or failing for an hour."""
    failing: dict[str, Delivery] = {}
    for delivery in owed:
        if delivery.state == "retrying" and delivery.attempts >= FAILURES:
            failing.setdefault(delivery.channel, delivery)
    found = []
    for name in channels:
        if name in retired:
            cure = f"`tracker channels test {name}` takes it back into use once its receiver is there again"
            found.append(Trouble(channel_about(name), "gone", retired[name], cure))
        elif name in failing:
            late = failing[name]
            again = f"; tried again {late.next_attempt_at:%Y-%m-%d %H:%M} UTC" if late.next_attempt_at else ""
            line = f"takes nothing: {late.error}{again}"
            cure = f"nothing is lost, all is told once it works; `tracker channels test {name}` tries it"
            found.append(Trouble(channel_about(name), "failing", line, cure))
    return found
