"""Guesses for whoever asks for guesses: kept apart from the alerts, which tell none."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.ledger import Ledger
from tracker.ledger.news import alert_id


def whispers(before: Ledger, after: Ledger, claims: Sequence[Claim]) -> tuple[Alert, ...]:
    """The guesses that `claims` brought to the ledger, as alerts for a channel that wants speculation too."""
    known = {fact.id for fact in before.facts}
    said = {claim.id: claim for claim in claims}
    fresh = [f for f in after.facts if f.standing == "guess" and f.id not in known and f.by in said]
    return tuple(Alert(alert_id(f, "new", said[f.by]), "new", f.development, said[f.by], f.id) for f in fresh)
