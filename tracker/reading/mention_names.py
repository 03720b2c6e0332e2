"""The names of one film as they are found in prose, and how much each of them proves by itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from tracker.domain.film import Film
from tracker.reading.mention_cues import contractions
from tracker.reading.scripts import FAR_SCRIPTS

Force = Literal["distinct", "phrase", "rare", "common"]
"""How much a bare title proves: one that is nothing else; a phrase of everyday words; a rare word (a name, a
place); an everyday word."""

_RUN = re.compile(r"[^\W_]+")
_OPENED = ('"', '" ', "'")  # quotation marks as they are folded, and the space that French has in them
_TELLING = 6  # letters of what is left of a title without its article, if it is one word
# What stands before a subtitle between wave dashes, in scripts without capitals: 『でっちあげ ~殺人教師と呼ばれた男』.
_BEFORE_SUBTITLE = re.compile(r"(?P<head>[^~〜～]{3,24}?)[ \u3000]?[~〜～](?=[^~〜～]{2})")
_HOLDS, _ENDS = "『「【《〈‘<■◆●○▼▽◇□▶", "』」】》〉'>\n"  # what holds a title, or leads to it, and what ends it
_PARTS = re.compile(r"[^\W_]+|\s+|.")
_MARKS = "!?.…"


class _Fold(dict[int, str]):
    """One character for one: lower case, no accents, plain quotes, hyphens and spaces."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1].lower() if not _hangul(code) else char
        folded = base if len(base) == 1 else char
        if folded in "’‘ʼ´`′‛":
            folded = "'"
        elif folded in "“”„‟«»″":
            folded = '"'
        elif folded in "‐‑‒–—−":
            folded = "-"
        elif folded.isspace() and folded not in "\n\r":
            folded = " "
        self[code] = folded
        return folded


def _hangul(code: int) -> bool:
    return 0xAC00 <= code <= 0xD7A3


_FOLD = _Fold()


def fold_line(text: str) -> str:
    """`text` with one plain character for each of its own, so that offsets hold in both."""
    return text.translate(_FOLD)


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Some two thousand everyday English words, and the words for kinds of film and music."""
    return frozenset(resources.files("tracker.reading").joinpath("lexicon/common_words.txt").read_text("utf-8").split())


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling: `pattern` finds it in folded text, `runs` are its words as written."""

    text: str
    pattern: re.Pattern[str]
    runs: tuple[str, ...]
    force: Force

    def fits(self, found: str, *, sentence_case: bool) -> bool:
        """Whether the words of `found` have capitals where the name's have, or are all capitals.

        In languages other than English the first word's capital is enough (`sentence_case`).
        """
        runs = _runs(found.replace("&amp;", "&"))
        if not runs or found.upper() == found:
            return True
        pairs = list(zip(self.runs, runs, strict=False))
        if sentence_case and len(pairs) > 1:
            pairs = pairs[:1]
        return all(not ours[0].isupper() or theirs[0].isupper() or not theirs[0].isalpha() for ours, theirs in pairs)


def names(film: Film) -> tuple[Name, ...]:
    """Its title and aliases, the longest first, each once."""
    texts = sorted({n.strip() for n in film.names if n.strip()}, key=lambda n: (-len(n), n))
    return tuple(_name(text) for text in texts)


def spellings(film: Film) -> Iterator[str]:
    """All that a page which names the film may have of its names."""
    for name in film.names:
        if name.strip():
            yield name
            words, rest = contracted(name) or ((), "")
            yield from (f"{word} {rest}" for word in words)
            if head := without_subtitle(name):
                yield head


@lru_cache(maxsize=8192)
def _name(text: str) -> Name:
    folded = fold_line(unicodedata.normalize("NFC", text))
    if not _RUN.search(folded):  # "?!": to the letter
        return Name(text, re.compile(re.escape(folded)), (), "common")
    body = folded.rstrip(_MARKS + " ") or folded
    left = r"(?<![a-z0-9])" if body[0].isascii() and body[0].isalnum() else ""
    right = r"(?![a-z0-9])" if body[-1].isascii() and body[-1].isalnum() else ""  # a Korean particle may follow
    mark = rf"(?:\s?[{re.escape(_MARKS[:2])}]+)?" if folded != body else ""
    found = left + _source(body) + mark + right
    if article := contracted(folded):
        words, rest = article
        behind = "|".join(f"(?<=[^a-z]{word} {quote})" for word in words for quote in _OPENED)
        found += f"|(?:{behind}){_source(body[-len(rest) :])}{mark}{right}"
    if head := without_subtitle(folded):
        found += f"|(?<=[{re.escape(_HOLDS)}]){_source(head)}(?=[{re.escape(_ENDS)}]|$)"
    return Name(text, re.compile(found), _runs(text), _force(body))


def contracted(name: str) -> tuple[tuple[str, ...], str] | None:
    """What the article of `name` may become before its quotation mark, and the rest of it; null where it has none."""
    first, _, rest = name.strip().partition(" ")
    words = contractions().get(first.lower())
    rest = rest.rstrip(_MARKS + " ")
    return (words, rest) if words and (" " in rest or len(rest) >= _TELLING) else None


def without_subtitle(name: str) -> str | None:
    """What stands before a subtitle between wave dashes, where the press leaves that out; null where there is none."""
    match = _BEFORE_SUBTITLE.match(name.strip())
    return match["head"] if match and max(match["head"]) > FAR_SCRIPTS else None


def _runs(text: str) -> tuple[str, ...]:
    return tuple(run for run in _RUN.findall(text) if run.lower() != "and")


def _source(body: str) -> str:
    return "".join(_piece(part) for part in _PARTS.findall(body))


def _piece(part: str) -> str:
    if part.isspace():
        return r"[\s-]{1,3}"
    if part in ("&", "and"):
        return "(?:&(?:amp;)?|and)"
    if part == "'":
        return "'?"
    if part == "-":
        return r"[\s-]?"
    if len(part) == 1 and not part.isalnum():
        return rf"[{re.escape(part)}]?"
    return re.escape(part)


def _force(folded: str) -> Force:
    words = _RUN.findall(folded)
    everyday = common_words()
    if not folded.isascii():
        return "distinct" if len(folded) > 3 else "rare"
    plain = all(w in everyday or (w.endswith("s") and w[:-1] in everyday) or len(w) == 1 for w in words)
    if len(words) == 1:
        return "common" if plain or len(words[0]) <= 3 else "rare"
    return "phrase" if plain else "distinct"
