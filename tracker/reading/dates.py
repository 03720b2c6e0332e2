"""Dates as the trade writes them, read against the day of publication.

Each language's words and phrases are data (`lexicon/dates/<language>.toml`); `tracker.reading.dates_words` turns
them into one pattern, `tracker.reading.dates_sense` says what a phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reading.dates_ask import Ask, Sense
from tracker.reading.dates_doubt import is_no_date
from tracker.reading.dates_sense import SENSES
from tracker.reading.dates_words import Phrasebook, phrasebook
from tracker.reading.spans import Span

_YEAR, _DAY = len("2026"), len("2026-02-27")
_COUNTED_ON = ("later", "sooner", "preceding")  # the senses that count from a time named before
_LEAD = 24  # characters in which "instead of the" stands before a day
_NEAR = 60  # characters from a day to another that is only told by its number
_APPOSED = 6  # characters of a comma and what leads to a day
_NAMED_DAY = re.compile(r",\s?(?:(?:on|am|den|le|el|il|em|the)\s)?")  # between a year and the day that is meant
_LINE_ENDS = re.compile(r"[^\S\n]*:?[^\S\n]*(?:\n|$)")
_STOP = re.compile(r"[.;!?\n] ?[^\W\d_]|[。！？]")


@dataclass(frozen=True, slots=True)
class When:
    """`text[start:end]` names a time: `ahead` where its clause looks forward, `back` where it tells the past.

    Both are EDTF, and the same wherever the words leave no choice. `shape` is what kind of words they are: `day`,
    `monthday` ("the 27th"), `weekday`, `week`, `month`, `season`, `quarter`, `half`, `year`, `part` (early, mid-,
    late), `relative`, `rest` ("later this year"), `holiday`, `running` (from … until …, as a festival runs),
    `range` ("in January or February") or `later` ("a week later": counted from the time named before it).
    """

    start: int
    end: int
    ahead: str
    back: str
    shape: str

    def edtf(self, *, past: bool) -> str:
        return self.back if past else self.ahead

    def span(self, *, past: bool = False) -> Span:
        return Span(self.start, self.end, "date", self.edtf(past=past), self.shape)


def find(text: str, day: date, language: str | None = None, *, past: bool = False) -> list[Span]:
    """The dates of `text` in order, none overlapping another, as they read in a clause that looks forward, or back.

    `day` is the outlet's day of publication; `language` is BCP 47, English where unknown. Linear in the length.
    """
    return [when.span(past=past) for when in read(text, day, language)]


def read(text: str, day: date, language: str | None = None) -> list[When]:
    """The same with both readings of each, for a caller who learns the tense of the clause later."""
    book = phrasebook(language)
    found: list[When] = []
    meant: When | None = None  # the last one that is no old day: "a week later" counts from the new one
    bare: When | None = None  # the last day of a month that nothing had named: it names none for those behind it
    for start, end, sense, groups in _phrases(text, book):
        last = found[-1] if found else None
        beside = _beside(text, last, start, book)
        earlier = meant if sense in _COUNTED_ON else last
        if sense == "same_day":
            earlier = next((when for when in reversed(found) if _is_a_day(when)), last)
        if sense == "monthday" and earlier and "\n" in text[earlier.end : start]:
            earlier = _of_the_page(text, found) or (None if len(earlier.ahead) == _DAY else earlier)
        if sense == "monthday" and earlier and earlier.ahead <= day.isoformat():
            earlier = _of_the_paragraph(text, found, start) or earlier
        if sense == "monthday" and earlier is bare:
            earlier = None
        ask = Ask(day, book, groups, earlier.ahead if earlier else None, earlier.back if earlier else None, beside)
        said = _said(sense, ask)
        said = _of_that_year(last, said, text[last.end : start]) if last and said else said
        if said and not is_no_date(text, start, end, said.shape, book):
            if last and _is_told_better(last, said, text[last.end : start]):
                found.pop()
            found.append(When(start, end, said.ahead, said.back, said.shape))
            if sense == "monthday" and not (earlier and earlier.ahead[:7] == said.ahead[:7]):
                bare = found[-1]
            if said.shape == "season":
                continue  # no week counts on from one
            if meant is None or not text[max(0, start - _LEAD) : start].lower().rstrip().endswith(book.instead):
                meant = found[-1]
    return found


def _is_a_day(when: When) -> bool:
    """Whether "that day" may go back to it: a day, or the one to which a thing was moved, and not "this afternoon"."""
    return when.shape != "relative" and len(when.ahead.rpartition("/")[2]) == _DAY


def _of_the_page(text: str, found: Sequence[When]) -> When | None:
    """The month of which a page's first line tells, if no line but it names one since: of that is "the 15th"."""
    last = found[-1]
    if text[text.rfind("\n", 0, last.start) + 1 : last.start].strip() == "" and _LINE_ENDS.match(text, last.end):
        return None
    first = text.find("\n")
    months = [when for when in found if when.shape == "month" and when.end <= first]
    return months[0] if len(months) == 1 else None


