"""`tracker serve`: the board in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import note


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(help="The address to listen on; else that of [web].")] = None,
    port: Annotated[int | None, typer.Option(help="The port; else that of [web].", min=0, max=65535)] = None,
) -> None:
    """Shows the board in a browser, until it is interrupted."""
    from tracker.web.opened import opened

    call = front(context)
    with opened(call.loaded, host, port) as server:
        if not call.quiet:
            note(f"the board is at {server.url}/ (Ctrl+C ends it)")
        try:
            server.wait()
        except KeyboardInterrupt:
            return
