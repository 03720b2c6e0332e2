"""Each misbehaviour of a host ends in its named outcome, within its time-out, and at a bounded cost."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.fetch.misbehaviours import CASES, FEED, Case
from tests.support.faulty_server import FaultyServer, replying
from tracker.clock import fixed
from tracker.domain.page import Page, Unchanged
from tracker.errors import FetchError
from tracker.fetch import Fetcher, FetchLimits

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
TOTAL = 0.8
LIMITS = FetchLimits(
    connect_timeout=0.4,
    read_timeout=0.4,
    total_timeout=TOTAL,
    max_bytes=1_000_000,
    min_spacing=0,
    allow_private=("127.0.0.0/8",),
)
GRACE = 5.0  # for a busy machine: what hangs here hangs for ever
"""Seconds beyond the time-out that a busy machine is given; a fetch that hangs takes longer by far."""


@pytest.fixture(scope="module")
def server() -> Iterator[FaultyServer]:
    faults = {name: case.fault for name, case in CASES.items()} | {"fine": replying("200 OK", FEED)}
    with FaultyServer(faults) as running:
        yield running


@pytest.fixture(scope="module")
def neighbour() -> Iterator[FaultyServer]:
    with FaultyServer({"fine": replying("200 OK", FEED)}, host="127.0.0.2") as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(LIMITS, fixed(NOW)) as ready:
        yield ready


@pytest.mark.parametrize(("name", "case"), CASES.items(), ids=CASES)
def test_a_misbehaviour_ends_in_its_outcome(
    server: FaultyServer, neighbour: FaultyServer, fetcher: Fetcher, name: str, case: Case
) -> None:
    begun = time.monotonic()
    found = _outcome(fetcher, server.url(name), case)
    assert time.monotonic() - begun < TOTAL + GRACE
    assert isinstance(found, case.outcome), repr(found)
    assert case.is_so(found), repr(found)
    assert not isinstance(found, FetchError) or str(found).isprintable()  # one line, nothing of the wire in it
    after = fetcher.get(neighbour.url("fine"), robots=False)
    assert isinstance(after, Page)
    assert after.body == FEED


def _outcome(fetcher: Fetcher, url: str, case: Case) -> Page | Unchanged | FetchError:
    try:
        return fetcher.get(url, case.asked, robots=False)
    except FetchError as error:
        return error


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    "name",
    ["gzip_bomb", "deflate_bomb", "endless", "endless_chunks", "ten_megabytes_of_fields", "flood_of_interim_answers",
     "ten_megabytes_of_one_field", "gzip_of_empty_members"],
)  # fmt: skip
def test_a_bomb_costs_little_memory(server: FaultyServer, name: str) -> None:
    """At the default cap; the server's own memory is counted along, and makes the bound only harder to keep."""
    limits = FetchLimits(total_timeout=5, min_spacing=0, allow_private=("127.0.0.0/8",))
    with Fetcher(limits, fixed(NOW)) as fetcher:
        tracemalloc.start()
        try:
            with pytest.raises(FetchError):
                fetcher.get(server.url(name), robots=False)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 32 * 1024 * 1024
