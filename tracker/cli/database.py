"""`tracker db`: the database itself."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import out, out_json

app = typer.Typer(name="db", help="The database.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The database."""


@app.command()
def upgrade(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Brings the database up to this version's schema; done by itself at first use, too."""
    from db.schema import upgrade as migrate

    before, after = migrate(front(context).loaded.database)
    if as_json:
        out_json({"before": before, "after": after})
        return
    out(f"the database is at revision {after}" + ("" if before == after else f", from {before or 'nothing'}"))
