from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command import Home
from tests.support.site import Site, serving


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A machine on which the tracker was never used."""
    return Home(tmp_path)


@pytest.fixture
def reel() -> Iterator[Site]:
    """An outlet."""
    with serving("The Reel Dispatch") as site:
        yield site


@pytest.fixture
def gazette() -> Iterator[Site]:
    """Another outlet, on a host of its own."""
    with serving("Lakeside Gazette", host="127.0.0.2") as site:
        yield site
