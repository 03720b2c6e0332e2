"""`tracker channels`: how the tracker tells, and a try of it."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import complain, out, out_json, table
from tracker.errors import ConfigError, DeliveryError, TrackerError, WrongCall

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
        ("channel", "kind", "when", "news", "films", "kinds", "territories", "outlets", "certainty"),
        [
            (
                c.name,
                c.kind,
                f"{c.when}, quiet {c.quiet}" if c.quiet else c.when,
                c.news,
                *(", ".join(wanted) or "all" for wanted in (c.films, c.kinds, c.territories, c.outlets)),
                c.certainty,
            )
            for c in settings.channels
        ],
    )


@app.command("test")
def channels_test(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="One channel; all without it.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Sends every channel a sample of each kind of news that it may get, marked as such.

    A channel that said that it was gone (410) is taken back into use once it takes the samples.
    """
    from jobs.samples import reinstate, send_samples

    call = front(context)
    known = [entry.name for entry in call.settings.channels]
    if name and name not in known:
        raise WrongCall(f'no channel is called "{name}"; known are {", ".join(known) or "none"}')
    if not known:
        raise WrongCall("there is no channel to try; the config has no [[channels]]")
    tried: list[dict[str, object]] = []
    for channel in [name] if name else known:
        outcome: dict[str, object] = {"channel": channel, "samples": 0, "reinstated": False, "error": None}
        try:
            outcome["samples"] = send_samples(call.settings, channel)
            outcome["reinstated"] = reinstate(call.loaded.database, channel)
        except (ConfigError, DeliveryError) as error:
            outcome["error"] = str(error)
            complain(TrackerError(f"channel {channel}: {error}"))
        tried.append(outcome)
    if as_json:
        out_json(tried)
    else:
        for outcome in tried:
            _tell(outcome)
    raise typer.Exit(1 if any(outcome["error"] for outcome in tried) else 0)


@app.command()
def template(
    name: Annotated[str, typer.Argument(help="alert.txt, alert.html, alert.note, digest.txt …")] = "alert.txt",
) -> None:
    """Prints a built-in template, to begin one of your own with: put it into the folder that `templates` names.

    There is one for a chat or a phone (note), a mail's text (txt) and its HTML of alert, digest and notice each, and
    layout.html, which the HTML ones extend.
    """
    from tracker.alerts.render import TEMPLATES, built_in

    if name not in TEMPLATES:
        raise WrongCall(f'no template is called "{name}"; there are {", ".join(TEMPLATES)}')
    out(built_in(name).rstrip())


@app.command()
def schema(sort: Annotated[str, typer.Argument(help="alert, digest or notice.")] = "alert") -> None:
    """Prints the JSON Schema of what a webhook is sent and what stands on a line of a jsonl file."""
    from tracker.alerts.payload import SORTS, published

    if sort not in SORTS:
        raise WrongCall(f'there is no schema of "{sort}"; there are those of {", ".join(SORTS)}')
    out(published(sort).rstrip())


def _tell(outcome: dict[str, object]) -> None:
    if outcome["error"]:
        return
    out(f"{outcome['channel']}: {outcome['samples']} samples sent")
    if outcome["reinstated"]:
        out(f"{outcome['channel']}: is in use again, and gets what it was owed at the next check")
