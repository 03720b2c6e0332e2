"""`tracker worker`: one more machine of a fleet."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Literal

import typer

from tracker.cli.front import front
from tracker.errors import WrongCall


def worker(
    context: typer.Context,
    queues: Annotated[str, typer.Option(help="Only these kinds of work.", metavar="NAMES")] = "fetch,read,deliver",
    concurrency: Annotated[int, typer.Option(min=1, max=64, help="How many jobs at a time.")] = 8,
    log: Annotated[Literal["text", "json"] | None, typer.Option(help="The log's form.")] = None,
) -> None:
    """Works beside others on one PostgreSQL, until it is told to stop. Its log is standard error.

    Every worker is given the same config. SIGTERM and SIGINT end it once what is in hand is done; one that dies
    leaves its work to the others.
    """
    from tracker.cli.need import fleet_extra

    with fleet_extra():
        from jobs.fleet.queue import QUEUES
        from jobs.fleet.worker import Duty, work
    from jobs.logs import logging_to
    from tracker.clock import utc_now

    call = front(context)
    wanted = tuple(dict.fromkeys(name.strip() for name in queues.split(",") if name.strip()))
    if not wanted or set(wanted) - set(QUEUES):
        raise WrongCall(f"--queues takes {', '.join(QUEUES)}, parted by commas, and not {queues!r}")
    loaded = call.loaded
    form = log or loaded.settings.daemon.log
    told = logging_to(sys.stderr, form, loaded.settings.masked, utc_now, verbose=call.verbose)
    work(loaded, Duty(wanted, concurrency), told)
    # A thread that waits for a host's answer holds nothing that matters, yet Python would wait for it.
    sys.stderr.flush()
    os._exit(0)
