"""`tracker sources`: where the tracker looks, and how that went."""

from __future__ import annotations

import json
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import cost, probing, sourcing
from tracker.cli.front import front
from tracker.cli.say import for_eyes, out_json, table

if TYPE_CHECKING:
    from jobs.targets import Target
    from tracker.domain.source import SourceState
    from tracker.settings import Settings

WIDE = 140
"""Columns from which on the addresses have a place beside the rest."""

app = typer.Typer(name="sources", help="The sources.", no_args_is_help=True)
for name, command in (
    ("add", sourcing.add),
    ("remove", sourcing.remove),
    ("import", sourcing.take),
    ("export", sourcing.give),
    ("cost", cost.cost),
    ("test", probing.probe),
):
    app.command(name)(command)


@app.callback()
def group() -> None:
    """The sources."""


@app.command("list")
def sources_list(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows every address that is polled, when it was last read and when it is due again."""
    from jobs.targets import targets
    from jobs.wanted import sources
    from tracker.domain.codec import to_data
    from tracker.domain.source import SourceState

    call = front(context)
    found = targets(sources(call.settings), call.films)
    masked = call.settings.masked
    with call.memory() as memory:
        states = memory.source_states([t.key for t in found])
    if as_json:
        named = [(t, to_data(states.get(t.key))) for t in found]
        data = [{"name": t.key, "kind": t.source.kind, "url": t.url, "state": state} for t, state in named]
        out_json(json.loads(masked(json.dumps(data))))
        return
    rows = [_row(t, states.get(t.key, SourceState(t.key)), call.settings) for t in found]
    headings = ("source", "kind", "last read", "next check", "state", "address")
    shown = 5 if for_eyes() and get_terminal_size().columns < WIDE else 6
    table(headings[:shown], [row[:shown] for row in rows])


def _row(target: Target, state: SourceState, settings: Settings) -> tuple[str, ...]:
    from tracker.cli.times import when

    zone = settings.tracker.timezone
    read, due = when(state.ok_at, zone), when(None if state.retired_at else state.next_check_at, zone)
    health, address = settings.masked(_health(state)), settings.masked(_address(target))
    return target.key, target.source.kind, read, due, health, address


def _address(target: Target) -> str:
    """The address that a person knows: of a database its own, since the questions are long."""
    return target.source.url if target.source.kind in ("tmdb", "wikidata") else target.url


def _health(state: SourceState) -> str:
    if state.error:
        return f"retired: {state.error}" if state.retired_at else state.error
    if state.moved_to:
        return f"well, but moved for good to {state.moved_to}"
    return "well" if state.ok_at else "not read yet"
