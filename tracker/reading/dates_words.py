"""The words and phrases of one language's dates, as `lexicon/dates/<language>.toml` has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tracker.reading.dates_phrases import Phrase, openings, phrase
from tracker.reading.keeping import kept, modules

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ko", "ja")

_MADE_BY = ("dates_words", "dates_phrases", "keeping")  # this module and those that it stands on
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_TABLES = {
    "M": "months", "F": "months", "W": "weekdays", "S": "seasons", "Q": "ordinals", "H": "ordinals", "P": "parts",
    "O": "offsets", "N": "numbers", "U": "units", "X": "fixed", "V": "holidays",
}  # fmt: skip
_DAY_FIRST = frozenset({"GB", "IE", "AU", "NZ", "ZA", "IN", "SG"})
_YEAR_LEAD, _NUMBER_LEAD = "0000", "0"
_WORD = re.compile(r"[^\W_]+")
_FIGURES = ("D", "Y", "N")
_TOLD = 7  # first letters of a phrase that are looked for, all phrases' at once
_BLANKS = ("  ", "\n", "\t", "\r", "\u00a0", "\u202f", "\u2009")  # beside the plain one


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """What a language has to say a date with.

    `code` is the language's. `tables` give each word its number, `holidays` each day's rule
    (`tracker.reading.holidays`). `spaceless` is a language whose words run together, `capital` one that writes its
    months with a capital, `month_first` one that means February by 2/27; `country` is where the page is from, if its
    language tag tells. `cues`, `season_cues` and `nouns` stand around a month or a season that without them is
    `doubtful`, `final_cues` before a season that nothing follows; `counted` are the nouns that make a number of what
    looks like a year, `sooner` the words before a day that is sooner than the one named, `instead` those before one
    that is meant no more.
    """

    code: str
    phrases: tuple[Phrase, ...]
    tables: dict[str, dict[str, int]]
    holidays: dict[str, str]
    spaceless: bool
    capital: bool
    doubtful: frozenset[str]
    cues: frozenset[str]
    season_cues: frozenset[str]
    nouns: frozenset[str]
    counted: frozenset[str]
    sooner: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    final_cues: frozenset[str] = frozenset()
    month_first: bool = False
    country: str = ""
    _by_word: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _by_letter: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _finder: dict[str, AhoCorasick] = field(default_factory=dict)

    def leads(self, text: str) -> Iterator[tuple[int, str]]:
        """Where in `text`, in lower case, a phrase may begin, and with what."""
        lead = self._lead()
        found = lead.finditer(text) if self.spaceless else (lead.match(text, at) for at in self._openings(text))
        for match in found:
            if match is None:
                continue
            said = match[0]
            if said.isdigit():
                said = _NUMBER_LEAD if len(said) == 1 else _YEAR_LEAD
            yield match.start(), said

    def _lead(self) -> re.Pattern[str]:
        """What finds the leads: a whole word, the letter that others begin with, a digit or the four of a year."""
        pattern = self._patterns.get("")
        if pattern is None:
            words = sorted(word for word in self._by_word if not word.isdigit())
            branches = [
                rf"{letter}(?:{'|'.join(re.escape(word[1:]) for word in same)})(?![^\W_])"
                for letter, same in groupby(words, key=itemgetter(0))
            ]
            edge = r"(?<!\d)" if self.spaceless else r"(?<![^\W_])"
            pattern = re.compile("|".join([rf"{edge}(?:\d{{4}}|\d", *branches, *map(re.escape, self._by_letter)]) + ")")
            self._patterns[""] = pattern
        return pattern

    def _openings(self, text: str) -> list[int]:
        """Where in `text` a phrase's first letters stand: many begin with "the", but it is "the end" that they have."""
        finder = self._finder.get("")
        if finder is None:
            from ahocorasick_rs import AhoCorasick

            sources = [*modules(_MADE_BY), _words_of(self.code)]
            finder = self._finder[""] = AhoCorasick(kept(f"{self.code}-dates", sources, self._first_letters))
        return sorted({at for _, at, _ in finder.find_matches_as_indexes(text, overlapping=True)})

    def _first_letters(self) -> list[str]:
        """All that a phrase may begin with, to `_TOLD` letters."""
        words = {place: frozenset(self._spellings(place)) for place in (*_TABLES, *_FIGURES)}
        told = frozenset().union(*(openings(said.written, words, _TOLD) for said in self.phrases))
        return sorted({form for one in told for form in _as_printed(one)})

    def _spellings(self, place: str) -> Iterator[str]:
        """The words of a place, as a text in lower case may spell them."""
        if place in _FIGURES:
            yield from "0123456789０１２３４５６７８９"
        for word in self.tables.get(_TABLES[place], self.holidays) if place in _TABLES else ():
            yield from (word, f"{word}.")

    def match(self, text: str, at: int, lead: str) -> tuple[int, str, dict[str, str]] | None:
        """The end of the phrase that begins at `at`, its sense, and the words in its places."""
        pattern = self._patterns.get(lead)
        if pattern is None:
            wanted = self._by_word.get(lead) or self._by_letter.get(lead[0], ())
            edge = "" if self.spaceless else r"(?!\w)"
            pattern = re.compile(f"(?:{'|'.join(self.phrases[n].source for n in wanted)}){edge}" if wanted else "(?!)")
            self._patterns[lead] = pattern
        match = pattern.match(text, at)
        if match is None or match.end() == at:
            return None
        said = self.phrases[int((match.lastgroup or "p0")[1:])]
        words = {place: match[group] for group, place in said.places.items() if match[group] is not None}
        return match.end(), said.sense, words

    def number(self, place: str, word: str) -> int:
        """What the word stands for in the table of its place."""
        return self.tables[_TABLES[place[0]]][normal(word)]


