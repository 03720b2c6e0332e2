"""A simple finder of titles, until the real one is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.film import Film


@dataclass(frozen=True, slots=True)
class Mention:
    film: Film
    start: int
    end: int
    accepted: bool = True
    reason: str = ""


class Titles:
    def __init__(self, films: Sequence[Film]) -> None:
        self.pairs = [
            (
                film,
                re.compile(
                    r"(?<!\w)" + re.escape(name).replace("'", "['’]") + r"(?![\w])",
                    re.I if len(name) > 5 or "-" in name else 0,
                ),
            )
            for film in films
            for name in sorted(film.names, key=len, reverse=True)
        ]

    def find(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        for film, pattern in self.pairs:
            for m in pattern.finditer(text):
                if not any(o.start < m.end() and m.start() < o.end for o in found):
                    found.append(Mention(film, *m.span()))
        return sorted(found, key=lambda m: m.start)

    def scan(self, raw: bytes) -> bool:
        return bool(self.find(raw.decode("utf-8", "replace")))
