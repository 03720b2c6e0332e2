"""Two ledgers of one film, as another reading of the same documents makes them: what appears, vanishes, changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.alert import Alert, Change
from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.values import replaced
from tracker.ledger.news import alert_id, what_changed
from tracker.ledger.precedence import days
from tracker.ledger.rumours import answers
from tracker.ledger.settlement import Settlement, fold, remembering


@dataclass(frozen=True, slots=True)
class Difference:
    """The facts that stand in the newer ledger alone, in the older alone, and in both but otherwise (older, newer)."""

    appear: tuple[Fact, ...] = ()
    vanish: tuple[Fact, ...] = ()
    change: tuple[tuple[Fact, Fact], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.appear or self.vanish or self.change)


def compare(old: Ledger, new: Ledger) -> Difference:
    """How what stands in `new` differs from what stands in `old`; evidence and wording apart."""
    before = {f.id: f for f in old.facts if f.standing == "stands"}
    appear: list[Fact] = []
    change: list[tuple[Fact, Fact]] = []
    strangers = [f for f in new.facts if f.standing == "stands" and f.id not in before]
    for fact in new.facts:
        if fact.standing == "stands" and fact.id in before:
            change.append((before.pop(fact.id), fact))
    for fact in strangers:
        twin = next((b for b in before.values() if answers(b.development, fact.development)), None)
        if twin:
            change.append((before.pop(twin.id), fact))
        else:
            appear.append(fact)
    differ = tuple(pair for pair in change if _shown(pair[0]) != _shown(pair[1]))
    return Difference(tuple(appear), tuple(before.values()), differ)


def _shown(fact: Fact) -> tuple[Development, tuple[str, ...]]:
    return replaced(fact.development, quote="", rule=None), fact.was


def rebuilt(old: Ledger, claims: Iterable[Claim], today: date) -> Settlement:
    """As `resettled`, for the ledger that `claims` lead to in the order in which they were met."""
    return resettled(old, fold(old.film, claims).ledger, today)


def resettled(old: Ledger, new: Ledger, today: date) -> Settlement:
    """`new`, made of another reading of the same documents, in the place of `old`: it remembers what was told under
    `old`, and owes what is new and still matters on `today`.
    """
    return remembering(replaced(new, told=old.told), still_owed(old, new, today))


def still_owed(old: Ledger, new: Ledger, today: date) -> tuple[Alert, ...]:
    """The alerts that a rebuilt ledger owes: for what is new in it and still matters on `today`.

    A release or a showing whose day is past, a phase that is left behind and a trailer matter no more.
    """
    difference = compare(old, new)
    claims = {c.id: c for t in new.testimony for c in (t.first, t.echo) if c}
    owed = [_alert("new", f, claims) for f in difference.appear if _matters(f, today)]
    for before, after in difference.change:
        change, was = what_changed(before.development, after.development)
        alert = _alert(change, after, claims) if change and _matters(after, today) else None
        owed.append(replaced(alert, was=was) if alert else None)
    return tuple(a for a in owed if a)


def _alert(change: Change, fact: Fact, claims: dict[str, Claim]) -> Alert | None:
    claim = claims.get(fact.by)
    return Alert(alert_id(fact, change, claim), change, fact.development, claim, fact.id) if claim else None


def _matters(fact: Fact, today: date) -> bool:
    said = fact.development
    if said.kind in ("trailer", "production"):
        return False
    when = days(said.date)
    return said.kind not in ("release", "festival") or when is None or when.last >= today
