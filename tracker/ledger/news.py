"""What of a change is news: a fact before and after one claim, and the alert that is owed, if any."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Any

from tracker.domain.alert import Alert, Change
from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact, Told
from tracker.ledger.places import same_market, within
from tracker.ledger.precedence import days, weigh

OUTLET_CORRECTS = timedelta(days=2)
"""An outlet that gives another date or buyer so soon after its own report puts that report right; later, it has news.
"""


def alert_for(before: Fact | None, after: Fact, claim: Claim, told: Iterable[Told]) -> Alert | None:
    """The alert that `claim` owes for what it made of one fact; null if it owes none.

    Owed is what the ledger did not hold, a date that moved, a territory or a buyer named, an expected thing
    confirmed, one undone. What another claim brought, a guess, and what was overtaken before it came are not.
    """
    if after.by != claim.id or after.standing not in ("stands", "withdrawn"):
        return None
    change: Change | None
    was: Mapping[str, Any] = {}
    stood = before if before and before.standing == "stands" else None
    if after.standing == "withdrawn":
        if stood is None:
            return None
        change, was = "withdrawn", what_stood(stood.development)
    elif stood is None:
        change = "new"
    elif is_told_already(stood, after):
        return None
    else:
        change, was = what_changed(stood.development, after.development)
    if change is None or not after.development.quote:
        return None
    return Alert(
        alert_id(after, change, claim),
        change,
        after.development,
        claim,
        after.id,
        was,
        corrected(stood, after, claim, told),
    )


def alert_id(fact: Fact, change: Change, claim: Claim) -> str:
    """Stable: the fact, the change and the claim that brought it."""
    return "a" + hashlib.sha256(f"{fact.development.film}\0{fact.id}\0{change}\0{claim.id}".encode()).hexdigest()[:12]


def what_stood(known: Development) -> dict[str, Any]:
    """The fields of what is undone, as they stood."""
    fields = ("certainty", "date", "territories", "companies", "release_type", "festival", "quote")
    return {f: getattr(known, f) for f in fields if getattr(known, f)}


def what_changed(known: Development, now: Development) -> tuple[Change | None, Mapping[str, Any]]:
    """What a person would act on: the date of a release, territories, a buyer, a plan confirmed; not a section or a
    day's screening.
    """
    was: dict[str, Any] = {}
    if known.certainty != now.certainty:
        was["certainty"] = known.certainty
    if now.kind == "release" and known.date != now.date:
        was["date"] = known.date
    if now.kind in ("release", "sales", "acquisition", "seeking") and territories_are_news(known, now):
        was["territories"] = known.territories
    partners = len(now.companies) > len(known.companies)
    if now.kind in ("sales", "acquisition") and partners:
        was["companies"] = known.companies
    if not was:
        return None, {}
    if known.quote != now.quote:
        was["quote"] = known.quote
    if known.certainty == "expected" and now.certainty == "confirmed":
        return ("firmed" if stays_inside(known, now) else "changed"), was
    return ("changed" if was.keys() - {"certainty", "quote"} else None), was


def territories_are_news(known: Development, now: Development) -> bool:
    """Whether territories were named, widened beyond the market that was known, or lost; a release's market is one."""
    if now.kind == "release":
        return not within(now.territories, known.territories) and not same_market(known.territories, now.territories)
    lost = bool(known.territories) and not within(known.territories, now.territories)
    return lost or not within(now.territories, known.territories)


def stays_inside(known: Development, now: Development) -> bool:
    """Whether a confirmed date lies inside the window that was expected."""
    old, new = days(known.date), days(now.date)
    return old is None or new is None or now.kind != "release" or old.holds(new)


def is_told_already(before: Fact, after: Fact) -> bool:
    """Whether just this move was told before: two outlets that keep to their own dates are one conflict, told once
    each way.
    """
    dates = (*before.was, before.development.date)
    move = (before.development.date, after.development.date)
    return after.development.kind == "release" and move[0] != move[1] and any(pair == move for pair in pairwise(dates))


def corrected(before: Fact | None, after: Fact, claim: Claim, told: Iterable[Told]) -> str | None:
    """The alert that this one puts right: of the same fact, from an earlier version of the same page, or of a date that
    the same outlet had given two days before at most.
    """
    found = None
    for earlier in told:
        if earlier.fact != after.id or earlier.claim == claim.id:
            continue
        other_date = before is not None and weigh(before.development.date, after.development.date) == "apart"
        soon = timedelta() <= claim.said - earlier.said <= OUTLET_CORRECTS
        if earlier.url == claim.url or (earlier.outlet == claim.outlet and soon and other_date):
            found = earlier.alert
    return found
