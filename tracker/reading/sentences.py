"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_INNER_STOP = re.compile(r"[.!?…](?=\s)")
# A stop's first character is tested first: so the engine of regular expressions passes over all others at once.
_STOP = re.compile(
    r"""[.!?…‽。！？|] (?:
        (?<=[.!?…‽]) (?<![.!?…‽].) (?<!\s\.) [.!?…‽]*+ ["'”’»“‘)\]」』*]{0,4}+ (?=\s)    # a stop, then space
      | (?<=[。！？]) [。！？]*+ ["'”’»)\]」』）】]{0,4}+                         # full-width stops need no space after
      | (?<=[!?]) (?<![.!?…‽].) [!?]*+ (?=[『「【一-龥ぁ-んァ-ヶ])                # and none does before Japanese
      | (?<=\s\|) (?=\s)                                                     # a bar between the items of a digest
    )""",
    re.VERBOSE,
)
_OPENING = "\"'“‘«„‚‹([{¿¡—–-*•·「『（【 \t\u00a0\u202f"
_QUOTES = tuple('“«„"‘')
_CLOSING = "\"'”’»“‘)]」』"
_ITEM = 60  # characters before a bar that make an item of a digest: the cells of a table are shorter
_A_HEADLINE = 20  # letters of the shortest headline that is known again
_AN_OUTLET = 24  # letters of the outlet's name that may stand behind it
_TITLE = 40  # characters of a long title
_LONGEST_WORD = 24  # an abbreviation is shorter: what is looked at before a full stop stays bounded
_NEXT_WORD = re.compile(rf"[{re.escape(_OPENING)}]*+([^\s,.;:!?]{{0,{_LONGEST_WORD}}})")
_BRAND = re.compile(r"[a-z]{1,3}(?:\d\w{0,3}|[A-Z]\w+)")  # "mk2", "eOne": a name though its first letter is small
_AFTER_DASH = re.compile(r"^.*\d[–—-](?=[A-Z])")  # "27–Nov": what an abbreviation stands behind
_LABEL = re.compile(r"\. [A-ZÀ-ÖØ-Þ][^\W\d_]{2,20}: ")  # "103 Min. Verleih: Piffl": a fact behind another
_JOINING = re.compile(r"[a-zà-öø-ÿāăąćčďđēěğīıłńňōőœřśšţťūůűźżžα-ωа-я]")


@dataclass(frozen=True, slots=True)
class _Words:
    """The abbreviations of a language, and the words that its sentences begin with.

    A number before a full stop may be one of its `ordinals`: behind the words that have `led` to it, if it has such.
    """

    within: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    ordinals: bool
    led: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Everywhere:
    """What holds whatever the language, since English names and English forms are printed everywhere.

    `brands` have a mark of their own. Behind the full stop of one of `places` somebody who `does` something begins a
    sentence, where the words before it are those `led` to a place. `sheet` is the first of the `fact`s of a film that a
    digest strings together.
    """

    brands: tuple[str, ...]
    places: frozenset[str]
    led: re.Pattern[str]
    does: re.Pattern[str]
    sheet: re.Pattern[str]
    fact: re.Pattern[str]


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("tracker.reading").joinpath("lexicon/sentences.toml").read_text("utf-8"))


@cache
def _everywhere() -> _Everywhere:
    said = _table()["en"]
    led, does, sheet, facts = ("|".join(said[name]) for name in ("to_a_place", "does", "sheet", "facts"))
    return _Everywhere(
        tuple(said["brands"]),
        frozenset(said["places"]),
        re.compile(rf"(?<!\w)(?:{led}) (?:the )?$"),
        re.compile(rf"\.\s+[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){{0,3}} (?:{does})(?!\w)"),
        re.compile(rf"\W*+(?:{sheet}): "),
        re.compile(rf"\s(?=(?:{facts}): )"),
    )


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    """English abbreviations hold everywhere, since its companies and places are named everywhere."""
    english = _table()["en"]
    own = {**english, **_table().get(language, {})}
    return _Words(
        within=frozenset(own["within"]),
        either=frozenset((*own["either"], *english["either"])),
        starters=frozenset(own["starters"]),
        ordinals=own.get("ordinals", False),
        led=frozenset(own.get("led", ())),
    )


def split(text: str, language: str | None = None, titles: Iterable[str] = ()) -> list[tuple[int, int]]:
    """The sentences of `text` as offsets, first to last, without the white space around them.

    Every line ends its last sentence, so that a heading or a bullet is one of its own; a line that was only wrapped
    (the next one begins with a small letter) does not. The `!` or `?` that belongs to one of `titles` ends none
    unless what follows begins one. `language` is BCP 47. Linear in the length of the text.
    """
    words = _words((language or "en").split("-")[0].lower())
    titles = list(titles)
    own_stops = _own_stops(text, (*titles, *_everywhere().brands) if "!" in text else titles)
    inner = _inner_stops(text, titles)
    found: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        begin = start
        for match in _STOP.finditer(text, start, end):
            if match.start() in inner:
                continue
            bar = match[0] == "|"
            if match.start() - begin >= _ITEM if bar else _ends(text, match, end, words, own_stops):
                _add(found, text, begin, match.start() if bar else match.end())
                begin = match.end()
        _add(found, text, begin, end)
    return found


