"""The ledger of one film: what stands, each fact with the claims that say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from tracker.domain.claim import Claim
from tracker.domain.development import Certainty, Development, Kind

Stage = Literal["announced", "filming", "wrapped", "festival", "for sale", "acquired", "dated", "released"]
Standing = Literal["stands", "guess", "withdrawn", "superseded"]


@dataclass(frozen=True, slots=True)
class Move:
    """A date that a release had before, with the sentence that gave it and when that was said (aware)."""

    date: str
    certainty: Certainty
    quote: str
    claim: str
    said: datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the ledger.

    `development` is what stands now: its best certainty, finest date, widest territories, with the quote that says
    so. `said_by` are the ids of the claims that say it, first report first; `gainsaid_by` those that say
    otherwise. `was` are the earlier dates of a release, oldest first (EDTF). `since` is when it was first said and
    `changed` when what stands was last altered, both aware. `standing`: a guess is kept and never told as a fact;
    what is withdrawn or superseded is kept for the history and is no row of what stands. `by` is the id of the claim
    that last altered what stands. `moves` are the dates of `was` with their
    evidence. `own_word` is when the festival or the distributor itself last said what stands, null if only others
    did. `rivals` are the ids of facts that say otherwise and stand as well: two buyers of one territory.
    """

    id: str
    development: Development
    said_by: tuple[str, ...]
    since: datetime
    changed: datetime
    standing: Standing = "stands"
    gainsaid_by: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    by: str = ""
    moves: tuple[Move, ...] = ()
    own_word: datetime | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Testimony:
    """One thing that was said of the film, and every claim that says exactly this, in whatever words.

    `first` is the earliest of them whole and `echo` the latest, if there are several; `claims` are the ids of all, as
    they were met. `key` stands for the content. `retracted` are the ids whose documents no longer say it.
    """

    key: str
    first: Claim
    claims: tuple[str, ...]
    echo: Claim | None = None
    retracted: tuple[str, ...] = ()

    @property
    def last(self) -> datetime:
        """When it was last said, aware."""
        return (self.echo or self.first).said


@dataclass(frozen=True, slots=True)
class Told:
    """An alert that was given: its id, its fact, and the claim, address and outlet that brought it, and when."""

    alert: str
    fact: str
    claim: str
    url: str
    outlet: str
    said: datetime


@dataclass(frozen=True, slots=True)
class Ledger:
    """All facts of one film, in the order in which they were first said.

    `testimony` is all that the facts are folded from, `told` the alerts that were given, `latest` the time of the
    newest claim (aware): what the rules need in order to take in a document that comes late, or goes away.
    """

    film: str
    facts: tuple[Fact, ...] = ()
    testimony: tuple[Testimony, ...] = ()
    told: tuple[Told, ...] = ()
    latest: datetime | None = None

    def standing(self, kind: Kind) -> tuple[Fact, ...]:
        """The facts of `kind` that stand."""
        return tuple(f for f in self.facts if f.standing == "stands" and f.development.kind == kind)


def outline(ledger: Ledger) -> Ledger:
    """The ledger without its evidence: what stands, who says so, and nothing that only the rules need.

    A hundredth of its size; whoever only shows what is known reads this.
    """
    return replace(ledger, testimony=(), told=())
