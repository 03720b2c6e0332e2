"""Which films a page may name, from its raw bytes and for all titles at once, before anything is parsed.

The page is folded twice, each time by one table: to its ASCII letters and digits alone ("Die&nbsp;My Love" is
"diemylove"), where white space, tags' brackets, quotes and punctuation cannot come between; and, for short titles of
one word, to the same with everything else a space, where "eden" is not found in "Sweden". Titles in other scripts
are looked for as their bytes (`tracker.reading.mention_keys`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, Implementation

from tracker.reading.mention_keys import DROPPED, LOWER, SPACED, Table, keys

_HEAD = 8
"""Letters of a key that go into the automaton; where they stand, the rest is compared. With eight, 100,000 titles
share most of their states and still hit little by chance: seven and nine are slower, and rarer letters of the key
than its first spread the states and are slower by half."""
_BLANK = re.compile(rb"&(?:(?:amp;)?(?:nbsp|#160|#x[aA]0);|amp;(?=#?\w{1,8};))")
_JSON_BLANK = re.compile(rb"\\(?:u00[aA]0|n)")
"""What may stand inside a title as letters: a blank written out, an ampersand escaped twice (RSS), JSON's blanks."""


class Scanner:
    """An automaton over the names of all films, given as (the film's number, a name of it)."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        tables: dict[Table, dict[bytes, list[int]]] = {table: {} for table in Table}
        for film, name in names:
            for table, key in keys(name):
                owners = tables[table].setdefault(key, [])
                if not owners or owners[-1] != film:
                    owners.append(film)
        self._packed = _Automaton(tables[Table.PACKED])
        self._words = _Automaton(tables[Table.WORDS])
        self._foreign = _Automaton(tables[Table.FOREIGN])

    def films(self, raw: bytes) -> set[int]:
        """The films that `raw` may name: never one too few where it is UTF-8 (or ASCII), sometimes one too many."""
        page = _BLANK.sub(b" ", raw)
        if b"\\" in page:
            page = _JSON_BLANK.sub(b" ", page)
        found: set[int] = set()
        if self._packed:
            found.update(self._packed.find(page.translate(LOWER, DROPPED)))
        if self._words:
            found.update(self._words.find(b" " + page.translate(SPACED) + b" "))
        if self._foreign:
            found.update(self._foreign.find(page.lower()))
        return found


class _Automaton:
    """Finds keys by their first letters, then whole."""

    def __init__(self, owners: dict[bytes, list[int]]) -> None:
        self._owners = owners
        heads: dict[bytes, list[bytes]] = {}
        for key in owners:
            heads.setdefault(key[:_HEAD], []).append(key)
        self._keys = list(heads.values())
        self._automaton = BytesAhoCorasick(heads, implementation=Implementation.DFA) if heads else None

    def __bool__(self) -> bool:
        return self._automaton is not None

    def find(self, page: bytes) -> Iterator[int]:
        if self._automaton is None:
            return
        seen: set[bytes] = set()
        for index, start, _ in self._automaton.find_matches_as_indexes(page, overlapping=True):
            for key in self._keys[index]:
                if key not in seen and page.startswith(key, start):
                    seen.add(key)
                    yield from self._owners[key]
