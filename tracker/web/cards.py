"""A card: all that the board shows and asks of one film, worked out from its ledger once a day and change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from tracker.alerts.dates import date_words
from tracker.alerts.phrases import festival_name, names, premiere_name, release_name
from tracker.alerts.places import place_words
from tracker.domain.edtf import is_edtf, span
from tracker.domain.ledger import Fact, Ledger, Stage
from tracker.domain.territory import territories, union
from tracker.ledger import stage

Reached = Literal["done", "partly", "not"]


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four stations of a film's life, how far it was reached, and that in a few words.

    Partly reached: a festival or agent expected, some territories sold, a date that is still to come.
    """

    name: str
    reached: Reached
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date that is coming, or was: `what` happens, `when` in words, `first` the first day that it may mean."""

    what: str
    when: str
    first: date
    sure: bool
    past: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """`next` is the next date, else the last that has passed, null if there is none. `places` are the territories
    that anything which stands names, `everywhere` whether something is said of the world. `changed` is when what
    stands was last altered (aware).
    """

    film: str
    stage: Stage
    next: Day | None
    steps: tuple[Step, ...]
    places: frozenset[str]
    everywhere: bool
    festivals: tuple[str, ...]
    changed: datetime | None

    def touches(self, territory: str) -> bool:
        """Whether anything that stands says something of the territory."""
        return self.everywhere or territory in self.places


def card(ledger: Ledger, today: date) -> Card:
    """The card of a film's ledger (its outline is enough) on `today`."""
    standing = [fact for fact in ledger.facts if fact.standing == "stands"]
    areas = [territories(places) for fact in standing if (places := fact.development.territories)]
    return Card(
        film=ledger.film,
        stage=stage(ledger, today),
        next=next_day(standing, today),
        steps=(_festivals(ledger), _sales(ledger), _rights(ledger), _dates(ledger, today)),
        places=frozenset(code for area in areas if not area.world for code in area.codes),
        everywhere=any(area.world for area in areas),
        festivals=tuple(dict.fromkeys(f.development.festival for f in standing if f.development.festival)),
        changed=max((fact.changed for fact in standing), default=None),
    )


def next_day(facts: Sequence[Fact], today: date) -> Day | None:
    """The next date of a release or showing; where none is to come, the last one."""
    found = list(_days(facts, today))
    ahead = [day for day in found if not day.past]
    if ahead:
        return min(ahead, key=lambda day: day.first)
    return max(found, key=lambda day: day.first, default=None)


def _days(facts: Sequence[Fact], today: date) -> Iterator[Day]:
    """A festival's year alone is no date to wait for; a release's is."""
    for fact in facts:
        said = fact.development
        if said.kind not in ("release", "festival") or not said.date or not is_edtf(said.date):
            continue
        days = span(said.date)
        if said.kind == "festival" and len(said.date) == 4:
            continue
        yield Day(
            what=release_name(said) if said.kind == "release" else _showing(fact),
            when=date_words(said.date),
            first=max(days.first, today) if days.last >= today else days.first,
            sure=said.certainty == "confirmed",
            past=days.last < today,
        )


def _showing(fact: Fact) -> str:
    said = fact.development
    place = festival_name(said, dated=False)
    return f"{premiere_name(said.premiere)}, {place}" if said.premiere else place


def _festivals(ledger: Ledger) -> Step:
    shown = ledger.standing("festival")
    if not shown:
        return Step("Festival", "not", "no festival yet")
    done = any(fact.development.certainty == "confirmed" for fact in shown)
    return Step(
        "Festival", "done" if done else "partly", names(tuple(f.development.festival or "a festival" for f in shown))
    )


def _sales(ledger: Ledger) -> Step:
    agents = ledger.standing("sales")
    if agents:
        return Step(
            "Sales", "done", names(tuple(name for f in agents for name in f.development.companies)) or "an agent"
        )
    if ledger.standing("seeking"):
        return Step("Sales", "partly", "for sale")
    return Step("Sales", "not", "no sales agent known")


def _rights(ledger: Ledger) -> Step:
    deals = ledger.standing("acquisition")
    sold = [fact for fact in deals if fact.development.certainty == "confirmed"]
    if sold:
        where = union(places for f in sold if (places := f.development.territories))
        world = bool(where) and territories(where).world
        return Step("Rights", "done" if world else "partly", f"sold {_for(where)}")
    return Step("Rights", "partly", "in talks") if deals else Step("Rights", "not", "no buyer known")


def _dates(ledger: Ledger, today: date) -> Step:
    dated = [f for f in ledger.standing("release") if is_edtf(f.development.date or "")]
    if not dated:
        return Step("Dates", "not", "no date yet")
    first = min(dated, key=lambda f: span(f.development.date or ""))
    when = date_words(first.development.date or "")
    if span(first.development.date or "").last < today:
        return Step("Dates", "done", f"out since {when}")
    return Step("Dates", "partly", when if first.development.certainty == "confirmed" else f"{when}, expected")


def _for(places: tuple[str, ...]) -> str:
    words = place_words(places)
    return words if words.startswith("worldwide") else f"for {words}" if words else "for territories not named"
