"""One phrase a kind: what is said, how surely, and what became of it.

The words carry the certainty: the bare indicative and "confirmed" are for facts and official plans, "expected",
"in talks" for what is not fixed, "may … (speculation)" for a guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from tracker.alerts.clean import listed, one_line
from tracker.alerts.dates import date_words
from tracker.alerts.places import scoped
from tracker.domain.development import Development, Kind
from tracker.domain.edtf import is_edtf, span

Mood = Literal["confirmed", "expected", "speculative", "denied", "firmed", "withdrawn"]
"""How a phrase is put: the development's certainty, or what became of it."""
Was = Mapping[str, Any]
"""The fields that stood otherwise, where the phrase is of a change; else empty."""

_TYPES = {"tv": "TV", "physical": "disc"}
_PREMIERES = {"us": "U.S.", "uk": "UK", "world": "world", "international": "international"}
_NEGOTIATION = re.compile(
    r"\b(in|enter\w*|advanced|early|final|exclusive) (talks|negotiations)\b|\bnegotiating\b", re.I
)
_LOOKS = ("trailer", "teaser", "first look", "poster", "clip")
_PHASES = {"announced": "project", "filming": "filming", "wrapped": "wrap"}


def phrase(said: Development, mood: Mood, was: Was) -> str:
    """What `said` says, without the film and without who says so. `was` is empty unless the fact has changed."""
    return _PHRASES[said.kind](said, mood, was)


def names(companies: tuple[str, ...] | list[str]) -> str:
    """The companies, joined: "IFC Films and Shudder"; empty where none is named."""
    return listed([one_line(name) for name in companies])


def release_name(said: Development) -> str:
    """ "U.S. theatrical release", "streaming release in Italy and Spain", "release"."""
    kind = _TYPES.get(said.release_type or "", said.release_type)
    return scoped(f"{kind} release" if kind else "release", said.territories, "in")


def rights_name(said: Development) -> str:
    """ "North American rights", "U.S. streaming rights", "rights"."""
    kind = _TYPES.get(said.release_type or "", said.release_type)
    return scoped(f"{kind} rights" if kind else "rights", said.territories)


def festival_name(said: Development, dated: bool = True) -> str:
    """ "Venice Film Festival 2025 (Horizons)"; with a day or month "Venice Film Festival (Horizons), 3 Sep 2025"."""
    when = date_words(said.date) if said.date and dated else ""
    parts = [one_line(said.festival or "a festival")]
    if when.isdecimal():
        parts.append(when)
    if said.section:
        parts.append(f"({one_line(said.section)})")
    name = " ".join(parts)
    return f"{name}, {when}" if when and not when.isdecimal() else name


def premiere_name(premiere: str) -> str:
    """ "world premiere", "U.S. premiere", "North American premiere"."""
    which = one_line(premiere)
    return f"{_PREMIERES.get(which.casefold(), which.title())} premiere"


def look_name(said: Development) -> str:
    """What came out, by the quote's own word: "trailer", "poster"; else "trailer or first look"."""
    quote = said.quote.casefold()
    return next((look for look in _LOOKS if look in quote), "trailer or first look")


def _release(said: Development, mood: Mood, was: Was) -> str:
    what = release_name(said)
    if mood == "withdrawn":
        return f"{what} pulled"
    when = date_words(said.date) if said.date else ""
    if not when:
        return _undated(what, mood, was)
    moves = _moves(was.get("date"), said.date)
    return {
        "confirmed": f"{what} moves to {when}" if moves else f"{what} confirmed for {when}",
        "firmed": f"{what} confirmed for {when}",
        "expected": f"{what} now expected {when}" if was else f"{what} expected {when}",
        "speculative": f"{what} may {'move to' if moves else 'come'} {when}",
        "denied": f"{what} not coming {when}",
    }[mood]


def _moves(before: str | None, now: str | None) -> bool:
    """Whether the date is another one; a day inside the month that was given is the same, said more finely."""
    if not before or not now:
        return False
    return not (is_edtf(before) and is_edtf(now) and span(before).holds(span(now)))


def _undated(what: str, mood: Mood, was: Was) -> str:
    if was.get("date") and mood != "denied":
        return f"{what} {'expected but ' if mood == 'expected' else ''}now without a date"
    return {
        "confirmed": f"{what} confirmed, no date yet",
        "firmed": f"{what} confirmed, no date yet",
        "expected": f"{what} expected, no date yet",
        "speculative": f"{what} may come, no date",
        "denied": f"{what} has no date",
    }[mood]


