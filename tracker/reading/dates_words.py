"""The phrases of one language, compiled.

A phrase is a regular expression in which a space stands for any white space and `{…}` for a word of the tables:
`{M}` a month, `{F}` a month written out, `{W}` a weekday, `{S}` a season, `{D}` a day of the month, `{Y}` a year of
four digits, `{Q}` and `{H}` the ordinal of a quarter or half, `{P}` early, mid- or late, `{O}` next, last or this,
`{N}` a small number, `{U}` a unit, `{X}` a fixed word (today), `{V}` a holiday. A figure behind the letter (`{M2}`)
keeps two of a kind apart.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ko", "ja")

_PLACE = re.compile(r"\{([A-Z])(\d?)\}")
_YEAR = r"(?:19|20)\d\d"
_TABLES = {
    "M": "months", "F": "months", "W": "weekdays", "S": "seasons", "Q": "ordinals", "H": "ordinals", "P": "parts",
    "O": "offsets", "N": "numbers", "U": "units", "X": "fixed", "V": "holidays",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """`pattern` has a group `p<n>` for each phrase; `senses[n]` names what it means (`dates_sense.SENSES`)."""

    language: str
    region: str
    pattern: re.Pattern[str]
    senses: tuple[str, ...]
    places: tuple[dict[str, str], ...]
    tables: dict[str, dict[str, int]]
    holidays: dict[str, str]
    leads: frozenset[str]
    lead_chars: re.Pattern[str]
    spaceless: bool
    capital: bool
    doubtful: frozenset[str]
    cues: frozenset[str]
    season_cues: frozenset[str]
    nouns: frozenset[str]
    counted: frozenset[str]

    def words(self, match: re.Match[str], index: int) -> dict[str, str]:
        """The words in the places of phrase `index`, by place."""
        return {place: match[group] for group, place in self.places[index].items() if match[group] is not None}

    def number(self, place: str, word: str) -> int:
        """What the word stands for in the table of its place."""
        return self.tables[_TABLES[place[0]]][normal(word)]


def normal(word: str) -> str:
    """A word as the tables hold it."""
    return re.sub(r"\s+", " ", word.lower().replace("’", "'").rstrip("."))


@lru_cache(maxsize=64)
def phrasebook(language: str | None) -> Phrasebook:
    """That of a BCP 47 tag; English where the language is none of `LANGUAGES`."""
    tag = (language or "en").replace("_", "-").split("-")
    code = tag[0].lower() if tag[0].lower() in LANGUAGES else "en"
    return _compiled(code, tag[-1].upper() if len(tag) > 1 else "")


def _load(code: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("tracker.reading").joinpath(f"lexicon/dates/{code}.toml").read_text("utf-8"))


@lru_cache(maxsize=32)
def _compiled(code: str, region: str) -> Phrasebook:
    data = _load(code)
    tables = {name: _table(data.get(name, [])) for name in set(_TABLES.values()) - {"holidays"}}
    holidays: dict[str, str] = {normal(w): rule for rule, words in data.get("holidays", {}).items() for w in words}
    choices = {p: _choice(_forms(data.get(t, []))) for p, t in _TABLES.items()}
    choices["F"] = _choice([w for w in _forms(data["months"]) if not w.endswith(".")])
    choices["D"] = data.get("day", r"(?:3[01]|[12]\d|0?[1-9])(?!\d)")
    choices["Y"] = _YEAR + r"(?!\d)"
    parts, senses, places = [], [], []
    for index, phrase in enumerate(p for sense in data["phrases"] for p in data["phrases"][sense]):
        groups: dict[str, str] = {}
        parts.append(f"(?P<p{index}>{_expand(phrase, index, choices, groups)})")
        places.append(groups)
    for sense, phrases in data["phrases"].items():
        senses += [sense] * len(phrases)
    spaceless = bool(data.get("spaceless"))
    edge = "" if spaceless else r"(?!\w)"
    lists = {name: frozenset(data.get(name, [])) for name in ("doubtful", "cues", "season_cues", "nouns", "counted")}
    return Phrasebook(
        language=code,
        region=region,
        pattern=re.compile(f"(?:{'|'.join(parts)}){edge}", re.IGNORECASE),
        senses=tuple(senses),
        places=tuple(places),
        tables=tables,
        holidays=holidays,
        leads=_leads(data, tables, holidays),
        lead_chars=re.compile(rf"(?<!\d)(?=[{re.escape(data.get('lead_chars', ''))}0-9])"),
        spaceless=spaceless,
        capital=bool(data.get("capital")),
        **lists,
    )


def _table(entry: Any) -> dict[str, int]:
    """A list numbers its words from 1; a table names the number."""
    if isinstance(entry, dict):
        return {normal(word): int(number) for number, words in entry.items() for word in words}
    return {normal(word): number for number, words in enumerate(entry, 1) for word in words}


def _forms(entry: Any) -> list[str]:
    """All words of a table as the file writes them: a full stop at the end may be left out in the text."""
    return [word for words in (entry.values() if isinstance(entry, dict) else entry) for word in words]


def _choice(words: list[str]) -> str:
    if not words:
        return r"(?!)"
    return "(?:" + "|".join(_literal(w) for w in sorted(words, key=len, reverse=True)) + ")"


def _literal(word: str) -> str:
    stem = re.escape(word.removesuffix(".")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return stem + (r"\.?" if word.endswith(".") else "")


def _expand(phrase: str, index: int, choices: dict[str, str], groups: dict[str, str]) -> str:
    """The phrase as a regular expression; `groups` learns which place each of its groups fills."""

    def place(match: re.Match[str]) -> str:
        group = f"p{index}_{len(groups)}"
        groups[group] = match[1] + match[2]
        return f"(?P<{group}>{choices[match[1]]})"

    behind = re.split(r"(\(\?<[=!][^)]*\))", phrase)  # a look-behind must have one width
    spaced = (p.replace(" ", r"\s") if n % 2 else p.replace(" ", r"(?:\s{1,3})") for n, p in enumerate(behind))
    return _PLACE.sub(place, "".join(spaced).replace("'", "['’]"))


def _leads(data: dict[str, Any], tables: dict[str, dict[str, int]], holidays: dict[str, str]) -> frozenset[str]:
    """The first words of all phrases: those of the tables, and those that the file names."""
    words = {w for t in tables.values() for w in t} | set(holidays) | set(data.get("leads", []))
    return frozenset(re.split(r"[\s'’.-]", w)[0] for w in words)
