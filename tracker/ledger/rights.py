"""Rights as film × territory × medium: who sells, who bought what, and who says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.ledger.facts import altered, gainsaid, joined, of_kind, opened, overtaken, undone
from tracker.ledger.places import area, both, less, meet, within
from tracker.ledger.precedence import firms
from tracker.ledger.sameness import company_words, in_common, joined_companies, words


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
        return reclosed(facts, deals, deal, claim)
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


def one_medium(known: Development, said: Development) -> bool:
    """Whether both deals may be about the same medium: streaming rights leave the cinema's with whoever has them."""
    return known.release_type == said.release_type or known.release_type is None or said.release_type is None


def the_deal(deals: list[Fact], said: Development) -> Fact | None:
    """The deal that `said` is about: the same buyer or agent, in a medium that does not speak against it.

    A report that names no company is about the only deal that its territories allow, if there is just one.
    """
    found = [f for f in deals if one_medium(f.development, said)]
    if said.companies:
        found = [f for f in found if in_common(f.development.companies, said.companies)]
        return max(found, key=lambda f: _fit(f, said), default=None)
    found = [f for f in found if f.standing == "stands" and meet(f.development.territories, said.territories)]
    return found[0] if len(found) == 1 or (found and said.background) else None


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
    if (places, companies, certainty) == (known.territories, known.companies, known.certainty):
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
                certainty=said.certainty,
            )
        ]
    key = f"{'+'.join(sorted(''.join(company_words(c)) for c in said.companies))}|{said.release_type}"
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


def reclosed(facts: Sequence[Fact], deals: list[Fact], deal: Fact, claim: Claim) -> list[Fact]:
    """A deal that was off and is reported again: on again, unless a document only recalls that it once was."""
    said = claim.development
    if said.background:
        return [gainsaid(deal, claim)]
    return [
        altered(deal, claim, certainty=said.certainty, territories=said.territories or deal.development.territories)
    ]


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
    return replace(
        fact, rivals=tuple(r for r in fact.rivals if r not in {g.id for g in gone if g.standing != "stands"})
    )


def consequences(facts: list[Fact], deal: Fact, claim: Claim) -> list[Fact]:
    """What a closed deal does to what else stands."""
    result: list[Fact] = []
    for other in facts:
        if other.id == deal.id or other.standing != "stands":
            continue
        kind = other.development.kind
        if kind == "seeking" and deal.by == claim.id and closes_search(deal, other):
            result.append(overtaken(other))
        elif kind == "acquisition" and one_medium(other.development, deal.development):
            if ends_talks(deal, other):
                result.append(overtaken(other))
            elif deal.by == claim.id and sold_on(deal, other):
                result.append(shrunk(other, deal))
            elif is_rival(deal, other) and deal.id not in other.rivals:
                result.append(replace(other, rivals=(*other.rivals, deal.id)))
                deal = replace(deal, rivals=(*deal.rivals, other.id))
                result.append(deal)
    return result


def closes_search(deal: Fact, search: Fact) -> bool:
    """Whether the territories that were still open are sold now; where either does not say which, a buyer ends the
    search.
    """
    sold, sought = deal.development.territories, search.development.territories
    return not sought or not sold or within(sought, sold)


def ends_talks(deal: Fact, other: Fact) -> bool:
    """Whether `other` was only in talks for what is now sold: nothing is due, a document need not say that it lost."""
    talks = other.development
    return (
        talks.certainty == "expected"
        and bool(talks.territories)
        and within(talks.territories, deal.development.territories)
    )


def sold_on(deal: Fact, other: Fact) -> bool:
    """Whether the new buyer has it from `other`, who held it: the sentence names the holder, or the holder has the
    world.

    Otherwise a second buyer of the same territory is a conflict, and both are kept.
    """
    held, bought = other.development, deal.development
    if held.certainty != "confirmed" or not held.territories or not bought.territories:
        return False
    if not area(held.territories) or not meet(held.territories, bought.territories):
        return False
    sentence = words(deal.development.quote)
    named = any(_opens(company_words(c), sentence) for c in held.companies)
    whole, part = area(held.territories), area(bought.territories)
    carved = whole is not None and part is not None and whole.world and not part.world
    return named or carved


def _opens(name: tuple[str, ...], sentence: list[str]) -> bool:
    size = len(name)
    return size > 0 and any(tuple(sentence[i : i + size]) == name for i in range(len(sentence) - size + 1))


def shrunk(holder: Fact, deal: Fact) -> Fact:
    """What a holder still has after selling on: nothing, and the row goes, or the rest of its territories."""
    rest = less(holder.development.territories, deal.development.territories)
    if not rest:
        return overtaken(holder)
    return replace(holder, development=replace(holder.development, territories=rest))


def is_rival(deal: Fact, other: Fact) -> bool:
    """Whether two buyers claim one territory in one medium: a conflict until one of them is withdrawn."""
    mine, theirs = deal.development, other.development
    if theirs.certainty != "confirmed" or mine.release_type != theirs.release_type:
        return False
    return bool(mine.territories and theirs.territories) and meet(mine.territories, theirs.territories)


def settle_seeking(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """Open rights, told once for each territory, and again only after a deal for it fell through.

    A film that has a buyer for these territories is not without one because a document forgot; where the document
    names no territory, any buyer will do.
    """
    said = claim.development
    searches = [f for f in of_kind(facts, "seeking") if f.standing == "stands"]
    if said.certainty == "denied":
        return [
            overtaken(f) for f in searches if meet(f.development.territories, said.territories) and not said.background
        ]
    for search in searches:
        if within(said.territories, search.development.territories):
            return [joined(search, claim)]
    sold = [
        f for f in of_kind(facts, "acquisition") if f.standing == "stands" and f.development.certainty == "confirmed"
    ]
    ended = [f for f in facts if f.development.kind == "seeking" and f.standing == "superseded"]
    closed = next((f for f in sold if _answers(f, ended, said)), None)
    if closed:
        return [gainsaid(closed, claim)]
    if said.background and searches and not said.territories:
        return [joined(searches[0], claim)]
    open_everywhere = next((f for f in searches if not f.development.territories), None)
    if open_everywhere:
        return [altered(open_everywhere, claim, territories=said.territories)]
    return [opened(facts, claim, ",".join(sorted(said.territories or ())))]


def _answers(deal: Fact, ended: list[Fact], said: Development) -> bool:
    """Whether `deal` is why there is no search: it covers the territories, or it does not say which and has ended the
    search for them.
    """
    sold = deal.development.territories
    if not said.territories:
        return True
    return within(said.territories, sold) or (
        not sold and any(within(said.territories, e.development.territories) for e in ended)
    )
