"""Times counted from the day of publication, or from the time named before: next week, two years ago, a month later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tracker.reading.dates_ask import Ask, Sense, month_after, one

_FORTNIGHT = 5  # among the units
_THIRDS = {1: ("01", "04"), 2: ("05", "08"), 3: ("09", "12")}  # early, mid- and late in a year

_DAY = len("2026-02-27")


def _offset_year(ask: Ask) -> Sense:
    return one(f"{ask.day.year + ask.step}", "relative")


def _offset_month(ask: Ask) -> Sense:
    """A month of those about this one; a day named with it is the day: "the 12th of last month"."""
    year, month = month_after(ask.day.year, ask.day.month, ask.step)
    if "D" in ask.words:
        return one(date(year, month, ask.day_of_month()).isoformat(), "day")
    return one(f"{year}-{month:02}", "relative")


def _offset_week(ask: Ask) -> Sense:
    """Monday to Sunday of that week; a weekday named with it is the day."""
    monday = ask.day - timedelta(days=ask.day.weekday()) + timedelta(weeks=ask.step)
    if "W" in ask.words:
        return one((monday + timedelta(days=ask.number("W") - 1)).isoformat(), "weekday")
    return one(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "week")


def _weekend(ask: Ask) -> Sense:
    """Friday to Sunday, as the trade counts it; last weekend is the one that is over."""
    friday = ask.day - timedelta(days=ask.day.weekday()) + timedelta(days=4)
    offset = ask.step
    if offset == -1 and ask.day.weekday() == 6:
        offset = 0
    friday += timedelta(weeks=offset)
    return one(f"{friday.isoformat()}/{(friday + timedelta(days=2)).isoformat()}", "week")


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
        ahead = back = ahead if ahead > ask.day else ahead + timedelta(days=7)
    return Sense(ahead.isoformat(), back.isoformat(), "weekday")


def _last_weekday(ask: Ask) -> Sense:
    """ "I lördags": the last one, be it today."""
    days = (ask.day.isoweekday() - ask.number("W")) % 7
    return one((ask.day - timedelta(days=days)).isoformat(), "weekday")


def _week_on(ask: Ask) -> Sense:
    """ "Friday week": the Friday after the coming one."""
    coming = ask.day + timedelta(days=(ask.number("W") - ask.day.isoweekday()) % 7)
    return one((coming + timedelta(days=7)).isoformat(), "weekday")


def _nth_weekday(ask: Ask) -> Sense:
    """ "The second Friday of June": of the next or the last such month."""
    count, wanted, month, year = ask.number("Q"), ask.number("W"), ask.number("M"), ask.year()
    years = (year, year) if year else (ask.day.year + (month < ask.day.month), ask.day.year - (month > ask.day.month))
    ahead, back = (date(each, month, 1 + (wanted - date(each, month, 1).isoweekday()) % 7) for each in years)
    weeks = timedelta(weeks=count - 1)
    return Sense((ahead + weeks).isoformat(), (back + weeks).isoformat(), "day")


def _fixed(ask: Ask) -> Sense:
    """Today, tomorrow, yesterday: `fixed` in the words' file counts days."""
    return one((ask.day + timedelta(days=ask.number("X"))).isoformat(), "relative")


def _same(ask: Ask) -> Sense:
    """ "The same day": that which was named just before."""
    if ask.beside is None or ask.beside.shape != "day":
        raise ValueError("no day before")
    return Sense(ask.beside.ahead, ask.beside.back, "later")


def _ago(ask: Ask) -> Sense:
    return _counted(ask, -1)


def _hence(ask: Ask) -> Sense:
    return _counted(ask, 1)


def _counted(ask: Ask, sign: int) -> Sense:
    """So many days, weeks, months or years off: as fine as the unit (weeks: as fine as the month)."""
    count = sign * _count(ask)
    unit = _unit(ask)
    if unit == 1:
        return one((ask.day + timedelta(days=count)).isoformat(), "relative")
    if unit == 2:
        return one((ask.day + timedelta(weeks=count)).isoformat()[:7], "relative")
    if unit == 3:
        year, month = month_after(ask.day.year, ask.day.month, count)
        return one(f"{year:04}-{month:02}", "relative")
    return one(f"{ask.day.year + count:04}", "relative")


