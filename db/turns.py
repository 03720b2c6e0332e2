"""Whose turn it is at a host, among all the workers of a fleet: a row a host, by PostgreSQL's own clock.

Machines whose clocks differ thus keep the same pause, and a worker that dies holds a host no longer than its lease.
Nobody waits for the server's disk here: were its power cut, the turns of the last half second would be forgotten, and a
host might be asked by two, once. What was seen, said and told is never written so.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, text

from db.engine import at_once

# set_config: for the rest of the transaction, which is the one statement.
_TAKE = text("""
INSERT INTO turns (host, free_at, holder)
SELECT :host, clock_timestamp() + make_interval(secs => :lease), :holder
WHERE set_config('synchronous_commit', 'off', true) = 'off'
ON CONFLICT (host) DO UPDATE SET free_at = excluded.free_at, holder = excluded.holder
WHERE turns.free_at <= clock_timestamp()
RETURNING host
""")
_GIVE_BACK = text("""
UPDATE turns SET free_at = clock_timestamp() + make_interval(secs => :pause), holder = NULL
WHERE host = :host AND holder = :holder AND set_config('synchronous_commit', 'off', true) = 'off'
""")
_LEFT = text("""
SELECT EXTRACT(EPOCH FROM free_at - clock_timestamp())::float AS seconds, holder FROM turns WHERE host = :host
""")


@dataclass(frozen=True, slots=True)
class Wait:
    """For how many seconds a host is not free. While somebody has it (`held`), that is the most it can be."""

    seconds: float
    held: bool


class Turns:
    """Thread-safe. `holder` is a name that no other worker has."""

    def __init__(self, engine: Engine) -> None:
        self._engine = at_once(engine)

    def take(self, host: str, holder: str, lease: float) -> bool:
        """Whether the turn is now the holder's: until it gives it back, and for `lease` seconds at the longest."""
        with self._engine.connect() as connection:
            return connection.scalar(_TAKE, {"host": host, "holder": holder, "lease": lease}) is not None

    def give_back(self, host: str, holder: str, pause: float) -> None:
        """Ends the turn; the next may begin in `pause` seconds. Nothing happens where the lease ran out before."""
        with self._engine.connect() as connection:
            connection.execute(_GIVE_BACK, {"host": host, "holder": holder, "pause": pause})

    def wait(self, host: str) -> Wait:
        """How long it is until the host is free; 0 if it is."""
        with self._engine.connect() as connection:
            row = connection.execute(_LEFT, {"host": host}).one_or_none()
        return Wait(max(row.seconds, 0.0), row.holder is not None) if row else Wait(0.0, False)
