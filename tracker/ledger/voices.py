"""Who says a fact: first reported by one outlet, confirmed by others, gainsaid by some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.claim import Claim
from tracker.domain.ledger import Fact
from tracker.ledger.precedence import days


@dataclass(frozen=True, slots=True)
class Voices:
    """`first` is the first report of what stands; `confirmed_by` and `gainsaid_by` are outlets, each once, in order."""

    first: Claim | None
    confirmed_by: tuple[str, ...] = ()
    gainsaid_by: tuple[str, ...] = ()


def voices(fact: Fact, claims: Mapping[str, Claim]) -> Voices:
    """Who says `fact`, by the `claims` of its film by id; those that are not among them are passed over."""
    sayers = sorted((claims[c] for c in fact.said_by if c in claims), key=lambda c: c.said)
    others = sorted((claims[c] for c in fact.gainsaid_by if c in claims), key=lambda c: c.said)
    first = sayers[0] if sayers else None
    outlets = dict.fromkeys(c.outlet for c in sayers if first and c.outlet != first.outlet)
    return Voices(first, tuple(outlets), tuple(dict.fromkeys(c.outlet for c in others)))


def slips(fact: Fact) -> int:
    """How often a release moved to a later date."""
    dates = [days(d) for d in (*fact.was, fact.development.date) if d]
    return sum(1 for a, b in pairwise(dates) if a and b and b.first > a.last)