def _count(ask: Ask) -> int:
    word = ask.words["N"]
    count = int(word) if word.isdigit() else ask.number("N")
    return 2 * count if ask.number("U") == _FORTNIGHT else count


def _unit(ask: Ask) -> int:
    """1 the day, 2 the week, 3 the month, 4 the year; a fortnight is two weeks (`_count`)."""
    unit = ask.number("U")
    return 2 if unit == _FORTNIGHT else unit


def _later(ask: Ask) -> Sense | None:
    return _from_earlier(ask, 1)


def _sooner(ask: Ask) -> Sense | None:
    return _from_earlier(ask, -1)


def _from_earlier(ask: Ask, sign: int) -> Sense | None:
    """So much after or before the time named last; none where there is none to count from."""
    if ask.earlier_ahead is None or ask.earlier_back is None:
        return None
    count = sign * _count(ask)
    ahead, back = (_shift(e, count, _unit(ask)) for e in (ask.earlier_ahead, ask.earlier_back))
    return Sense(ahead, back, "later") if ahead and back else None


def _following(ask: Ask) -> Sense | None:
    """ "The following Friday", "the following month": counted from the time named last."""
    return _next_to_earlier(ask, 1, _weekday_after)


def _next_on(ask: Ask) -> Sense | None:
    """The unit behind the time named last, or a month of that year; where none is so fine, behind the day itself."""
    if "M" in ask.words:
        ahead, back = (f"{int((e or str(ask.day))[:4]) + 1}" for e in (ask.earlier_ahead, ask.earlier_back))
        return Sense(f"{ahead}-{ask.number('M'):02}", f"{back}-{ask.number('M'):02}", "month")
    return _following(ask) or _counted(replace(ask, words={**ask.words, "N": "1"}), 1)


def _after_next(ask: Ask) -> Sense:
    """The week, month or year after the next one; a weekday of that week, a month or a season of that year."""
    if "M" in ask.words:
        return one(f"{ask.day.year + 2}-{ask.number('M'):02}", "month")
    if "S" in ask.words:
        return one(f"{ask.day.year + 2}-{20 + ask.number('S')}", "season")
    if "W" not in ask.words and _unit(ask) != 2:
        return _counted(replace(ask, words={**ask.words, "N": "2"}), 1)
    monday = ask.day - timedelta(days=ask.day.weekday()) + timedelta(weeks=2)
    if "W" in ask.words:
        return one((monday + timedelta(days=ask.number("W") - 1)).isoformat(), "weekday")
    return one(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "week")


def _preceding(ask: Ask) -> Sense | None:
    """ "The Friday before", "the week before": counted back from the time named last."""
    return _next_to_earlier(ask, -1, _weekday_before)


def _next_to_earlier(ask: Ask, sign: int, weekday: Callable[[date, int], date]) -> Sense | None:
    """The next unit after or before the time named last; of a day of the week, the one that `weekday` tells."""
    if "W" not in ask.words:
        return _from_earlier(replace(ask, words={**ask.words, "N": "1"}), sign)
    named = [e for e in (ask.earlier_ahead, ask.earlier_back) if e is not None and len(e) == len("2025-02-07")]
    if len(named) < 2:
        return None
    wanted = ask.number("W")
    ahead, back = (weekday(date.fromisoformat(e), wanted).isoformat() for e in named)
    return Sense(ahead, back, "later")


def _weekday_before(day: date, wanted: int) -> date:
    """The last day before `day` that is of the week's day `wanted`, Monday being 1."""
    return day - timedelta(days=(day.isoweekday() - wanted - 1) % 7 + 1)


def _weekday_after(day: date, wanted: int) -> date:
    """The first day after `day` that is of the week's day `wanted`, Monday being 1."""
    return day + timedelta(days=(wanted - day.isoweekday() - 1) % 7 + 1)


