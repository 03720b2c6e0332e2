"""`tracker db`: the database itself."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.need import fleet_extra
from tracker.cli.say import note, out, out_json, progress, table
from tracker.errors import WrongCall

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


@app.command()
def copy(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="The database that is copied.", metavar="FROM")],
    target: Annotated[str, typer.Argument(help="An empty one.", metavar="TO")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Copies a whole memory into an empty database, SQLite or PostgreSQL, and compares every row before it counts.

    Stop whatever works on either first. The config is not altered: name the new database there.
    """
    from db.copying import copy as copy_all

    call = front(context)
    _refuse_unsettled(source)
    with progress("copying", quiet=call.quiet) as show:
        copied = copy_all(source, target, show)
    if as_json:
        out_json({each.table: each.rows for each in copied})
        return
    table(("table", "rows"), [(each.table, str(each.rows)) for each in copied])
    if not call.quiet:
        note(f"{sum(each.rows for each in copied)} rows copied, each read again and found equal")


def _refuse_unsettled(source: str) -> None:
    """What waits in a fleet's queue is in no table that is copied. Raises WrongCall."""
    from db.urls import sqlite_path

    if sqlite_path(source):
        return
    with fleet_extra():
        from jobs.fleet.queue import READ
        from jobs.fleet.status import status
    waiting = sum(q.ready + q.later + q.doing + q.failed for q in status(source, 0).queues if q.name == READ)
    if waiting:
        raise WrongCall(
            f"{waiting} documents are not settled yet: let a worker finish, `tracker fleet status` shows them"
        )
