"""Which days of a clause are openings, each with the words and the place that belong to it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tracker.reading import marks
from tracker.reading.daysmeant import has_been_since
from tracker.reading.found import Found
from tracker.reading.marks import Marked, Ref

# What stands between a date and the day that only tells it more exactly.
_TOLD_AGAIN = frozenset(["", "on", "am", "le", "den", "weekend", "weekend, on", "weekend (", "weekend,"])
_NOW = frozenset(["weekday", "relative"])  # of the week in which somebody does what is told
_WEEKEND = 3  # days from a holiday to the days that its weekend may mean
_OF_A_FESTIVAL = re.compile(rf"'s? (?:[a-z-]+ ){{0,3}}{marks.FESTIVAL}")  # "last year's Venice": of when it was
# "at Tribeca in April", "on Friday at Tribeca": days of the festival. A film "in Toronto in May" may be in its cinemas.
_AT = r"(?:at|as part of|bei|beim|auf|au|aux|al|alla|nel|no|na|vid|på) (?:(?:the|der|dem|la|le|el|il) )?"
_OF_ITS_DAYS = r"(?:(?:in|on|this|last|next|over|im|am|en|le|el|a|il|em|i|den|der|in der) (?:the )?)?"
_AT_A_FESTIVAL = re.compile(
    rf"(?<!\w){_AT}{marks.FESTIVAL},? {_OF_ITS_DAYS}(?P<date>{marks.DATE})|(?P<day>{marks.DATE}) {_AT}{marks.FESTIVAL}"
)
# The day, the words that go with it, and the place where they name one.
Opening = tuple[Ref, Marked, tuple[str, ...] | None]


def openings_told(found: Found) -> list[Opening]:
    """The dates on which it opens, each with the words that go with it, and the place where they name one.

    A former date is none: the first of "from March 3 to April 7" and the one of "out of its January berth".
    """
    shapes, marked = found.scene.lexicon.shapes, found.marked
    named = found.match.start("date") if found.group("date") is not None else -1
    moved = next((move for move in shapes["moved"].finditer(found.text) if named < move.end()), None)
    if moved:
        return [(marked.at(moved.start("date")), marked, None)]
    dates = _dates(found)
    behind = _behind(found, dates)
    ahead = _ahead(found, dates)
    turned = _turned(found, dates)
    trailing = len(dates) > 1 and bool(shapes["type_behind"].match(found.text, dates[-1][0] + 1))
    openings: list[Opening] = []
    for n, (at, ref) in enumerate(dates):
        start = dates[n - 1][0] + 1 if n else 0
        if n and not shapes["next_date"].match(found.text, start):
            break
        start = _behind_its_type(found, start) if n and not trailing else start
        ends = at if trailing else max(at, _behind_its_type(found, at + 1) if n + 1 < len(dates) else at)
        words = marked.part(start, ends) if len(dates) > 1 else _after_last_date(found, at)
        if len(dates) > 1 and trailing:
            words = marked.part(at, dates[n + 1][0] if n + 1 < len(dates) else len(found.text))
        if n and any(ref.mark in marks.FILMS for ref in words.refs):
            break  # the next title's, of a list
        if n and "(" in words.text and not any(r.mark == marks.TERRITORY for r in words.refs):
            break  # another title's, of a list that has each title's dates in brackets
        own = _place(_behind_date(found, dates, n) if behind or (turned and n) else words)
        lands = _lands(words) if n and not behind and not turned else []
        if len(lands) > 1 and lands[0] != lands[-1]:
            own = lands[-1]  # "out on D in T, it comes to T on D"
            openings[-1] = (*openings[-1][:2], tuple(lands[0].value))
        gone_by = found.base.certainty == "confirmed" and has_been_since(found, at, ref)
        day = replace(ref, values=ref.values[-1:]) if gone_by else ref
        openings.append((day, words, tuple(own.value) if own and (n or behind or ahead or turned) else None))
    return openings


def _behind_its_type(found: Found, at: int) -> int:
    """Where the type ends that stands right behind a date: "on D in limited release, with a wider rollout on D"."""
    match = found.scene.lexicon.shapes["type_behind"].match(found.text, at)
    return match.end() if match else at


def _place(words: Marked) -> Ref | None:
    """The first place that the words name, which is no adjective."""
    return next(iter(_lands(words)), None)


def _lands(words: Marked) -> list[Ref]:
    """The places that the words name, less the adjectives."""
    return [ref for ref in words.refs if ref.mark == marks.TERRITORY and "adjective" not in ref.note]


def _behind(found: Found, dates: list[tuple[int, Ref]]) -> bool:
    """Whether each date's place stands behind it: "on D in T and on D in T"."""
    return len(dates) > 1 and all(_place(_behind_date(found, dates, n)) for n in range(len(dates)))


