"""The command `tracker`, its global options and its commands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tracker import __version__
from tracker.cli import (
    alerts,
    backfill,
    backup,
    channels,
    check,
    config,
    daemon,
    database,
    demo,
    doctor,
    export,
    fleet,
    history,
    read,
    rebuild,
    replay,
    serve,
    sources,
    status,
    watch,
    why,
    worker,
)
from tracker.cli.front import Front
from tracker.cli.say import complain
from tracker.errors import ConfigError, TrackerError, WrongCall

app = typer.Typer(
    name="tracker",
    help="Follows a film from its festival premiere to the day people can see it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    demo.demo,
    check.check,
    worker.worker,
    status.status,
    history.history,
    why.why,
    read.read,
    replay.replay,
    rebuild.rebuild,
    backfill.backfill,
    serve.serve,
    export.calendar,
    export.export,
    backup.backup,
    backup.restore,
    doctor.doctor,
):
    app.command()(command)
for group in (watch.app, sources.app, channels.app, alerts.app, daemon.app, config.app, database.app, fleet.app):
    app.add_typer(group)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tracker {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[Path | None, typer.Option(help="The config file.", metavar="PATH")] = None,
    database: Annotated[str | None, typer.Option(help="The database.", metavar="URL")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only data and errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="The version.")] = False,
) -> None:
    context.obj = Front(config=config, database=database, quiet=quiet, verbose=verbose)


def run(arguments: Sequence[str]) -> int:
    """Runs one call and gives its exit status. What the tracker foresees is one line an error; a bug crashes."""
    try:
        app(list(arguments), prog_name="tracker")
    except TrackerError as error:
        complain(error)
        return 2 if isinstance(error, (ConfigError, WrongCall)) else 1
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else 0
    return 0
