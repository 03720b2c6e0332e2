"""Sizes as a person reads them."""

from __future__ import annotations


def size(count: float) -> str:
    """`count` bytes in the unit in which a person would say them: `812 B`, `1.4 kB`, `23 MB`; 1 kB is 1,000 bytes."""
    if count < 1000:
        return f"{count:.0f} B"
    for unit in ("kB", "MB", "GB"):
        count /= 1000
        if count < 1000 or unit == "GB":
            break
    return f"{count:.0f} {unit}" if count >= 10 else f"{count:.1f} {unit}"
