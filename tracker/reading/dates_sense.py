"""What a phrase means, counted from the day of publication: its EDTF read forward and read back.

The rules are those of the reading contract: a bare day or month is the next one, unless its clause tells the past,
when it is the last one; early, mid- and late are the thirds of a year; "later this year" runs from the month of
publication to December.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from tracker.domain.edtf import span
from tracker.reading.dates_words import Phrasebook, normal
from tracker.reading.holidays import holiday

_THIRDS = {1: ("01", "04"), 2: ("05", "08"), 3: ("09", "12")}
_AUTUMN, _WINTER = 3, 4


class Sense(NamedTuple):
    """Read forward, read back, and the shape of the words (`When.shape`)."""

    ahead: str
    back: str
    shape: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A phrase to make sense of: the words in its places, the day, and the time named before it in the text."""

    day: date
    book: Phrasebook
    words: dict[str, str]
    earlier_ahead: str | None = None
    earlier_back: str | None = None

    def number(self, place: str) -> int:
        return self.book.number(place, self.words[place])

    def day_of_month(self, place: str = "D") -> int:
        return int("".join(c for c in self.words[place] if c.isdigit()))

    def year(self, place: str = "Y") -> int | None:
        return int(self.words[place]) if place in self.words else None

    @property
    def offset(self) -> int | None:
        """-1 the last, 0 this, 1 the next, 2 the one to come, be it this or the next."""
        return self.number("O") if "O" in self.words else None

    @property
    def step(self) -> int:
        """How many years, months or weeks from now."""
        return min(self.offset or 0, 1)


def _one(edtf: str, shape: str) -> Sense:
    return Sense(edtf, edtf, shape)


def _nearest_days(day: date, month: int, number: int, weekday: int | None) -> tuple[date, date]:
    """The next and the last one, the day itself counting for both; a weekday that fits one year alone decides."""
    years = [y for y in range(day.year - 4, day.year + 5) if number <= monthrange(y, month)[1]]
    days = [date(y, month, number) for y in years]
    if weekday is not None:
        fitting = [d for d in days if d.isoweekday() == weekday and abs(d.year - day.year) <= 1]
        if len(fitting) == 1:
            return fitting[0], fitting[0]
    return min(d for d in days if d >= day), max(d for d in days if d <= day)


def _day(ask: Ask) -> Sense:
    number, month, year = ask.day_of_month(), ask.number("M"), ask.year()
    if year:
        return _one(date(year, month, number).isoformat(), "day")
    if ask.offset is not None and "W" not in ask.words:
        return _one(date(ask.day.year + ask.step, month, number).isoformat(), "day")
    ahead, back = _nearest_days(ask.day, month, number, ask.number("W") if "W" in ask.words else None)
    return Sense(ahead.isoformat(), back.isoformat(), "day")


def _numeric(ask: Ask) -> Sense:
    """Figures alone: the month first in American English, the day first elsewhere, or as only one order fits."""
    first, second = int(ask.words["D"]), int(ask.words["D2"])
    if "Y3" in ask.words:
        return _one(date(int(ask.words["Y3"]), first, second).isoformat(), "day")
    month, number = (first, second) if (ask.book.month_first and first <= 12) or second > 12 else (second, first)
    if not 1 <= month <= 12:
        raise ValueError("no month")
    if "Y" in ask.words:
        return _one(date(int(ask.words["Y"]), month, number).isoformat(), "day")
    ahead, back = _nearest_days(ask.day, month, number, None)
    return Sense(ahead.isoformat(), back.isoformat(), "day")


def _monthday(ask: Ask) -> Sense:
    number = ask.day_of_month()
    months = [_month_after(ask.day.year, ask.day.month, n) for n in range(-12, 13)]
    days = [date(y, m, number) for y, m in months if number <= monthrange(y, m)[1]]
    ahead, back = min(d for d in days if d >= ask.day), max(d for d in days if d <= ask.day)
    if ask.offset == 0:
        back = ahead = date(ask.day.year, ask.day.month, number)
    elif ask.offset is not None:
        back = ahead = ahead if ask.offset > 0 else back
    return Sense(ahead.isoformat(), back.isoformat(), "monthday")


