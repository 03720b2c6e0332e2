"""The people of the watched films, by every way in which a text may name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import combining, normalize

from tracker.domain.film import Film
from tracker.reading import marks
from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Ref
from tracker.reading.scripts import JAPANESE

# Words before somebody's last name that are a part of it.
_PARTICLES = frozenset(["de", "di", "del", "della", "dalla", "da", "dal", "lo", "la", "le"])
_LATIN = re.compile(r"[A-Za-zÀ-ž .,'’-]+\Z")


def people_of(text: str, films: Sequence[Film], lexicon: Lexicon) -> list[Ref]:
    """The people of the watched films, by full name or surname."""
    known: dict[str, set[str]] = {}
    for film in films:
        for person in film.people:
            for name in (person, *_surnames(person)):
                for printed in {name, _unaccented(name)}:
                    if len(printed) > 2:
                        known.setdefault(printed, set()).add(film.title)
    if not known:
        return []
    pattern = _any_of(tuple(sorted(known, key=len, reverse=True)), lexicon.genitive)
    return [Ref(marks.PERSON, tuple(sorted(known[m["name"]])), *m.span()) for m in pattern.finditer(text)]


def _unaccented(name: str) -> str:
    """A name as the press prints it that has no accents: "Iciar Bollain"."""
    if name.isascii():
        return name
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign)) if _LATIN.match(name) else name


def _surnames(person: str) -> Iterator[str]:
    """What somebody is called alone: "De Feo", the particle as it stands or with a capital, and what is behind it."""
    *before, last = person.split()
    if len(before) > 1 and before[-1].lower() in _PARTICLES:
        yield f"{before[-1]} {last}"
        yield f"{before[-1].capitalize()} {last}"
    yield last.lstrip(".")


@lru_cache(maxsize=256)
def _any_of(people: tuple[str, ...], genitive: str) -> re.Pattern[str]:
    """Any of `people`, in the genitive too; what is written in Japanese signs stands close up to the words about it."""
    either = "|".join(map(re.escape, people))
    behind = rf"(?:{genitive})?" if genitive else ""
    return re.compile(rf"(?:(?<!\w)\.?|(?=[{JAPANESE}]))(?P<name>{either}){behind}(?:(?!\w)|(?<=[{JAPANESE}]))")
