"""`tracker backup` and `tracker restore`: a copy of the database, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import note, out_json, progress

Force = Annotated[bool, typer.Option("--force", help="Also where there is something already.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(help="The file to make.", metavar="FILE")],
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Copies the database into a file, consistent also while the daemon works."""
    from db.backup import backup as copy

    call = front(context)
    with progress("copying", quiet=call.quiet) as show:
        copy(call.loaded.database, to, force=force, progress=lambda done, of: show(done, of, ""))
    _tell(f"the database is copied to {to}", to, quiet=call.quiet, as_json=as_json)


def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(help="A file that `tracker backup` made.", metavar="FILE")],
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Puts such a copy in the database's place. The daemon must not run meanwhile."""
    from db.backup import restore as copy_back

    call = front(context)
    with progress("copying", quiet=call.quiet) as show:
        copy_back(call.loaded.database, source, force=force, progress=lambda done, of: show(done, of, ""))
    _tell(f"the database is what {source} was", source, quiet=call.quiet, as_json=as_json)


def _tell(line: str, file: Path, *, quiet: bool, as_json: bool) -> None:
    if as_json:
        out_json({"file": str(file), "bytes": file.stat().st_size})
    elif not quiet:
        note(line)
