"""What a pattern cannot be found without: for each part of it that must be there, the words of which one it must be.

A text that lacks one of them need not be searched. Only what is sure is told: a pattern may need more than that. Its
heads are the words of which one it begins with: it is found at no other place than theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from tracker.reading.marks import ALL, BITS, LETTERS

Need = frozenset[str]
"""Stretches of text, to the letter, of which one must stand in what is searched."""

_MOST_NEEDS = 4  # of one pattern: the rarest tell nearly all that more would
_MOST_READINGS = 48  # spellings that parts side by side make together; what has more is told part by part
_COMPARED = 24  # spellings among which those are looked for that hold another of them
_LEAST = 2  # letters that tell something
_GIVEN = "which"  # the word that a clause may be given: what stands about it is not in the sentence side by side
_EVERYDAY = """
    the that this and for with its has was are will from have not der die das den dem und für mit ist wird von ein eine
    auf les des une est pour dans sur par que qui los las del una con por para ser gli che per nel della sono dos das
    uma com não och att det som för med har
    """
"""Words that nearly every sentence of a language has, so that to need one tells nothing."""
_MARKS = re.compile(f"[{ALL}]")
_COMMON = frozenset(_EVERYDAY.split())
_CLASS = 4  # characters of a class that are told one by one
_PLAIN = r"[^\\<>{}()\[\]|?*+^$.]+"  # characters that stand for themselves
_LIST = re.compile(r"\((?:\?(?:P<\w+>|:))?")  # what such a list begins with
_TOKEN = re.compile(
    rf"(?P<list>\((?:\?(?:P<\w+>|:))?{_PLAIN}(?:\|{_PLAIN})*\))|"
    r"<(?P<marks>[A-Z](?:\|[A-Z])*)(?::\w+)?>|(?P<gap><(?:[-~*.]|![^<>]*)>)|\{(?P<word>[a-z_]+)\}|(?P<flags>\(\?[a-z]+\))"
    r"|(?P<choice>\(\?\(\w+\))|(?P<not>\(\?<?!)|(?P<open>\((?:\?(?:P<\w+>|<?=|[:>]))?)|(?P<close>\))|(?P<or>\|)"
    r"|\[(?P<class>\^?\]?(?:\\.|[^\]\\])*)\]|(?P<times>[?*+]|\{\d*,?\d*\})[?+]?"
    r"|(?P<edge>[\^$]|\\[bBAZ])|\\(?P<escaped>[^\w])|(?P<any>\\\w|\.)|"
    rf"(?P<letters>{_PLAIN}(?![?*+{{]))|(?P<letter>.)",
    re.DOTALL,
)


class Part(NamedTuple):
    """A part of a pattern: `exact` is all that it can be, where that is told; else `needs` are what it must have.

    `begins` is what it begins with where it is not exact: empty where it may be passed over, null where nobody knows.
    """

    exact: Need | None
    needs: tuple[Need, ...] = ()
    begins: Need | None = None

    def told(self) -> tuple[Need, ...]:
        """What it needs, be it exact or not."""
        return self.needs if self.exact is None else _telling(self.exact)

    def heads(self) -> Need | None:
        """What it begins with, be it exact or not."""
        return self.begins if self.exact is None else self.exact


_ENDS = frozenset({"or", "close"})  # of a row of parts
_ITSELF = frozenset({"letters", "letter", "escaped"})
_EMPTY: Need = frozenset({""})
_NOTHING, _ANYTHING = Part(_EMPTY), Part(None)


def needs(pattern: str, words: Mapping[str, Part]) -> tuple[Need, ...]:
    """The needs of a pattern of `tracker.reading.patterns`, the rarest first; `words` tells of its `{names}`."""
    found = {need for each in pattern.split(" && ") for need in part(each, words).told()}
    return tuple(sorted(found, key=lambda need: (_commonness(need), sorted(need)))[:_MOST_NEEDS])


def heads(pattern: str, words: Mapping[str, Part]) -> Need | None:
    """Stretches of text with one of which the pattern begins wherever it is found; null where they cannot be told."""
    found = None if " && " in pattern else part(pattern, words).heads()
    return None if found is None or "" in found else found


def bare(needs: Iterable[Need]) -> tuple[Need, ...]:
    """What of `needs` there must be in a text of which no name is a mark yet: of each the longest words without one.

    The space between a word and a mark beside it tells the word's end: "mark F" is not in "marketing".
    """
    found = (frozenset(max(_MARKS.split(one), key=len) for one in need) for need in needs)
    return tuple(need for need in found if min(len(one.strip()) for one in need) >= _LEAST)


def marks_in(needs: Iterable[Need]) -> tuple[int, ...]:
    """The marks that there must be for `needs`: for each that has some however it is met, the bits of all of them."""
    found = ([set(_MARKS.findall(one)) for one in need] for need in needs)
    return tuple(sum(BITS[mark] for mark in set().union(*each)) for each in found if all(each))


def part(pattern: str, words: Mapping[str, Part]) -> Part:
    """A whole pattern as a part of others."""
    return _ANYTHING if "(?i)" in pattern else _Reading(pattern, words).branches()


def spellings(forms: Iterable[str]) -> Part:
    """A part that is any of `forms`."""
    return Part(frozenset(forms))


class _Reading:
    """One pattern, read token by token."""

    def __init__(self, pattern: str, words: Mapping[str, Part]) -> None:
        self._words = words
        self._tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(pattern)]
        self._tokens.append(("close", ""))
        self._at = 0

    def branches(self) -> Part:
        """What stands up to the bracket that closes it."""
        found = [self._row()]
        while self._tokens[self._at][0] == "or":
            self._at += 1
            found.append(self._row())
        return found[0] if len(found) == 1 else _either(found)

    def _row(self) -> Part:
        """Parts side by side, up to the end of the branch."""
        told: list[Need] = []
        begins: Need | None = _EMPTY
        run, whole = _EMPTY, True
        while (kind := self._tokens[self._at][0]) not in _ENDS:
            if kind == "letters":  # nothing says how often these come
                run = frozenset([before + self._tokens[self._at][1] for before in run])
                self._at += 1
                continue
            each = self._repeated()
            if each.exact is not None and len(run) * len(each.exact) <= _MOST_READINGS:
                run = frozenset(before + after for before in run for after in each.exact)
                continue
            told += (*_telling(run), *each.told())
            begins = _then(_then(begins, run), each.heads())
            run, whole = _EMPTY, False
        if whole:
            return Part(run)
        return Part(None, (*told, *_telling(run)), _then(begins, run))

    def _repeated(self) -> Part:
        """One part with what says how often it comes."""
        each = self._one()
        kind, times = self._tokens[self._at]
        if kind != "times":
            return each
        self._at += 1
        if times == "?" and each.exact is not None:
            return Part(each.exact | _EMPTY)
        heads = each.heads()
        if times == "+" or (times[0] == "{" and times[1] not in "0,"):
            return Part(None, each.told(), heads)
        return Part(None, (), None if heads is None else heads | _EMPTY)

    def _one(self) -> Part:
        kind, said = self._tokens[self._at]
        self._at += 1
        if kind in _ITSELF:
            return Part(frozenset({said}))
        if kind == "list":
            return Part(frozenset(_LIST.sub("", said[:-1], count=1).split("|")))
        if kind == "word":
            return self._words[said]
        if kind == "marks":
            either = frozenset(LETTERS[letter] for letter in said.split("|"))
            return Part(None, (either,), either)
        if kind == "class":
            return _of_class(said)
        if kind in ("open", "not", "choice"):
            return self._bracket(kind, said)
        return _NOTHING if kind in ("edge", "flags") else _ANYTHING

    def _bracket(self, kind: str, said: str) -> Part:
        inner = self.branches()
        self._at += 1
        if kind == "open":
            return Part(None, inner.told(), _EMPTY) if "=" in said else inner
        return _NOTHING if kind == "not" else _ANYTHING


def _of_class(said: str) -> Part:
    if len(said) > _CLASS or set(said) & set("^-\\"):
        return _ANYTHING
    either = frozenset(said)
    return Part(None, (either,), either) if set(said) <= set(ALL) else Part(either)


def _then(begins: Need | None, after: Need | None) -> Need | None:
    """What a row begins with of which parts that begin with `begins` and `after` stand side by side."""
    if begins is None or "" not in begins:
        return begins
    return None if after is None else begins - _EMPTY | after


def _either(branches: list[Part]) -> Part:
    """One of several: exact if all are; else what each needs most, if each needs anything."""
    if all(branch.exact is not None for branch in branches):
        return Part(frozenset().union(*(branch.exact for branch in branches if branch.exact is not None)))
    rarest = [min(branch.told(), key=_commonness, default=None) for branch in branches]
    needs = [need for need in rarest if need is not None]
    heads = [begins for branch in branches if (begins := branch.heads()) is not None]
    return Part(
        None,
        (frozenset().union(*needs),) if len(needs) == len(branches) else (),
        frozenset().union(*heads) if len(heads) == len(branches) else None,
    )


@lru_cache(maxsize=4096)
def _telling(run: Need) -> tuple[Need, ...]:
    """`run` as a need, if it tells anything; a spelling that holds another of them goes without saying."""
    kept = {_GIVEN if _GIVEN in one else one for one in run}
    if min(len(one.strip()) for one in kept) < _LEAST:
        return ()
    if len(kept) <= _COMPARED:
        kept = {one for one in kept if not any(other in one for other in kept if other != one)}
    return (frozenset(kept),)


@lru_cache(maxsize=4096)
def _commonness(need: Need) -> float:
    """How likely a text is to have it, at a guess: a mark is common, every letter more makes a word rarer."""
    return fsum(1.0 if one.strip().lower() in _COMMON else 0.3 if one in ALL else 0.4 ** len(one) for one in need)
