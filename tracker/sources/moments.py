"""Dates as pages and feeds write them, to aware moments that keep the zone that was given."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

ZONES = {
    # RFC 822, 5.1, and what feeds write beyond it; hours from UTC
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -5, "edt": -4, "et": None, "cst": -6, "cdt": -5, "ct": None, "mst": -7, "mdt": -6, "mt": None,
    "pst": -8, "pdt": -7, "pt": None, "akst": -9, "akdt": -8, "hst": -10,
    "bst": 1, "ist": 5.5, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
    "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Zone names to hours; None where the name covers standard and summer time (see `_NAMED`)."""

_NAMED = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen janeiro januari jänner",
            "february feb februar février fevrier févr fevr fév febrero febbraio fevereiro fev februari",
            "march mar märz maerz mrz mär mars marzo março marco marc",
            "april apr avril avr abril abr aprile",
            "may mai mayo maggio mag maio maj",
            "june jun juni juin junio giugno giu junho",
            "july jul juli juillet juil julio luglio lug julho",
            "august aug août aout agosto ago augusti",
            "september sep sept septembre septiembre settembre set setembro",
            "october oct oktober okt octobre octubre ottobre ott outubro out",
            "november nov novembre noviembre novembro",
            "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?"
    r"(?:[Tt\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([Zz]|[+-]\d{1,2}:?(?:\d{2})?|[A-Za-z]{1,5})?)?\s*$"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[Tt]?(\d{2})(\d{2})(\d{2})?([Zz])?)?$")
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?$|\d{12,13}$")
_WEST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?(?:\s+de|\s+of)?[\s-]+"
    r"([^\W\d_]{3,10})\.?,?(?:\s+de|\s+del)?[\s-]+'?(\d{4}|\d{2})\b"
)
_AMERICAN = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*(?:[./]|年|년)\s*(\d{1,2})\s*(?:[./]|月|월)\s*(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE)
_OFFSET = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\b")
_NAME = re.compile(r"\b([A-Za-z]{1,5})\b")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Years outside these are a clock that was never set (1970) or a slip, not news."""
_LONGEST = 80
"""No date is longer than this; what is, is prose."""


def moment(text: str | None) -> datetime | None:
    """The aware moment that `text` names, in the zone that it gives, else None. Never raises.

    Reads RFC 822 with its named zones and looser relatives, ISO 8601 and W3CDTF, Unix time in seconds and
    milliseconds, dates in words (English, German, French, Spanish, Italian, Portuguese, Swedish, Korean, Japanese). A
    date without a zone is taken as UTC, one without a time as midnight, so that `.date()` is the day that was written.
    "03/04/2024", whose order nobody can know, is no date.
    """
    if not text or len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    try:
        found = _iso(text) or _epoch(text) or _in_words(text)
        return found if found and _FIRST_YEAR <= found.year < _LAST_YEAR else None
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    if match := _ISO.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
        if day is None and hour is None:
            return None  # a month is no day
        at = (int(year), int(month), int(day or 1), int(hour or 0), int(minute or 0), min(int(second or 0), 59))
        return _placed(at, zone)
    if compact := _COMPACT.match(text):
        return _placed(tuple(int(part or 0) for part in compact.groups()[:6]), compact[7])
    return None


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.match(text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(int(seconds / 1000 if seconds > 1e11 else seconds), UTC)


def _in_words(text: str) -> datetime | None:
    found = _calendar_day(text)
    if found is None:
        return None
    year, month, day, end = found
    rest = text[end:]
    clock = _CLOCK.search(rest)
    hour, minute, second = (int(clock[1]), int(clock[2]), int(clock[3] or 0)) if clock else (0, 0, 0)
    half = (clock[4] or "").lower() if clock else ""
    if half or "오후" in rest or "午後" in rest:
        hour = hour % 12 + (12 if half == "p" or "오후" in rest or "午後" in rest else 0)
    return _placed((year, month, day, hour, minute, min(second, 59)), _zone_word(rest[clock.end() :] if clock else ""))


def _calendar_day(text: str) -> tuple[int, int, int, int] | None:
    """Year, month, day, and where in `text` they end."""
    for match in _WEST.finditer(text):
        if month := _MONTHS.get(match[2].lower()):
            year = int(match[3])
            if len(match[3]) == 2:
                year += 1900 if year >= 90 else 2000
            return year, month, int(match[1]), match.end()
    for match in _AMERICAN.finditer(text):
        if month := _MONTHS.get(match[1].lower()):
            return int(match[3]), month, int(match[2]), match.end()
    if dotted := _YEAR_FIRST.search(text):
        return int(dotted[1]), int(dotted[2]), int(dotted[3]), dotted.end()
    if numbers := _DAY_FIRST.search(text):
        first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
        if numbers[2] == "." or first > 12:
            return year, second, first, numbers.end()
        if second > 12 or first == second:
            return year, first, second, numbers.end()
    return None


def _zone_word(text: str) -> str | None:
    if match := _OFFSET.search(text):
        return match[1] + match[2].zfill(2) + (match[3] or "00") if len(match[2]) < 3 else None
    return next((m[1] for m in _NAME.finditer(text) if m[1].lower() in ZONES), None)


def _placed(at: tuple[int, ...], zone: str | None) -> datetime:
    year, month, day, hour, minute, second = at
    if hour == 24 and not minute and not second:
        return _placed((year, month, day, 0, 0, 0), zone) + timedelta(days=1)
    return _in_zone(datetime(year, month, day, hour, minute, second, tzinfo=UTC), zone)


def _in_zone(naive: datetime, zone: str | None) -> datetime:
    """The clock time of `naive` in `zone`: an offset, a name of `ZONES`, or nothing, which is UTC."""
    if not zone:
        return naive
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        ahead = timedelta(hours=int(hours), minutes=int(minutes))
        return naive.replace(tzinfo=timezone(ahead if zone[0] == "+" else -ahead))
    word = zone.lower()
    if word in _NAMED:
        from zoneinfo import ZoneInfo

        local = naive.replace(tzinfo=ZoneInfo(_NAMED[word]))
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta(0)))
    hours_ahead = ZONES.get(word)
    return naive.replace(tzinfo=timezone(timedelta(hours=hours_ahead))) if hours_ahead else naive