def _blocks(text: str) -> Iterable[tuple[int, int]]:
    """Lines, with those joined that are one line wrapped."""
    begin, last = -1, -1
    for line in _LINE.finditer(text):
        if begin >= 0 and _wrapped(text, last, line):
            last = line.end()
            continue
        if begin >= 0:
            yield begin, last
        begin, last = line.span()
    if begin >= 0:
        yield begin, last


def _wrapped(text: str, last: int, line: re.Match[str]) -> bool:
    between = line.start() - last
    one_break = between == 1 or (between == 2 and text[last : last + 2] == "\r\n")
    return one_break and _JOINING.match(text, line.start()) is not None and text[last - 1] not in ".!?:;…"


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add what stands between two places: a sentence, or each fact of a sheet that runs on in one line."""
    if _everywhere().sheet.match(text, start, end):
        for fact in _everywhere().fact.finditer(text, start, end):
            _add_trimmed(found, text, start, fact.start())
            start = fact.start()
    _add_trimmed(found, text, start, end)


def _add_trimmed(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        found.append((start + left, start + right))


def _own_stops(text: str, titles: Iterable[str]) -> frozenset[int]:
    """Where a title's own mark stands."""
    marked: Sequence[str] = sorted({t for t in titles if t[-1:] in ("!", "?", ".", "…")})
    if not marked:
        return frozenset()
    spaced = (re.escape(t[:-1].rstrip()) + r"\s?" + re.escape(t[-1]) for t in marked)
    return frozenset(m.end() - 1 for m in re.finditer("|".join(spaced), text, re.IGNORECASE))


def _inner_stops(text: str, titles: Iterable[str]) -> frozenset[int]:
    """Where a stop stands within a title: "Miroirs No. 3"."""
    stopped = sorted({title for title in titles if _INNER_STOP.search(title)}, key=len, reverse=True)
    if not stopped:
        return frozenset()
    found = re.finditer("|".join(map(re.escape, stopped)), text, re.IGNORECASE)
    return frozenset(m.start() + stop.start() for m in found for stop in _INNER_STOP.finditer(m[0]))


def _ends(text: str, stop: re.Match[str], end: int, words: _Words, own_stops: frozenset[int]) -> bool:
    """Whether a sentence ends with `stop`, of a line that ends at `end`."""
    mark = stop[0].rstrip(_CLOSING)
    if mark[0] in "!?！？" and _in_a_title(text, stop.start()):
        return False
    if mark[0] in "。！？":
        return not (stop[0][-1] in "」』）" and text[stop.end() : stop.end() + 1] not in ("", " ", "\n"))
    after = _after(text, stop.end(), end)
    if not after:
        return True
    if after == "»":  # "« Quel plaisir ! » dit-il": with a space on either side of the stop
        return False
    if after[0].islower() and not _BRAND.fullmatch(after):
        return False
    starts = after.lower() in words.starters
    if mark == ".":
        return _full_stop_ends(text, stop.start(), starts, after, words)
    if stop.start() + len(mark) - 1 in own_stops and len(mark) == 1:
        return starts and stop[0] == mark
    return True


def _in_a_title(text: str, at: int) -> bool:
    """Whether the place is within the marks of a Japanese title: "『…!…』"."""
    before = text[max(0, at - _TITLE) : at]
    return before.rfind("『") > before.rfind("』")


def _after(text: str, at: int, end: int) -> str:
    """The next word; empty at the end of the line."""
    word = _NEXT_WORD.match(text, at, end)
    return "" if word is None else word[1] or text[word.end() : min(word.end() + 1, end)]


def _full_stop_ends(text: str, at: int, starts: bool, after: str, words: _Words) -> bool:
    before = text[max(0, at - _LONGEST_WORD) : at].split()
    word = _AFTER_DASH.sub("", before[-1]).lstrip(_OPENING) if before else ""
    bare = word.lower()
    if bare in words.within:
        return _LABEL.match(text, at) is not None
    if bare in words.either or (len(word) == 1 and word.isupper() and word.isalpha()):
        return starts or (bare in _everywhere().places and _another_acts(text, at, len(word)))
    led = not words.led or len(before) < 2 or before[-2].lower() in words.led
    if words.ordinals and word.isdigit() and len(word) <= 3 and led:
        return starts or text[at + 1 : at + 3].lstrip()[:1] in _QUOTES
    if word.isdigit() and len(word) <= 2 and text[max(0, at - len(word) - 1) : at - len(word)] in ("", "\n"):
        return False  # the number of an entry: "1. Anora"
    return not (re.fullmatch(r"(?:[a-z]\.)+[a-z]", bare) and not starts and after[0].isupper())


def _another_acts(text: str, at: int, length: int) -> bool:
    """Whether what follows a place's own full stop is somebody who does something."""
    before = text[max(0, at - length - _LONGEST_WORD) : at - length]
    return _everywhere().led.search(before) is not None and _everywhere().does.match(text, at) is not None


def repeats(title: str, sentence: str) -> bool:
    """Whether a sentence is the headline once more, as a feed prints it that has no more: "X Buys F  The Paper"."""
    if len(sentence) > len(title) + 2 * _AN_OUTLET:
        return False
    one, other = (re.sub(r"\W", "", text).casefold() for text in (title, sentence))
    return len(other) >= _A_HEADLINE and (other in one or (one in other and len(other) - len(one) <= _AN_OUTLET))
