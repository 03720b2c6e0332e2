"""`tracker doctor`: what is wrong here."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import for_eyes, out, out_json

_SIGNS = {"good": "ok", "doubtful": "??", "bad": "!!"}


def doctor(context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Looks the installation over: config, database, disk, daemon, clock, sources, channels. Nothing is changed.

    Leaves with 1 where something is wrong.
    """
    from jobs.doctor import examine
    from tracker.clock import utc_now

    call = front(context)
    masked = call.settings.masked
    findings = list(examine(call.loaded, utc_now))
    if as_json:
        keys = ("verdict", "about", "line", "cure")
        out_json([{key: masked(getattr(finding, key)) for key in keys} for finding in findings])
    else:
        for finding in findings:
            out(f"{_SIGNS[finding.verdict]}  {finding.about}: {masked(finding.line)}")
            if finding.cure:
                out(f"    {'→' if for_eyes() else '->'} {masked(finding.cure)}")
    raise typer.Exit(1 if any(finding.verdict == "bad" for finding in findings) else 0)
