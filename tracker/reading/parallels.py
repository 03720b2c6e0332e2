"""Entries of a list that are printed alike: so the next film's is known, though nothing marks its title as one."""

from __future__ import annotations

import re
from typing import NamedTuple

_SMALL = (
    "of|the|an?|and|in|on|to|for|at|de|la|le|les|des|du|et|der|die|das|und|el|los|las|y|di|il|e|o|os|as|da|do|och|en|i"
)
_TITLE = re.compile(
    r"[A-ZÀ-ÖØ-Þ\d¡¿][\w'’.,&!?-]{0,30}(?: (?:[A-ZÀ-ÖØ-Þ\d¡¿&][\w'’.,&!?-]{0,30}|" + _SMALL + r")(?= |\n|$)){0,7}"
    r"(?P<sign> \(| [–—-] |(?=\n|$))"
)
_SIGN = re.compile(r"[”\"»’]? ?(\(|[–—-](?= )|(?=\n|$))")
_FIRST_WORD = re.compile(r"\s*([\w.]{2,24})")


class Form(NamedTuple):
    """How an entry is printed: what parts its title from the rest, and where that is a line's end, the next word."""

    sign: str
    follows: str


def form(text: str, end: int) -> Form | None:
    """The form of an entry whose title ends at `end`; null where it is one of no list."""
    match = _SIGN.match(text, end)
    return _form(text, match[1], match.end()) if match else None


def begins_another(text: str, start: int, like: Form) -> bool:
    """Whether at `start`, where a line begins, an entry of the form `like` does."""
    match = _TITLE.match(text, start)
    return match is not None and _form(text, match["sign"].strip(), match.end()) == like


def _form(text: str, sign: str, end: int) -> Form | None:
    sign = sign.replace("—", "–").replace("-", "–")
    if sign:
        return Form(sign, "")
    follows = _FIRST_WORD.match(text, end)
    return Form("", follows[1]) if follows else None
