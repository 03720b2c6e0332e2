"""Festivals and prizes: one showing of the film a festival and year, one fact a prize."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from tracker.domain.claim import Claim
from tracker.domain.development import Development
from tracker.domain.ledger import Fact
from tracker.domain.values import replaced
from tracker.ledger.facts import altered, gainsaid, joined, of_kind, opened, undone
from tracker.ledger.precedence import firms, speaks_for_festival, weigh
from tracker.ledger.sameness import award_key, award_words, festival_key, same_award

AWARDS_NIGHT = timedelta(days=3)
"""Within this all papers have a festival's prizes; whoever names one later restates it."""


def settle_festival(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The festival facts that `claim` opens or alters."""
    said = claim.development
    if not said.festival:
        return []
    shown = the_showing(of_kind(facts, "festival"), claim)
    if said.certainty == "denied":
        if shown is None or shown.standing != "stands":
            return []
        return [gainsaid(shown, claim) if said.background else undone(shown, claim)]
    if shown is None:
        own = speaks_for_festival(claim)
        new = opened(facts, claim, f"{festival_key(said.festival)}|{(said.date or '')[:4]}")
        return [_own(new, claim, own)]
    if shown.standing == "withdrawn":
        return [gainsaid(shown, claim) if said.background else altered(shown, claim, **_all_said(said))]
    return [better_known(shown, claim)]


def the_showing(shown: list[Fact], claim: Claim) -> Fact | None:
    """The showing that `claim` is about: the same festival, in the same edition or the one next to it.

    A film plays a festival once: where a document names no year, or the one before or after ("last year's" misread),
    it is the showing that is known.
    """
    said = claim.development
    key = festival_key(said.festival)
    known = [f for f in shown if festival_key(f.development.festival) == key]
    apart = [(_years_between(f.development.date, said.date), f) for f in known]
    return min((pair for pair in apart if pair[0] <= 1), key=lambda pair: pair[0], default=(0, None))[1]


def _years_between(one: str | None, other: str | None) -> int:
    """How many years lie between two editions; none where one of the dates is not said."""
    return abs(int(one[:4]) - int(other[:4])) if one and other else 0


def _all_said(said: Development) -> dict[str, Any]:
    named = {"date": said.date, "section": said.section, "premiere": said.premiere}
    return {"certainty": said.certainty, **{k: v for k, v in named.items() if v}}


def better_known(fact: Fact, claim: Claim) -> Fact:
    """A showing after one more report: firmed, its day, section or premiere named.

    The ledger takes what was not said yet, and the festival's own page over the press for what was. A day against
    another day is a second screening as often as a change: the first stands unless the festival says otherwise.
    """
    said, known = claim.development, fact.development
    own = speaks_for_festival(claim)
    certainty = said.certainty if firms(fact, claim) else known.certainty
    takes: dict[str, Any] = {"certainty": certainty}
    over = own and not said.background
    for field in ("section", "premiere"):
        told = getattr(said, field)
        takes[field] = told if told and (over or not getattr(known, field)) else getattr(known, field)
    weight = weigh(known.date, said.date)
    takes["date"] = said.date if weight == "finer" or (over and weight == "apart") else known.date
    if all(getattr(known, k) == v for k, v in takes.items()):
        return gainsaid(fact, claim) if weight == "apart" else _own(joined(fact, claim), claim, own)
    return _own(altered(fact, claim, **takes), claim, own)


def _own(fact: Fact, claim: Claim, own: bool) -> Fact:
    return replaced(fact, own_word=claim.said) if own else fact


def settle_award(facts: Sequence[Fact], claim: Claim) -> list[Fact]:
    """The award facts that `claim` opens or alters.

    A prize that a document only recalls, at a festival where one is known, is that one: later papers shorten its name
    beyond comparison. The fuller name stays.
    """
    said = claim.development
    won = [f for f in of_kind(facts, "award") if _one_festival(f.development, said)]
    exact = [f for f in won if award_key(f.development.award) == award_key(said.award)]
    same = [f for f in won if same_award(f.development.award, said.award) or is_restated(f, claim)]
    same = [f for f in same if not told_beside(f, claim)]
    found = next(iter(exact or same), None) or (won[0] if said.background and won else None)
    if said.certainty == "denied":
        return [undone(found, claim)] if found and found.standing == "stands" and not said.background else []
    if found is None:
        return [opened(facts, claim, f"{festival_key(said.festival)}|{award_key(said.award)}")]
    if found.standing == "withdrawn":
        return [gainsaid(found, claim) if said.background else altered(found, claim, certainty=said.certainty)]
    known = found.development
    fuller = claim.said - found.since <= AWARDS_NIGHT and award_words(known.award) < award_words(said.award)
    if firms(found, claim) or fuller:
        certainty = "confirmed" if firms(found, claim) else known.certainty
        return [altered(found, claim, award=said.award if fuller else known.award, certainty=certainty)]
    return [joined(found, claim)]


def told_beside(won: Fact, claim: Claim) -> bool:
    """Whether the document that gave one prize gives this one, too: then they are two, however alike their names.

    A document is known by its moment; midnight is that of all of a day.
    """
    return won.since == claim.said and claim.said.time() != time()


def is_restated(won: Fact, claim: Claim) -> bool:
    """Whether a prize is told again in freer words, long after the night on which the festival gave all of its
    prizes.
    """
    late = claim.said - won.since > AWARDS_NIGHT
    return late and bool(award_words(won.development.award) & award_words(claim.development.award))


def _one_festival(known: Development, said: Development) -> bool:
    """Whether both prizes are one festival's; where one names none, they may be."""
    return not known.festival or not said.festival or festival_key(known.festival) == festival_key(said.festival)
