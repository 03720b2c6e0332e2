"""`tracker why`: one fact, and every document that says or gainsays it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import out, out_json
from tracker.cli.unlearn import mistaken_in, unlearn
from tracker.errors import WrongCall

if TYPE_CHECKING:
    from db.reads import Reads
    from tracker.domain.claim import Claim
    from tracker.domain.document import Copy
    from tracker.domain.ledger import Fact


def why(
    context: typer.Context,
    fact_id: Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, an alert or a claim.")],
    not_this: Annotated[
        bool,
        typer.Option("--not-this", help="What says so is not about this film: take it back, and read it no more."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Shows why the tracker holds a fact: who says it, who says otherwise, in which words.

    With --not-this, the articles that say it (of a claim's or an alert's id: that one) are put down in the config as
    not about the film, and what they said of it is taken back.
    """
    from tracker.domain.codec import to_data

    call = front(context)
    with call.memory() as memory:
        fact = _find(memory, fact_id)
        saying = [c for c in map(memory.claim, fact.said_by) if c]
        gainsaying = [c for c in map(memory.claim, fact.gainsaid_by) if c]
        copies = memory.copies({c.document for c in (*saying, *gainsaying)})
        mistaken = mistaken_in(memory, fact, fact_id) if not_this else []
    if not_this:
        unlearn(call, fact.development.film, mistaken, as_json=as_json)
        return
    if as_json:
        who = {"said_by": to_data(saying), "gainsaid_by": to_data(gainsaying), "copies": to_data(copies)}
        out_json(to_data(fact) | who)
        return
    from tracker.alerts.words import development_words

    said = fact.development
    out(f"{said.film}: {development_words(said)} [{said.certainty}]")
    if fact.standing != "stands":
        out(f"  this is {'a guess' if fact.standing == 'guess' else fact.standing}")
    if fact.was:
        out(f"  dates before: {', '.join(fact.was)}")
    _print("said by", saying, copies)
    _print("gainsaid by", gainsaying, copies)


def _find(memory: Reads, wanted: str) -> Fact:
    """The fact of that id, or the one that the alert or claim of that id speaks of. Raises WrongCall."""
    facts = [fact for ledger in memory.ledgers() for fact in ledger.facts]
    alert = memory.alert(wanted)
    found = [
        fact
        for fact in facts
        if fact.id == wanted
        or wanted in fact.said_by
        or wanted in fact.gainsaid_by
        or (alert and fact.id == alert.alert.fact)
    ] or [fact for fact in facts if fact.id.startswith(wanted)]
    if not found:
        raise WrongCall(f'nothing is known by the id "{wanted}"; `tracker status` shows the ids')
    if len(found) > 1 and found[0].id != wanted and not found[0].said_by.count(wanted):
        raise WrongCall(f'"{wanted}" is the beginning of several ids: {", ".join(f.id for f in found[:5])}')
    return found[0]


def _print(heading: str, claims: list[Claim], copies: list[Copy]) -> None:
    for claim in claims:
        out(f"{heading}: {claim.outlet}, {claim.said.date()}  {claim.url}")
        out(f"    “{' '.join(claim.development.quote.split())}”")
        for copy in copies:
            if copy.document == claim.document:
                out(f"    the same text: {copy.outlet}, {copy.said.date()}  {copy.url}")
