"""A film of the watch list."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """`text` as it is compared: casefolded, without accents, letters and digits only."""
    if text.isascii():
        return _NOT_WORD.sub("", text.lower())
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub("", bare.casefold())


@dataclass(frozen=True, slots=True)
class Film:
    """What a person puts on the watch list.

    `year` is that of the first showing; `people` are the director and leading cast; `companies` are those
    already known to be attached; `not_this` holds phrases and URLs of which the person said "not this film"; of a
    film that is `muted`, what is new is kept and not sent.
    `wikidata` ("Q125536216"), `tmdb` and `imdb` ("tt0012345") are its ids there.
    """

    title: str
    aliases: tuple[str, ...] = ()
    year: int | None = None
    people: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    not_this: tuple[str, ...] = ()
    muted: bool = False
    wikidata: str | None = None
    tmdb: int | None = None
    imdb: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The title, then the aliases."""
        return (self.title, *self.aliases)
