"""Open rights: the film, or a territory of it, still without a buyer."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.ledger.facts import altered, gainsaid, joined, of_kind, opened, overtaken
from tracker.ledger.places import covers, meet


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
        if covers(search.development.territories, said.territories):
            return [joined(search, claim)]
    sold = [
        f for f in of_kind(facts, "acquisition") if f.standing == "stands" and f.development.certainty == "confirmed"
    ]
    ended = [f for f in facts if f.development.kind == "seeking" and f.standing == "superseded"]
    closed = next((f for f in sold if _answers(f, ended, said)), None)
    if closed:
        return [gainsaid(closed, claim)]
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
    return covers(sold, said.territories) or (
        not sold and any(covers(e.development.territories, said.territories) for e in ended)
    )
