"""Hysteresis: one opening, one thread, one note that it is over, however often a thing comes and goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from jobs.incidents import MEMORY, notice, step
from tracker.domain.incident import Incident, Trouble
from tracker.domain.notice import Notice

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DOWN = Trouble("source Reel", "unreachable", "reel.example: refuses the connection", "it is asked again by itself")


def lived(course: Iterable[Trouble | None]) -> list[Notice]:
    """What is told while the thing does as `course` says, minute by minute."""
    over: list[Incident] = []
    known: Incident | None = None
    told = []
    for minute, trouble in enumerate(course):
        now = NOON + minute * MINUTE
        earlier = sum(now - (incident.closed_at or now) <= MEMORY for incident in over)
        after = step(known, trouble, now, earlier)
        if news := notice(known, after, now):
            told.append(news)
        if after and after.closed_at:
            over.append(after)
        known = None if after is None or after.closed_at else after
    return told


def tones(told: Iterable[Notice]) -> list[str]:
    return [news.tone for news in told]


def test_one_opening_and_one_end() -> None:
    told = lived([None] * 10 + [DOWN] * 600 + [None] * 600)
    assert tones(told) == ["trouble", "recovered"]
    assert {news.about for news in told} == {"source Reel"}
    opened, over = told
    assert opened.headline == "source Reel: reel.example: refuses the connection"
    assert opened.details == ("it is asked again by itself",)
    assert over.details == ("from 2026-02-03 12:10 UTC to 2026-02-03 22:10 UTC",)
    assert opened.id != over.id


def test_what_passes_before_its_time_is_not_told() -> None:
    slow = replace(DOWN, opens_after=timedelta(minutes=30))
    assert lived([slow] * 30 + [None] * 600) == []
    assert tones(lived([slow] * 32 + [None] * 600)) == ["trouble", "recovered"]


def test_a_night_of_flapping_is_one_incident() -> None:
    night = ([DOWN] * 3 + [None] * 3) * 100
    assert tones(lived([*night, *[None] * 100])) == ["trouble", "recovered"]


def test_what_comes_back_again_and_again_must_be_calm_for_ever_longer() -> None:
    week = ([DOWN] * 10 + [None] * 110) * 84
    assert len(lived(week)) <= 4, "every two hours for a week"


def test_another_word_for_it_is_no_second_alert() -> None:
    walled = replace(DOWN, word="blocked", line="reel.example: answered 403")
    assert tones(lived([DOWN] * 10 + [walled] * 10 + [None] * 100)) == ["trouble", "recovered"]


def test_a_clock_that_is_put_back_ends_nothing_and_holds_nothing_for_ever() -> None:
    opened = step(None, DOWN, NOON)
    calm = step(opened, None, NOON)
    earlier = NOON - timedelta(days=400)
    again = step(calm, None, earlier)
    assert again
    assert (again.closed_at, again.calm_since) == (None, earlier)
    over = step(again, None, earlier + timedelta(hours=1))
    assert over
    assert over.closed_at == earlier + timedelta(hours=1)
