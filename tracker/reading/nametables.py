"""The tables of names under `lexicon/`, read into values: companies, festivals, prizes and territories.

Each table is a CSV file with a header; cells that hold several spellings part them by `;`. The columns:

- `companies.csv`: `name` (full trade name), `aliases`, `common` (those spellings that are everyday words, titles or
  people's names too), `roles` (of `ROLES`), `home` (ISO 3166-1 alpha-2)
- `festivals.csv`: `name` (English), `aliases`, `city` (what it is called for short: `Venice;de:Venedig`; a spelling
  without a language is good for all that have none of their own), `kind` (`festival`, `market`, `awards`), `country`,
  `month` (1-12, the usual one of its opening), `sections` (`Name=alias=alias`)
- `prizes.csv`: `festival` (a name in `festivals.csv`), `prize`, `aliases`
- `territories.csv`: `codes` (parted by spaces, as `Development.territories` has them), `language`, `note` (`adjective`,
  `ambiguous`, `rest`, or none), `names`

In a spelling, a word that starts with a capital must do so in the text, a word all in capitals must be so in the text,
and what is in small letters is free: `Neon` is not "neon", `US` is not "us", `mk2 Films` is also "MK2 FILMS". One way
to write a name in Hangul or kana will do: spaces, `・` and the like are free in it (`tracker.reading.nameindex`).
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import NamedTuple

ROLES = frozenset({"distributor", "sales", "streamer", "broadcaster", "studio", "exhibitor", "producer"})
FESTIVAL_KINDS = frozenset({"festival", "market", "awards"})
TERRITORY_NOTES = frozenset({"", "adjective", "ambiguous", "rest"})
_INTERNATIONAL, _FESTIVAL = " International", " Film Festival"  # words of many a name, used or left out at will
_OF = re.compile(r"(?:International )?Film Festival (?:of )?(?!and\b)")
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ko", "ja")


class Company(NamedTuple):
    """A row of `companies.csv`; `common` is a part of the name and the aliases."""

    name: str
    aliases: tuple[str, ...]
    common: frozenset[str]
    roles: frozenset[str]
    home: str


class Section(NamedTuple):
    """A festival's strand and how else it is called."""

    name: str
    aliases: tuple[str, ...]


class Festival(NamedTuple):
    """A row of `festivals.csv`; `cities` are pairs of language (`""` for all others) and the short name."""

    name: str
    aliases: tuple[str, ...]
    cities: tuple[tuple[str, str], ...]
    kind: str
    country: str
    month: int | None
    sections: tuple[Section, ...]

    def cities_in(self, language: str) -> tuple[str, ...]:
        """What it is called for short in `language`: the language's own words, else the one for all."""
        own = tuple(city for tongue, city in self.cities if tongue == language)
        return own or tuple(city for tongue, city in self.cities if not tongue and language not in ("ko", "ja"))


class Prize(NamedTuple):
    """A row of `prizes.csv`."""

    festival: str
    name: str
    aliases: tuple[str, ...]


class Place(NamedTuple):
    """A row of `territories.csv`: spellings of one set of territories in one language."""

    codes: tuple[str, ...]
    language: str
    note: str
    names: tuple[str, ...]


def rows(table: str) -> list[list[str]]:
    """The rows of `lexicon/<table>.csv` below its header."""
    text = resources.files("tracker.reading").joinpath("lexicon", f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


def spellings(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by `;`."""
    return tuple(cell.split(";")) if cell else ()


def _loose(name: str) -> tuple[str, ...]:
    """How a festival's name is written loosely: "Riga International Film Festival" is also the "Riga film festival".

    So is the "International Film Festival of Kerala" the "Kerala film festival".
    """
    head = _OF.sub("", name) if _OF.match(name) else name.removesuffix(_FESTIVAL).replace(_INTERNATIONAL, "")
    if head == name:
        return ()
    return tuple(f"{head}{between}{_FESTIVAL.lower()}" for between in ("", _INTERNATIONAL))


def _section(cell: str) -> Section:
    name, *aliases = cell.split("=")
    return Section(name, tuple(aliases))


def _city(cell: str) -> tuple[str, str]:
    head, colon, tail = cell.partition(":")
    return (head, tail) if colon else ("", head)


@cache
def companies() -> tuple[Company, ...]:
    """All of `companies.csv`, in its order."""
    return tuple(
        Company(name, spellings(aliases), frozenset(spellings(common)), frozenset(spellings(roles)), home)
        for name, aliases, common, roles, home in rows("companies")
    )


@cache
def festivals() -> tuple[Festival, ...]:
    """All of `festivals.csv`, in its order; the aliases include those that follow from its name (`_loose`)."""
    table = rows("festivals")
    taken = {spelling.lower() for name, aliases, *_ in table for spelling in (name, *spellings(aliases))}
    return tuple(
        Festival(
            name,
            (*spellings(aliases), *(loose for loose in _loose(name) if loose.lower() not in taken)),
            tuple(_city(part) for part in spellings(city)),
            kind,
            country,
            int(month) if month else None,
            tuple(_section(part) for part in spellings(sections)),
        )
        for name, aliases, city, kind, country, month, sections in rows("festivals")
    )


@cache
def opening_months() -> dict[str, int]:
    """The usual month in which each festival opens, by its name; without those of which none is known."""
    return {known.name: known.month for known in festivals() if known.month}


@cache
def prizes() -> tuple[Prize, ...]:
    """All of `prizes.csv`, in its order."""
    return tuple(Prize(festival, prize, spellings(aliases)) for festival, prize, aliases in rows("prizes"))


@cache
def places(language: str) -> tuple[Place, ...]:
    """The rows of `territories.csv` in `language`, in its order."""
    return tuple(
        Place(tuple(codes.split()), tongue, note, spellings(names))
        for codes, tongue, note, names in rows("territories")
        if tongue == language
    )
