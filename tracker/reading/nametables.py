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
and what is in small letters is free: `Neon` is not "neon", `US` is not "us", `mk2 Films` is also "MK2 FILMS".
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

ROLES = frozenset({"distributor", "sales", "streamer", "broadcaster", "studio", "exhibitor", "producer"})
FESTIVAL_KINDS = frozenset({"festival", "market", "awards"})
TERRITORY_NOTES = frozenset({"", "adjective", "ambiguous", "rest"})
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ko", "ja")


@dataclass(frozen=True, slots=True)
class Company:
    """A row of `companies.csv`; `common` is a part of the name and the aliases."""

    name: str
    aliases: tuple[str, ...]
    common: frozenset[str]
    roles: frozenset[str]
    home: str


@dataclass(frozen=True, slots=True)
class Section:
    """A festival's strand and how else it is called."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Festival:
    """A row of `festivals.csv`; `cities` are pairs of language (`""` for all others) and the short name."""

    name: str
    aliases: tuple[str, ...]
    cities: tuple[tuple[str, str], ...]
    kind: str
    country: str
    month: int | None
    sections: tuple[Section, ...]

    def city(self, language: str) -> str | None:
        """What it is called for short in `language`: the language's own word, else the one for all."""
        named = dict(self.cities)
        return named.get(language) or (named.get("") if language not in ("ko", "ja") else None)


@dataclass(frozen=True, slots=True)
class Prize:
    """A row of `prizes.csv`."""

    festival: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of `territories.csv`: spellings of one set of territories in one language."""

    codes: tuple[str, ...]
    language: str
    note: str
    names: tuple[str, ...]


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of `lexicon/<table>.csv` by column."""
    with (
        resources.files("tracker.reading")
        .joinpath("lexicon", f"{table}.csv")
        .open(encoding="utf-8", newline="") as file
    ):
        yield from csv.DictReader(file)


def spellings(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by `;`."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


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
        Company(
            row["name"],
            spellings(row["aliases"]),
            frozenset(spellings(row["common"])),
            frozenset(spellings(row["roles"])),
            row["home"],
        )
        for row in rows("companies")
    )


@cache
def festivals() -> tuple[Festival, ...]:
    """All of `festivals.csv`, in its order."""
    return tuple(
        Festival(
            row["name"],
            spellings(row["aliases"]),
            tuple(_city(part) for part in spellings(row["city"])),
            row["kind"],
            row["country"],
            int(row["month"]) if row["month"] else None,
            tuple(_section(part) for part in spellings(row["sections"])),
        )
        for row in rows("festivals")
    )


@cache
def prizes() -> tuple[Prize, ...]:
    """All of `prizes.csv`, in its order."""
    return tuple(Prize(row["festival"], row["prize"], spellings(row["aliases"])) for row in rows("prizes"))


@cache
def places() -> tuple[Place, ...]:
    """All of `territories.csv`, in its order."""
    return tuple(
        Place(tuple(row["codes"].split()), row["language"], row["note"], spellings(row["names"]))
        for row in rows("territories")
    )
