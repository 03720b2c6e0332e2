"""Times that are told by a holiday: its own day, the month about it, the time until it."""

from __future__ import annotations

from collections.abc import Callable

from tracker.reading.dates_ask import Ask, Sense, one
from tracker.reading.dates_words import normal
from tracker.reading.holidays import holiday


def _holiday(ask: Ask) -> Sense:
    rule, country = ask.book.holidays[normal(ask.words["V"])], ask.book.country
    year = ask.year()
    if year:
        return one(holiday(rule, year, country), "holiday")
    days = [holiday(rule, ask.day.year + n, country) for n in (-1, 0, 1)]
    today = ask.day.isoformat()
    ahead = min(d for d in days if d >= today[: len(d)])
    back = max(d for d in days if d <= today[: len(d)])
    if ask.offset == 1 or ask.offset == 2:
        back = ahead
    elif ask.offset == -1:
        ahead = back
    return Sense(ahead, back, "holiday")


def _about_holiday(ask: Ask) -> Sense:
    """ "Around Thanksgiving", "over Christmas": the month of a day that is only named for being near."""
    day = _holiday(ask)
    return Sense(_month_of(day.ahead), _month_of(day.back), "month")


def _by_holiday(ask: Ask) -> Sense:
    """ "By Christmas": from the day on which it is told to the month of the holiday."""
    day = _about_holiday(ask)
    now = _month_of(ask.day.isoformat())
    return Sense(f"{now}/{day.ahead}", day.back, "range") if now < day.ahead else day


def _month_of(day: str) -> str:
    return day[: len("2025-12")]


HOLIDAYS: dict[str, Callable[[Ask], Sense | None]] = {
    "holiday": _holiday,
    "about_holiday": _about_holiday,
    "by_holiday": _by_holiday,
}
