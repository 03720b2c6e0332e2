"""The alert in one line, and the film's ledger in plain lines. Light to import: the command line prints these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tracker.alerts.clean import one_line
from tracker.alerts.dates import date_words
from tracker.alerts.phrases import Mood, festival_name, names, phrase, premiere_name, release_name, rights_name
from tracker.alerts.places import place_words, scoped
from tracker.domain.alert import Alert
from tracker.domain.development import Certainty, Development, Kind
from tracker.domain.edtf import is_edtf, span
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.notice import Notice

CERTAINTY_WORDS: dict[Certainty, str] = {
    "confirmed": "confirmed",
    "expected": "expected",
    "speculative": "speculation",
    "denied": "denied",
}
_NAMED_BEHIND: tuple[Kind, ...] = ("release", "production")
"""Kinds whose phrase is of the film: who stands behind it comes last. In the others the company is the subject."""
_LISTED: tuple[Kind, ...] = ("acquisition", "seeking", "sales", "festival", "award")
LONGEST_HEADLINE = 300
"""What a mail program's list and a phone's notice still show of a line, several times over."""


def headline(alert: Alert) -> str:
    """One line, film first, fact second, change third, who last.

    "K-Pops! — U.S. release moves to 27 Feb 2026 (was January 2026) — Aura Entertainment". Names from outside are
    cleaned and cut: never a line end or control character, at most 300 characters. An alert that puts an earlier
    one right says "correction"; where its report was taken back, the fact itself may yet be so, and that is told.
    """
    return one_line(f"{one_line(alert.development.film)} — {change_words(alert)}", LONGEST_HEADLINE)


def change_words(alert: Alert) -> str:
    """The headline without the film, where that stands above it."""
    return one_line(f"{'correction' if alert.corrects else ''}{_change(alert)}", LONGEST_HEADLINE)


def _change(alert: Alert) -> str:
    said = alert.development
    mood: Mood = alert.change if alert.change in ("firmed", "withdrawn") else said.certainty
    if not alert.corrects:
        return _told(said, mood, alert.was if alert.change == "changed" else {}, _before(alert))
    reported = alert.claim.development
    if alert.change == "withdrawn" and reported.certainty != "denied":
        return f", report taken back: {_told(reported, reported.certainty, {}, '')}"
    return f": {_told(said, mood, {}, _before(alert))}"  # a date that was wrong did not move


def notice_headline(notice: Notice) -> str:
    """ "Tracker — Deadline does not answer": news of the installation is never taken for news of a film."""
    return one_line(f"Tracker — {notice.headline}", LONGEST_HEADLINE)


def development_words(said: Development) -> str:
    """What is said, without film or change: "U.S. release expected January 2026 — Aura Entertainment"."""
    return one_line(_told(said, said.certainty, {}, ""), LONGEST_HEADLINE)


def _told(said: Development, mood: Mood, former: Mapping[str, Any], before: str) -> str:
    """The phrase, that it is a guess and what stood before in brackets, and who stands behind it."""
    guess = CERTAINTY_WORDS["speculative"] if mood == "speculative" else ""
    aside = "; ".join(filter(None, (guess, before)))
    told = phrase(said, mood, former) + (f" ({aside})" if aside else "")
    return f"{told} — {names(said.companies)}" if said.kind in _NAMED_BEHIND and said.companies else told


def standing_lines(ledger: Ledger, today: date) -> list[str]:
    """What stands for the film, one line a fact: releases, rights, open rights, sales, festivals, awards, stage.

    "U.S. theatrical release: 27 Feb 2026, confirmed, in 44 days — Aura Entertainment (was January 2026)". Guesses and
    what was withdrawn or superseded are no part of it; nor is a trailer, and of the production only its last stage.
    """
    return [line for _, line in standing(ledger, today)]


def standing(ledger: Ledger, today: date) -> list[tuple[Fact, str]]:
    """The facts behind `standing_lines`, each with its line."""
    facts = [
        *sorted(ledger.standing("release"), key=_opening),
        *(fact for kind in _LISTED for fact in ledger.standing(kind)),
        *ledger.standing("production")[-1:],
    ]
    return [(fact, _standing_line(fact, today)) for fact in facts]


def _standing_line(fact: Fact, today: date) -> str:
    said = fact.development
    match said.kind:
        case "release":
            return _release_line(fact, today)
        case "acquisition":
            return _sure(fact, rights_name(said), names(said.companies) or "buyer not named")
        case "seeking":
            return _sure(fact, rights_name(said), "open, no buyer yet")
        case "sales":
            return _sure(fact, scoped("sales", said.territories), names(said.companies) or "not named")
        case "festival":
            return _sure(fact, "festival", _showing(said))
        case "award":
            return _sure(fact, "award", _prize(said))
        case _:
            return _sure(fact, said.kind, phrase(said, said.certainty, {}))


def _before(alert: Alert) -> str:
    """What stood before: "was January 2026", "was expected, territory not named before"; empty if nothing did."""
    said, was = alert.development, alert.was
    former = {name: was[name] for name in _FORMER if name in was and _bare(was[name]) != _bare(getattr(said, name))}
    if alert.change == "withdrawn" and said.kind == "release" and said.date:
        former.setdefault("date", said.date)
    stood = [_FORMER[name](former[name]) for name in _FORMER if former.get(name)]
    unsaid = [f"{_UNSAID[name]} before" for name in _UNSAID if name in former and not former[name]]
    sure = CERTAINTY_WORDS.get(was.get("certainty", ""), "")
    if sure and (alert.change != "changed" or not (stood or unsaid)):
        stood = [f"{sure} {stood[0]}", *stood[1:]] if former.get("date") else [sure, *stood]
    return ", ".join(([f"was {', '.join(stood)}"] if stood else []) + unsaid)


def _bare(value: Any) -> Any:
    """A field of `was` as it compares: a row read back from JSON has lists where Development has tuples."""
    return tuple(value) if isinstance(value, (list, tuple)) else value


_FORMER: Mapping[str, Callable[[Any], str]] = {
    "date": date_words,
    "territories": place_words,
    "companies": names,
    "release_type": one_line,
    "festival": one_line,
    "section": one_line,
    "premiere": premiere_name,
    "award": one_line,
    "phase": one_line,
}
"""How a former value is said; the date comes first, so that "expected" can stand before it."""
_UNSAID = {"date": "no date", "territories": "territory not named", "companies": "company not named"}


def _release_line(fact: Fact, today: date) -> str:
    said = fact.development
    when = date_words(said.date) if said.date else "no date yet"
    line = f"{release_name(said)}: {when}, {CERTAINTY_WORDS[said.certainty]}{_distance(said, today)}"
    if said.companies:
        line += f" — {names(said.companies)}"
    if fact.was:
        line += f" (was {', '.join(date_words(former) for former in fact.was)})"
    return capital(line)


def _distance(said: Development, today: date) -> str:
    """How far off the day is; of a plan whose time has passed unconfirmed, that it has."""
    if not said.date or not is_edtf(said.date):
        return ""
    days = span(said.date)
    if days.last < today:
        return ", out" if said.certainty == "confirmed" else ", now past"
    if not days.is_day:
        return ""
    ahead = (days.first - today).days
    return ", today" if ahead == 0 else ", tomorrow" if ahead == 1 else f", in {ahead} days"


def _opening(fact: Fact) -> tuple[bool, date]:
    """Releases in the order in which they open, the undated last."""
    dated = fact.development.date if is_edtf(fact.development.date or "") else None
    return (dated is None, span(dated).first if dated else date.max)


def _sure(fact: Fact, label: str, statement: str) -> str:
    """ "Label: statement", and how sure it is where it is no plain fact."""
    sure = fact.development.certainty
    doubt = "" if sure == "confirmed" or fact.development.kind == "production" else f", {CERTAINTY_WORDS[sure]}"
    return capital(f"{label}: {statement}{doubt}")


def _showing(said: Development) -> str:
    return f"{festival_name(said)}, {premiere_name(said.premiere)}" if said.premiere else festival_name(said)


def _prize(said: Development) -> str:
    prize = one_line(said.award or "a prize")
    return f"{prize}, {festival_name(said)}" if said.festival else prize


def capital(line: str) -> str:
    """`line` as a line of its own begins."""
    return one_line(line[:1].upper() + line[1:], LONGEST_HEADLINE)
