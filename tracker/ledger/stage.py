"""How far a film has come."""

from __future__ import annotations

from datetime import date

from tracker.domain.ledger import Fact, Ledger, Stage
from tracker.ledger.precedence import days

_PRODUCTION: dict[str, Stage] = {"announced": "announced", "filming": "filming", "wrapped": "wrapped"}
_ORDER: tuple[Stage, ...] = ("announced", "filming", "wrapped", "festival", "for sale", "acquired", "dated", "released")


def stage(ledger: Ledger, today: date) -> Stage:
    """The furthest stage that what stands for the film shows on `today`; "announced" for a film of which nothing is
    known.

    Only what is confirmed counts, and a release from its day on: in the case of a month or a season, after it.
    """
    reached = [s for f in ledger.facts if f.standing == "stands" and (s := _shown_by(f, today))]
    return max(reached, key=_ORDER.index, default="announced")


def _shown_by(fact: Fact, today: date) -> Stage | None:
    said = fact.development
    if said.certainty != "confirmed":
        return None
    if said.kind == "production":
        return _PRODUCTION.get(said.phase or "")
    if said.kind == "festival" or (said.kind == "award" and said.festival):
        return "festival"
    if said.kind in ("sales", "seeking"):
        return "for sale"
    if said.kind == "acquisition":
        return "acquired"
    if said.kind == "release" and (when := days(said.date)):
        return "released" if when.last <= today else "dated"
    return None
