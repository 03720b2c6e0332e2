from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from db.store import Store, open_store

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the SQLite database of a test lies."""
    return tmp_path / "tracker.db"


@pytest.fixture(params=ENGINES)
def engine_url(request: pytest.FixtureRequest, path: Path) -> Iterator[str]:
    """A memory in which nothing is kept yet, one for each engine that it can be kept in."""
    sqlite = nullcontext(f"sqlite:///{path}")
    with sqlite if request.param == "sqlite" else request.getfixturevalue("postgres").database() as url:
        yield url


@pytest.fixture(params=ENGINES)
def empty_url(request: pytest.FixtureRequest, path: Path) -> Iterator[str]:
    """A database without a table."""
    sqlite = nullcontext(f"sqlite:///{path}")
    with sqlite if request.param == "sqlite" else request.getfixturevalue("postgres").database(empty=True) as url:
        yield url


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    with open_store(engine_url, busy_timeout=0.05) as opened:
        yield opened
