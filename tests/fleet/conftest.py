from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.command import Home
from tests.support.postgres import Postgres


@pytest.fixture
def url(postgres: Postgres) -> Iterator[str]:
    """A PostgreSQL database whose schema is up to date, with nothing in it."""
    with postgres.database() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """What is entered here ends with the test."""
    with ExitStack() as entered:
        yield entered
