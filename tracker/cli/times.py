"""Moments as a person reads them: in their own zone, to the minute."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo


def when(moment: datetime | None, zone: str) -> str:
    """`2026-01-14 09:05` in `zone`; a dash where there is none."""
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M") if moment else "–"
