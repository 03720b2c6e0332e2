"""Claims folded into a film's ledger, and the alerts that are owed. Pure: the same claims in the same order, the same
result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.development import Kind
from tracker.domain.edtf import is_edtf
from tracker.domain.ledger import Fact, Ledger, Told
from tracker.domain.values import replaced
from tracker.ledger.festivals import settle_award, settle_festival
from tracker.ledger.making import settle_production, settle_trailer
from tracker.ledger.news import alert_for
from tracker.ledger.releases import is_known_date, settle_release
from tracker.ledger.rights import settle_acquisition, settle_deal
from tracker.ledger.rumours import overtaken_guesses, settle_guess
from tracker.ledger.search import settle_seeking
from tracker.ledger.testimony import refolded, testified

_SETTLERS: Mapping[Kind, Callable[[Sequence[Fact], Claim], list[Fact]]] = {
    "festival": settle_festival,
    "award": settle_award,
    "sales": settle_deal,
    "acquisition": settle_acquisition,
    "release": settle_release,
    "seeking": settle_seeking,
    "production": settle_production,
    "trailer": settle_trailer,
}


@dataclass(frozen=True, slots=True)
class Settlement:
    """A ledger with new claims in it, and the alerts that they owe, in the order in which they fell due."""

    ledger: Ledger
    alerts: tuple[Alert, ...] = ()


def settle(ledger: Ledger, claim: Claim) -> Settlement:
    """`ledger` with `claim` in it, and the alerts that it owes. A claim that was settled before changes nothing.

    Claims may come late: one that was said before the newest that is known takes its place in the history, and owes an
    alert only for what no later document has overtaken. Raises ValueError if the claim is about another film.
    """
    if claim.development.film != ledger.film:
        raise ValueError(f"a claim about {claim.development.film!r} cannot settle in the ledger of {ledger.film!r}")
    claim = heeded(claim)
    testimony = testified(ledger, claim)
    if testimony is None:
        return Settlement(ledger)
    if ledger.latest is None or claim.said >= ledger.latest:
        facts = stepped(ledger.facts, claim)
        after = Ledger(ledger.film, facts, testimony, ledger.told, claim.said)
    else:
        after = refolded(replaced(ledger, testimony=testimony), stepped)
    return told(ledger, after, claim)


def settle_document(ledger: Ledger, claims: Iterable[Claim]) -> Settlement:
    """As `settle`, for all that one document says of the film, in the order that the rules need."""
    before = ledger
    alerts: list[Alert] = []
    for claim in sorted(claims, key=lambda claim: _turn(before, claim)):
        settlement = settle(ledger, claim)
        ledger = settlement.ledger
        alerts += settlement.alerts
    return Settlement(ledger, tuple(alerts))


def fold(film: str, claims: Iterable[Claim]) -> Settlement:
    """The ledger that `claims` lead to, from nothing, document by document in the order in which they were met."""
    ledger = Ledger(film)
    alerts: list[Alert] = []
    for _, said in groupby(claims, key=lambda claim: claim.document):
        settlement = settle_document(ledger, said)
        ledger = settlement.ledger
        alerts += settlement.alerts
    return Settlement(ledger, tuple(alerts))


def _turn(ledger: Ledger, claim: Claim) -> tuple[bool, int, bool, bool]:
    """Within one document: what it recalls comes last; an undone deal before the search that follows it; a date that it
    repeats before the one that it brings, and that before the one that it takes back; the limited opening before the
    wide.
    """
    said = claim.development
    undone = said.certainty == "denied"
    order: dict[Kind, int] = {"acquisition": 1 - undone, "release": 3 + 2 * undone, "seeking": 6}
    release = said.kind == "release"
    brings = release and not is_known_date(ledger.facts, said)
    return said.background, order.get(said.kind, 2), brings, release and said.release_type != "limited"


def heeded(claim: Claim) -> Claim:
    """`claim` without what no rule can use: a date that is none, an empty list of territories."""
    said = claim.development
    bad_date = said.date is not None and not is_edtf(said.date)
    if not bad_date and said.territories != ():
        return claim
    return replaced(
        claim,
        development=replaced(said, date=None if bad_date else said.date, territories=said.territories or None),
    )


def stepped(facts: tuple[Fact, ...], claim: Claim) -> tuple[Fact, ...]:
    """`facts` after `claim`, which is the newest of all."""
    if claim.development.certainty == "speculative":
        touched = settle_guess(facts, claim)
    else:
        touched = _SETTLERS[claim.development.kind](facts, claim)
        touched += overtaken_guesses(facts, touched)
    if not touched:
        return facts
    changed = {f.id: f for f in touched}
    kept = [changed.pop(f.id, f) for f in facts]
    return (*kept, *changed.values())


def told(before: Ledger, after: Ledger, claim: Claim) -> Settlement:
    """`after` with the alerts that `claim` owes for what it changed."""
    brought = [f for f in after.facts if f.by == claim.id]
    if not brought:
        return Settlement(after)
    known = {f.id: f for f in before.facts}
    alerts = [alert for f in brought if (alert := alert_for(known.get(f.id), f, claim, before.told))]
    return remembering(after, alerts)


def remembering(ledger: Ledger, alerts: Sequence[Alert]) -> Settlement:
    """`ledger` with `alerts` among those that it has told."""
    if not alerts:
        return Settlement(ledger)
    more = (Told(a.id, a.fact, a.claim.id, a.claim.url, a.claim.outlet, a.claim.said) for a in alerts)
    return Settlement(replaced(ledger, told=(*ledger.told, *more)), tuple(alerts))
