"""Which year's edition of a festival is meant, and which days are of it, by the month in which it opens."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from tracker.reading import marks, names
from tracker.reading.marks import Ref
from tracker.reading.nametables import opening_months
from tracker.reading.tagging import Page

_CHOSEN_BEFORE = 100  # days before its month in which a festival names its films
_YEAR_BEHIND = re.compile(r"(?: \([A-Z]+\))?(?:['’]s?)?,?(?: (?:in|of|for|edition))? ((?:19|20)\d\d)(?!\d)")
_YEAR_BEFORE = re.compile(r"((?:19|20)\d\d) $")
_NUMBER_BEFORE = re.compile(r"[第제] ?(\d{1,3})[回회] ?$")
# The year before the one in which a festival had its first edition, as those of now are counted.
_COUNTED_FROM = {
    "Cannes Film Festival": 1947, "Venice Film Festival": 1943, "Berlin International Film Festival": 1950,
    "Locarno Film Festival": 1947, "Busan International Film Festival": 1995, "Tokyo International Film Festival": 1987,
    "Jeonju International Film Festival": 1999, "San Sebastián Film Festival": 1952,
    "Toronto International Film Festival": 1975, "International Film Festival Rotterdam": 1971,
    "Shanghai International Film Festival": 1998,
}  # fmt: skip
_SOON = 45  # days after its opening month begins in which an edition may still be spoken of as to come
_LONG_OVER = 100  # days since a festival began after which nobody tells of it as news
_JUST_OVER, _FAR_OFF = 60, 270  # days: a festival's dates are told this long after, and not so long before
_UNTHOUGHT_OF = 190  # days before its opening month in which a festival has not begun to choose
_ANNOUNCED = 75  # days before its opening month in which a festival has named its films


def in_its_month(said: str, today: date, name: str) -> str:
    """A day that was given without its month in the festival's month, if that is near: "on the 21st"."""
    month, day = opening_months().get(name), date.fromisoformat(said)
    if month is None or (month - today.month) % 12 not in (1, 2) or day.month == month:
        return said
    year = today.year + (month < today.month)
    has = monthrange(year, month)[1] >= day.day  # no festival of September shows anything on the 31st
    return day.replace(year=year, month=month).isoformat() if has else said


def is_over(day: date, back: str, ahead: str) -> bool:
    """Whether a day without a year is one just gone by, and not next year's: "Aug. 30: The film premieres"."""
    gone, coming = (day - date.fromisoformat(back)).days, (date.fromisoformat(ahead) - day).days
    return 0 < gone <= _JUST_OVER and coming > _FAR_OFF


def is_off_season(name: str, day: str) -> bool:
    """Whether a day is in no month in which the festival is on, or about to be, or just over."""
    month = opening_months().get(name)
    told = day[5:7] if day[4:5] == "-" and "/" not in day else ""
    if month is None or not told.isdigit() or not 1 <= int(told) <= 12:
        return False
    return min((int(told) - month) % 12, (month - int(told)) % 12) > 1


def stated_edition(page: Page, name: str) -> str | None:
    """The year that the page itself gives for the festival: "TIFF 2024", "Sundance's 2025 edition", "… for 2024"."""
    for ref in page.refs:
        if not (ref.value == name if ref.mark == marks.FESTIVAL else _only_of(ref, name)):
            continue
        near = _YEAR_BEHIND.match(page.text, ref.end) or _YEAR_BEFORE.search(
            page.text[max(0, ref.start - 6) : ref.start]
        )
        if near and abs(int(near[1]) - page.day.year) <= 1:
            return near[1]
        nth = _NUMBER_BEFORE.search(page.text[max(0, ref.start - 8) : ref.start])
        year = int(nth[1]) + _COUNTED_FROM.get(name, 0) if nth else 0
        if abs(year - page.day.year) <= 1:
            return str(year)
    return None


def _only_of(ref: Ref, festival: str) -> bool:
    """Whether a mark is a section that no other festival has: "Venice Days 2026" is Venice 2026."""
    return ref.mark == marks.SECTION and names.section_festivals(ref.value) == (festival,)


def edition(day: date, name: str, *, past: bool) -> str:
    """The year of the edition that is meant where no date is given: the last one before `day`, else the next.

    A festival whose month is not known is taken to be this year's.
    """
    month = opening_months().get(name)
    if month is None:
        return str(day.year)
    opens = date(day.year, month, 1)
    if past:
        return str(day.year if opens <= day else day.year - 1)
    return str(day.year if (day - opens).days <= _SOON else day.year + 1)


def is_long_over(day: date, name: str, year: int) -> bool:
    """Whether the edition of that year is no news any more."""
    month = opening_months().get(name)
    return month is not None and (day - date(year, month, 1)).days > _LONG_OVER


def is_announced(day: date, name: str) -> bool:
    """Whether a film may be called the next edition's before it shows: its line-up is out, or about to be."""
    ahead = _days_ahead(day, name)
    return ahead is not None and ahead <= _ANNOUNCED


def is_too_early(day: date, name: str) -> bool:
    """Whether the next edition is so far off that nobody has been chosen for it."""
    ahead = _days_ahead(day, name)
    return ahead is not None and _UNTHOUGHT_OF < ahead < _FAR_OFF + _CHOSEN_BEFORE - _SOON


def draws_near(day: date, name: str) -> bool:
    """Whether the festival opens within a few months: what was chosen for it is still to be shown."""
    ahead = _days_ahead(day, name)
    return ahead is not None and ahead <= _CHOSEN_BEFORE


def _days_ahead(day: date, name: str) -> int | None:
    """Days until the next month in which the festival opens, fewer than none within it; null where that is unknown."""
    month = opening_months().get(name)
    return (date(day.year + (month < day.month), month, 1) - day).days if month else None
