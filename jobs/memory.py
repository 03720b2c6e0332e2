"""Giving memory back: what a C library frees it keeps for the next time, which for a rare chore is hours away."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any


def give_back() -> None:
    """Returns freed memory to the system (malloc_trim(3)): glibc keeps the peak of all threads' arenas otherwise, and a
    daemon's size would be that of its largest chore ever. Does nothing where the C library has no such call.
    """
    if trim := _trim():
        trim(0)


@cache
def _trim() -> Any:
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
