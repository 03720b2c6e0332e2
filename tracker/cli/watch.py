"""`tracker watch`: the films that are followed."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import out_json, table

app = typer.Typer(name="watch", help="The watch list.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The watch list."""


@app.command("list")
def watch_list(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows the films of the watch list."""
    films = front(context).films
    if as_json:
        from tracker.domain.codec import to_data

        out_json([to_data(film) for film in films])
        return
    table(
        ("film", "year", "also", "people"),
        [(f.title, str(f.year or ""), ", ".join(f.aliases), ", ".join(f.people)) for f in films],
    )
