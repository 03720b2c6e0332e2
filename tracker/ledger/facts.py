"""The few ways in which a claim touches a fact: it opens one, joins it, alters it, undoes it, or speaks against it."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Sequence
from typing import Any

from tracker.domain.claim import Claim
from tracker.domain.development import Development, Kind
from tracker.domain.ledger import Fact, Standing
from tracker.domain.values import replaced


def of_kind(facts: Iterable[Fact], kind: Kind) -> list[Fact]:
    """The facts of `kind` that were told or may be again: no guesses, and nothing that other news overtook."""
    return [f for f in facts if f.development.kind == kind and f.standing in ("stands", "withdrawn")]


def opened(facts: Sequence[Fact], claim: Claim, key: str, standing: Standing = "stands", **fields: Any) -> Fact:
    """A new fact out of `claim`, with `fields` of its development put otherwise.

    The id comes from film, kind and `key`, so that another reading of the same documents finds the same ids.
    """
    said = claim.development
    if said.background or fields:
        said = replaced(said, background=False, **fields)
    new = free_id({f.id for f in facts}, said, key)
    return Fact(new, said, (claim.id,), claim.said, claim.said, standing, by=claim.id)


def free_id(taken: Container[str], said: Development, key: str) -> str:
    """An id for a fact out of `said` that is not among those `taken`."""
    nth = 0
    while True:
        digest = hashlib.sha256(f"{said.film}\0{said.kind}\0{key}\0{nth}".encode()).hexdigest()
        if (found := "f" + digest[:12]) not in taken:
            return found
        nth += 1


def joined_by(voices: tuple[str, ...], claim: Claim) -> tuple[str, ...]:
    """`voices` and that of `claim`: added at once, since there may be thousands, and copied but one time."""
    more = (claim.id,)
    return voices + more


def joined(fact: Fact, claim: Claim) -> Fact:
    """`fact`, said by one more."""
    return _with_voices(fact, joined_by(fact.said_by, claim), fact.gainsaid_by)


def gainsaid(fact: Fact, claim: Claim) -> Fact:
    """`fact` as it stands, with one more who says otherwise: both are kept."""
    return _with_voices(fact, fact.said_by, joined_by(fact.gainsaid_by, claim))


def _with_voices(fact: Fact, said_by: tuple[str, ...], gainsaid_by: tuple[str, ...]) -> Fact:
    """Most claims only join: written out, this takes half the time of `dataclasses.replace`."""
    return Fact(
        fact.id,
        fact.development,
        said_by,
        fact.since,
        fact.changed,
        fact.standing,
        gainsaid_by,
        fact.was,
        fact.by,
        fact.moves,
        fact.own_word,
        fact.rivals,
    )


def altered(fact: Fact, claim: Claim, **fields: Any) -> Fact:
    """`fact` with `fields` of its development as `claim` says them, and the claim's sentence as the evidence."""
    now = replaced(fact.development, quote=claim.development.quote, rule=claim.development.rule, **fields)
    return replaced(
        fact, development=now, said_by=(*fact.said_by, claim.id), changed=claim.said, by=claim.id, standing="stands"
    )


def undone(fact: Fact, claim: Claim) -> Fact:
    """`fact` withdrawn by `claim`. Those who said it now say otherwise."""
    now = replaced(fact.development, certainty="denied", quote=claim.development.quote, rule=claim.development.rule)
    return replaced(
        fact,
        development=now,
        said_by=(claim.id,),
        gainsaid_by=(*fact.gainsaid_by, *fact.said_by),
        changed=claim.said,
        by=claim.id,
        standing="withdrawn",
        rivals=(),
        own_word=None,
    )


def overtaken(fact: Fact) -> Fact:
    """`fact` kept for the history only, because other news left it behind. Nothing is due for it."""
    return replaced(fact, standing="superseded", rivals=())
