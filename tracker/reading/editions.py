"""When a film shows at a festival: the day that is given for it, else the year of the edition that is meant."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.domain import edtf
from tracker.reading import marks
from tracker.reading.daysmeant import is_at_hand, still_ahead
from tracker.reading.festivalyears import (
    draws_near,
    edition,
    in_its_month,
    is_announced,
    is_long_over,
    is_over,
    is_too_early,
    stated_edition,
)
from tracker.reading.found import Found, date_of
from tracker.reading.lexicon import UNSPACED
from tracker.reading.marks import Ref
from tracker.reading.nametables import opening_months
from tracker.reading.premieres import premiere

_DAY_BEHIND = re.compile(
    r"(?:'s)?,? \(?(?:in |on |last |this |en |au |le |im |am |à l'|a |ad |il |l'|lo |el |este |em |no |na |no dia |"
    rf"el día )?{marks.DATE}"
)
# "The Galway, Toronto and Cork festivals last year": of a year behind a list of them.
_YEARS = frozenset({"year", "relative"})
_YEAR_OF_LIST = re.compile(
    rf"(?:(?:,|,? and|,? &) (?:the )?{marks.FESTIVAL}){{0,6}} (?:film )?festivals,? (?:in |back in )?{marks.DATE}"
)
_CLOSE = (
    r"(?:(?:auch|noch|dann|nun|zudem|även|också|sedan) )?"
    r"(?:auf|beim?|in|im|på|i|vid|at) (?:der |dem |den |the )?"
)
_NO_VERB = re.compile(r"(?:\b[^\W\d]{1,3}\b|\W)+")  # names and small words alone
_DAY_CLOSE_BEFORE = re.compile(rf"{marks.DATE} {_CLOSE}$")
_DAY_OF_NEXT = re.compile(rf"{marks.DATE} {_CLOSE}{marks.FESTIVAL}")
_MONTH, _MID_MONTH = 30.44, 15  # days
_POINTS = frozenset({"year", "month", "day"})  # kinds of dates that tell when a thing was
_OLD, _CLASSIC = 2, 12  # years since a film was first shown: fewer may be a tour's, more a restoration's


def day_of(found: Found, ref: Ref, reach: tuple[int, int], *, since: int, only: bool) -> str:
    """The day of the showing, if it is given within `reach`, or before it of the only festival; else the year.

    Where the rule's own days are none of a showing's, the year of the edition after them: "V turned it down in June".
    `since` is where the festival named before it stands; 0 where it is the first.
    """
    past = _past(found, ref, reach, since)
    near = _near(found, reach, only=only)
    if near is not None and found.rule.date == "none":
        return edition(edtf.span(date_of(near, past=True)).last, ref.value, past=False)
    if near is None:
        return _told_before(found, ref, past=past) or _that_year(found, ref) or _year(found, ref, past=past)
    unspaced = found.scene.lexicon.language in UNSPACED
    if unspaced and (found.marked.refs.index(near) >= len(found.marked.part(0, found.match.end()).refs)):
        past = found.past()  # the verb behind the day is the showing's
    at = next((at for at, day in found.refs(marks.DATE) if day is near), -1)
    if past and at >= 0 and found.scene.lexicon.shapes["festival_to_open"].match(found.text, at + 1):
        past = False  # "chosen for V, which opens in October"
    today = found.scene.page.day
    said = date_of(near, past=past)
    if not past and near.note == "day" and is_over(today, date_of(near, past=True), said):
        said = date_of(near, past=True)
    if past and (still_ahead(found, near) or is_at_hand(today, near)):
        said = date_of(near, past=False)
    if said != (back := date_of(near, past=True)) and not past and _only_the_last(found, ref, beside=near):
        said = back  # "in June at V", told in August
    if not (past or unspaced) and near.note == "monthday":
        said = in_its_month(said, today, ref.value)
    # A festival's own days are none of the film's: only their year is.
    opens = found.scene.lexicon.shapes["festival_opens"]
    own = at >= 0 and near.note in ("day", "monthday") and opens.match(found.text, at + 1)
    return said[:4] if own or (near.note in ("running", "range") and "/" in said) else said


def _past(found: Found, ref: Ref, reach: tuple[int, int], since: int) -> bool:
    """Whether the showing has been; of a second festival the words since the first tell, if they do."""
    shapes, text = found.scene.lexicon.shapes, found.text
    past = found.past() or bool(shapes["after"].search(text[: reach[0]]))
    if not past and _NO_VERB.fullmatch(text):  # "At V, in May, it won them the prize"
        whole = found.scene.marked.text
        past = bool(shapes["past"].search(whole)) and not shapes["ahead"].search(whole)
    between = text[since + 1 : reach[0]] if since else ""
    if past and shapes["ahead"].search(between) and not shapes["past"].search(between):
        return False  # "it went to Busan, and next stop is Kerala"
    if not past and _untold(found):
        return not is_announced(found.scene.page.day, ref.value) and not _chosen(found, ref)
    return past and not _chosen(found, ref)


def _untold(found: Found) -> bool:
    """Whether only what became of the film there tells that the showing has been: "F, a prizewinner at V in May"."""
    told = found.rule.tense != "ahead" and found.scene.lexicon.language not in UNSPACED and not found.ahead()
    return told and found.scene.lexicon.shapes["already_shown"].search(found.text) is not None


def _chosen(found: Found, ref: Ref) -> bool:
    """Whether the festival, which draws near, is told to have chosen the film: it is still to be shown there."""
    told = found.match.start() if found.scene.lexicon.language in UNSPACED else 0  # what leads to a film is gone by
    chosen = found.scene.lexicon.shapes["selected"].search(found.text, told)
    return chosen is not None and draws_near(found.scene.page.day, ref.value)


def _near(found: Found, reach: tuple[int, int], *, only: bool) -> Ref | None:
    """The date that is the showing's: the rule's own, else the next behind the festival, else the last before it."""
    apart, text = found.scene.lexicon.shapes["apart"], found.text
    opening = found.scene.lexicon.shapes["its_opening"]  # "F (opens on D), shown at V"
    beside = _DAY_BEHIND.match(text, reach[0] + 1)
    barred = {m.start("date") for m in found.scene.lexicon.shapes["not_shown_then"].finditer(text)}
    dates = [
        (at, day)
        for at, day in found.refs(marks.DATE)
        if at not in barred
        and (
            found.rule.tense != "near"
            or found.match.start() <= at < found.match.end()
            or (beside is not None and at == beside.end() - 1)
        )
        and not apart.search(text[min(at, reach[0]) : max(at, reach[0])])
        and not opening.match(text, at + 1)
    ]
    if own := found.group("date"):
        return own
    if (listed := _YEAR_OF_LIST.match(text, reach[0] + 1)) and found.marked.at(listed.end() - 1).note in _YEARS:
        return found.marked.at(listed.end() - 1)
    if not only and beside is None and (close := _DAY_CLOSE_BEFORE.search(text, 0, reach[0])):
        return next((day for at, day in dates if at == close.start()), None)  # "in May at V and in June at V"
    before = [(at, day) for at, day in dates if at < reach[0]]
    behind = next(((at, day) for at, day in dates if reach[0] < at < reach[1]), None)
    if behind and not only and beside is None and _DAY_OF_NEXT.match(text, behind[0]):
        behind = None  # "at V and in June at V"
    inside = [day for at, day in before if at >= found.match.start()]
    if behind and not (only and inside and ", and " in text[reach[0] : behind[0]]):
        return behind[1]
    return before[-1][1] if only and before else None


def _told_before(found: Found, ref: Ref, *, past: bool) -> str | None:
    """The day that the sentence gives where it first names the festival: "won at V in 2021, where it was in S"."""
    sentence = found.scene.marked
    if found.clause.lead != "rel":
        return None
    for at, named in sentence.placed():
        if named.mark == marks.FESTIVAL and named.start == ref.start and named.end > named.start:
            behind = _DAY_BEHIND.match(sentence.text, at + 1)
            day = sentence.at(behind.end() - 1) if behind else None
            return date_of(day, past=past) if day is not None and day.note in _POINTS else None
    return None


def _that_year(found: Found, ref: Ref) -> str | None:
    """The year that the sentence named before, where the festival is "that year's"."""
    sentence, shapes = found.scene.marked, found.scene.lexicon.shapes
    at = next((at for at, named in sentence.placed() if named.start == ref.start and named.end == ref.end), 0)
    if not at or not shapes["that_year"].search(sentence.text[:at]):
        return None
    told = [day for place, day in sentence.placed() if place < at and day.mark == marks.DATE and day.note in _POINTS]
    return date_of(told[-1], past=True)[:4] if told else None


def _its_premiere(found: Found, name: str) -> str | None:
    """The year that the page gives elsewhere for the showing of its only film: "its V premiere in March 2022"."""
    page, topic = found.scene.page, found.scene.focus.topic
    if topic is None or topic.value != found.base.film:
        return None
    own = found.scene.lexicon.shapes["premiere_then"]
    told = (own.match(page.text, ref.end) for ref in page.refs if ref.mark == marks.FESTIVAL and ref.value == name)
    return next((match["year"] for match in told if match), None)


def _since_then(found: Found, ref: Ref) -> date | None:
    """The day of what came of the showing, if the sentence gives one gone by: "bought in 2023 after its bow at V"."""
    clause = found.clause
    if clause.lead != "sub" or clause.connector not in found.scene.lexicon.backward:
        return None
    return _last_day(found, ref)


def _until_then(found: Found, ref: Ref) -> date | None:
    """The day of the showing before it, if the sentence gives one gone by: "bowed at V in 2022 before playing V"."""
    before = [named for named in found.scene.marked.refs if named.start < ref.start]
    shown = any(marks.is_festival(named) or named.mark == marks.SECTION for named in before)
    others = any(named.mark == marks.OTHER for named in before)
    return _last_day(found, ref, first=True) if shown and not others else None


def _last_day(found: Found, ref: Ref, *, first: bool = False) -> date | None:
    """The end, or the `first` day, of the last date that the sentence gives before the festival, if that is over.

    A day without its year tells nothing: it may be one to come.
    """
    days = [r for r in found.scene.marked.refs if r.mark == marks.DATE and r.start < ref.start and r.note in _POINTS]
    if not days or days[-1].values[0] != days[-1].values[-1]:
        return None
    span = edtf.span(date_of(days[-1], past=True))
    return (span.first if first else span.last) if span.last <= found.scene.page.day else None


def _year(found: Found, ref: Ref, *, past: bool) -> str:
    """The edition that is meant where no day is given."""
    today = found.scene.page.day
    if (stated := stated_edition(found.scene.page, ref.value)) is not None:
        return stated
    if (told := _its_premiere(found, ref.value)) is not None:
        return told
    only = sum(each.mark == marks.FESTIVAL for each in found.scene.marked.refs) == 1
    if only and found.scene.lexicon.shapes["this_years"].search(found.scene.marked.text):
        return str(today.year)
    if (long_ago := _counted_back(found, ref)) is not None:
        return long_ago
    if (since := _since_then(found, ref)) is not None:
        return edition(since, ref.value, past=True)
    if past and (until := _until_then(found, ref)) is not None:
        return min(edition(until, ref.value, past=False), str(today.year))
    has_been = past
    prized = past and found.rule.last and bool(found.refs(marks.AWARD))  # "V gave F its prize"
    if prized or found.scene.lexicon.shapes["already_shown"].search(found.match[0]):
        has_been = past = True
    elif found.base.certainty in ("expected", "speculative") or (
        found.base.certainty == "denied" and is_announced(today, ref.value)
    ):
        past = False
    elif found.rule.tense == "near" or not (past or found.ahead()):
        past = not (is_announced(today, ref.value) or _chosen(found, ref))
    first = found.scene.focus.first_shown.get(found.base.film)
    if past and first == today.year and edition(today, ref.value, past=True) < str(first):
        chosen = found.scene.lexicon.shapes["selected"].search(found.text)
        past = has_been and not (chosen or is_announced(today, ref.value))  # "after its bow at V" that is still to come
    past = past or _only_the_last(found, ref)
    told = edition(today, ref.value, past=past)
    if has_been and first and first < int(told) and premiere(found.scene.lexicon, found.marked) == "world":
        return str(first)  # where it was shown for the first time, it was in its first year
    if has_been and first and _OLD <= int(told) - first <= _CLASSIC and is_long_over(today, ref.value, int(told)):
        return str(first)  # "who broke through with the Sundance hit F", of some years ago
    return told


def _counted_back(found: Found, ref: Ref) -> str | None:
    """The edition nearest to as long ago as the sentence says before it: "two years after its Cannes premiere"."""
    sentence, today = found.scene.marked, found.scene.page.day
    match = found.scene.lexicon.shapes["so_long_after"].search(sentence.text)
    at = next((at for at, named in sentence.placed() if named.start == ref.start and named.mark == ref.mark), -1)
    month = opening_months().get(ref.value)
    if match is None or month is None or at < match.end() or marks.FESTIVAL in sentence.text[match.end() : at]:
        return None
    then = today - timedelta(days=round(int((match.lastgroup or "m12")[1:]) * _MONTH))
    editions = [date(year, month, _MID_MONTH) for year in range(then.year - 1, then.year + 2)]
    return str(min((day for day in editions if day <= today), key=lambda day: abs(day - then)).year)


def _only_the_last(found: Found, ref: Ref, beside: Ref | None = None) -> bool:
    """Whether the last edition is meant since the next one is too far off, and nothing in the sentence is to come.

    The day of which that is asked (`beside`) may be read either way, and says nothing.
    """
    today, lexicon = found.scene.page.day, found.scene.lexicon
    if found.base.certainty != "confirmed" or found.rule.tense == "ahead" or not is_too_early(today, ref.value):
        return False
    to_come = "ahead" if lexicon.language in UNSPACED else "promised"
    if (lexicon.language in UNSPACED and beside is None) or lexicon.shapes[to_come].search(found.scene.marked.text):
        return False
    told = (r for r in found.scene.marked.refs if r.mark == marks.DATE and r is not beside)
    days = (edtf.span(date_of(r, past=False)) for r in told)
    return all(day.last <= today for day in days)
