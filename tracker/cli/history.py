"""`tracker history`: every claim about a film, in the order in which they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import for_eyes, out, out_json, table

if TYPE_CHECKING:
    from tracker.domain.claim import Claim


def history(
    context: typer.Context,
    film: Annotated[str, typer.Argument(help="A title or an alias.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Shows who said what of a film, when, and in which words."""
    from tracker.alerts.words import development_words
    from tracker.domain.codec import to_data

    call = front(context)
    watched = call.film(film)
    with call.memory() as memory:
        claims = memory.claims(watched.title)
    if as_json:
        out_json([to_data(claim) for claim in claims])
        return
    if not claims:
        out(f"{watched.title}: nobody has said anything yet; `tracker check` asks the sources")
        return
    if not for_eyes():
        table((), [_cells(claim) for claim in claims])
        return
    for claim in claims:
        said = claim.development
        out(f"{claim.said.date()}  {development_words(said)} [{said.certainty}]  {claim.id}")
        out(f"            “{' '.join(said.quote.split())}”")
        out(f"            {claim.outlet}  {claim.url}")


def _cells(claim: Claim) -> tuple[str, ...]:
    from tracker.alerts.words import development_words

    said = claim.development
    day, words = claim.said.date().isoformat(), development_words(said)
    return day, claim.outlet, words, said.certainty, claim.id, claim.url, said.quote
