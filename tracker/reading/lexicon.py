"""A language's words and rules, from the files in `lexicon/<language>/`, made ready for the engine.

The form of such files is told at the top of `lexicon/en/words.toml`. A language without files of its own is read with
English words, which at least finds what is said in English in it. What takes long to derive from the files
(`tracker.reading.deriving`) is kept between runs (`tracker.reading.keeping`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from tracker.domain.development import Certainty, ReleaseType
from tracker.reading.deriving import derived
from tracker.reading.keeping import kept, modules
from tracker.reading.needs import Need
from tracker.reading.patterns import Pattern
from tracker.reading.rulebook import Rule, Rulebook
from tracker.reading.sieve import Finder, Sieve

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ko", "ja")
UNSPACED = frozenset({"ko", "ja"})
_FILES = ("words", "acquisition", "sales", "release", "festival", "award", "seeking", "production", "trailer", "doubts")
"""`words` has the lists and shapes, each kind its rules with the guards that stop them alone, `doubts` the hedges and
the guards that stop several kinds.
"""
_MADE_BY = ("lexicon", "deriving", "keeping", "marks", "needs", "patterns", "rulebook", "sieve")
"""This module and those that it stands on: what follows from a language's files follows from them too."""

_LINE = re.compile(r"[^\n]+")


