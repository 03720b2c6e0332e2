"""Documents that went away, or were edited so that they no longer say a thing: what falls with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.values import replaced
from tracker.ledger.news import alert_id, what_changed, what_stood
from tracker.ledger.sameness import festival_key, in_common
from tracker.ledger.settlement import Settlement, remembering, stepped
from tracker.ledger.testimony import refolded


def retract(ledger: Ledger, claims: Iterable[Claim]) -> Settlement:
    """`ledger` without what `claims` said, and an alert for each fact that was told and falls or changes with them.

    What others say too stands. Each alert names in `corrects` the one that it takes back.
    """
    gone = {c.id: c for c in claims}
    testimony = tuple(
        replaced(t, retracted=tuple(dict.fromkeys((*t.retracted, *(c for c in t.claims if c in gone)))))
        for t in ledger.testimony
    )
    if testimony == ledger.testimony:
        return Settlement(ledger)
    after = refolded(replaced(ledger, testimony=testimony), stepped)
    known = {f.id: f for f in after.facts}
    alerts = [
        alert
        for fact in ledger.facts
        if fact.standing == "stands" and (alert := _correction(ledger, after, fact, known.get(fact.id), gone))
    ]
    return remembering(after, alerts)


def _correction(
    ledger: Ledger, ledger_after: Ledger, before: Fact, after: Fact | None, gone: dict[str, Claim]
) -> Alert | None:
    """The alert that is owed for one fact, if the subscriber was told of it and it no longer stands so."""
    told = next((t.alert for t in reversed(ledger.told) if t.fact == before.id), None)
    taken_back = next((gone[c] for c in (before.by, *before.said_by) if c in gone), None)
    if told is None or taken_back is None:
        return None
    if after is None or after.standing != "stands":
        undone = replaced(before.development, certainty="denied")
        stood = what_stood(before.development)
        return Alert(alert_id(before, "withdrawn", taken_back), "withdrawn", undone, taken_back, before.id, stood, told)
    was = what_changed(before.development, after.development)[1]
    now = next((e for t in ledger_after.testimony for e in (t.first, t.echo) if e and e.id == after.by), None)
    if not was or now is None:
        return None
    return Alert(alert_id(after, "changed", now), "changed", after.development, now, after.id, was, told)


def dropped(old: Sequence[Claim], new: Sequence[Claim]) -> list[Claim]:
    """Which claims of an article's older version its newer one makes no more, not even otherwise.

    Another date for the same release is a later word on it, which the ledger weighs; silence takes it back.
    """
    return [c for c in old if not any(_one_matter(c.development, n.development) for n in new)]


def _one_matter(one: Development, other: Development) -> bool:
    if (one.film, one.kind) != (other.film, other.kind):
        return False
    if one.kind in ("sales", "acquisition"):
        return in_common(one.companies, other.companies) or not (one.companies and other.companies)
    if one.kind == "festival":
        return festival_key(one.festival) == festival_key(other.festival)
    if one.kind == "production":
        return one.phase == other.phase
    return True
