"""Titles that are but a part: of another title, of a name, of a word."""

from __future__ import annotations

import re

from tracker.reading.mention_cues import Cue, words
from tracker.reading.mention_names import Name
from tracker.reading.mention_prose import Prose, begins_sentence
from tracker.reading.mention_quotes import longer_quote
from tracker.reading.names import companies, names

NAME = "part of a longer name"
"""With which the reason begins; of a name that goes on before it, the reason ends in an ellipsis."""
_SEQUEL = Cue("sequel-behind")
_SUBTITLE = Cue("subtitle-behind")
_LONGER = Cue("longer-behind")
_NAME_BEHIND = Cue("name-behind")
_NAME_BEFORE = Cue("name-before")
_KIND_AHEAD = Cue("kind-ahead")
_OF_THE_FILM = Cue("of-the-film-behind")
_LINKED = Cue("linked-before")
_TO_A_PLACE = Cue("place-ahead")
_PLACE = 40  # characters in which the name of a place, a festival or a company stands beside a title


def longer_title(prose: Prose, start: int, end: int, name: Name, *, held: bool) -> str | None:
    """Part of another title or of a name; `held` by quotes of its own it is neither."""
    if not prose.text.startswith("\n", end) and _SEQUEL.at(prose, end):
        return "part of a longer title: a sequel"
    if held:
        return None
    if longer_quote(prose, start, end):
        return "part of a longer title in quotes"
    if prose.text[end : end + 1] in ("-", "‑") and prose.text[end + 1 : end + 2].isalpha():
        return "part of a compound"
    if prose.text[max(0, start - 1) : start] in ("-", "#", "@", "/", "_", "."):
        return "part of a compound"
    if prose.shouting or prose.titled:
        return None
    return _unquoted_longer(prose, start, end, name)


def _unquoted_longer(prose: Prose, start: int, end: int, name: Name) -> str | None:
    if _SUBTITLE.at(prose, end) and name.force in ("rare", "common") and not begins_sentence(prose, start):
        return "part of a longer title: a subtitle follows"
    if name.force == "distinct" and (goes_on := _LONGER.at(prose, end)):
        return f"{NAME}: …{goes_on[0]}"
    if name.force == "distinct" or prose.text[start:end].isupper() or prose.text[start].islower():
        return None
    following, leading = _NAME_BEHIND.at(prose, end), _NAME_BEFORE.at(prose, start)
    over = prose.text[end - 1] in "?!." and not name.text.endswith(prose.text[end - 1])  # "…X!? What we know"
    if following and not over and following["word"] not in words("no_name_behind") and not _company_acts(prose, end):
        return f"{NAME}: … {following['word']}"
    if leading and not (leading["word"].endswith(("'", "’", "'s", "’s")) or _KIND_AHEAD.at(prose, start)):
        apart = _stands_apart(prose, start, end, leading, name)
        return None if apart else f"{NAME}: {leading['word']} …"
    if name.force == "common" and _LINKED.at(prose, start):
        return NAME
    return None


def _stands_apart(prose: Prose, start: int, end: int, leading: re.Match[str], name: Name) -> bool:
    """Whether the word with a capital before a title is none of its own."""
    if _leads_a_sentence(leading["word"], prose.language) and begins_sentence(prose, start - len(leading[0])):
        return True
    if leading["word"] == "The" and " " in name.text and _OF_THE_FILM.at(prose, end):
        return True
    return _in_a_place(prose, start)


def _leads_a_sentence(word: str, language: str) -> bool:
    """Whether a word with a capital is one that sentences begin with, and no name."""
    return word in words("sentence_head") or word in words("sentence_head_here", language)


def _in_a_place(prose: Prose, start: int) -> bool:
    """Whether what ends before a title says where, in a language that needs no comma there: "In Italia Duse esce"."""
    if prose.language not in _TO_A_PLACE.told.languages:
        return False
    told = prose.before(start, _PLACE).rstrip()
    spans = [span for span in names(told, prose.language) if span.kind in ("territory", "festival")]
    placed = spans and spans[-1].end == len(told) and _TO_A_PLACE.pattern.search(told[: spans[-1].start])
    return bool(placed)


def _company_acts(prose: Prose, end: int) -> bool:
    """Whether a company that the tables know does something with the title before it: "whose X Neon bought"."""
    return any(span.start == 0 for span in companies(prose.after(end, _PLACE).lstrip()))
