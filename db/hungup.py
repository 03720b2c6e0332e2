"""Whether PostgreSQL has ended a connection, without asking it: to ask costs as much as a question does."""

from __future__ import annotations

from select import POLLIN, poll
from typing import Any, Final

from psycopg import AsyncConnection, Connection

KEPT_ALIVE: Final = {"keepalives_idle": 60}
"""What libpq is to connect with, so that the system itself finds out, within minutes, where a server or a router on
the way has gone without a word."""


def hung_up(connection: Connection[Any] | AsyncConnection[Any]) -> bool:
    """Whether the server has something to say on a connection at rest. It speaks unasked as it ends one, and hardly
    ever else: whoever then takes a new one is right.
    """
    if connection.closed:
        return True
    listening = poll()
    listening.register(connection.fileno(), POLLIN)
    return bool(listening.poll(0))
