"""Which of it all a calendar, a feed or a table holds: what an address's query or a command's options say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tracker.domain.development import KINDS, RELEASE_TYPES, Development, Kind, ReleaseType
from tracker.domain.film import Film
from tracker.domain.territory import territories
from tracker.errors import WrongCall

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Selection:
    """Titles, kinds, territories and types of release; empty means all.

    `territories` lets through what names no territory as well, as a channel's filter does: whoever reads would
    rather check than miss it.
    """

    films: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    territories: tuple[str, ...] = ()
    types: tuple[ReleaseType, ...] = ()

    def takes(self, said: Development) -> bool:
        return (
            (not self.films or said.film in self.films)
            and (not self.kinds or said.kind in self.kinds)
            and (not self.types or said.release_type in self.types)
            and self.touches(said.territories)
        )

    def touches(self, places: tuple[str, ...] | None) -> bool:
        """Whether what is said of `places` is said of a territory that was asked for."""
        if not self.territories or not places:
            return True
        return bool(territories(self.territories) & territories(places))


def selection(asked: Mapping[str, Iterable[str]], films: Mapping[str, Film]) -> Selection:
    """What the lists of `asked` say: `film` (names of `films`), `kind`, `territory`, `type`.

    Raises WrongCall, which names what nobody knows: a feed with a misspelt filter must not be empty for ever.
    """
    return Selection(
        films=tuple(_known("film", slug, films).title for slug in asked.get("film", ())),
        kinds=tuple(_known("kind", kind, {k: k for k in KINDS}) for kind in asked.get("kind", ())),
        territories=tuple(map(_territory, asked.get("territory", ()))),
        types=tuple(_known("type", name, {t: t for t in RELEASE_TYPES}) for name in asked.get("type", ())),
    )


def _known(what: str, name: str, known: Mapping[str, T]) -> T:
    if name in known:
        return known[name]
    some = ", ".join(list(known)[:12])
    raise WrongCall(f'{what}: nothing is called "{name[:60]}"; known are {some}')


def _territory(code: str) -> str:
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code.upper()
    raise WrongCall(f'territory: "{code[:60]}" is none; write its two-letter code (ISO 3166-1), such as US or GB')