def _ahead(found: Found, dates: list[tuple[int, Ref]]) -> bool:
    """Whether each date's place stands before it: "in T on D, in T on D"."""
    starts = [0, *(at + 1 for at, _ in dates[:-1])]
    parts = zip(starts, dates, strict=True)
    return len(dates) > 1 and all(_place(found.marked.part(start, at)) for start, (at, _) in parts)


def _turned(found: Found, dates: list[tuple[int, Ref]]) -> bool:
    """Whether the first date's place stands before it, the others' behind them: "in T on D, and on D in T"."""
    return (
        len(dates) > 1
        and _place(found.marked.part(0, dates[0][0])) is not None
        and _place(_behind_date(found, dates, 0)) is None
        and all(_place(_behind_date(found, dates, n)) for n in range(1, len(dates)))
    )


def _behind_date(found: Found, dates: list[tuple[int, Ref]], n: int) -> Marked:
    """The words from the date `n` to the next one, or to the end."""
    return found.marked.part(dates[n][0], dates[n + 1][0] if n + 1 < len(dates) else len(found.text))


def _after_last_date(found: Found, at: int) -> Marked:
    """The clause, less what goes with a date that stands before the rule's words: "limited on D, nationwide on D"."""
    earlier = [place for place, _ in found.refs(marks.DATE) if place < min(at, found.match.start())]
    return found.marked.part(earlier[-1] + 1, len(found.text)) if earlier else found.marked


def _dates(found: Found) -> list[tuple[int, Ref]]:
    """The dates at or after the rule's words, the one that it names first; else the first before them."""
    dates = _exact(found.refs(marks.DATE), found.text)
    dates = [(at, ref) for at, ref in dates if ref.note != "year" or found.text[at - 1 : at] != "("]
    of_festivals = {match.start(match.lastgroup or 0) for match in _AT_A_FESTIVAL.finditer(found.text)}
    dates = [(at, ref) for at, ref in dates if at not in of_festivals and not _OF_A_FESTIVAL.match(found.text, at + 1)]
    told = [match.span() for match in found.scene.lexicon.shapes["former"].finditer(found.text)]
    former = {at for at, _ in dates for start, end in told if start <= at < end}
    days = found.scene.lexicon.shapes["acted_on"].finditer(found.text)
    acted = {match.start(match.lastgroup or "date") for match in days}
    dates = [(at, ref) for at, ref in dates if ref.note not in _NOW or at not in acted]
    if found.group("date") is not None:
        start = found.match.start("date")
        own = [(at, ref) for at, ref in dates if at == start]
        following = [(at, ref) for at, ref in dates if at >= start and at not in former]
        return own if found.rule.date == "named" else following or own
    if found.rule.date == "named":
        whole = found.scene.marked
        due = found.scene.lexicon.shapes["was_due"].search(whole.text)
        day = whole.named(due, "date", marks.DATE) if due else None
        return [(0, day)] if day else []
    dates = [(at, ref) for at, ref in dates if at not in former]
    return [(at, ref) for at, ref in dates if at >= found.match.start()] or dates[:1]


def _exact(dates: list[tuple[int, Ref]], text: str) -> list[tuple[int, Ref]]:
    """`dates` less those that the next one only tells more exactly: "Labor Day weekend, August 29"."""
    apposed = {
        at
        for (at, one), (then, other) in pairwise(dates)
        if other.note == "day"
        and one.note != "day"
        and (text[at + 1 : then].strip(" ,(") in _TOLD_AGAIN or _same_days(str(one.value), str(other.value)))
    }
    return [(at, ref) for at, ref in dates if at not in apposed]


def _same_days(one: str, other: str) -> bool:
    """Whether two days are the same few: a holiday's, and the one of its weekend on which it opens."""
    if len(one) != len(other) or "/" in one + other:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= _WEEKEND
