"""`tracker status`: what stands for each film."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import for_eyes, harmless, note, out, out_json

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.film import Film
    from tracker.domain.ledger import Ledger
    from tracker.ledger import Absence


def status(
    context: typer.Context,
    film: Annotated[str | None, typer.Argument(help="A title or an alias; every film without it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Shows what stands for each film, and the id by which `tracker why` shows who says so."""
    from tracker.clock import utc_now

    call = front(context)
    films = (call.film(film),) if film else call.films
    with call.memory() as memory:
        ledgers = [memory.ledger(f.title) for f in films]
    today = utc_now().date()
    if as_json:
        from tracker.domain.codec import to_data
        from tracker.ledger import contract

        out_json(
            [
                contract(ledger, today)
                | {"missing": [a.text for a in missing(call, ledger, today)], "facts": to_data(ledger.facts)}
                for ledger in ledgers
            ]
        )
        return
    for place, (watched, ledger) in enumerate(zip(films, ledgers, strict=True)):
        if place:
            out()
        show(watched, ledger, today)
        for absence in missing(call, ledger, today):
            out(f"!\t{absence.text}\t" if not for_eyes() else f"! {absence.text}")
    if not films:
        note("the watch list is empty")


def missing(call: Front, ledger: Ledger, today: date) -> tuple[Absence, ...]:
    """What has not happened though it is time, by the settings of `[absence]`."""
    from tracker.ledger import Patience, absences

    asked = call.settings.absence
    return absences(ledger, today, Patience(asked.distributor_days or None, asked.trailer_days or None))


def show(film: Film, ledger: Ledger, today: date) -> None:
    """Prints one film's ledger: its stage, then a line a fact with its id and how many documents say it."""
    from tracker.alerts.words import standing
    from tracker.ledger import stage

    name = f"{film.title} ({film.year})" if film.year else film.title
    rows = standing(ledger, today)
    if not rows:
        out(f"{name}: nothing known yet; `tracker check` asks the sources")
        return
    if not for_eyes():
        out(f"{name}: {stage(ledger, today)}")
        for fact, line in rows:
            out(f"{fact.id}\t{line}\t{len(fact.said_by)}")
        return
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE, show_header=False, pad_edge=False)
    drawn.add_column(style="dim", no_wrap=True)
    drawn.add_column()
    drawn.add_column(style="dim", justify="right", no_wrap=True)
    for fact, line in rows:
        said = len(fact.said_by)
        drawn.add_row(fact.id, Text(harmless(line)), f"{said} source{'' if said == 1 else 's'}")
    console = Console()
    console.print(Text.assemble((harmless(name), "bold"), " — ", (stage(ledger, today), "bold green")))
    console.print(drawn)