def _month_after(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def _month(ask: Ask) -> Sense:
    month, year = ask.number("F" if "F" in ask.words else "M"), ask.year()
    if year is None and "O" in ask.words:
        return _offset_month(ask, month)
    ahead, back = (year, year) if year else _month_years(ask.day, month)
    return Sense(f"{ahead}-{month:02}", f"{back}-{month:02}", "month")


def _month_years(day: date, month: int) -> tuple[int, int]:
    return day.year + (month < day.month), day.year - (month > day.month)


def _offset_month(ask: Ask, month: int) -> Sense:
    """ "Next March" is next year's, "last March" the last that is over, "this March" the nearest by the clause."""
    ahead, back = _month_years(ask.day, month)
    if ask.offset == 0:
        return Sense(f"{ahead}-{month:02}", f"{back}-{month:02}", "month")
    if ask.offset == 2:  # the coming one, as Korean and French say it
        return _one(f"{ahead}-{month:02}", "month")
    year = ask.day.year + 1 if ask.number("O") > 0 else ask.day.year - (month >= ask.day.month)
    return _one(f"{year}-{month:02}", "month")


def _year_month(ask: Ask) -> Sense:
    """A month of this, next or last year, in words that say so ("next year in March", "작년 6월")."""
    return _one(f"{ask.day.year + ask.step}-{ask.number('M'):02}", "month")


def _year_day(ask: Ask) -> Sense:
    return _one(date(ask.day.year + ask.step, ask.number("M"), ask.day_of_month()).isoformat(), "day")


def _season(ask: Ask) -> Sense:
    """`{O}` says of which year; without it, the nearest by the clause."""
    season, year = ask.number("S"), ask.year()
    if year:
        return _one(f"{year}-{20 + season}", "season")
    ahead = next(y for y in range(ask.day.year - 1, ask.day.year + 2) if _season_days(y, season)[1] >= ask.day)
    back = next(y for y in range(ask.day.year, ask.day.year - 2, -1) if _season_days(y, season)[0] <= ask.day)
    offset = ask.offset
    if offset == 1:
        current = _season_days(ask.day.year - 1, season)[1] >= ask.day if season == _WINTER else False
        ahead = back = ask.day.year if current else ask.day.year + 1
    elif offset == 2:
        back = ahead
    elif offset == -1:
        back = ahead = next(y for y in range(ask.day.year, 0, -1) if _season_days(y, season)[1] < ask.day)
    return Sense(f"{ahead}-{20 + season}", f"{back}-{20 + season}", "season")


def _season_days(year: int, season: int) -> tuple[date, date]:
    whole = span(f"{year}-{20 + season}")
    return whole.first, whole.last


def _year_season(ask: Ask) -> Sense:
    return _one(f"{ask.day.year + ask.step}-{20 + ask.number('S')}", "season")


def _two_seasons(ask: Ask) -> Sense:
    year = ask.year()
    if year is None:
        first = _season(Ask(ask.day, ask.book, {"S": ask.words["S"]}))
        year = int(first.ahead[:4])
    left, right = ask.number("S"), ask.number("S2")
    return _one(f"{year}-{20 + left}/{year + (right < left)}-{20 + right}", "range")


def _piece(base: int, size: int, shape: str) -> Callable[[Ask], Sense]:
    """A quarter or a half: of the year named, of this, next or last year, else the nearest by the clause."""

    def sense(ask: Ask) -> Sense:
        part = ask.number("Q" if "Q" in ask.words else "H")
        year = ask.year()
        if year is None and ask.offset is not None:
            year = ask.day.year + ask.step
        if year:
            return _one(f"{year}-{base + part}", shape)
        now = (ask.day.month - 1) // size + 1
        return Sense(
            f"{ask.day.year + (part < now)}-{base + part}", f"{ask.day.year - (part > now)}-{base + part}", shape
        )

    return sense


def _year(ask: Ask) -> Sense:
    return _one(f"{ask.year()}", "year")


def _part_year(ask: Ask) -> Sense:
    """Early, mid- or late in a year."""
    year = ask.year()
    if year is None:
        year = ask.day.year + ask.step
    first, last = _THIRDS[ask.number("P")]
    return _one(f"{year}-{first}/{year}-{last}", "part")


def _offset_year(ask: Ask) -> Sense:
    return _one(f"{ask.day.year + ask.step}", "relative")


def _offset_month_unit(ask: Ask) -> Sense:
    year, month = _month_after(ask.day.year, ask.day.month, ask.step)
    return _one(f"{year}-{month:02}", "relative")


def _offset_week(ask: Ask) -> Sense:
    """Monday to Sunday of that week; a weekday named with it is the day."""
    monday = ask.day - timedelta(days=ask.day.weekday()) + timedelta(weeks=ask.step)
    if "W" in ask.words:
        return _one((monday + timedelta(days=ask.number("W") - 1)).isoformat(), "weekday")
    return _one(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "week")


def _weekend(ask: Ask) -> Sense:
    """Friday to Sunday, as the trade counts it; last weekend is the one that is over."""
    friday = ask.day - timedelta(days=ask.day.weekday()) + timedelta(days=4)
    offset = ask.step
    if offset == -1 and ask.day.weekday() == 6:
        offset = 0
    friday += timedelta(weeks=offset)
    return _one(f"{friday.isoformat()}/{(friday + timedelta(days=2)).isoformat()}", "week")


def _weekday(ask: Ask) -> Sense:
    wanted = ask.number("W")
    ahead = ask.day + timedelta(days=(wanted - ask.day.isoweekday()) % 7)
    back = ask.day - timedelta(days=(ask.day.isoweekday() - wanted) % 7)
    if ask.offset == 1:  # of next week, not the one that is still to come in this
        monday = ask.day - timedelta(days=ask.day.weekday())
        ahead = back = monday + timedelta(days=7 + wanted - 1)
    elif ask.offset == -1:
        ahead = back = back if back < ask.day else back - timedelta(days=7)
    elif ask.offset == 2:
        back = ahead
    return Sense(ahead.isoformat(), back.isoformat(), "weekday")


def _fixed(ask: Ask) -> Sense:
    """Today, tomorrow, yesterday: `fixed` in the words' file counts days."""
    return _one((ask.day + timedelta(days=ask.number("X"))).isoformat(), "relative")


def _ago(ask: Ask) -> Sense:
    return _counted(ask, -1)


def _hence(ask: Ask) -> Sense:
    return _counted(ask, 1)


def _counted(ask: Ask, sign: int) -> Sense:
    """So many days, weeks, months or years off: as fine as the unit (weeks: as fine as the month)."""
    count = sign * _count(ask)
    unit = ask.number("U")
    if unit == 1:
        return _one((ask.day + timedelta(days=count)).isoformat(), "relative")
    if unit == 2:
        return _one((ask.day + timedelta(weeks=count)).isoformat()[:7], "relative")
    if unit == 3:
        year, month = _month_after(ask.day.year, ask.day.month, count)
        return _one(f"{year:04}-{month:02}", "relative")
    return _one(f"{ask.day.year + count:04}", "relative")


def _count(ask: Ask) -> int:
    word = ask.words["N"]
    return int(word) if word.isdigit() else ask.number("N")


def _later(ask: Ask) -> Sense | None:
    return _from_earlier(ask, 1)


def _sooner(ask: Ask) -> Sense | None:
    return _from_earlier(ask, -1)


def _from_earlier(ask: Ask, sign: int) -> Sense | None:
    """So much after or before the time named last; none where there is none to count from."""
    if ask.earlier_ahead is None or ask.earlier_back is None:
        return None
    count = sign * _count(ask)
    ahead, back = (_shift(e, count, ask.number("U")) for e in (ask.earlier_ahead, ask.earlier_back))
    return Sense(ahead, back, "later") if ahead and back else None


def _shift(edtf: str, count: int, unit: int) -> str | None:
    if "/" in edtf:
        return None
    if unit <= 2:
        days = count * (1 if unit == 1 else 7)
        return (date.fromisoformat(edtf) + timedelta(days=days)).isoformat() if len(edtf) == 10 else None
    months = count * (1 if unit == 3 else 12)
    if len(edtf) == 4:
        return f"{int(edtf) + count:04}" if unit == 4 else None
    if not 1 <= int(edtf[5:7]) <= 12:
        return f"{int(edtf[:4]) + count:04}{edtf[4:]}" if unit == 4 else None
    year, month = _month_after(int(edtf[:4]), int(edtf[5:7]), months)
    return f"{year:04}-{month:02}"


def _rest(ask: Ask) -> Sense:
    """The rest of the year, from the month of publication."""
    year = ask.day.year
    if ask.day.month == 12:
        return _one(f"{year}-12", "rest")
    return _one(f"{year}-{ask.day.month:02}/{year}-12", "rest")


def _year_end(ask: Ask) -> Sense:
    """The end of a year that is not this one: its last third; of this one, its rest."""
    year = ask.year()
    if year is None:
        year = ask.day.year + ask.step
    return _rest(ask) if year == ask.day.year else _one(f"{year}-09/{year}-12", "part")


def _holiday(ask: Ask) -> Sense:
    rule = ask.book.holidays[normal(ask.words["V"])]
    year = ask.year()
    if year:
        return _one(holiday(rule, year), "holiday")
    days = [holiday(rule, ask.day.year + n) for n in (-1, 0, 1)]
    today = ask.day.isoformat()
    ahead = min(d for d in days if d >= today[: len(d)])
    back = max(d for d in days if d <= today[: len(d)])
    if ask.offset == 1 or ask.offset == 2:
        back = ahead
    elif ask.offset == -1:
        ahead = back
    return Sense(ahead, back, "holiday")


def _running(ask: Ask) -> Sense:
    """From one day to another, of one month or of two, in the year that the second has."""
    left = ask.number("M" if "M" in ask.words else "M2")
    right = ask.number("M2" if "M2" in ask.words else "M")
    first, last = ask.day_of_month("D"), ask.day_of_month("D2")
    year = ask.year()
    if year is None:
        ahead, back = (d.year for d in _nearest_days(ask.day, right, last, None))
    else:
        ahead = back = year
    return Sense(_days(ahead, (left, first), (right, last)), _days(back, (left, first), (right, last)), "running")


def _days(year: int, first: tuple[int, int], last: tuple[int, int]) -> str:
    begin = date(year - (first > last), *first)
    return f"{begin.isoformat()}/{date(year, *last).isoformat()}"


def _two_months(ask: Ask) -> Sense:
    """ "In January or February", "between May and July": the first to the last of them."""
    left, right, year = ask.number("M"), ask.number("M2"), ask.year()
    if year:
        return _one(_months(year, left, right), "range")
    ahead, back = _month_years(ask.day, right)
    return Sense(_months(ahead, left, right), _months(back, left, right), "range")


def _months(year: int, left: int, right: int) -> str:
    return f"{year - (left > right)}-{left:02}/{year}-{right:02}"


def _two_years(ask: Ask) -> Sense:
    first, last = int(ask.words["Y"]), int(ask.words["Y2"])
    if first >= last:
        raise ValueError("years that run back")
    return _one(f"{first}/{last}", "range")


SENSES: dict[str, Callable[[Ask], Sense | None]] = {
    "day": _day,
    "numeric": _numeric,
    "monthday": _monthday,
    "month": _month,
    "year_month": _year_month,
    "year_day": _year_day,
    "season": _season,
    "year_season": _year_season,
    "two_seasons": _two_seasons,
    "quarter": _piece(32, 3, "quarter"),
    "half": _piece(39, 6, "half"),
    "year": _year,
    "part_year": _part_year,
    "offset_year": _offset_year,
    "offset_month": _offset_month_unit,
    "offset_week": _offset_week,
    "weekend": _weekend,
    "weekday": _weekday,
    "fixed": _fixed,
    "ago": _ago,
    "hence": _hence,
    "later": _later,
    "sooner": _sooner,
    "rest": _rest,
    "year_end": _year_end,
    "holiday": _holiday,
    "running": _running,
    "two_months": _two_months,
    "two_years": _two_years,
}
"""What each name of a table of phrases in `lexicon/dates/` means."""
