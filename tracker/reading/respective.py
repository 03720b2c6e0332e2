"""Lists told side by side: "A and B take it for T and T, respectively" is one telling for each of their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.reading import marks
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked, Ref
from tracker.reading.names import territories

_KINDS = ("FO", "CN", "T", "D", "V", "S", "A")
# Between two names of a list there is little: "and", ", and in the", "und am", "and Ann Bo's"; some languages have the
# word itself there.
_BETWEEN = (
    r"(?:,? (?:(?:\w{1,3}|respektive|beziehungsweise) ){0,3}|, ?|[와과] |[/／、と・와과])"
    f"(?:[{marks.NAME}{marks.PERSON}]'s? )?"
)
_LISTS = tuple(
    re.compile(f"[{kind}](?:{_BETWEEN}[{kind}])+")
    for kind in ("".join(marks.LETTERS[k] for k in own) for own in _KINDS)
)

_JOINT = re.compile(r" (?:and|und|et|y|e|och|&) (?:the )?|/")
_DAY = re.compile(
    rf"(?<![\d{marks.DATE}] )(?<!\w)([0-3]?\d)\.?{_BETWEEN}(?={marks.DATE})|(?<={marks.DATE}){_BETWEEN}([0-3]?\d)(?!\w)"
)
_ISO = len("2026-02-27")
_PAIRS = 2  # companies, and days, of which each has one
_SILENT = 3  # names of a list from which on two lists side by side go together, though no word says so
# "N, in T, and N, in T, have it for D and D": companies with their places, and as many days behind.
_PAIR = f"[{marks.COMPANY}{marks.NAME}],? (?:in|for|across) (?:the )?{marks.TERRITORY}"
_PAIRED = re.compile(f"(?P<one>{_PAIR}),? (?:and|while) (?P<other>{_PAIR})(?=[, ])")
_TWO_DAYS = re.compile(f"{marks.DATE},? and (?:on |in )?{marks.DATE}(?!,? (?:and|or) )")
_SIDES = ((_LISTS[1], marks.COMPANY + marks.NAME), (_LISTS[2], marks.TERRITORY))


def tellings(sentence: Marked, lexicon: Lexicon) -> list[Marked]:
    """What `sentence`, its names not yet joined, tells of each place of its lists; none where no lists go together.

    Each telling has of every list the one name that stands at its place, and all of what else is said.
    """
    if two := _paired(sentence):
        return two
    word = lexicon.shapes["respectively"].search(sentence.text)
    if word is None and not _matches(sentence):
        return []
    sentence = _days(sentence)
    lists = [
        (match.span(), [at for at in sentence.places() if match.start() <= at < match.end()])
        for found in _LISTS
        for match in found.finditer(sentence.text)
    ]
    longest = max((len(places) for _, places in lists), default=0)
    side_by_side = sorted((span, places) for span, places in lists if len(places) == longest)
    if len(side_by_side) < 2:
        return []
    alone = word.span() if word and not any(a < word.start() < b for (a, b), _ in side_by_side) else None
    return [_told(sentence, alone, [(span, each[n]) for span, each in side_by_side]) for n in range(longest)]


def as_many(names: Sequence[Ref]) -> bool:
    """Whether there are as many companies as places, and three at least: their lists may go together unsaid."""
    marked = [ref.mark for ref in names]
    many = marked.count(marks.TERRITORY)
    return (
        many >= _SILENT and many == marked.count(marks.COMPANY) + marked.count(marks.NAME) and marks.COMPANY in marked
    )


def in_pairs(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """Where two companies stand with a place each, and the two days behind them; null where there is no such."""
    pair = _PAIRED.search(text) if text.count(marks.DATE) == _PAIRS else None
    days = _TWO_DAYS.search(text, pair.end()) if pair else None
    return (pair, days) if pair and days else None


def _paired(sentence: Marked) -> list[Marked]:
    """What `sentence` tells of each of two companies that have a place and a day each; nothing if it has no such."""
    found = in_pairs(sentence.text)
    if found is None:
        return []
    pair, days = found
    one = sentence.without(days.start() + 1, days.end()).without(pair.end("one"), pair.end("other"))
    other = sentence.without(days.start(), days.end() - 1).without(pair.start("one"), pair.start("other"))
    return [one, other]


def _matches(sentence: Marked) -> bool:
    """Whether all companies and all places of a sentence stand in a list each: "A, B and C hold T, T and T"."""
    if not as_many(sentence.refs):
        return False
    lists = [[sum(c in kind for c in match[0]) for match in found.finditer(sentence.text)] for found, kind in _SIDES]
    return lists == [[sentence.text.count(marks.TERRITORY)]] * 2


def halves(ref: Ref, printed: str, language: str) -> list[Ref]:
    """The two places of which one name is made, `printed` as "Germany and Austria"; else the name itself."""
    joint = _JOINT.search(printed) if ref.mark == marks.TERRITORY and len(ref.value) > 1 else None
    if joint is None:
        return [ref]
    ends = (ref.start + joint.start(), ref.start + joint.end())
    one, other = territories(printed[: joint.start()], language), territories(printed[joint.end() :], language)
    if len(one) != 1 or len(other) != 1:
        return [ref]
    return [replace(ref, values=(one[0].value,), end=ends[0]), replace(ref, values=(other[0].value,), start=ends[1])]


def _told(sentence: Marked, word: tuple[int, int] | None, chosen: list[tuple[tuple[int, int], int]]) -> Marked:
    """`sentence` without the `word` at that place, and with one name for the whole span of each list.

    The last place goes first, so that those before it stay where they are.
    """
    for span, place in sorted([*chosen, *([(word, -1)] if word else [])], reverse=True):
        sentence = sentence.without(*span) if place < 0 else sentence.replaced(*span, sentence.at(place))
    return sentence


def _days(sentence: Marked) -> Marked:
    """`sentence` with a date for a bare day beside one of its month: "on 6 and 13 March", "on March 6 and 13"."""
    at = 0
    while match := _DAY.search(sentence.text, at):
        group = 1 if match[1] else 2
        beside = sentence.at(match.end() if group == 1 else match.start() - 1)
        at = match.start(group) + 1
        if dates := _of_its_month(beside, int(match[group])):
            sentence = sentence.replaced(*match.span(group), dates)
    return sentence


def _of_its_month(beside: Ref, day: int) -> Ref | None:
    """The day of the same month as the date `beside`; null if that is no day."""
    values = tuple(str(value) for value in beside.values)
    if not day or any(len(value) != _ISO for value in values):
        return None
    return replace(beside, values=tuple(f"{value[:-2]}{day:02}" for value in values))
