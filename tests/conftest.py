"""What all tests share: the nightly profile, with which every law is tried on 10,000 examples, one PostgreSQL, a cache.

HYPOTHESIS_PROFILE=nightly python -m pytest tests
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.support.postgres import Postgres

settings.register_profile("nightly", max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])

if os.environ.get("HYPOTHESIS_PROFILE"):
    settings.load_profile(os.environ["HYPOTHESIS_PROFILE"])


def pytest_configure(config: pytest.Config) -> None:
    """Gives the run, and the processes that it starts, a cache folder of its own: no test touches the user's."""
    cache = TemporaryDirectory(prefix="tracker-tests-")
    os.environ["XDG_CACHE_HOME"] = cache.name
    config.add_cleanup(cache.cleanup)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server that all tests of a run share, started by the first that asks for it."""
    from tests.support.postgres import running_postgres

    with running_postgres() as server:
        yield server
