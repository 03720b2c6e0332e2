"""Times that have a name in the calendar: days, months, seasons, quarters, years, and spans of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from tracker.domain.edtf import span
from tracker.reading.dates_ask import Ask, Sense, month_after, one

_WINTER = 4
_NEAR_MONTHDAY = 40  # days: "Friday the 22nd" is the one near by, be it gone or to come
_NEARLY_OVER = 14  # days that a season has left in which one without "this" is the next
_BROUGHT_FORWARD = 21  # days by which a day of the same month may come before the one that was named
_SOON = 120  # days to a month that is still spoken of by its days alone


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
        return one(date(year, month, number).isoformat(), "day")
    if ask.offset is not None and "W" not in ask.words:
        return one(date(ask.day.year + ask.step, month, number).isoformat(), "day")
    ahead, back = _nearest_days(ask.day, month, number, ask.number("W") if "W" in ask.words else None)
    return Sense(ahead.isoformat(), back.isoformat(), "day")


def _near_day(ask: Ask) -> Sense:
    """ "Le 19 novembre prochain", "el próximo 29 de septiembre": the next or the last one, whatever the clause."""
    weekday = ask.number("W") if "W" in ask.words and ask.offset == 0 else None
    ahead, back = _nearest_days(ask.day, ask.number("M"), ask.day_of_month(), weekday)
    if ask.offset == 0:
        return Sense(ahead.isoformat(), back.isoformat(), "day")
    return one((back if ask.offset == -1 else ahead).isoformat(), "day")


def _near_month(ask: Ask) -> Sense:
    """ "En mars prochain", "el pasado mes de mayo": likewise."""
    month = ask.number("M")
    ahead, back = _month_years(ask.day, month)
    if ask.offset == 0:
        return Sense(f"{ahead}-{month:02}", f"{back}-{month:02}", "month")
    return one(f"{back if ask.offset == -1 else ahead}-{month:02}", "month")


def _numeric(ask: Ask) -> Sense:
    """Figures alone: the month first in American English, the day first elsewhere, or as only one order fits."""
    first, second = int(ask.words["D"]), int(ask.words["D2"])
    if "Y3" in ask.words:
        return one(date(int(ask.words["Y3"]), first, second).isoformat(), "day")
    month, number = (first, second) if (ask.book.month_first and first <= 12) or second > 12 else (second, first)
    if not 1 <= month <= 12:
        raise ValueError("no month")
    if "Y" in ask.words:
        return one(date(int(ask.words["Y"]), month, number).isoformat(), "day")
    ahead, back = _nearest_days(ask.day, month, number, None)
    return Sense(ahead.isoformat(), back.isoformat(), "day")


def _monthday(ask: Ask) -> Sense:
    """The nearest such day; with the week's day, one that is both; right behind a day, the next in its month."""
    number = ask.day_of_month()
    by_today = ask.offset in (-1, 2)  # "지난 12일", "오는 12일": whatever day was named before
    if not by_today and (beside := ask.beside) and number > (first := date.fromisoformat(beside.ahead)).day:
        back = date.fromisoformat(beside.back).replace(day=number)
        ahead = back if back >= ask.day else first.replace(day=number)  # the festival that began on the 17th is on
        if 0 < (ask.day - ahead).days <= _NEAR_MONTHDAY:  # "out since the 11th of last month, on disc on the 16th"
            ahead = _next_such_day(ask.day, number)
        return Sense(ahead.isoformat(), back.isoformat(), "monthday")
    months = [month_after(ask.day.year, ask.day.month, n) for n in range(-12, 13)]
    days = [date(y, m, number) for y, m in months if number <= monthrange(y, m)[1]]
    if "W" in ask.words:
        days = [d for d in days if d.isoweekday() == ask.number("W")] or days
        near = [d for d in days if abs((d - ask.day).days) <= _NEAR_MONTHDAY]
        if len(near) == 1:
            return one(near[0].isoformat(), "monthday")
    ahead = min((d for d in days if d >= ask.day), default=days[-1])
    if "W" not in ask.words and ask.offset is None and (named := _in_month_named(ask, number)):
        ahead = named
    back = max((d for d in days if d <= ask.day), default=days[0])
    if "W" not in ask.words and ask.offset == 0:
        back = ahead = date(ask.day.year, ask.day.month, number)
    elif "W" not in ask.words and ask.offset is not None:
        back = ahead = ahead if ask.offset > 0 else back
    return Sense(ahead.isoformat(), back.isoformat(), "monthday")


def _next_such_day(day: date, number: int) -> date:
    """The next day of a month that has the number, `day` itself included."""
    months = (month_after(day.year, day.month, n) for n in range(3))
    days = (date(y, m, number) for y, m in months if number <= monthrange(y, m)[1])
    return next(each for each in days if each >= day)


def _in_month_named(ask: Ask, number: int) -> date | None:
    """The day of a coming month that was named last, or another of it: "its November slate. On the 10th …"."""
    named = ask.earlier_ahead or ""
    if len(named) not in (len("2025-11"), len("2025-11-05")) or not 1 <= int(named[5:7]) <= 12:
        return None
    first = date(int(named[:4]), int(named[5:7]), int(named[8:] or 1))
    if number > monthrange(first.year, first.month)[1] or not 0 < (first - ask.day).days <= _SOON:
        return None
    day = first.replace(day=number)
    sooner = named[8:] and ask.day < day < first <= day + timedelta(days=_BROUGHT_FORWARD)
    return day if sooner or (named[8:] or "0") < f"{number:02}" else None


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
        return one(f"{ahead}-{month:02}", "month")
    year = ask.day.year + 1 if ask.number("O") > 0 else ask.day.year - (month >= ask.day.month)
    return one(f"{year}-{month:02}", "month")


