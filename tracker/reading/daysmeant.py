"""Which day a date is: one that is told by another, as "the same day", and one that is gone by or is to come."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tracker.domain import edtf
from tracker.reading import marks
from tracker.reading.found import Found, date_of
from tracker.reading.marks import Ref

_DAY = len("2025-06-11")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SINCE = 24  # characters in which "since the" stands before a day
_JUST_OFF = 75  # days in which what was called off may be of a day gone by
_JUST_GONE = 21  # days: what opened is still spoken of as new
_AT_HAND = 21  # days before a thing in which what is told of it looks ahead, whatever comes after it
_LONG_GONE = 300  # days since which nobody names a day without its year
_HALF_A_YEAR, _SOON_AFTER = 180, 90
_NEXT_MONTH = 31  # days to the same day of the next month, at most, but for the last days of some


def leads_up(found: Found, ref: Ref) -> bool:
    """Whether a day behind "after" is one to come, though before the one that the sentence gave: "F streams on March 5
    after a run that starts on February 19".
    """
    then = found.scene.focus.opened.get(found.base.film)
    if then is None or found.clause.lead != "sub" or found.clause.connector not in found.scene.lexicon.backward:
        return False
    return found.scene.page.day <= edtf.span(date_of(ref, past=False)).first <= edtf.span(then).first


def still_ahead(found: Found, near: Ref) -> bool:
    """Whether what comes before another thing is still to come itself: "in the fall, after its premiere on May 17".

    In its own clause it is where it is at hand, or the other thing follows soon: "from July 11, after V in June".
    """
    if near.note not in ("day", "month") or not (found.clause.lead == "sub" or _comes_first(found)):
        return False
    today = found.scene.page.day
    gone, ahead = (edtf.span(date_of(near, past=past)).first for past in (True, False))
    if (today - gone).days <= _HALF_A_YEAR or ahead <= today:
        return False
    if near.note == "day" and (ahead - today).days <= _AT_HAND:
        return True
    others = [str(ref.values[0]) for ref in found.scene.marked.refs if ref.mark == marks.DATE and ref != near]
    return bool(others) and all(0 < (edtf.span(other).first - ahead).days <= _SOON_AFTER for other in others)


def _comes_first(found: Found) -> bool:
    """Whether what is told is said to come before another thing, in words that leave its tense open, as "having"."""
    return found.scene.lexicon.shapes["and_then"].search(found.text, found.match.start()) is not None


def is_at_hand(today: date, near: Ref) -> bool:
    """Whether a day without its year is one of the next weeks, and not of nearly a year ago."""
    if near.note != "day":
        return False
    gone, ahead = (edtf.span(date_of(near, past=past)).first for past in (True, False))
    return (today - gone).days >= _LONG_GONE and 0 < (ahead - today).days <= _AT_HAND


def meant(found: Found, ref: Ref) -> Ref:
    """`ref`, or the day that "the same day" means: the one before it in its sentence, on which nobody only spoke; else
    the one on which the page had a film open last.
    """
    page, shapes = found.scene.page, found.scene.lexicon.shapes
    if not shapes["same_day"].compiled.fullmatch(page.text[ref.start : ref.end].lower()):
        return _next_season(found, ref)
    marked = found.scene.marked
    spoken = {match.end() - 1 for match in shapes["said_on"].finditer(marked.text)}
    before = [
        each
        for place, each in marked.placed()
        if each.mark == marks.DATE and each.start < ref.start and place not in spoken
    ]
    days = [each for each in before if len(str(each.value).rpartition("/")[2]) == _DAY]
    if days or (before and len(str(ref.value)) != _DAY):
        return replace(ref, values=(days or before)[-1].values)
    if before:
        return ref  # "which won in January, will be out that day instead": a day of the sentence before
    last = next(reversed(found.scene.focus.opened.values()), None)
    return replace(ref, values=(last, last)) if last and len(last) == _DAY else ref


def as_another_did(found: Found) -> str | None:
    """The day that the sentence before named last, where another film opened on it: "On the same day F comes, too"."""
    page, sentence = found.scene.page, found.scene.sentence
    if not found.scene.lexicon.shapes["same_day_too"].search(found.text):
        return None
    before = next((s for s in reversed(page.sentences) if s.end <= sentence.start), None)
    named = [ref for ref in page.within(before.start, before.end) if ref.mark == marks.DATE] if before else []
    if not named or named[-1].note != "day":
        return None
    return date_of(named[-1], past=gone_by(found, named[-1], past=found.past()))


def _next_season(found: Found, ref: Ref) -> Ref:
    """The next spring, where one that is on already would be no move: "delays F to spring", said in March."""
    said = found.scene.page.text[ref.start : ref.end]
    day = str(ref.values[0])
    if found.rule.tense != "ahead" or ref.note != "season" or not said.isalpha():
        return ref
    if edtf.span(day).first > found.scene.page.day:
        return ref
    return replace(ref, values=(f"{int(day[:4]) + 1}{day[4:]}",))


def of_the_year_before(found: Found, ref: Ref) -> str | None:
    """The day or month without a year behind one that has it: "resumed in April 2023 and wrapped on May 22"."""
    page = found.scene.page
    if ref.note not in ("day", "month") or _YEAR.search(page.text[ref.start : ref.end]):
        return None
    told = [each for each in found.scene.marked.refs if each.mark == marks.DATE and 0 < each.end <= ref.start]
    before = page.text[told[-1].start : told[-1].end] if told else ""
    year = None if before.isdigit() else _YEAR.search(before)  # "set in 1995", alone, is of the story
    day = f"{year[0]}{date_of(ref, past=True)[4:]}" if year else ""
    if not edtf.is_edtf(day):  # February 29 of a year that has none
        return None
    return day if edtf.span(day).first >= edtf.span(date_of(told[-1], past=True)).first else None


def gone_by(found: Found, ref: Ref, *, past: bool) -> bool:
    """Whether a day is one gone by: as the clause tells it (`past`), or as the day of publication does."""
    today = found.scene.page.day
    if found.base.certainty == "denied":
        was_to_have = found.scene.lexicon.shapes["was_to_have"].search(found.match[0]) is not None
        coming = found.rule.tense == "ahead" or _tells_ahead(found)
        return _lately(today, ref, ahead=coming and not was_to_have)
    told = past and not (leads_up(found, ref) or still_ahead(found, ref) or _unborn(found, ref))
    return told or just_gone(today, ref)


def _tells_ahead(found: Found) -> bool:
    """Whether a rule's own words, and what stands before them, tell of what is to come, and not of what has been."""
    shapes, said = found.scene.lexicon.shapes, found.text[: found.match.end()]
    return bool(shapes["ahead"].search(said)) and not shapes["past"].search(said)


