"""What a closed deal does to what else stands: the search ends, rival talks end, a holder sells on, or two buyers
collide.
"""

from __future__ import annotations

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.domain.values import replaced
from tracker.ledger.facts import overtaken
from tracker.ledger.places import area, covers, less, meet, within
from tracker.ledger.sameness import company_words, words


def one_medium(known: Development, said: Development) -> bool:
    """Whether both deals may be about the same medium: streaming rights leave the cinema's with whoever has them."""
    return known.release_type == said.release_type or known.release_type is None or said.release_type is None


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
                result.append(replaced(other, rivals=(*other.rivals, deal.id)))
                deal = replaced(deal, rivals=(*deal.rivals, other.id))
                result.append(deal)
    return result


def closes_search(deal: Fact, search: Fact) -> bool:
    """Whether the territories that were still open are sold now; where either does not say which, a buyer ends the
    search.
    """
    sold, sought = deal.development.territories, search.development.territories
    return not sought or not sold or covers(sold, sought)


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
    return replaced(holder, development=replaced(holder.development, territories=rest))


def is_rival(deal: Fact, other: Fact) -> bool:
    """Whether two buyers claim one territory in one medium: a conflict until one of them is withdrawn."""
    mine, theirs = deal.development, other.development
    if theirs.certainty != "confirmed" or mine.release_type != theirs.release_type:
        return False
    return bool(mine.territories and theirs.territories) and meet(mine.territories, theirs.territories)
