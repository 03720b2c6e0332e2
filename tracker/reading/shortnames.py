"""Festivals that share their short name: which one a page means by "DIFF", as its towns tell, or its country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tracker.reading import marks, nametables
from tracker.reading.marks import Ref

_SHARED = {
    "AFF": ("Adelaide Film Festival", "Austin Film Festival", "Atlanta Film Festival"),
    "BFF": ("Belfast Film Festival", "Brooklyn Film Festival"),
    "BIFF": ("Busan International Film Festival", "Brisbane International Film Festival"),
    "CIFF": (
        "Cairo International Film Festival",
        "Chicago International Film Festival",
        "Calgary International Film Festival",
        "Cleveland International Film Festival",
        "Cork International Film Festival",
    ),
    "DIFF": (
        "Dubai International Film Festival",
        "Dublin International Film Festival",
        "Dallas International Film Festival",
        "Durban International Film Festival",
    ),
    "GFF": ("El Gouna Film Festival", "Glasgow Film Festival"),
    "HIFF": (
        "Hamptons International Film Festival",
        "Hawaii International Film Festival",
        "Ho Chi Minh City International Film Festival",
    ),
    "SFF": ("Sydney Film Festival", "Sarajevo Film Festival"),
    "SIFF": ("Seattle International Film Festival", "Shanghai International Film Festival"),
    "TFF": ("Turin Film Festival", "Telluride Film Festival"),
}
_SUNDANCE, _SLAMDANCE = "Sundance Film Festival", "Slamdance Film Festival"
_SHORT = re.compile(rf"(?<![\w&.])(?:{'|'.join(_SHARED)})(?![\w&])")
_KIND = re.compile(r" (?:International )?Film Festival$")


def told_apart(known: Sequence[Ref], text: str, country: str | None) -> list[Ref]:
    """`known`, with each shared short name in `text` standing for the festival that the page means by it.

    That is the one of them whose town the page names; else the one of the page's `country`. Where neither tells, the
    names stay as they are.
    """
    found = [_of_slamdance(ref, text) for ref in known]
    for match in _SHORT.finditer(text):
        name = _meant(match[0], text, country)
        meeting = marks.meeting(known, *match.span())
        if name is None or any((ref.start, ref.end) != match.span() for ref in meeting):
            continue  # a prize has it in its name
        found = [ref for ref in found if ref not in meeting]
        found.append(Ref(marks.FESTIVAL, (name,), *match.span()))
    return sorted(found, key=lambda ref: ref.start)


def _of_slamdance(ref: Ref, text: str) -> Ref:
    """Park City is Slamdance's too, on a page that tells of that one alone."""
    there = ref.value == _SUNDANCE and text[ref.start : ref.end] == "Park City"
    return replace(ref, values=(_SLAMDANCE,)) if there and "Slamdance" in text and "Sundance" not in text else ref


def _meant(short: str, text: str, country: str | None) -> str | None:
    names = _SHARED[short]
    told = [name for name in names if _KIND.sub("", name) in text]
    told = told if len(told) == 1 else [name for name in names if country and _countries().get(name) == country]
    return told[0] if len(told) == 1 else None


@cache
def _countries() -> dict[str, str]:
    return {festival.name: festival.country for festival in nametables.festivals()}
