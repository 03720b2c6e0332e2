"""`tracker rebuild`: reads everything that was kept with today's reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.front import front
from tracker.cli.say import note, out, out_json, progress

if TYPE_CHECKING:
    from jobs.rebuild import Rebuilt
    from tracker.domain.ledger import Fact


def rebuild(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Reads all stored documents again, shows each fact that appears, vanishes or changes, and makes it so.

    It is written at once, and alerts are owed only for what is new and still matters; `tracker check` sends them.
    """
    from jobs.rebuild import rebuild as read_again

    call = front(context)
    with call.workshop() as workshop, progress("reading", quiet=call.quiet) as show:
        rebuilt = read_again(workshop, dry_run=dry_run, progress=show)
    if as_json:
        out_json(_data(rebuilt))
        return
    from tracker.alerts.words import development_words

    def line(sign: str, fact: Fact) -> None:
        said = fact.development
        out(f"{sign} {said.film}: {development_words(said)} [{said.certainty}]  {fact.id}")

    for _, difference in rebuilt.differences:
        for fact in difference.appear:
            line("+", fact)
        for fact in difference.vanish:
            line("-", fact)
        for before, after in difference.change:
            line("<", before)
            line(">", after)
    if not call.quiet:
        changed = sum(len(d.appear) + len(d.vanish) + len(d.change) for _, d in rebuilt.differences)
        done = "would change" if dry_run else "changed"
        note(f"{rebuilt.documents} documents read, {changed or 'no'} facts {done}, {len(rebuilt.alerts)} alerts owed")


def _data(rebuilt: Rebuilt) -> dict[str, Any]:
    from tracker.domain.codec import to_data
    from tracker.ledger import contract_alert

    return {
        "documents": rebuilt.documents,
        "films": [{"film": film, **to_data(difference)} for film, difference in rebuilt.differences],
        "alerts": [contract_alert(alert) for alert in rebuilt.alerts],
    }
