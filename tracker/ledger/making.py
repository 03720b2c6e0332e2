"""The film's making, and the first that is seen of it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.ledger.facts import altered, joined, of_kind, opened, overtaken, undone
from tracker.ledger.precedence import days, firms, weigh

_PHASES = {"announced": 0, "filming": 1, "wrapped": 2}


def settle_production(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The production facts that `claim` opens or alters: one a phase, each told once.

    A phase that the film has left behind is history: it is kept and not told.
    """
    said = claim.development
    if said.phase is None:
        return []
    same = next((f for f in facts if f.development.kind == "production" and f.development.phase == said.phase), None)
    if said.certainty == "denied":
        return [undone(same, claim)] if same and same.standing == "stands" and not said.background else []
    if same is None:
        return newly_reached(facts, claim)
    if same.standing == "withdrawn" and not said.background:
        return [altered(same, claim, certainty=said.certainty)]
    if same.standing == "stands" and (firms(same, claim) or weigh(same.development.date, said.date) == "finer"):
        certainty = "confirmed" if firms(same, claim) else same.development.certainty
        now = altered(same, claim, certainty=certainty, date=said.date or same.development.date)
        return [now, *left_by(facts, now)]
    return [joined(same, claim)]


def newly_reached(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """A phase that the ledger did not hold; a plan for one that is past is not even history."""
    said = claim.development
    if not left_behind(facts, claim):
        new = opened(facts, claim, said.phase or "")
        return [new, *left_by(facts, new)]
    return [] if said.certainty == "expected" else [opened(facts, claim, said.phase or "", "superseded")]


def left_by(facts: Sequence[Fact], reached: Fact) -> list[Fact]:
    """The phases that a film has left when it has surely reached the next."""
    now = reached.development
    if now.certainty != "confirmed":
        return []
    return [f for f in map(overtaken, of_kind(facts, "production")) if _rank(f.development) < _rank(now)]


def _rank(said: Development) -> int:
    return _PHASES[said.phase or "announced"]


def left_behind(facts: Sequence[Fact], claim: Claim) -> bool:
    """Whether the film is known to be further: in a later phase, shown at a festival, or out."""
    phase = _rank(claim.development)
    for fact in facts:
        known = fact.development
        if fact.standing != "stands" or known.certainty != "confirmed":
            continue
        if known.kind == "production" and _rank(known) > phase:
            return True
        then = days(known.date)
        if known.kind == "festival" or (known.kind == "release" and then is not None and then.last < claim.said.date()):
            return True
    return False


def settle_trailer(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The first teaser, trailer or first look is told; a second one is nothing."""
    said = claim.development
    seen = of_kind(facts, "trailer")
    if said.certainty == "denied":
        return []
    if not seen:
        return [opened(facts, claim, "first")]
    if firms(seen[0], claim):
        return [altered(seen[0], claim, certainty="confirmed")]
    return [joined(seen[0], claim)]
