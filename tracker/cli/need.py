"""What not every installation has: an extra that is missing is a line with its cure, no traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.errors import ConfigError

_OF_THE_FLEET = ("procrastinate", "psycopg", "psycopg_pool")


@contextmanager
def fleet_extra() -> Iterator[None]:
    """For what imports the fleet's libraries. Raises ConfigError where they are not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_THE_FLEET:
            raise
        raise ConfigError(f"a fleet needs {error.name}: pip install 'festival-release-tracker[fleet]'") from error