def _acquisition(said: Development, mood: Mood, was: Was) -> str:
    who, s = _subject(said, "an unnamed buyer")
    rights = rights_name(said)
    talks = _NEGOTIATION.search(said.quote)
    if was and mood == "confirmed" and "territories" in was and "companies" not in was:
        return f"{who} deal now covers {rights}"
    return {
        "confirmed": f"{rights} now with {who}" if "companies" in was else f"{who} acquire{s} {rights}",
        "firmed": f"{who} confirmed as buyer of {rights}",
        "expected": f"{who} {_now(was)}{'in talks for' if talks else 'expected to acquire'} {rights}",
        "speculative": f"{who} may acquire {rights}",
        "denied": f"{who} not acquiring {rights}",
        "withdrawn": f"{who} deal for {rights} is off",
    }[mood]


def _sales(said: Development, mood: Mood, was: Was) -> str:
    who, s = _subject(said, "an unnamed company")
    sales = scoped("sales", said.territories)
    return {
        "confirmed": f"{who} {_now(was)}handle{s} {sales}",
        "firmed": f"{who} confirmed for {sales}",
        "expected": f"{who} {_now(was)}expected to handle {sales}",
        "speculative": f"{who} may handle {sales}",
        "denied": f"{who} not handling {sales}",
        "withdrawn": f"{who} no longer handle{s} {sales}",
    }[mood]


def _festival(said: Development, mood: Mood, was: Was) -> str:
    where = festival_name(said)
    showing = premiere_name(said.premiere) if said.premiere else "showing"
    return {
        "confirmed": f"{showing} {_now(was)}confirmed at {where}",
        "firmed": f"{showing} confirmed at {where}",
        "expected": f"{showing} {_now(was)}expected at {where}",
        "speculative": f"{showing} may be at {where}",
        "denied": f"no {showing} at {where}",
        "withdrawn": f"{showing} at {where} is off",
    }[mood]


def _award(said: Development, mood: Mood, was: Was) -> str:
    prize = one_line(said.award or "a prize") + (f" at {festival_name(said)}" if said.festival else "")
    return {
        "confirmed": f"award now given as {prize}" if was else f"wins {prize}",
        "firmed": f"confirmed winner of {prize}",
        "expected": f"{_now(was)}expected to win {prize}",
        "speculative": f"may win {prize}",
        "denied": f"did not win {prize}",
        "withdrawn": f"no longer winner of {prize}",
    }[mood]


def _seeking(said: Development, mood: Mood, was: Was) -> str:
    rights = rights_name(said)
    return {
        "confirmed": f"{rights} {_now(was)}open, no buyer yet",
        "firmed": f"{rights} confirmed open, no buyer yet",
        "expected": f"{rights} {_now(was)}expected to be open",
        "speculative": f"{rights} may be open",
        "denied": f"{rights} not open",
        "withdrawn": f"{rights} no longer open",
    }[mood]


def _production(said: Development, mood: Mood, was: Was) -> str:
    stage = _PHASES.get(said.phase or "", "production")
    when = f", {date_words(said.date)}" if said.date else ""
    plain = {"announced": "project announced", "filming": "filming confirmed", "wrapped": "filming wrapped"}
    return {
        "confirmed": f"{plain.get(said.phase or '', 'production confirmed')}{when}",
        "firmed": f"{stage} confirmed{when}",
        "expected": f"{stage} {_now(was)}expected{when}",
        "speculative": f"{stage} may come{when}",
        "denied": f"{stage} denied{when}",
        "withdrawn": f"{stage} called off{when}",
    }[mood]


def _trailer(said: Development, mood: Mood, was: Was) -> str:
    look, when = look_name(said), f", {date_words(said.date)}" if said.date else ""
    return {
        "confirmed": f"{look} {_now(was)}out{when}",
        "firmed": f"{look} confirmed{when}",
        "expected": f"{look} {_now(was)}expected{when}",
        "speculative": f"{look} may come{when}",
        "denied": f"no {look}{when}",
        "withdrawn": f"{look} withdrawn{when}",
    }[mood]


def _subject(said: Development, nobody: str) -> tuple[str, str]:
    """Who does it, and the ending of the verb that follows."""
    return names(said.companies) or nobody, "" if len(said.companies) > 1 else "s"


def _now(was: Was) -> str:
    return "now " if was else ""


_PHRASES: dict[Kind, Callable[[Development, Mood, Was], str]] = {
    "release": _release,
    "acquisition": _acquisition,
    "sales": _sales,
    "festival": _festival,
    "award": _award,
    "seeking": _seeking,
    "production": _production,
    "trailer": _trailer,
}
