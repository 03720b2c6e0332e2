"""What has not happened, though it is time: news to a buyer that no document brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tracker.domain.ledger import Ledger
from tracker.ledger.precedence import days

AbsenceKind = Literal["no distributor", "no trailer"]


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many days without a distributor, and within how many days of the opening without a trailer, it is
    said; null: never.
    """

    distributor_days: int | None = 90
    trailer_days: int | None = 14


@dataclass(frozen=True, slots=True)
class Absence:
    """`text` is one line without the title; `day` is what the days are counted from or to; `fact` is its fact's id."""

    film: str
    kind: AbsenceKind
    text: str
    day: date
    fact: str


def absences(ledger: Ledger, today: date, patience: Patience | None = None) -> tuple[Absence, ...]:
    """What is missing for the film on `today`, by the `patience` of the person who asks."""
    wait = patience or Patience()
    found = (no_distributor(ledger, today, wait.distributor_days), no_trailer(ledger, today, wait.trailer_days))
    return tuple(a for a in found if a)


def no_distributor(ledger: Ledger, today: date, after: int | None) -> Absence | None:
    """ "No distributor heard of, 90 days after its premiere": shown, and neither bought nor dated since.

    Of a festival without a day only the end of its year is sure to be past.
    """
    sold = [
        f
        for f in (*ledger.standing("acquisition"), *ledger.standing("release"))
        if f.development.certainty == "confirmed"
    ]
    shown = [
        (when.last, f)
        for f in ledger.standing("festival")
        if f.development.certainty == "confirmed" and (when := days(f.development.date))
    ]
    if after is None or sold or not shown:
        return None
    premiere, fact = min(shown, key=lambda s: s[0])
    waited = (today - premiere).days
    if waited < after:
        return None
    shown_first = "premiere" if fact.development.premiere else "first showing"
    text = f"no distributor heard of, {waited} days after its {shown_first}"
    return Absence(ledger.film, "no distributor", text, premiere, fact.id)


def no_trailer(ledger: Ledger, today: date, before: int | None) -> Absence | None:
    """ "Opens in 14 days, no trailer heard of": for the first release that is near, by its day."""
    if before is None or ledger.standing("trailer"):
        return None
    near = [
        (when.first, f)
        for f in ledger.standing("release")
        if (when := days(f.development.date)) and when.is_day and today <= when.first <= today + timedelta(before)
    ]
    if not near:
        return None
    opening, fact = min(near, key=lambda n: n[0])
    left = (opening - today).days
    words = "opens today" if not left else "opens tomorrow" if left == 1 else f"opens in {left} days"
    return Absence(ledger.film, "no trailer", f"{words}, no trailer heard of", opening, fact.id)
