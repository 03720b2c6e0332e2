"""The board opened: its database, its application and its server, from the config to the end of the block."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from db.readers import Readers
from tracker.errors import DatabaseError
from tracker.settings import Loaded
from tracker.web.access import access
from tracker.web.app import create_app
from tracker.web.server import Server
from tracker.web.site import Site


@contextmanager
def opened(loaded: Loaded, host: str | None = None, port: int | None = None) -> Iterator[Server]:
    """The board of `loaded`, at `host` and `port` or where `[web]` has it.

    Raises ConfigError where it may not or cannot listen there, DatabaseError.
    """
    web = loaded.settings.web
    where = host or web.host
    doors = access(where, web.secrets, web.url)
    with Readers(loaded.database) as readers:
        site = Site(loaded.settings, readers, doors)
        with Server(create_app(doors, site=site), where, web.port if port is None else port) as server:
            Thread(target=_warm, args=(site,), name="warm", daemon=True).start()
            yield server


def _warm(site: Site) -> None:
    """Works out all cards, so that the first reader of a thousand films does not wait for them."""
    with suppress(DatabaseError), site.readers.look() as memory:  # a page will say what is wrong
        site.shelf.cards(memory, site.slug_of, site.today)
