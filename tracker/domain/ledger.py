"""The ledger of one film: what stands, each fact with the claims that say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.domain.development import Development, Kind

Stage = Literal["announced", "filming", "wrapped", "festival", "for sale", "acquired", "dated", "released"]
Standing = Literal["stands", "guess", "withdrawn", "superseded"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the ledger.

    `development` is what stands now: its best certainty, finest date, widest territories, with the quote that says
    so. `said_by` are the ids of the claims that say it, first report first; `gainsaid_by` those that say
    otherwise. `was` are the earlier dates of a release, oldest first (EDTF). `since` is when it was first said and
    `changed` when what stands was last altered, both aware. `standing`: a guess is kept and never told as a fact;
    what is withdrawn or superseded is kept for the history and is no row of what stands.
    """

    id: str
    development: Development
    said_by: tuple[str, ...]
    since: datetime
    changed: datetime
    standing: Standing = "stands"
    gainsaid_by: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All facts of one film, in the order in which they were first said."""

    film: str
    facts: tuple[Fact, ...] = ()

    def standing(self, kind: Kind) -> tuple[Fact, ...]:
        """The facts of `kind` that stand."""
        return tuple(f for f in self.facts if f.standing == "stands" and f.development.kind == kind)