def _as_printed(opening: str) -> Iterator[str]:
    """How a text may have what a phrase begins with; as far as its first space where that is no plain one."""
    yield from (opening, opening.replace("'", "’"))
    first, space, _ = opening.partition(" ")
    if space:
        yield from (f"{first}{blank}" for blank in _BLANKS)


def normal(word: str) -> str:
    """A word as the tables hold it."""
    return " ".join(word.lower().replace("’", "'").removesuffix(".").split())


@lru_cache(maxsize=64)
def phrasebook(language: str | None) -> Phrasebook:
    """That of a BCP 47 tag; English where the language is none of `LANGUAGES`."""
    tag = (language or "en").replace("_", "-").split("-")
    code = tag[0].lower() if tag[0].lower() in LANGUAGES else "en"
    book, country = _compiled(code), tag[-1].upper() if len(tag) > 1 else ""
    return replace(book, country=country, month_first=book.spaceless or (code == "en" and country not in _DAY_FIRST))


@lru_cache(maxsize=len(LANGUAGES))
def _compiled(code: str) -> Phrasebook:
    data = tomllib.loads(_words_of(code).read_text("utf-8"))
    tables = {name: _table(data.get(name, [])) for name in set(_TABLES.values()) - {"holidays"}}
    holidays = {normal(w): rule for rule, words in data.get("holidays", {}).items() for w in words}
    written = [(sense, text) for sense, texts in data["phrases"].items() for text in texts]
    choices = _choices(data)
    phrases = tuple(phrase(n, sense, text, choices) for n, (sense, text) in enumerate(written))
    doubtful, cues, season_cues, nouns, counted = (
        frozenset(data.get(name, [])) for name in ("doubtful", "cues", "season_cues", "nouns", "counted")
    )
    book = Phrasebook(
        code,
        phrases,
        tables,
        holidays,
        bool(data.get("spaceless")),
        bool(data.get("capital")),
        doubtful,
        cues,
        season_cues,
        nouns,
        counted,
        tuple(data.get("sooner", ())),
        tuple(data.get("instead", ())),
        frozenset(data.get("final_cues", ())),
    )
    _index(book)
    return book


def _words_of(code: str) -> Traversable:
    """The file of a language's dates."""
    return resources.files("tracker.reading").joinpath(f"lexicon/dates/{code}.toml")


def _table(entry: Any) -> dict[str, int]:
    """A list numbers its words from 1; a table names the number."""
    if isinstance(entry, dict):
        return {normal(word): int(number) for number, words in entry.items() for word in words}
    return {normal(word): number for number, words in enumerate(entry, 1) for word in words}


def _choices(data: dict[str, Any]) -> dict[str, str]:
    """A regular expression for each place."""
    choices = {place: _choice(_forms(data.get(table, []))) for place, table in _TABLES.items()}
    choices["F"] = _choice([word for word in _forms(data["months"]) if not word.endswith(".")])
    choices["N"] = rf"(?:{choices['N']}|\d{{1,2}})"
    return choices | {"D": data.get("day", _DAY), "Y": _YEAR}


def _forms(entry: Any) -> list[str]:
    """All words of a table as the file writes them: a full stop at the end may be left out in the text."""
    return [word.lower() for words in (entry.values() if isinstance(entry, dict) else entry) for word in words]


def _choice(words: list[str]) -> str:
    """Any of `words`, of two that begin at one place the longer; by their first letters, that few need be tried."""
    if not words:
        return r"(?!)"
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(_literal(word))
    return "(?:" + "|".join(f"(?:{'|'.join(same)})" for same in by_letter.values()) + ")"


def _literal(word: str) -> str:
    stem = re.escape(word.removesuffix(".")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return stem + (r"\.?" if word.endswith(".") else "")


def _index(book: Phrasebook) -> None:
    """Fills in which phrases may begin with a word, or with its first letter; for each, those that do in order."""
    words: dict[str, set[int]] = {}
    letters: dict[str, set[int]] = {}
    for index, said in enumerate(book.phrases):
        for first in said.firsts:
            for lead in _lead_words(first, book):
                kind = words if lead[-1] == " " or lead in (_YEAR_LEAD, _NUMBER_LEAD) else letters
                kind.setdefault(lead.rstrip(), set()).add(index)
    for word in words:
        words[word] |= letters.get(word[0], set())
    book._by_word.update({word: tuple(sorted(indexes)) for word, indexes in words.items()})
    book._by_letter.update({letter: tuple(sorted(indexes)) for letter, indexes in letters.items()})


def _lead_words(first: str, book: Phrasebook) -> set[str]:
    """The words, with a space behind them, or the letters that the first of a phrase stands for."""
    if first == "{Y}":
        return {_YEAR_LEAD}
    if first == "{D}":
        return {_NUMBER_LEAD}
    if not first.startswith("{"):
        if first.rstrip().isdigit():
            return {_YEAR_LEAD, _NUMBER_LEAD}
        return {first[0] if book.spaceless else first}
    table = book.holidays if first == "{V}" else book.tables[_TABLES[first[1]]]
    found = set()
    for word in table:
        if word[0].isdigit():
            found.add(_NUMBER_LEAD)
        else:
            found.add(word[0] if book.spaceless else f"{_WORD.findall(word)[0]} ")
    return found | ({_NUMBER_LEAD} if first == "{N}" else set())
