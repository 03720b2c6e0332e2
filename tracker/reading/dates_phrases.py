"""One phrase of a language's dates, and the words that it may begin with.

A phrase is a regular expression in lower case in which a space stands for white space and `{…}` for a word of the
tables: `{M}` a month, `{F}` a month written out, `{W}` a weekday, `{S}` a season, `{D}` a day of the month, `{Y}` a
year of four digits, `{Q}` and `{H}` the ordinal of a quarter or half, `{P}` early, mid- or late, `{O}` next, last or
this, `{N}` a small number, `{U}` a unit, `{X}` a fixed word (today), `{V}` a holiday. A figure behind the letter
(`{M2}`) keeps two of a kind apart. Outside look-arounds it uses groups, `|`, classes and `?` alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PLACE = re.compile(r"\{([A-Z])(\d?)\}")
_SPACE = r"(?:(?!\s?\n\s?\n)\s{1,3})"  # white space in which no line is empty: there one paragraph ends
_WHOLE_WORD = re.compile(r"[^\W_]+ (?!\?)")
_PIECE = re.compile(r"\\.|\[[^\]]*\]|.", re.DOTALL)  # a character, an escaped one, or a class
_BEHIND = re.compile(r"(\(\?<[=!][^)]*\))")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`source` has a group `p<index>` around all of it; `places` says what each group within it holds.

    `firsts` are what it may begin with: places, words with the space behind them, and the letters of other words.
    `written` is the phrase as the file has it, in lower case.
    """

    sense: str
    written: str
    source: str
    places: dict[str, str]
    firsts: frozenset[str]


def phrase(index: int, sense: str, written: str, choices: dict[str, str]) -> Phrase:
    """Compile what the file has for `sense`; `choices` holds a regular expression for each place."""
    places: dict[str, str] = {}

    def place(match: re.Match[str]) -> str:
        group = f"p{index}_{len(places)}"
        places[group] = match[1] + match[2]
        return f"(?P<{group}>{choices[match[1]]})"

    lower = re.sub(r"(?<!\\)[A-Z](?!\d?\})", lambda m: m[0].lower(), written)
    pieces = _BEHIND.split(lower)  # a look-behind must have one width
    spaced = (p.replace(" ", r"\s") if n % 2 else p.replace(" ", _SPACE) for n, p in enumerate(pieces))
    body = _PLACE.sub(place, "".join(spaced).replace("'", "['’]"))
    return Phrase(sense, lower, f"(?P<p{index}>{body})", places, frozenset(_firsts(lower)[0]))


def _firsts(written: str) -> tuple[set[str], bool]:
    """What `written` may begin with: places as `{M}`, whole words as `by `, characters; and whether it may be empty."""
    found: set[str] = set()
    at = 0
    while at < len(written):
        end, firsts, empty = _item(written, at)
        if written[end : end + 1] == "?":
            empty, end = True, end + 1
        found |= firsts
        if not empty:
            return found, False
        at = end
    return found, True


def openings(written: str, choices: Mapping[str, frozenset[str]], length: int) -> frozenset[str]:
    """What `written`, in lower case, may begin with, to so many characters; shorter where it ends sooner, or where what
    follows is not told character by character. `choices` are the words of each place.
    """
    return frozenset(told for told, _ in _openings(written, choices, length))


def _openings(written: str, choices: Mapping[str, frozenset[str]], length: int) -> set[tuple[str, bool]]:
    """The same, each with whether it is all that is to be told of that one."""
    found = {("", False)}
    at = 0
    while at < len(written) and not all(ended for _, ended in found):
        end, _, empty = _item(written, at)
        item = _choices(written[at:end], choices, length)
        if written[end : end + 1] == "?":
            empty, end = True, end + 1
        elif written[end : end + 1] == "+":
            item, end = {(told, True) for told, _ in item}, end + 1
        longer = {
            ((told + more)[:length], over or len(told + more) >= length)
            for told, ended in found
            if not ended
            for more, over in item
        }
        found = {one for one in found if empty or one[1]} | longer
        at = end
    return found


def _choices(item: str, choices: Mapping[str, frozenset[str]], length: int) -> set[tuple[str, bool]]:
    """What one item of a phrase may be."""
    if item.startswith("{"):
        return {(word, word[-1:].isdigit()) for word in choices[item[1]]}  # more figures may follow a figure
    if item.startswith("["):
        return {(char, False) for char in item[1:-1]} if item[1] != "^" and "-" not in item[2:-2] else {("", True)}
    if item.startswith("\\"):
        return {("", True)} if item[1].isalnum() else {(item[1], False)}
    if not item.startswith("("):
        return {(item, False)}
    inner = item[1:-1]
    if inner.startswith(("?=", "?!", "?<")):
        return {("", False)}
    return set().union(*(_openings(branch, choices, length) for branch in _branches(inner.removeprefix("?:"))))


def _item(written: str, at: int) -> tuple[int, set[str], bool]:
    """The end of the item at `at`, what it may begin with, and whether it may be empty."""
    char = written[at]
    if char == "{":
        end = written.index("}", at) + 1
        return end, {"{" + written[at + 1] + "}"}, False
    if char == "[":
        end = written.index("]", at) + 1
        return end, set(written[at + 1 : end - 1]), False
    if char == "\\":
        return at + 2, {written[at + 1]}, False
    if char != "(":
        word = _WHOLE_WORD.match(written, at)
        return (word.end(), {word[0]}, False) if word else (at + 1, {char}, False)
    end = _closing(written, at) + 1
    inner = written[at + 1 : end - 1]
    if inner.startswith(("?=", "?!", "?<")):
        return end, set(), True
    branches = [_firsts(branch) for branch in _branches(inner.removeprefix("?:"))]
    return end, set().union(*(firsts for firsts, _ in branches)), any(empty for _, empty in branches)


def _closing(written: str, at: int) -> int:
    depth = 0
    for piece in _PIECE.finditer(written, at):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if depth == 0:
            return piece.start()
    raise ValueError(f"a bracket that does not close: {written}")


def _branches(inner: str) -> list[str]:
    """The alternatives of a group, those of the groups within it left whole."""
    branches, depth = [""], 0
    for piece in _PIECE.findall(inner):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            branches.append("")
        else:
            branches[-1] += piece
    return branches
