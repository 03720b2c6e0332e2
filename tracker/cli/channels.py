"""`tracker channels`: how the tracker tells, and a try of it."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import complain, out, out_json, table
from tracker.errors import DeliveryError, TrackerError, WrongCall

app = typer.Typer(name="channels", help="The channels.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The channels."""


@app.command("list")
def channels_list(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows every channel and what it is told."""
    settings = front(context).settings
    if as_json:
        out_json([entry.model_dump(mode="json", exclude_none=True) for entry in settings.channels])
        return
    table(
        ("channel", "kind", "films", "kinds", "territories", "certainty"),
        [
            (
                c.name,
                c.kind,
                ", ".join(c.films) or "all",
                ", ".join(c.kinds) or "all",
                ", ".join(c.territories) or "all",
                c.certainty,
            )
            for c in settings.channels
        ],
    )


@app.command("test")
def channels_test(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="One channel; all without it.")] = None,
) -> None:
    """Sends every channel a sample of each kind of alert, marked as such.

    A channel that said that it was gone (410) is taken back into use once it takes the samples.
    """
    from jobs.samples import reinstate, send_samples

    call = front(context)
    known = [entry.name for entry in call.settings.channels]
    if name and name not in known:
        raise WrongCall(f'no channel is called "{name}"; known are {", ".join(known) or "none"}')
    if not known:
        raise WrongCall("there is no channel to try; the config has no [[channels]]")
    whole = True
    for channel in [name] if name else known:
        try:
            count = send_samples(call.settings, channel)
        except DeliveryError as error:
            complain(TrackerError(f"channel {channel}: {error}"))
            whole = False
        else:
            out(f"{channel}: {count} samples sent")
            if reinstate(call.loaded.database, channel):
                out(f"{channel}: is in use again, and gets what it was owed at the next check")
    raise typer.Exit(0 if whole else 1)
