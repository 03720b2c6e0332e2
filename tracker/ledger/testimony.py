"""All that was said of a film, each thing once with everybody who says it: what a ledger can be folded from again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter

from tracker.domain.claim import Claim
from tracker.domain.ledger import Fact, Ledger, Testimony
from tracker.domain.values import replaced
from tracker.ledger.facts import free_id, joined_by
from tracker.ledger.precedence import speaks_for_company, speaks_for_festival
from tracker.ledger.sameness import award_key, company_key, festival_key

_KEY = attrgetter("key")
Step = Callable[[tuple[Fact, ...], Claim], tuple[Fact, ...]]


def testified(ledger: Ledger, claim: Claim) -> tuple[Testimony, ...] | None:
    """The ledger's testimony with `claim` in it; null if it holds the claim already."""
    key = content_key(claim)
    keys = list(map(_KEY, ledger.testimony))
    try:
        place = keys.index(key)
    except ValueError:
        return (*ledger.testimony, Testimony(key, claim, (claim.id,)))
    known = ledger.testimony[place]
    if claim.said <= known.last and claim.id in known.claims:
        return None
    result = list(ledger.testimony)
    result[place] = _joined(known, claim)
    return tuple(result)


def _joined(known: Testimony, claim: Claim) -> Testimony:
    first, echo = known.first, known.echo
    if claim.said < first.said:
        first, echo = claim, echo or known.first
    elif echo is None or claim.said >= echo.said:
        echo = claim
    return Testimony(known.key, first, joined_by(known.claims, claim), echo, known.retracted)


def content_key(claim: Claim) -> str:
    """What a claim says, less its words and its outlet; that the festival or the distributor itself says it counts."""
    said = claim.development
    own = speaks_for_festival(claim) or speaks_for_company(claim)
    companies = "+".join([company_key(c) for c in said.companies])
    return (
        f"{said.kind}|{said.certainty}|{said.date}|{said.release_type}|{said.phase}|{said.premiere}|{said.section}"
        f"|{award_key(said.award)}|{festival_key(said.festival)}|{said.territories}|{companies}|{said.background}|{own}"
    )


def refolded(ledger: Ledger, step: Step) -> Ledger:
    """`ledger` with its facts folded anew by `step` from all its testimony, in the order in which it was said.

    Of what was said many times the first and the last are enough: nothing else was said by it in between. A fact keeps
    the id under which any of its claims was known, and one that nobody says any more is kept as withdrawn.
    """
    facts: tuple[Fact, ...] = ()
    for event in sorted(_events(ledger.testimony), key=lambda c: c.said):
        facts = step(facts, event)
    facts = _same_ids(ledger.facts, _with_all_voices(ledger.testimony, facts))
    latest = max((t.last for t in ledger.testimony), default=None)
    return replaced(ledger, facts=(*facts, *_unsaid(ledger, facts)), latest=latest)


def _events(testimony: Iterable[Testimony]) -> Iterable[Claim]:
    for known in testimony:
        yield from _live_ends(known)


def _live_ends(known: Testimony) -> list[Claim]:
    """The first and the last who still say it; if both took it back, one of those between, in their words."""
    live = [c for c in (known.first, known.echo) if c and c.id not in known.retracted]
    others = () if live else [c for c in known.claims if c not in known.retracted]
    return live or [replaced(known.echo or known.first, id=c) for c in others[:1]]


def _with_all_voices(testimony: Iterable[Testimony], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with everybody who says the same beside the first and the last who do."""
    voices: dict[str, tuple[str, ...]] = {}
    for known in testimony:
        ends = [c.id for c in _live_ends(known)]
        if len(known.claims) > len(ends) > 0:
            others = [c for c in known.claims if c not in ends and c not in known.retracted]
            voices[ends[0]] = (ends[0], *others) if ends[0] == known.first.id else (*others, ends[0])

    def spread(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(other for each in ids for other in voices.get(each, (each,))))

    return tuple(replaced(f, said_by=spread(f.said_by), gainsaid_by=spread(f.gainsaid_by)) for f in facts)


def _same_ids(before: tuple[Fact, ...], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts under the ids by which they were known before, so that an alert of last year still finds its own."""
    known: dict[tuple[str, str], str] = {}
    for fact in before:
        for claim in (*fact.said_by, *fact.gainsaid_by):
            known.setdefault((fact.development.kind, claim), fact.id)
    names: dict[str, str] = {}
    taken: set[str] = set()
    for fact in facts:
        voices = ((fact.development.kind, claim) for claim in (*fact.said_by, *fact.gainsaid_by))
        old = next((known[v] for v in voices if v in known and known[v] not in taken), None)
        if old:
            names[fact.id] = old
            taken.add(old)
    for fact in facts:
        if fact.id not in names:
            names[fact.id] = fact.id if fact.id not in taken else free_id(taken, fact.development, fact.id)
            taken.add(names[fact.id])
    return tuple(replaced(f, id=names[f.id], rivals=tuple(names.get(r, r) for r in f.rivals)) for f in facts)


def _unsaid(ledger: Ledger, facts: tuple[Fact, ...]) -> Iterable[Fact]:
    """The facts of before that only retracted claims said."""
    kept = {f.id for f in facts}
    retracted = {c for t in ledger.testimony for c in t.retracted}
    for fact in ledger.facts:
        if fact.id not in kept and retracted.issuperset(fact.said_by):
            yield replaced(
                fact, standing="withdrawn", development=replaced(fact.development, certainty="denied"), rivals=()
            )
