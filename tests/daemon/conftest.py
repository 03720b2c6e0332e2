from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.acceptance.conftest import gazette, home, reel
from tests.support.simulated import SimulatedScheduler, simulating

__all__ = ["gazette", "home", "reel"]


@pytest.fixture
def simulated() -> Iterator[SimulatedScheduler]:
    """A scheduler at noon, whose time goes by as the test says."""
    with simulating(datetime(2026, 2, 3, 12, tzinfo=UTC)) as scheduler:
        yield scheduler
