"""Rights as film × territory × medium: who sells, who bought what, and who says otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.domain.values import replaced
from tracker.ledger.facts import altered, gainsaid, joined, of_kind, opened, undone
from tracker.ledger.handover import consequences, one_medium
from tracker.ledger.places import both, less, meet, within
from tracker.ledger.precedence import firms
from tracker.ledger.sameness import company_key, in_common, joined_companies


def settle_deal(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The facts that a claim of a buyer or a sales agent opens or alters."""
    said = claim.development
    deals = of_kind(facts, said.kind)
    if said.certainty == "denied":
        return fallen_through(deals, claim)
    deal = the_deal(deals, said)
    if deal is None:
        return newly_dealt(facts, deals, claim)
    if deal.standing == "withdrawn":
        return [gainsaid(deal, claim) if has_gone_elsewhere(deals, claim) else reclosed(deal, claim)]
    return [firmed_or_widened(facts, deal, claim)]


def settle_acquisition(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """As `settle_deal`, with what a deal does to others: the search closes, rival talks end, a holder sells on."""
    touched = settle_deal(facts, claim)
    after = {f.id: f for f in (*facts, *touched)}
    for fact in touched:
        if fact.standing == "stands" and fact.development.certainty == "confirmed":
            for other in consequences(list(after.values()), after[fact.id], claim):
                after[other.id] = other
    known = {f.id: f for f in facts}
    return [f for f in after.values() if known.get(f.id) is not f]


def the_deal(deals: list[Fact], said: Development) -> Fact | None:
    """The deal that `said` is about: the same buyer or agent, in a medium that does not speak against it.

    A report that names no company is vaguer wording of a deal that its territories allow.
    """
    found = [f for f in deals if one_medium(f.development, said)]
    if said.companies:
        found = [f for f in found if in_common(f.development.companies, said.companies)]
        return max(found, key=lambda f: _fit(f, said), default=None)
    return next(
        (f for f in found if f.standing == "stands" and meet(f.development.territories, said.territories)), None
    )


def _fit(fact: Fact, said: Development) -> tuple[bool, bool, bool]:
    known = fact.development
    return (
        fact.standing == "stands",
        known.release_type == said.release_type,
        within(said.territories, known.territories) and bool(known.territories),
    )


def firmed_or_widened(facts: Sequence[Fact], deal: Fact, claim: Claim) -> Fact:
    """`deal` as it stands after one more report of it: firmed, its territories named or widened, a partner added.

    A narrower or vaguer report joins. What is only recalled names what was not known and widens nothing: the
    background paragraph rounds up.
    """
    said, known = claim.development, deal.development
    places = known.territories
    if said.territories and not within(said.territories, places) and (not said.background or not places):
        places = both(places, less(said.territories, places) or said.territories)
        places = said.territories if within(known.territories, said.territories) else places
    mine = tuple(c for c in said.companies if not _has_own_deal(facts, deal, c))
    companies = known.companies if said.background else joined_companies(known.companies, mine)
    certainty = said.certainty if firms(deal, claim) else known.certainty
    medium = known.release_type or (said.release_type if not said.background else None)
    now = (places, companies, certainty, medium)
    if now == (known.territories, known.companies, known.certainty, known.release_type):
        return joined(deal, claim)
    return altered(deal, claim, territories=places, companies=companies, certainty=certainty, release_type=medium)


def _has_own_deal(facts: Sequence[Fact], deal: Fact, company: str) -> bool:
    return any(
        f.id != deal.id and f.standing == "stands" and in_common(f.development.companies, (company,))
        for f in of_kind(facts, deal.development.kind)
    )


def newly_dealt(facts: Sequence[Fact], deals: list[Fact], claim: Claim) -> list[Fact]:
    """A buyer or agent that the ledger did not hold.

    Talks about territories that another has closed on are late news of a race that is over. A company whose name is
    not said is known to be nobody in particular: the first who is named takes its place.
    """
    said = claim.development
    nameless = next((f for f in deals if not f.development.companies and f.standing == "stands"), None)
    if nameless and said.companies and meet(nameless.development.territories, said.territories):
        return [
            altered(
                nameless,
                claim,
                companies=said.companies,
                territories=both(nameless.development.territories, said.territories),
                certainty=said.certainty if firms(nameless, claim) else nameless.development.certainty,
            )
        ]
    key = f"{'+'.join(sorted(company_key(c) for c in said.companies))}|{said.release_type}"
    if said.kind == "acquisition" and said.certainty == "expected" and (holder := _holder_of_all(deals, said)):
        return [opened(facts, claim, key, "superseded"), gainsaid(holder, claim)]
    return [opened(facts, claim, key)]


def _holder_of_all(deals: list[Fact], said: Development) -> Fact | None:
    """Who has closed on every territory that `said` only talks about."""
    if not said.territories:
        return None
    closed = [f for f in deals if f.standing == "stands" and f.development.certainty == "confirmed"]
    return next(
        (f for f in closed if f.development.territories and within(said.territories, f.development.territories)), None
    )


def reclosed(deal: Fact, claim: Claim) -> Fact:
    """A deal that was off and is reported again: on again, unless a document only recalls that it once was."""
    said = claim.development
    if said.background:
        return gainsaid(deal, claim)
    return altered(deal, claim, certainty=said.certainty, territories=said.territories or deal.development.territories)


def has_gone_elsewhere(deals: list[Fact], claim: Claim) -> bool:
    """Whether another has since closed on the territories: then a deal that was off is only told of once more."""
    said = claim.development
    return any(
        f.standing == "stands"
        and f.development.certainty == "confirmed"
        and meet(f.development.territories, said.territories)
        for f in deals
        if not in_common(f.development.companies, said.companies)
    )


def fallen_through(deals: list[Fact], claim: Claim) -> list[Fact]:
    """A deal or talks undone; where no company is named, the only deal that it can be about.

    Undone for some of its territories, a deal keeps the others.
    """
    said = claim.development
    standing = [f for f in deals if f.standing == "stands" and meet(f.development.territories, said.territories)]
    if said.companies:
        standing = [f for f in standing if in_common(f.development.companies, said.companies)]
    elif len(standing) != 1:
        return []
    if said.background:
        return [gainsaid(f, claim) for f in standing]
    result = []
    for fact in standing:
        kept = less(fact.development.territories, said.territories)
        result.append(altered(fact, claim, territories=kept) if kept else undone(fact, claim))
    return [
        *result,
        *(_without_rival(f, result) for f in deals if set(f.rivals) & {r.id for r in result if r.standing != "stands"}),
    ]


def _without_rival(fact: Fact, gone: list[Fact]) -> Fact:
    return replaced(
        fact, rivals=tuple(r for r in fact.rivals if r not in {g.id for g in gone if g.standing != "stands"})
    )
