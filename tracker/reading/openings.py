"""The fields of a release: each date of which a clause says that the film opens, with its place and its type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tracker.domain import edtf
from tracker.domain.development import Development, ReleaseType
from tracker.reading import marks, names
from tracker.reading.bringing import bringing, may_bring, one_that_brings, shown_where
from tracker.reading.companiesmeant import may_act
from tracker.reading.daysmeant import as_another_did, gone_by, meant
from tracker.reading.deals import only_sells
from tracker.reading.found import Found, date_of
from tracker.reading.joints import predicates
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Marked, Ref
from tracker.reading.nextfilms import next_films
from tracker.reading.openingdays import Opening, openings_told
from tracker.reading.placesmeant import where
from tracker.reading.premieres import premiere
from tracker.reading.releasetypes import release_type, types_of_trade, types_said

_LONG_GONE = 15  # years
_DAY, _MONTH = len("2026-02-27"), len("2026-02")
_FINE = frozenset(["day", "monthday", "weekday", "month", "season", "part", "quarter", "half"])
_SERVICE = frozenset({"streamer", "broadcaster"})  # roles of those who show films to subscribers
_SHOWING = _SERVICE | {"distributor"}  # of those who show films, or bring them out
_BROUGHT_BY = ("from ", "by ", "with ", "through ", "von ", "bei ", "par ", "de ", "da ", "av ")


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
    place = where(found, who) or _told_with_the_day(found)
    brought = () if who else bringing(found)
    who = who or brought
    said = found.rule.type or types_said(lexicon, found.marked)
    if place and "WW" in place and premiere(lexicon, found.marked) == "world" and not said:
        return  # "the world premiere is on September 3": where it opens to nobody but a festival's guests
    if found.rule.date == "same":
        yield from _same_day(found, who, place)
        return
    openings = [] if found.rule.date == "none" else openings_told(found)
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
        kind = kind or _told_before(found)
    elif found.base.certainty == "denied" and not lexicon.shapes["long_ago"].search(found.match[0]):
        kind = release_type(lexicon, found.marked)
        day = _given_up(found) if found.rule.date == "former" else None
    else:
        return
    yield replace(found.base, date=day, companies=who, territories=place, release_type=kind)


def _told_before(found: Found) -> ReleaseType | None:
    """How it is to be shown, as the sentence says before: "It will stream on N, but nobody has said when"."""
    if found.clause.lead not in ("conj", "main") or found.base.certainty != "denied":
        return None
    before = found.scene.marked.part(0, found.clause.offset)
    if any(ref.mark == marks.DATE for ref in before.refs):
        return None  # it has a day of its own, and is another opening
    kinds = types_said(found.scene.lexicon, before)
    return kinds[0] if len(kinds) == 1 else None


def _dated(
    found: Found,
    openings: list[Opening],
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
        said = [found.rule.type] if found.rule.type else _types_behind(found, openings) or types_said(lexicon, words)
        said = said or types_said(lexicon, found.marked)
        kinds = said or types_of_trade(found, who)
        for kind in kinds or [None]:
            yield replace(
                found.base,
                date=day,
                territories=own_place or place,
                release_type=kind,
                companies=() if brought and not may_bring(found, brought[0], kind, own_place or place) else who,
            )


def _types_behind(found: Found, openings: list[Opening]) -> list[ReleaseType | None]:
    """The types that stand behind the only opening and before another day, where verbs come last: "the disc of F, which
    came to theatres on D, is out on D".
    """
    if len(openings) > 1 or found.scene.lexicon.language not in UNSPACED:
        return []
    dates = found.refs(marks.DATE)
    at = next((at for at, ref in dates if ref.start == openings[0][0].start), len(found.text))
    following = next((other for other, _ in dates if other > at), None)
    if following is None:
        return []
    film = found.text.find(marks.FILM, at, following)
    return types_said(found.scene.lexicon, found.marked.part(at, film if film >= 0 else following))


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


def _each_with_its_own(found: Found, openings: list[Opening]) -> list[tuple[str, ...]]:
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


def _from_a_service_on(found: Found, openings: list[Opening], who: tuple[str, ...]) -> list[tuple[str, ...]]:
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
