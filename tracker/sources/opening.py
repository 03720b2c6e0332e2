"""The lines above an article's first sentence that repeat what is known of it: headline, byline, date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.film import fold
from tracker.sources.moments import moment

_LINES = 6
"""Lines looked at; whatever stands below them is the article."""
_BYLINE = re.compile(r"(?:by|von|par|por|di|av|words by|written by|text:)\s+[^\W\d_][^.!?]{1,60}$", re.IGNORECASE)
_DATED = re.compile(
    r"(?:(?:first |originally )?(?:posted|published|updated|last updated|veröffentlicht|publié|publicado|pubblicato|"
    r"publicerad|승인|입력|등록)(?: on| at| le| el| il| am)?\s*:?\s*)?(?P<date>[^:]{6,40}(?::\d\d.{0,20})?)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_READING_TIME = re.compile(r"\d{1,2}[- ]min(?:ute)?s?(?: read)?$", re.IGNORECASE)
_LEAST = 12
"""Letters of a line that repeats the end of a title like "Gazette: Tin River opens"."""
_DATE_WORDS = 5
"""More words than these in a line with a date make it a sentence."""
_LONGEST = 80
"""Characters: bylines and dates are shorter."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`text` is what is left of the article; `published` is the date that stood above it."""

    text: str
    published: datetime | None = None


def without_opening(text: str, title: str) -> Opening:
    """`text` less the headline `title`, byline and date lines that it begins with."""
    lines = text.split("\n")
    published = None
    place = 0
    while place < min(len(lines), _LINES):
        line = lines[place]
        at = _date_line(line)
        if not (at or not line.strip() or _repeats(line, title)):
            break
        published = published or at
        place += 1
    return Opening("\n".join(lines[place:]).strip(), published)


def _repeats(line: str, title: str) -> bool:
    folded, whole = fold(line), fold(title)
    if whole and (folded == whole or (len(folded) >= _LEAST and whole.endswith(folded))):
        return True
    return len(line) <= _LONGEST and bool(_BYLINE.match(line) or _READING_TIME.match(line))


def _date_line(line: str) -> datetime | None:
    """The moment that `line` names, where it names nothing else."""
    dated = _DATED.match(line) if len(line) <= _LONGEST else None
    if not dated or len(_WORD.findall(dated["date"])) > _DATE_WORDS:
        return None
    return moment(dated["date"])
