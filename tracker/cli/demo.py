"""`tracker demo`: the whole job with no network."""

from __future__ import annotations

import typer

from tracker.cli.front import front


def demo(context: typer.Context) -> None:
    """Shows the whole job on this machine alone: pages are polled, read and settled, alerts are sent and shown."""
    from tracker.cli.show import perform

    perform(quiet=front(context).quiet)
