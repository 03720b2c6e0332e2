"""The fields of a release: each date of which a clause says that the film opens, with its place and its type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tracker.domain import edtf
from tracker.domain.development import Development
from tracker.reading import marks, names
from tracker.reading.bringing import bringing, may_bring, one_that_brings, shown_where
from tracker.reading.companiesmeant import may_act
from tracker.reading.daysmeant import as_another_did, gone_by, has_been_since, meant
from tracker.reading.deals import only_sells
from tracker.reading.found import Found, date_of
from tracker.reading.joints import predicates
from tracker.reading.marks import Marked, Ref
from tracker.reading.nextfilms import next_films
from tracker.reading.premieres import premiere
from tracker.reading.releasetypes import release_type, types_of_trade, types_said

# What stands between a date and the day that only tells it more exactly.
_TOLD_AGAIN = frozenset(["", "on", "am", "le", "den", "weekend", "weekend, on", "weekend (", "weekend,"])

_LONG_GONE = 15  # years
_DAY, _MONTH = len("2026-02-27"), len("2026-02")
_FINE = frozenset(["day", "monthday", "weekday", "month", "season", "part", "quarter", "half"])

_NOW = frozenset(["weekday", "relative"])  # of the week in which somebody does what is told
_WEEKEND = 3  # days from a holiday to the days that its weekend may mean

_OF_A_FESTIVAL = re.compile(rf"'s? (?:[a-z-]+ ){{0,3}}{marks.FESTIVAL}")  # "last year's Venice": of when it was
_SERVICE = frozenset({"streamer", "broadcaster"})  # roles of those who show films to subscribers
_SHOWING = _SERVICE | {"distributor"}  # of those who show films, or bring them out

_BROUGHT_BY = ("from ", "by ", "with ", "through ", "von ", "bei ", "par ", "de ", "da ", "av ")

_Opening = tuple[Ref, Marked, tuple[str, ...] | None]


def release(found: Found) -> Iterator[Development]:
    """A release for each date and type; without a date only what is undone, or not known."""
    lexicon, who = found.scene.lexicon, found.companies()
    if who and all(map(only_sells, who)):
        if found.group("company") is not None:
            return  # a sales agent that "launches F in Cannes" brings it to buyers
        who = ()  # "N has bought F from a sales agent, for release in May"
    if found.rule.known and not who:
        return
    who = who or shown_where(found)
    place = found.where(who) or _told_with_the_day(found)
    brought = () if who else bringing(found)
    who = who or brought
    said = found.rule.type or types_said(lexicon, found.marked)
    if place and "WW" in place and premiere(lexicon, found.marked) == "world" and not said:
        return  # "the world premiere is on September 3": where it opens to nobody but a festival's guests
    if found.rule.date == "same":
        yield from _same_day(found, who, place)
        return
    openings = [] if found.rule.date == "none" else _openings(found)
    if found.rule.last:
        openings = [opening for opening in openings if opening[0].note in _FINE or _is_anothers(found, opening[0])]
    if not openings:
        yield from _without_a_day(found, who, place)
        return
    told = None
    for told in _dated(found, openings, who, place, brought):
        yield told
    last = next((at for at, ref in found.refs(marks.DATE) if ref.start == openings[-1][0].start), None)
    if told is not None and last is not None:
        yield from next_films(found, last, told)


def _is_anothers(found: Found, ref: Ref) -> bool:
    """Whether a day, or a month, is told to be the same as another's, which is as good as naming it."""
    shapes, printed = found.scene.lexicon.shapes, found.scene.page.text[ref.start : ref.end].lower()
    same = "same_time" in shapes and shapes["same_time"].compiled.fullmatch(printed) is not None
    return (
        same
        and not found.scene.sentence.headline
        and len(str(ref.value)) == (_MONTH if printed.endswith("month") else _DAY)
    )


def _without_a_day(found: Found, who: tuple[str, ...], place: tuple[str, ...] | None) -> Iterator[Development]:
    """What has no day: where the rule needs none, or where an opening is undone."""
    lexicon, day = found.scene.lexicon, None
    if found.rule.date == "none":
        start = found.match.start()  # "it stays in theaters, and a streaming date is yet to be set"
        told = found.marked.part(
            max(found.text.rfind(mark, 0, start) for mark in (",", " and ")) + 1, found.match.end()
        )
        kind = found.rule.type or release_type(lexicon, told) or release_type(lexicon, found.marked)
    elif found.base.certainty == "denied" and not lexicon.shapes["long_ago"].search(found.match[0]):
        kind = release_type(lexicon, found.marked)
        day = _given_up(found) if found.rule.date == "former" else None
    else:
        return
    yield replace(found.base, date=day, companies=who, territories=place, release_type=kind)


