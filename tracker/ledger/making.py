"""The film's making, and the first that is seen of it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.claim import Claim
from tracker.domain.ledger import Fact
from tracker.ledger.facts import altered, joined, of_kind, opened, undone
from tracker.ledger.precedence import days, firms, weigh

_PHASES = {"announced": 0, "filming": 1, "wrapped": 2}


def settle_production(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The production facts that `claim` opens or alters: one a phase, each told once.

    A phase that the film has left behind is history: it is kept and not told.
    """
    said = claim.development
    if said.phase is None:
        return []
    phases = of_kind(facts, "production")
    same = next((f for f in phases if f.development.phase == said.phase), None)
    if same is None:
        same = next(
            (
                f
                for f in facts
                if f.development.kind == "production"
                and f.development.phase == said.phase
                and f.standing == "superseded"
            ),
            None,
        )
    if said.certainty == "denied":
        return [undone(same, claim)] if same and same.standing == "stands" and not said.background else []
    if same is None:
        past = left_behind(facts, claim)
        if past and said.certainty == "expected":
            return []
        return [opened(facts, claim, said.phase, "superseded" if past else "stands")]
    if same.standing == "withdrawn" and not said.background:
        return [altered(same, claim, certainty=said.certainty)]
    if same.standing == "stands" and (firms(same, claim) or weigh(same.development.date, said.date) == "finer"):
        certainty = "confirmed" if firms(same, claim) else same.development.certainty
        return [altered(same, claim, certainty=certainty, date=said.date or same.development.date)]
    return [joined(same, claim)]


def left_behind(facts: Sequence[Fact], claim: Claim) -> bool:
    """Whether the film is known to be further: in a later phase, shown at a festival, or out."""
    phase = _PHASES[claim.development.phase or "announced"]
    for fact in facts:
        known = fact.development
        if fact.standing != "stands" or known.certainty != "confirmed":
            continue
        if known.kind == "production" and _PHASES[known.phase or "announced"] > phase:
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