def _year_month(ask: Ask) -> Sense:
    """A month of this, next or last year, in words that say so ("next year in March", "작년 6월")."""
    return one(f"{ask.day.year + ask.step}-{ask.number('M'):02}", "month")


def _year_day(ask: Ask) -> Sense:
    return one(date(ask.day.year + ask.step, ask.number("M"), ask.day_of_month()).isoformat(), "day")


def _season(ask: Ask) -> Sense:
    """`{O}` says of which year; without it, the nearest by the clause."""
    season, year = ask.number("S"), ask.year()
    if year:
        return one(f"{year}-{20 + season}", "season")
    from_when = ask.day + timedelta(days=_NEARLY_OVER if ask.offset is None else 0)
    ahead = next(y for y in range(ask.day.year - 1, ask.day.year + 3) if _season_days(y, season)[1] >= from_when)
    back = next(y for y in range(ask.day.year, ask.day.year - 2, -1) if _season_days(y, season)[0] <= ask.day)
    offset = ask.offset
    if offset == 1:
        current = _season_days(ask.day.year - 1, season)[1] >= ask.day if season == _WINTER else False
        ahead = back = ask.day.year if current else ask.day.year + 1
    elif offset == 2:
        back = ahead
    elif offset == -1:
        back = ahead = next(y for y in range(ask.day.year, 0, -1) if _season_days(y, season)[1] < ask.day)
    elif offset is not None and offset < -1:
        back = ahead = ask.day.year + offset
    return Sense(f"{ahead}-{20 + season}", f"{back}-{20 + season}", "season")


def _season_days(year: int, season: int) -> tuple[date, date]:
    whole = span(f"{year}-{20 + season}")
    return whole.first, whole.last


def _year_season(ask: Ask) -> Sense:
    return one(f"{ask.day.year + ask.step}-{20 + ask.number('S')}", "season")


def _two_seasons(ask: Ask) -> Sense:
    year = ask.year()
    if year is None:
        first = _season(Ask(ask.day, ask.book, {"S": ask.words["S"]}))
        year = int(first.ahead[:4])
    left, right = ask.number("S"), ask.number("S2")
    return one(f"{year}-{20 + left}/{year + (right < left)}-{20 + right}", "range")


def _piece(base: int, size: int, shape: str) -> Callable[[Ask], Sense]:
    """A quarter or a half: of the year named, of this, next or last year, else the nearest by the clause."""

    def sense(ask: Ask) -> Sense:
        part = ask.number("Q" if "Q" in ask.words else "H")
        year = ask.year()
        if year is None and ask.offset is not None:
            year = ask.day.year + ask.step
        if year:
            return one(f"{year}-{base + part}", shape)
        now = (ask.day.month - 1) // size + 1
        return Sense(
            f"{ask.day.year + (part < now)}-{base + part}", f"{ask.day.year - (part > now)}-{base + part}", shape
        )

    return sense


def _year(ask: Ask) -> Sense:
    return one(f"{ask.year()}", "year")


def _running(ask: Ask) -> Sense:
    """From one day to another, of one month or of two, in the year that the second has."""
    year = ask.year()
    if year is None:
        right, last = ask.number("M2" if "M2" in ask.words else "M"), ask.day_of_month("D2")
        ahead, back = (d.year for d in _nearest_days(ask.day, right, last, None))
    else:
        ahead = back = year
    if ask.offset:
        ahead = back = back if ask.offset == -1 else ahead
    return Sense(_run(ask, ahead), _run(ask, back), "running")


def _year_running(ask: Ask) -> Sense:
    """ "내년 1월 5일부터 11일까지", "来年1月5日から11日まで": of a year counted from now."""
    return one(_run(ask, ask.day.year + ask.step), "running")


def _run(ask: Ask, year: int) -> str:
    left = ask.number("M" if "M" in ask.words else "M2")
    right = ask.number("M2" if "M2" in ask.words else "M")
    return _days(year, (left, ask.day_of_month("D")), (right, ask.day_of_month("D2")))


def _days(year: int, first: tuple[int, int], last: tuple[int, int]) -> str:
    begin = date(year - (first > last), *first)
    return f"{begin.isoformat()}/{date(year, *last).isoformat()}"


def _two_months(ask: Ask) -> Sense:
    """ "In January or February", "between May and July": the first to the last of them."""
    left, right, year = ask.number("M"), ask.number("M2"), ask.year()
    if year:
        return one(_months(year, left, right), "range")
    ahead, back = _month_years(ask.day, right)
    return Sense(_months(ahead, left, right), _months(back, left, right), "range")


def _months(year: int, left: int, right: int) -> str:
    return f"{year - (left > right)}-{left:02}/{year}-{right:02}"


def _two_years(ask: Ask) -> Sense:
    first, last = int(ask.words["Y"]), int(ask.words["Y2"])
    if first >= last:
        raise ValueError("years that run back")
    return one(f"{first}/{last}", "range")


NAMED: dict[str, Callable[[Ask], Sense | None]] = {
    "day": _day,
    "near_day": _near_day,
    "near_month": _near_month,
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
    "running": _running,
    "year_running": _year_running,
    "two_months": _two_months,
    "two_years": _two_years,
}
