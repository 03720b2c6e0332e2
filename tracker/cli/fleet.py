"""`tracker fleet`: how the workers do, and another try of what failed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import front
from tracker.cli.need import fleet_extra
from tracker.cli.say import for_eyes, out, out_json, table

if TYPE_CHECKING:
    from jobs.fleet.status import Status

app = typer.Typer(name="fleet", help="The workers that share one PostgreSQL.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """The workers that share one PostgreSQL."""


@app.command("status")
def fleet_status(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Shows the queues with their lag, the workers, the jobs of dead ones, and what failed."""
    with fleet_extra():
        from jobs.fleet.status import status

    call = front(context)
    found = status(call.loaded.database, call.settings.fleet.lost_after.total_seconds())
    if as_json:
        out_json(asdict(found))
        return
    _show(found)


@app.command("retry")
def fleet_retry(context: typer.Context, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Puts the jobs that failed back into their queues."""
    with fleet_extra():
        from jobs.fleet.status import retry

    count = retry(front(context).loaded.database)
    out_json({"retried": count}) if as_json else out(f"{count} jobs are tried again")


def _show(found: Status) -> None:
    rows = [(q.name, str(q.ready), str(q.later), str(q.doing), str(q.failed), f"{q.lag:.1f} s") for q in found.queues]
    table(("queue", "ready", "later", "doing", "failed", "lag"), rows)
    workers = [
        (f"worker {w.number}", str(w.doing), f"{w.silent:.1f} s", "lost" if w.lost else "alive") for w in found.workers
    ]
    if workers:
        table(("worker", "doing", "last sign of life", "state"), workers)
    elif for_eyes():
        out("no worker runs: `tracker worker` starts one")
    for word, jobs in (("stalled", found.stalled), ("failed", found.failed)):
        for job in jobs:
            out(f"{word}\t{job}")
