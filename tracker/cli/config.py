"""`tracker config`: the file that a person writes, its shape and its faults."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import out, out_json

app = typer.Typer(name="config", help="The config file.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The config file."""


@app.command()
def check(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Checks the config file; every fault is one line, with its own line in the file. Exit status 2 if there is one."""
    from db.urls import shown
    from jobs.samples import try_templates

    loaded = front(context).loaded
    settings = loaded.settings
    try_templates(settings)
    counts = {"films": len(settings.films), "sources": len(settings.sources), "channels": len(settings.channels)}
    if as_json:
        out_json({"config": str(loaded.path) if loaded.path else None, "database": shown(loaded.database)} | counts)
        return
    out(f"{loaded.path or 'the built-in default'}: is right")
    out(f"database: {shown(loaded.database)}")
    out(", ".join(f"{count} {what.removesuffix('s') if count == 1 else what}" for what, count in counts.items()))


@app.command()
def show(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows the settings in force, with the secrets masked."""
    settings = front(context).settings
    masked = settings.masked(settings.model_dump_json(exclude_none=True, exclude_defaults=True))
    data = json.loads(masked)
    if as_json:
        out_json(data)
        return
    import tomlkit

    out(tomlkit.dumps(data).rstrip())


@app.command()
def schema() -> None:
    """Prints the JSON Schema of the config file, for editors that complete and check TOML."""
    from tracker.settings.model import Settings

    drawn = Settings.model_json_schema()
    drawn["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    out_json(drawn)


@app.command()
def default() -> None:
    """Prints the built-in default, to begin a file of your own with."""
    from tracker.settings.load import default_text

    out(default_text().rstrip())


@app.command()
def path(context: typer.Context) -> None:
    """Prints which file is read."""
    out(str(front(context).loaded.path or "the built-in default"))
