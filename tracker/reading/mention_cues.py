"""What stands beside a title and tells whether it is the film: the cues of `lexicon/mentions.toml`, by their ids.

The form of such files is told at the top of that one. The words of all languages are tried on every page, whatever its
own: a page cites titles, prizes and credits in others.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Protocol

from tracker.reading.lexicon import LANGUAGES, folder

_FILE = "mentions.toml"
_NAMED = re.compile(r"\{([a-z_]+)\}")
_BEFORE = ("before", "brackets")  # where a cue is looked for that ends at a place


class Printed(Protocol):
    """A text in its language, with its folded twin."""

    text: str
    folded: str
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """A cue as its file tells it; see there."""

    id: str
    where: str
    pattern: re.Pattern[str]
    reach: int = 0
    printed: bool = False
    languages: frozenset[str] = frozenset()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


_At = Callable[[Printed, int], re.Match[str] | None]


class Cue:
    """The cue `id`, read and compiled at its first use: all at once take longer than a reader may to be ready."""

    def __init__(self, id: str) -> None:
        self.id = id

    @cached_property
    def told(self) -> Told:
        return _told(self.id)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return self.told.pattern

    @cached_property
    def at(self) -> _At:
        """The cue where it ends at a place of a text, or where it begins there if it is one that stands behind."""
        return _at(self.told)


def cues() -> tuple[Told, ...]:
    """All of them."""
    return tuple(_told(id) for id in _entries())


def words(name: str, language: str | None = None) -> frozenset[str]:
    """The list `name` of all languages, or of one; empty where there is none."""
    return _words(name, language) if language is None or language in LANGUAGES else frozenset()


@cache
def contractions() -> Mapping[str, tuple[str, ...]]:
    """What an article at the head of a title becomes behind a preposition, in all languages: "les" is in "des"."""
    found: dict[str, tuple[str, ...]] = {}
    for tongue in LANGUAGES:
        for article, said in _file(tongue).get("contracted", {}).items():
            found[article] = (*found.get(article, ()), *said)
    return found


@cache
def _words(name: str, language: str | None) -> frozenset[str]:
    tongues = LANGUAGES if language is None else (language,)
    return frozenset(word for tongue in tongues for word in _lists(tongue).get(name, ()))


@cache
def _told(id: str) -> Told:
    entry = _entries()[id]
    said = entry["pattern"]
    source = "|".join(_written(each) for each in ([said] if isinstance(said, str) else said))
    return Told(
        id,
        entry["where"],
        re.compile(f"(?:{source})$" if entry["where"] in _BEFORE else source),
        entry.get("reach", 0),
        entry.get("printed", False),
        frozenset(entry.get("languages", ())),
        tuple(entry.get("yes", ())),
        tuple(entry.get("no", ())),
    )


def _written(pattern: str) -> str:
    """`pattern` with the alternatives of each list that it names. Raises KeyError for a list that no file has."""
    return _NAMED.sub(lambda named: _alternatives(named[1]), pattern)


@cache
def _alternatives(name: str) -> str:
    said = [word for lists in map(_lists, ("", *LANGUAGES)) for word in lists.get(name, ())]
    if not said:
        raise KeyError(name)
    return f"(?:{'|'.join(_written(word) for word in dict.fromkeys(said))})"


def _at(told: Told) -> _At:
    """How `told` is looked for at a place: made once, since a title is looked at for each of some fifty cues."""
    search, match, reach = told.pattern.search, told.pattern.match, told.reach
    before, printed, languages = told.where in _BEFORE, told.printed, told.languages

    def at(prose: Printed, place: int) -> re.Match[str] | None:
        if languages and prose.language not in languages:
            return None
        text = prose.text if printed else prose.folded
        if before:
            return search(text[place - reach if place > reach else 0 : place])
        return match(text[place : place + reach]) if reach else match(text, place)

    return at


@cache
def _entries() -> Mapping[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in _file()["cues"]}


def _lists(tongue: str) -> Mapping[str, list[str]]:
    lists: dict[str, list[str]] = _file(tongue).get("words", {})
    return lists


@cache
def _file(tongue: str = "") -> dict[str, Any]:
    """What is said of mentions in a language; or, without one, in all."""
    there = folder(tongue).joinpath(_FILE)
    return tomllib.loads(there.read_text("utf-8")) if there.is_file() else {}