class Shapes(dict[str, Pattern]):
    """The shapes of a language; one that it does not give is never found."""

    def __init__(self, shapes: Mapping[str, Pattern]) -> None:
        super().__init__(shapes)
        self._sieves: dict[tuple[str, ...], Sieve] = {}
        self._finders: dict[tuple[str, ...], Finder] = {}

    def __missing__(self, name: str) -> Pattern:
        return _NEVER

    def among(self, names: tuple[str, ...], text: str) -> list[str]:
        """Those of the shapes `names` that may be found in `text`."""
        sieve = self._sieves.get(names)
        if sieve is None:
            sieve = self._sieves[names] = Sieve([self[name].needs for name in names])
        return [names[place] for place in sieve.passing(text)]

    def by_line(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Where a shape stands that goes beyond no line: only lines that have the words for it are searched."""
        for line in _LINE.finditer(text):
            if self.among((name,), line[0]):
                yield from self[name].finditer(text, *line.span())

    def each(self, name: str, text: str, start: int = 0) -> list[re.Match[str]]:
        """Where the shape `name` stands in `text` from `start` on."""
        return self.found((name,), text, start).get(name, [])

    def found(self, names: tuple[str, ...], text: str, start: int = 0) -> dict[str, list[re.Match[str]]]:
        """Where each of the shapes `names` stands in `text`; without those that do not."""
        return self.finder(names).found(text, start)

    def finder(self, names: tuple[str, ...]) -> Finder:
        """What finds the shapes `names`."""
        finder = self._finders.get(names)
        if finder is None:
            finder = self._finders[names] = Finder({name: self[name] for name in names})
        return finder


_NEVER = Pattern("(?!)", needs=(frozenset({"\0"}),), heads=frozenset())


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that make what is said less than a fact.

    `scope` is `clause`, `rest`: to the end of the sentence, or `sentence`: all of it. `kinds` are those that it holds
    for, or the ids of rules; all where there are none. `page` is what the first words of the page, in small letters,
    must have: anything where it is null.
    """

    certainty: Certainty
    pattern: Pattern
    scope: str
    kinds: frozenset[str]
    page: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """Words beside which a rule of the kinds (or the ids) `stops` is not to fire.

    `scope` is how far off they may stand: `clause`, `sentence`, `page` (its first words, in small letters) or `passage`
    (likewise what stands right before and behind). Where the rule's own match has the words of `unless`, it fires all
    the same.
    """

    id: str
    pattern: Pattern
    stops: frozenset[str]
    scope: str = "clause"
    unless: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the engine knows of a language; `sieve` is that of its hedges and then its guards.

    `contracted` tells which preposition is in a word that has an article too: "del" is "di il"; `alike` what words are
    put for others that tell no more.
    """

    language: str
    words: Mapping[str, str]
    book: Rulebook
    hedges: tuple[Hedge, ...]
    guards: tuple[Guard, ...]
    sieve: Sieve
    finite: frozenset[str]
    shapes: Shapes
    types: tuple[tuple[ReleaseType, Pattern], ...]
    premieres: tuple[tuple[str, Pattern], ...]
    openers: frozenset[str]
    not_names: frozenset[str]
    labels: frozenset[str]
    company_nouns: frozenset[str]
    backward: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    never_which: frozenset[str]
    contracted: Mapping[str, str]
    alike: tuple[tuple[Pattern, str], ...] = ()
    articles: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    sentence_case: bool = False
    genitive: str = ""
    topic: str = ""
    home: str = ""

    def doubts(self, sentence: str) -> tuple[list[Hedge], list[Guard]]:
        """The hedges and guards that may be found in a marked sentence, or in a clause of it."""
        found = self.sieve.passing(f" {sentence} which ")  # which a clause may be given
        last = len(self.hedges)
        return [self.hedges[n] for n in found if n < last], [self.guards[n - last] for n in found if n >= last]


@lru_cache(maxsize=64)
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a BCP 47 language tag."""
    tongue = (language or "en").partition("-")[0].lower()
    return _made(tongue if tongue in LANGUAGES and folder(tongue).is_dir() else "en")


def folder(tongue: str) -> Traversable:
    """Where a language's files are: its words, its doubts, and the rules and guards of each kind."""
    return resources.files("tracker.reading").joinpath("lexicon", tongue)


def written(tongue: str) -> dict[str, Any]:
    """All that a language's files say, one list of each sort; the examples of its rules and guards too."""
    table: dict[str, Any] = {}
    for file in _files(tongue):
        for name, said in tomllib.loads(file.read_text("utf-8")).items():
            table[name] = [*table.get(name, ()), *said] if name in ("rules", "guards", "hedges") else said
    return table


def _files(tongue: str) -> list[Traversable]:
    there = [folder(tongue).joinpath(f"{file}.toml") for file in _FILES]
    return [file for file in there if file.is_file()]


def _sources(tongue: str) -> list[Traversable]:
    """All that what is derived of a language follows from."""
    return [*modules(_MADE_BY), *_files(tongue)]


@cache
def _made(tongue: str) -> Lexicon:
    spaced = tongue not in UNSPACED
    table = kept(tongue, _sources(tongue), lambda: derived(written(tongue), spaced=spaced))
    pattern = _patterns(table).__getitem__
    hedges = tuple(_hedge(entry, pattern) for entry in table["hedges"])
    guards = tuple(_guard(entry, pattern) for entry in table["guards"])
    return Lexicon(
        language=tongue,
        words=table["words"],
        book=Rulebook(tuple(_rule(entry, pattern) for entry in table["rules"]), spaced=spaced),
        hedges=hedges,
        guards=guards,
        sieve=Sieve([*map(_needs_in_sentence, hedges), *map(_needs_in_sentence, guards)]),
        finite=frozenset(table["finite"]),
        shapes=Shapes({name: pattern(place) for name, place in table["shapes"].items()}),
        types=tuple((kind, pattern(place)) for kind, place in table["types"].items()),
        premieres=tuple((kind, pattern(place)) for kind, place in table["premieres"].items()),
        openers=frozenset(table["openers"]),
        not_names=frozenset(table.get("not_names", ())),
        labels=frozenset(table.get("labels", ())),
        company_nouns=frozenset(table.get("company_nouns", ())),
        articles=frozenset(table.get("articles", ())),
        **{name: frozenset(table["clauses"].get(name, ())) for name in _OF_CLAUSES},
        contracted=table.get("contracted", {}),
        alike=tuple((pattern(place), words) for place, words in table["alike"]),
        sentence_case=table.get("sentence_case", False),
        genitive=table.get("genitive", ""),
        topic=table.get("topic", ""),
        home=table.get("home", ""),
    )


def _patterns(table: Mapping[str, Any]) -> list[Pattern]:
    """Those that the entries of a derived table name by their places."""
    stretches = [frozenset(words) for words in table["stretches"]]
    return [
        Pattern(
            source,
            tuple(marks),
            tuple(stretches[place] for place in needs),
            None if heads is None else stretches[heads],
        )
        for source, marks, needs, heads in table["patterns"]
    ]


_OF_CLAUSES = ("backward", "pronouns", "prepositions", "never_which", "determiners")  # lists about where clauses begin


def _hedge(entry: Mapping[str, Any], pattern: Callable[[int], Pattern]) -> Hedge:
    return Hedge(
        entry["certainty"],
        pattern(entry["pattern"]),
        entry.get("scope", "clause"),
        frozenset(entry.get("kinds", ())),
        pattern(entry["page"]) if "page" in entry else None,
    )


def _guard(entry: Mapping[str, Any], pattern: Callable[[int], Pattern]) -> Guard:
    return Guard(
        entry["id"],
        pattern(entry["pattern"]),
        frozenset(entry.get("stops", ())),
        entry.get("scope", "clause"),
        pattern(entry["unless"]) if "unless" in entry else None,
    )


def _needs_in_sentence(doubt: Hedge | Guard) -> tuple[Need, ...]:
    """What a sentence must have for the doubt to be found there; nothing where it is looked for about it."""
    return doubt.pattern.needs if doubt.scope in ("clause", "rest", "sentence") else ()


_OF_RULES = (
    "implicit",
    "pairs",
    "certainty",
    "phase",
    "type",
    "date",
    "doer",
    "place",
    "tense",
    "section",
    "prize",
    "adds",
    "weak",
    "either",
    "known",
    "asked",
    "last",
    "slate",
)  # what a rule may have besides its patterns and cues, by the names of its fields


def _rule(entry: Mapping[str, Any], pattern: Callable[[int], Pattern]) -> Rule:
    return Rule(
        id=entry["id"],
        kind=entry["kind"],
        patterns=tuple(map(pattern, entry["patterns"])),
        cues=frozenset(entry["cues"]),
        **{name: entry[name] for name in _OF_RULES if name in entry},
    )
