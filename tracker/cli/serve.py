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
    from db.readers import Readers
    from tracker.web.access import access
    from tracker.web.app import create_app
    from tracker.web.server import Server
    from tracker.web.site import Site

    call = front(context)
    web = call.settings.web
    where = host or web.host
    doors = access(where, web.secrets, web.url)
    with Readers(call.loaded.database) as readers:
        app = create_app(doors, site=Site(call.settings, readers, doors))
        with Server(app, where, web.port if port is None else port) as server:
            if not call.quiet:
                note(f"the board is at {server.url}/ (Ctrl+C ends it)")
            try:
                server.wait()
            except KeyboardInterrupt:
                return
