"""What outweighs what: dates against dates, words against words, and whose word it is."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from typing import Literal

from tracker.domain.claim import Claim
from tracker.domain.edtf import Span, span
from tracker.domain.film import fold
from tracker.domain.ledger import Fact
from tracker.ledger.sameness import company_key, festival_key, initials

Weight = Literal["same", "vaguer", "finer", "apart"]

OWN_WORD_HOLDS = timedelta(days=14)
"""For so long a distributor's own date stands against the press: a rewrite errs within days, a real move is announced
and then in every paper for longer than two weeks."""


def days(date: str | None) -> Span | None:
    """The days that `date` may mean; null where there is none."""
    return span(date) if date else None


@lru_cache(maxsize=16384)
def weigh(known: str | None, said: str | None) -> Weight:
    """What `said` is to the date that is `known`.

    A date that shares a day with the known one and is no shorter is vaguer wording of it ("in February", "early
    next year"); a shorter one is finer. No date at all is the vaguest.
    """
    old, new = days(known), days(said)
    if new is None:
        return "same" if old is None else "vaguer"
    if old is None:
        return "finer"
    if old == new:
        return "same"
    if not old.meets(new):
        return "apart"
    return "finer" if new.last - new.first < old.last - old.first else "vaguer"


def firms(fact: Fact, claim: Claim) -> bool:
    """Whether `claim` turns what was expected into what is confirmed: the surer word stands.

    What a document only recalls firms nothing: outlets harden each other's "expected" into "due" without new knowledge.
    """
    said = claim.development
    return fact.development.certainty == "expected" and said.certainty == "confirmed" and not said.background


@lru_cache(maxsize=4096)
def _labels(host: str) -> tuple[str, ...]:
    """The words of a host's name, less its last: thefilm.neonrated.com, thefilm and neonrated."""
    return tuple(fold(label) for label in host.removeprefix("www.").split(".")[:-1])


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].casefold()


def speaks_for_festival(claim: Claim) -> bool:
    """Whether the festival itself says it, by the outlet's name or the host: tiff.net for Toronto's.

    A festival knows its own selection; the press retypes it.
    """
    name = claim.development.festival
    return bool(name) and _is_festivals(name or "", claim.outlet, _host(claim.url))


@lru_cache(maxsize=4096)
def _is_festivals(name: str, outlet: str, host: str) -> bool:
    key = festival_key(name)
    return festival_key(outlet) == key or any(
        label == initials(name) or festival_key(label) == key or (len(key) > 3 and label.startswith(key))
        for label in _labels(host)
    )


def speaks_for_company(claim: Claim) -> bool:
    """Whether one of the claim's companies says it, by the outlet's name or the host: neonrated.com for Neon.

    A distributor knows its own date; the press hears of it.
    """
    companies = claim.development.companies
    return bool(companies) and _is_one_of(companies, claim.outlet, _host(claim.url))


@lru_cache(maxsize=4096)
def _is_one_of(companies: tuple[str, ...], outlet: str, host: str) -> bool:
    for name in companies:
        key = company_key(name)
        if company_key(outlet) == key or (len(key) > 2 and any(label.startswith(key) for label in _labels(host))):
            return True
    return False


def own_word_stands(fact: Fact, claim: Claim, own: bool) -> bool:
    """Whether what stands is the owner's own word, still fresh, and `claim` is only somebody else's."""
    return fact.own_word is not None and not own and claim.said - fact.own_word <= OWN_WORD_HOLDS
