"""A fault of the tracker's own in one piece of work must not hold up the others, and must not be lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.errors import TrackerError


@contextmanager
def apart(bugs: list[Exception]) -> Iterator[None]:
    """Keeps a bug that one piece brings to light in `bugs`, for whoever asked for the work to raise in the end."""
    try:
        yield
    except TrackerError:
        raise
    except Exception as bug:  # noqa: BLE001 - none is lost: the report has them all
        bugs.append(bug)