def _same_day(ask: Ask) -> Sense | None:
    if ask.earlier_ahead is None or ask.earlier_back is None:
        return None
    return Sense(_last_of(ask.earlier_ahead), _last_of(ask.earlier_back), "later")


def _same_month(ask: Ask) -> Sense | None:
    """ "The same month": that of the time named last, where it is no coarser."""
    ahead, back = (_last_of(edtf)[: len("2026-02")] for edtf in (ask.earlier_ahead or "", ask.earlier_back or ""))
    if not all(edtf[5:].isdigit() and 1 <= int(edtf[5:]) <= 12 for edtf in (ahead, back)):
        return None
    return Sense(ahead, back, "later")


def _last_of(edtf: str) -> str:
    """The day to which something was moved, or until which it runs; else the time itself."""
    return edtf.rpartition("/")[2]


def _that_month(ask: Ask) -> Sense | None:
    """ "That July": of the year of the time named last."""
    if ask.earlier_ahead is None or ask.earlier_back is None:
        return None
    ahead, back = (f"{e[:4]}-{ask.number('M'):02}" for e in (ask.earlier_ahead, ask.earlier_back))
    return Sense(ahead, back, "month")


def _that_day(ask: Ask) -> Sense | None:
    """ "The 20th of the same month", "July 31 of the same year": of that of the time named last."""
    if ask.earlier_ahead is None or ask.earlier_back is None:
        return None
    number = f"{ask.day_of_month():02}"
    month = f"{ask.number('M'):02}" if "M" in ask.words else None
    ahead, back = (f"{e[:4]}-{month or e[5:7]}-{number}" for e in (ask.earlier_ahead, ask.earlier_back))
    return Sense(date.fromisoformat(ahead).isoformat(), date.fromisoformat(back).isoformat(), "day")


def _that_weekday(ask: Ask) -> Sense | None:
    """ "That Friday": the day named last, if it is one."""
    for earlier in (ask.earlier_ahead, ask.earlier_back):
        if earlier is not None and len(earlier) == _DAY and date.fromisoformat(earlier).isoweekday() == ask.number("W"):
            return one(earlier, "weekday")
    return None


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
    year, month = month_after(int(edtf[:4]), int(edtf[5:7]), months)
    return f"{year:04}-{month:02}"


def _rest(ask: Ask) -> Sense:
    """The rest of the year, from the month of publication."""
    year = ask.day.year
    if ask.day.month == 12:
        return one(f"{year}-12", "rest")
    return one(f"{year}-{ask.day.month:02}/{year}-12", "rest")


def _year_end(ask: Ask) -> Sense:
    """The end of a year that is not this one: its last third; of this one, its rest."""
    year = ask.year()
    if year is None:
        year = ask.day.year + ask.step
    return _rest(ask) if year == ask.day.year else one(f"{year}-09/{year}-12", "part")


def _part_year(ask: Ask) -> Sense:
    """Early, mid- or late in a year."""
    year = ask.year()
    if year is None:
        year = ask.day.year + ask.step
    first, last = _THIRDS[ask.number("P")]
    return one(f"{year}-{first}/{year}-{last}", "part")


COUNTED: dict[str, Callable[[Ask], Sense | None]] = {
    "offset_year": _offset_year,
    "offset_month": _offset_month,
    "offset_week": _offset_week,
    "weekend": _weekend,
    "last_weekday": _last_weekday,
    "weekday": _weekday,
    "week_on": _week_on,
    "nth_weekday": _nth_weekday,
    "fixed": _fixed,
    "same": _same,
    "ago": _ago,
    "hence": _hence,
    "later": _later,
    "sooner": _sooner,
    "following": _following,
    "next_on": _next_on,
    "after_next": _after_next,
    "preceding": _preceding,
    "same_day": _same_day,
    "same_month": _same_month,
    "that_weekday": _that_weekday,
    "that_month": _that_month,
    "that_day": _that_day,
    "rest": _rest,
    "year_end": _year_end,
    "part_year": _part_year,
}
