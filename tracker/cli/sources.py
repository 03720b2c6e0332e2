"""`tracker sources`: where the tracker looks, and how that went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import out_json, table

if TYPE_CHECKING:
    from tracker.domain.source import SourceState

app = typer.Typer(name="sources", help="The sources.", no_args_is_help=True)


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
    with call.memory() as memory:
        states = memory.source_states([t.key for t in found])
    if as_json:
        out_json(
            [{"name": t.key, "kind": t.source.kind, "url": t.url, "state": to_data(states.get(t.key))} for t in found]
        )
        return
    zone = call.settings.tracker.timezone
    table(
        ("source", "kind", "address", "last read", "next check", "state"),
        [_row(t.key, t.source.kind, t.url, states.get(t.key, SourceState(t.key)), zone) for t in found],
    )


def _row(name: str, kind: str, url: str, state: SourceState, zone: str) -> tuple[str, ...]:
    from tracker.cli.times import when

    health = state.error or ("well" if state.ok_at else "not read yet")
    return name, kind, url, when(state.ok_at, zone), when(state.next_check_at, zone), health
