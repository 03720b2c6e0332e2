"""EDTF dates (`tracker.domain.edtf`) and moments, as a person says them."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from tracker.alerts.clean import one_line
from tracker.domain.edtf import is_edtf, span

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PARTS = {
    21: "spring",
    22: "summer",
    23: "fall",
    33: "Q1",
    34: "Q2",
    35: "Q3",
    36: "Q4",
    40: "first half of",
    41: "second half of",
}
_WINTER = 24
_THIRDS = {("01", "04"): "early ", ("05", "08"): "mid-", ("09", "12"): "late "}
_QUALIFIERS = "~?%"


def date_words(edtf: str) -> str:
    """ "27 Feb 2026", "January 2026", "2026", "spring 2026", "Q1 2026", "early 2025", "March to May 2026".

    What is no EDTF date of ours is given back on one line as it stands: an alert is worth more than its form.
    """
    if not is_edtf(edtf):
        return one_line(edtf)
    left, slash, right = (part.rstrip(_QUALIFIERS) for part in edtf.partition("/"))
    if not slash or left == right:
        return _single(left)
    if len(left) == len(right) == 7 and left[:4] == right[:4] and (left[5:], right[5:]) in _THIRDS:
        return f"{_THIRDS[left[5:], right[5:]]}{left[:4]}"
    whole = span(edtf)
    if whole.first.year == whole.last.year:
        return f"{_single(left).removesuffix(f' {left[:4]}')} to {_single(right)}"
    return f"{_single(left)} to {_single(right)}"


def day_words(day: date) -> str:
    """ "27 Feb 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def moment_words(moment: datetime, zone: tzinfo) -> str:
    """ "14 Jan 2026, 18:30 GMT", in `zone`. `moment` is aware."""
    local = moment.astimezone(zone)
    return f"{day_words(local)}, {local:%H:%M %Z}"


def _single(text: str) -> str:
    """One date of the forms that `span` takes, its qualifier gone."""
    year, *rest = text.split("-")
    if not rest:
        return year
    if len(rest) == 2:
        return day_words(date.fromisoformat(text))
    part = int(rest[0])
    if part == _WINTER:
        return f"winter {year}-{(int(year) + 1) % 100:02}"
    if part in _PARTS:
        return f"{_PARTS[part]} {year}"
    return f"{_MONTHS[part - 1]} {year}"
