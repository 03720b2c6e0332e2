"""What a page says and takes back, or says better elsewhere: it stands for no development of its own."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain import edtf
from tracker.domain.development import Development
from tracker.domain.film import fold

_DAY = len("2025-06-11")
_YEAR = len("2025")
_ONLY_NAMED = frozenset({"festival.any", "festival.label"})  # rules that are content with a festival's name
_SHOWN = "festival.plays"  # the rule that tells what a film did there
_WILL_NOT_OPEN_IT = "release.company-opens"  # the rule that says of a company that it will not


def is_idle(development: Development, every: list[Development]) -> bool:
    """Whether what the page says besides, which is `every`, makes a development idle."""
    return any(idle(development, every) for idle in (_told_apart, _undone, _only_off, _of_another_year))


def _told_apart(development: Development, every: list[Development]) -> bool:
    """Whether a deal of several companies is told again for each alone, with its own places: "A, B board F"."""
    if development.kind != "acquisition" or development.territories or len(development.companies) == 1:
        return False
    alone = {
        fold(other.companies[0])
        for other in every
        if other.film == development.film
        and other.kind == development.kind
        and other.territories
        and len(other.companies) == 1
    }
    return bool(development.companies) and set(map(fold, development.companies)) <= alone


def _undone(development: Development, every: list[Development]) -> bool:
    """Whether a release is told as undone too: "F was down for June 11, but no longer appears on the schedule".

    Of what was only expected a month may be undone as well: "it was eyed for May, but those plans are dead".
    """
    if development.kind != "release" or development.date is None:
        return False
    fine = development.certainty == "confirmed" and len(development.date) == _DAY
    return (fine or development.certainty == "expected") and any(
        other.kind == "release"
        and other.certainty == "denied"
        and other.film == development.film
        and (other.date == development.date or _in_those_days(development.date, other.date))
        and (not development.territories or development.territories == other.territories)
        for other in every
    )


def _of_another_year(development: Development, every: list[Development]) -> bool:
    """Whether a festival is only named, without a year, by the words that tell of a showing there in another year."""
    if development.kind != "festival" or development.rule not in _ONLY_NAMED or len(development.date or "") > _YEAR:
        return False
    return any(
        (other.film, other.kind, other.festival, other.quote)
        == (development.film, "festival", development.festival, development.quote)
        and other.rule == _SHOWN
        and (other.date or "")[:_YEAR] != development.date
        for other in every
    )


def _only_off(development: Development, every: list[Development]) -> bool:
    """Whether a release is told as pulled without its day, which the page gives: "F, down for May, has been pulled"."""
    if (development.kind, development.certainty, development.date) != ("release", "denied", None):
        return False
    dated = [
        other
        for other in every
        if (other.kind, other.certainty, other.film) == ("release", "denied", development.film) and other.date
    ]
    if development.rule == _WILL_NOT_OPEN_IT:
        return any(other.release_type == development.release_type for other in dated)
    pulled = (development.rule or "").startswith("release.pulled")
    return pulled and any(other.quote == development.quote for other in dated)


def on_the_day(development: Development, every: list[Development]) -> Development:
    """What is undone of a few days, on the one of them that the page tells: "not this weekend: F was due on Friday"."""
    if development.kind != "release" or development.certainty != "denied":
        return development
    told = {
        (other.date, other.territories)
        for other in every
        if (other.film, other.kind, other.certainty) == (development.film, "release", "confirmed")
        and other.date is not None
        and _in_those_days(other.date, development.date)
    }
    if len(told) != 1:
        return development
    day, places = told.pop()
    return replace(development, date=day, territories=development.territories or places)


def _in_those_days(day: str, days: str | None) -> bool:
    """Whether a day is one of a few that go together: of "this weekend"."""
    return days is not None and "/" in days and len(days) > 2 * _DAY and edtf.span(days).holds(edtf.span(day))