def _dated(
    found: Found,
    openings: list[_Opening],
    who: tuple[str, ...],
    place: tuple[str, ...] | None,
    brought: tuple[str, ...],
) -> Iterator[Development]:
    """A release for each of the `openings` and its types; `brought` is who is only named beside it."""
    lexicon, past = found.scene.lexicon, found.past()
    each = _each_with_its_own(found, openings) or _from_a_service_on(found, openings, who)
    coming = False  # what opens next after a day to come is to come, too
    for n, ((named, words, own_place), who) in enumerate(zip(openings, each, strict=True)):
        ref = meant(found, named)
        own = _tense(found, words, later=n > 0) if len(openings) > 1 else None
        day = date_of(ref, past=gone_by(found, ref, past=(past if own is None else own) and not coming))
        coming = edtf.span(day).first > found.scene.page.day
        if found.rule.date == "only-end" and "/" not in day:
            continue  # "moved from June 6": the day that it leaves
        if found.rule.date in ("end", "only-end"):
            day = day.rpartition("/")[2]
        if edtf.span(day).last.year < found.scene.page.day.year - _LONG_GONE:
            continue  # when the story plays: nobody tells of so old an opening
        said = [found.rule.type] if found.rule.type else types_said(lexicon, words) or types_said(lexicon, found.marked)
        kinds = said or types_of_trade(found, who)
        for kind in kinds or [None]:
            yield replace(
                found.base,
                date=day,
                territories=own_place or place,
                release_type=kind,
                companies=() if brought and not may_bring(found, brought[0], kind, own_place or place) else who,
            )


def _tense(found: Found, words: Marked, *, later: bool) -> bool | None:
    """Whether the words that go with one of several dates tell the past; null where they do not say, or say both.

    What goes with a later one and has a verb of its own does not tell the past by what was told before.
    """
    shapes = found.scene.lexicon.shapes
    ahead, past = bool(shapes["ahead"].search(words.text)), bool(shapes["past"].search(words.text))
    if found.rule.tense == "ahead" or (ahead and past):
        return None
    return past if ahead or past or (later and predicates(words.text, found.scene.lexicon)) else None


def _told_with_the_day(found: Found) -> tuple[str, ...] | None:
    """The one place of the sentence, where the clause takes its day from there, too: "The opening in T on D is off"."""
    if found.rule.date != "named" or found.group("date") is not None:
        return None
    places = {tuple(ref.value) for ref in found.scene.marked.refs if ref.mark == marks.TERRITORY}
    return places.pop() if len(places) == 1 else None


def _each_with_its_own(found: Found, openings: list[_Opening]) -> list[tuple[str, ...]]:
    """The company behind each of several dates, if one stands behind each: "on D in T with N, on D in T with N"."""
    if len(openings) == 1:
        return []
    places = {ref.start: at for at, ref in found.refs(marks.DATE)}
    starts = [places[ref.start] for ref, _, _ in openings]
    parts = [found.marked.part(start, end) for start, end in pairwise([*starts, len(found.text)])]
    each = [one_that_brings(ref for ref in part.refs if may_act(ref)) for part in parts]
    if not all(each):  # "comes to N on D, with a premiere on N to follow on D"
        before = pairwise([found.match.start(), *starts])
        each = [_platform(found.marked.part(start, end)) for start, end in before]
    return each if len(set(each)) > 1 and all(each) else []


def _from_a_service_on(found: Found, openings: list[_Opening], who: tuple[str, ...]) -> list[tuple[str, ...]]:
    """`who` for each of several dates, or for those behind a service that stands between: "on D, and on N from D"."""
    places = [at for at, ref in found.refs(marks.DATE) if any(ref.start == each[0].start for each in openings)]
    if len(openings) == 1 or len(places) != len(openings) or not all(names.role(name) & _SERVICE for name in who):
        return [who] * len(openings)
    told = [
        at
        for at, ref in found.refs(marks.COMPANY)
        if str(ref.value) in who and not found.text.endswith(_BROUGHT_BY, 0, at)
    ]
    return [() if told and at < min(told) < places[-1] else who for at in places]


def _platform(words: Marked) -> tuple[str, ...]:
    """The one company that words name, which shows films or brings them out."""
    named = {str(value) for ref in words.refs if may_act(ref) for value in ref.values}
    return tuple(named) if len(named) == 1 and all(names.role(name) & _SHOWING for name in named) else ()


def _given_up(found: Found) -> str | None:
    """The former date on which what is undone was to be: "due on June 4, F has been pulled"."""
    former = found.scene.lexicon.shapes["former"].search(found.text)
    day = found.marked.named(former, "date", marks.DATE) if former else None
    return date_of(day, past=False) if day else None


def _same_day(found: Found, who: tuple[str, ...], place: tuple[str, ...] | None) -> Iterator[Development]:
    """A release on the day that the page last gave: "At the same time it streams on N"."""
    day = found.scene.focus.opened.get(found.base.film) or as_another_did(found)
    if day is None or found.refs(marks.DATE):
        return
    kinds = types_said(found.scene.lexicon, found.marked) or types_of_trade(found, who)
    for kind in kinds or [None]:
        yield replace(found.base, date=day, territories=place, release_type=kind, companies=who)


def _openings(found: Found) -> list[_Opening]:
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
    openings: list[_Opening] = []
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
    dates = [(at, ref) for at, ref in dates if not _OF_A_FESTIVAL.match(found.text, at + 1)]
    told = [match.span() for match in found.scene.lexicon.shapes["former"].finditer(found.text)]
    former = {at for at, _ in dates for start, end in told if start <= at < end}
    acted = {match.start("date") for match in found.scene.lexicon.shapes["acted_on"].finditer(found.text)}
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
