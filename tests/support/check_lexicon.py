"""Finds what is wrong in the tables of names: duplicates, clashes, bad codes, blank cells, rows out of order.

python -m tests.support.check_lexicon prints a line a fault; its exit status is 1 if there is one.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from babel import Locale

from tracker.reading import nametables as tables
from tracker.reading.nameview import folded

COLUMNS = {
    "companies": "name aliases common roles home",
    "festivals": "name aliases city kind country month sections",
    "prizes": "festival prize aliases",
    "territories": "codes language note names",
}
# Codes that CLDR names and ISO 3166-1 does not assign; Kosovo's XK is used by the trade and by the European Union.
NOT_ISO = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])
COUNTRIES = frozenset(
    code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha() and code not in NOT_ISO
)


def faults() -> Iterator[str]:
    """A line for each fault, naming the table and the row."""
    yield from _companies()
    yield from _festivals()
    yield from _prizes()
    yield from _territories()
    yield from _shared_names()


def sort_key(name: str) -> tuple[str, str]:
    """The order of the rows: by the letters without case and accents, then as written."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)), name


def repeated(owned: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A line for each spelling that two owners have, or one has twice; a pair is the owner and the spelling."""
    owners: dict[str, str] = {}
    for owner, spelling in owned:
        # Case may part two spellings of one owner ("Mubi", "MUBI"), never two owners'.
        before = owners.setdefault(folded(spelling), owner)
        if before != owner:
            yield f"{spelling!r} is both {before!r} and {owner!r}"


def unsorted(table: str, keys: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for one, other in pairwise(keys):
        if one >= other:
            yield f"{table}: {other[-1]!r} is out of order or repeated"


def blank(table: str, rows: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    for row, cells in rows:
        for cell in cells:
            if not cell or cell != cell.strip():
                yield f"{table}: {row!r} has a blank cell or blank space around {cell!r}"


def _companies() -> Iterator[str]:
    rows = tables.companies()
    yield from unsorted("companies", (sort_key(row.name) for row in rows))
    yield from blank("companies", ((row.name, (row.name, *row.aliases, *row.common, *row.roles)) for row in rows))
    yield from repeated((row.name, spelling) for row in rows for spelling in (row.name, *row.aliases))
    for row in rows:
        if not row.roles or not row.roles <= tables.ROLES:
            yield f"companies: {row.name!r} has the roles {sorted(row.roles)}"
        if row.home not in COUNTRIES:
            yield f"companies: {row.name!r} is at home in {row.home!r}"
        if not row.common <= {row.name, *row.aliases}:
            yield f"companies: {row.name!r} does not go by all of {sorted(row.common)}"
        if len({row.name, *row.aliases}) <= len(row.aliases):
            yield f"companies: {row.name!r} has a spelling twice"


def _festivals() -> Iterator[str]:
    rows = tables.festivals()
    yield from unsorted("festivals", (sort_key(row.name) for row in rows))
    yield from blank(
        "festivals",
        ((row.name, (row.name, *row.aliases, *(city for _, city in row.cities), *_sections(row))) for row in rows),
    )
    yield from repeated((row.name, spelling) for row in rows for spelling in (row.name, *row.aliases))
    for language in tables.LANGUAGES:
        yield from repeated((row.name, city) for row in rows for city in row.cities_in(language))
    for row in rows:
        if row.kind not in tables.FESTIVAL_KINDS:
            yield f"festivals: {row.name!r} is of kind {row.kind!r}"
        if row.country not in COUNTRIES:
            yield f"festivals: {row.name!r} is in {row.country!r}"
        if row.month not in range(1, 13):
            yield f"festivals: {row.name!r} is in month {row.month}"
        if not {language for language, _ in row.cities} <= {"", *tables.LANGUAGES}:
            yield f"festivals: {row.name!r} names its city in an unknown language"


def _sections(festival: tables.Festival) -> Iterator[str]:
    for section in festival.sections:
        yield from (section.name, *section.aliases)


def _prizes() -> Iterator[str]:
    festivals = {row.name for row in tables.festivals()}
    rows = tables.prizes()
    yield from unsorted("prizes", ((*sort_key(row.festival), *sort_key(row.name)) for row in rows))
    yield from blank("prizes", ((row.name, (row.name, *row.aliases)) for row in rows))
    yield from repeated((row.festival, spelling) for row in rows for spelling in (row.name, *row.aliases))
    for row in rows:
        if row.festival not in festivals:
            yield f"prizes: {row.name!r} is of the unknown festival {row.festival!r}"


def _territories() -> Iterator[str]:
    for language in tables.LANGUAGES:
        rows = tables.places(language)
        yield from blank("territories", ((" ".join(row.codes), row.names) for row in rows))
        yield from repeated((" ".join(row.codes), name) for row in rows for name in row.names)
        for row in rows:
            if row.note not in tables.TERRITORY_NOTES:
                yield f"territories: {row.codes} has the note {row.note!r}"
            if not all(_is_code(code) for code in row.codes) or not row.codes:
                yield f"territories: {row.codes} are not all codes"
        nameless = COUNTRIES - {row.codes[0] for row in rows if len(row.codes) == 1}
        if nameless:
            yield f"territories: no name in {language} for {sorted(nameless)}"


def _is_code(code: str) -> bool:
    return code == "WW" or code.removeprefix("-") in COUNTRIES


def _shared_names() -> Iterator[str]:
    """Companies and festivals that go by the same spelling."""
    festivals = {folded(name): row.name for row in tables.festivals() for name in (row.name, *row.aliases)}
    for row in tables.companies():
        for name in (row.name, *row.aliases):
            if folded(name) in festivals:
                yield f"{name!r} is both the company {row.name!r} and {festivals[folded(name)]!r}"


def headers(read: Callable[[str], str]) -> Iterator[str]:
    """A line for each table whose header is not the one that is read by; `read` gives a table's text."""
    for table, columns in COLUMNS.items():
        header = read(table).partition("\n")[0]
        if header != columns.replace(" ", ","):
            yield f"{table}: the header is {header!r}"


if __name__ == "__main__":
    lines = list(faults())
    print("\n".join(lines) or "no faults")
    sys.exit(1 if lines else 0)
