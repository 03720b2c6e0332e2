"""What an agency puts in front of its report: where and when it was written, and who wrote it."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DATELINE = re.compile(
    r"(?:\([A-ZÀ-Þ/ ]{2,20}\)[ .]?[-–—]{1,2} ?)?[A-ZÀ-Þ][\w.'’/ -]{1,30}(?:,| \() ?"
    r"(?:(?P<first>\d{1,2})[.º]?(?: de)? [^\W\d_]{3,10}|[^\W\d_]{3,10}\.? (?P<last>\d{1,2}))(?:(?:,| de)? \d{4})?\.?\)?"
    r"(?: ?\([^()\n]{2,24}\))?[.,]? ?[.-]?[-–—]{1,2}\s+"
)
_FRESH = 3  # days after which a report is not printed any more


def behind_dateline(text: str, start: int, end: int, day: date) -> int:
    """Where a sentence of a page of `day` begins behind such words: "(ANSA) - ROMA, 15 MAG - "; else `start`."""
    found = _DATELINE.match(text, start, end)
    if found is None:
        return start
    fresh = {(day - timedelta(days=ago)).day for ago in range(_FRESH)}
    return found.end() if int(found["first"] or found["last"]) in fresh else start