def has_been_since(found: Found, at: int, ref: Ref) -> bool:
    """Whether a thing has been so since the day `ref`, which stands at `at`.

    Where a language says "since" as it says "from", it is so if that day is nearer than the one to come.
    """
    shapes, before = found.scene.lexicon.shapes, found.text[:at]
    if shapes["since"].search(before):
        return True
    today = found.scene.page.day
    return shapes["since_or_from"].search(before) is not None and _lately(today, ref, ahead=False)


def _unborn(found: Found, ref: Ref) -> bool:
    """Whether the day, read as one gone by, is of a year in which nobody had seen the film yet; none is that "since"
    which it has been out, nor where the verb tells the opening as over.
    """
    first = found.scene.focus.first_shown.get(found.base.film)
    if first is None or edtf.span(date_of(ref, past=True)).last.year >= first:
        return False
    if found.scene.lexicon.shapes["it_opened"].search(found.match[0]) is not None:
        return False  # "se estrenó en noviembre": the verb can tell of nothing to come
    before = found.scene.page.text[max(0, ref.start - _SINCE) : ref.start].lower()
    return found.scene.lexicon.shapes["since"].search(before) is None


def _lately(today: date, ref: Ref, *, ahead: bool) -> bool:
    """Whether the day is rather one gone by than one to come: what is undone was to happen about now.

    Words that look ahead make it one to come, if it is not just gone.
    """
    gone, coming = (edtf.span(date_of(ref, past=past)).first for past in (True, False))
    if ref.note == "monthday" and (coming - gone).days > _NEXT_MONTH >= coming.day:
        return False  # of a coming month that was named before: "out of its May line-up, where it was due on the 1st"
    if ahead and ref.note == "day":
        return abs((today - gone).days) < _JUST_OFF
    return (1.5 if ahead else 1) * abs(today - gone) < abs(coming - today)


def just_gone(today: date, ref: Ref) -> bool:
    """Whether a day without a year is one just gone by, and not next year's: "in cinemas from May 7", on May 14."""
    return ref.note == "day" and 0 < (today - date.fromisoformat(str(ref.values[-1]))).days <= _JUST_GONE
