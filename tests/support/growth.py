"""How time grows with the length of a text: in a line, not in a square."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

FACTOR = 8  # so many times the text: a square would cost eight times as much again
ROOM = 4  # so many times a line's cost is let through: half of what a square would take
SLACK = 0.2  # seconds that a busy machine may take from anybody


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The least processor time in seconds that `work` took in so many goes.

    The collector is off meanwhile, as in `timeit`: in a long test run one collection alone takes half a second, and it
    falls to whoever happens to run."""
    least = float("inf")
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(times):
            began = time.process_time()
            work()
            least = min(least, time.process_time() - began)
    finally:
        if collecting:
            gc.enable()
    return least


def assert_linear(read: Callable[[str], object], unit: str, length: int, times: int = 3) -> None:
    """Reading `FACTOR` times `length` characters of `unit` takes about `FACTOR` times as long, not its square."""
    short, long = (unit * (count // len(unit)) for count in (length, FACTOR * length))
    small, great = seconds(lambda: read(short), times), seconds(lambda: read(long), times)
    assert great < FACTOR * ROOM * small + SLACK, f"{unit!r}: {small:.4f} s for one, {great:.4f} s for {FACTOR}"
