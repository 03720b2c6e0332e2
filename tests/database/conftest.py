from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import Store, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the SQLite database of a test lies."""
    return tmp_path / "tracker.db"


@pytest.fixture(params=["sqlite"])
def engine_url(request: pytest.FixtureRequest, path: Path) -> str:
    """An empty database, one for each engine that the memory can be kept in."""
    return {"sqlite": f"sqlite:///{path}"}[request.param]


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    with open_store(engine_url, busy_timeout=0.05) as opened:
        yield opened
