"""The timeline of a film as values: a row a fact, its marks placed in per cent of the width, moves as arrows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from tracker.alerts.dates import date_words, day_words
from tracker.alerts.words import development_words
from tracker.domain.development import Kind
from tracker.domain.edtf import Span, is_edtf, span
from tracker.domain.ledger import Fact, Ledger

MARGIN = 0.04
"""The share of the width that is left free on either side, so that no mark is cut."""
MOST_ROWS = 40
_DATED: tuple[Kind, ...] = ("festival", "release")
"""Kinds whose own date is when they happen; the others happen when they are first reported."""
_TICKS = 6

MarkKind = Literal["done", "planned", "former", "fallen"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at `left` per cent of the width, `width` per cent wide (0: a day); `words` say what."""

    kind: MarkKind
    left: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move from one place to another, in per cent."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One fact: what it is called, when it happens or (`reported`) was first said, and what is drawn."""

    fact: str
    kind: Kind
    label: str
    when: str
    reported: bool
    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    left: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """`today` in per cent, null where it lies outside. `more` counts the facts for which there was no room."""

    rows: tuple[TimeRow, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        whole = max((self.last - self.first).days, 1)
        share = (day - self.first).days / whole
        return round(100 * (MARGIN + share * (1 - 2 * MARGIN)), 2)


def timeline(ledger: Ledger, today: date) -> Timeline | None:
    """The timeline of what stands and of releases that were pulled; null where nothing is known."""
    facts = [f for f in ledger.facts if f.standing == "stands" or _pulled(f)]
    if not facts:
        return None
    facts.sort(key=lambda fact: (_when(fact).first, fact.since))
    shown = facts[-MOST_ROWS:]
    days = [day for fact in shown for when in (_when(fact), *_former(fact)) for day in (when.first, when.last)]
    scale = _Scale(min(days), max(*days, min(today, max(days) + timedelta(days=30))))
    return Timeline(
        rows=tuple(_row(fact, scale) for fact in shown),
        ticks=tuple(_ticks(scale)),
        today=scale.at(today) if scale.first <= today <= scale.last else None,
        more=len(facts) - len(shown),
    )


def _pulled(fact: Fact) -> bool:
    return fact.standing == "withdrawn" and fact.development.kind == "release" and bool(_dates(fact))


def _when(fact: Fact) -> Span:
    said = fact.development
    if said.kind in _DATED and said.date and is_edtf(said.date):
        return span(said.date)
    return Span(fact.since.date(), fact.since.date())


def _dates(fact: Fact) -> Sequence[str]:
    return [d for d in (*fact.was, fact.development.date or "") if is_edtf(d)]


def _former(fact: Fact) -> list[Span]:
    return [span(former) for former in fact.was if is_edtf(former)]


def _row(fact: Fact, scale: _Scale) -> TimeRow:
    said = fact.development
    now = _when(fact)
    dated = said.kind in _DATED and is_edtf(said.date or "")
    kind: MarkKind = (
        "fallen" if fact.standing == "withdrawn" else "done" if said.certainty == "confirmed" else "planned"
    )
    when = date_words(said.date or "") if dated else day_words(fact.since.date())
    marks = [_mark("former", span(d), scale, f"was {date_words(d)}") for d in fact.was if is_edtf(d)]
    stops = [mark.left + mark.width / 2 for mark in marks]
    here = _mark(kind, now, scale, when)
    stops.append(here.left + here.width / 2)
    return TimeRow(
        fact=fact.id,
        kind=said.kind,
        label=development_words(said),
        when=when,
        reported=not dated,
        marks=(*marks, here),
        arrows=tuple(Arrow(a, b) for a, b in pairwise(stops) if abs(a - b) > 1),
    )


def _mark(kind: MarkKind, when: Span, scale: _Scale, words: str) -> Mark:
    left = scale.at(when.first)
    return Mark(kind, left, 0 if when.is_day else round(scale.at(when.last) - left, 2), words)


def _ticks(scale: _Scale) -> Iterable[Tick]:
    """The first days of years; where these would be too few, of quarters or months."""
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month
    step = next((s for s in (1, 3, 6, 12, 24, 60) if months / s <= _TICKS), 120)
    at = date(scale.first.year, 1, 1)
    while at <= scale.last:
        if at >= scale.first:
            yield Tick(scale.at(at), str(at.year) if step >= 12 or at.month == 1 else f"{at:%b} {at.year}")
        months_on = at.month - 1 + step
        at = date(at.year + months_on // 12, months_on % 12 + 1, 1)