def _of_the_paragraph(text: str, found: Sequence[When], start: int) -> When | None:
    """The month with which the paragraph begins: "February belongs to X. … Y, shown in December, opens on the 25th"."""
    opens = text.rfind("\n", 0, start) + 1
    return next((when for when in reversed(found) if when.start == opens and when.shape == "month"), None)


def _beside(text: str, last: When | None, start: int, book: Phrasebook) -> Sense | None:
    """The day that was named just before, in the same sentence: "le 18 novembre en France et le 25 en Suisse".

    Where words say that the next one is sooner, or only count to it ("a week later, on the 7th"), any day of its month
    may follow.
    """
    if (
        last is None
        or last.shape not in ("day", "monthday", "later")
        or len(last.ahead) != _DAY
        or len(last.back) != _DAY
    ):
        return None
    between = text[last.end : start]
    if len(between) >= _NEAR or _STOP.search(between):
        return None
    if last.shape == "later" or between.rstrip().endswith(book.sooner):
        return Sense(f"{last.ahead[:-2]}01", f"{last.back[:-2]}01", last.shape)
    return Sense(last.ahead, last.back, last.shape)


def _is_told_better(last: When, said: Sense, between: str) -> bool:
    """Whether the day that was only counted to, or whose year was, is named behind a comma: "last year, on June 6"."""
    named = last.shape == "later" and said.shape in ("day", "monthday") and said.ahead != last.ahead
    named = named or _is_that_years(last, said)
    return named and between.startswith(",") and len(between) <= _APPOSED


def _of_that_year(last: When, said: Sense, between: str) -> Sense:
    """A day in the year that was named right before it: "last year, on June 6"."""
    if said.shape != "day" or said.ahead == said.back or not _NAMED_DAY.fullmatch(between):
        return said
    named = Sense(f"{last.ahead}{said.ahead[_YEAR:]}", f"{last.ahead}{said.ahead[_YEAR:]}", said.shape)
    return named if _is_that_years(last, named) and not named.ahead.endswith("-02-29") else said


def _is_that_years(last: When, said: Sense) -> bool:
    """Whether a day is of the one year that was named before it."""
    one_year = len(last.ahead) == _YEAR and last.ahead == last.back
    return one_year and said.shape == "day" and said.ahead == said.back and said.ahead.startswith(f"{last.ahead}-")


def _said(sense: str, ask: Ask) -> Sense | None:
    """What the phrase means; none where it names no day of the calendar ("February 30", the year 0)."""
    try:
        return SENSES[sense](ask)
    except (ValueError, OverflowError):
        return None


def _phrases(text: str, book: Phrasebook) -> Iterator[tuple[int, int, str, dict[str, str]]]:
    """Every stretch that one of the phrases fits, from left to right, with the words that fill its places."""
    lower = _lower(text)
    free = 0
    for start, lead in book.leads(lower):
        if start < free:
            continue
        said = book.match(lower, start, lead)
        if said and (line := lower.find("\n", start, said[0])) >= 0 and lower[start - 1 : start] in ("", "\n"):
            said = book.match(lower[:line], start, lead)  # a month that stands alone over the days of a list
        if said:
            yield start, *said
            free = said[0]


def _lower(text: str) -> str:
    """`text` in lower case and of the same length, which `str.lower` does not promise."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
