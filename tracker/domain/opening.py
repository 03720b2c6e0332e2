"""An opening: one film, one territory, one type of release, as a calendar holds it through all its moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from tracker.domain.development import ReleaseType
from tracker.domain.edtf import is_edtf, span
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.territory import WORLD

OpeningStatus = Literal["confirmed", "tentative", "cancelled"]
Key = tuple[str, str]
"""Territory and type of release, empty where they are not said."""


@dataclass(frozen=True, slots=True)
class Opening:
    """`territory` is ISO 3166-1 alpha-2, `WW` the world (or what of it the fact has), empty where none is said.

    `date` is EDTF. `status` is "confirmed" only for a confirmed day; "cancelled" keeps the last date that there was.
    `sequence` counts the changes of date and status, and `modified` is when the last was learnt; `created` when the
    opening first was (both aware, UTC). `fact` is the id of the fact that says so.
    """

    film: str
    territory: str
    release_type: ReleaseType | None
    date: str
    status: OpeningStatus
    fact: str
    created: datetime
    modified: datetime
    sequence: int = 0

    @property
    def key(self) -> Key:
        return self.territory, self.release_type or ""


def revised(stored: Iterable[Opening], ledger: Ledger, at: datetime) -> list[Opening]:
    """What has to be written so that the openings `stored` of a film become those of `ledger`; `at` is now.

    One that was never a date is not written as cancelled; one that was, and is none any more, is.
    """
    before = {opening.key: opening for opening in stored}
    now = _openings(ledger, at)
    written = [_after(before.get(key), opening) for key, opening in now.items()]
    written += [_cancelled(opening, at) for key, opening in before.items() if key not in now]
    return [opening for opening in written if opening and opening != before.get(opening.key)]


def _openings(ledger: Ledger, at: datetime) -> Mapping[Key, Opening]:
    """The openings in the ledger; where two facts are of the same key, that of the one which stands best."""
    found: dict[Key, Opening] = {}
    for fact in sorted(ledger.facts, key=_weight):
        said = fact.development
        if said.kind != "release" or not is_edtf(said.date or "") or fact.standing not in ("stands", "withdrawn"):
            continue
        for territory in _territories(said.territories):
            opening = Opening(
                ledger.film,
                territory,
                said.release_type,
                said.date or "",
                _status(fact),
                fact.id,
                created=at,
                modified=at,
            )
            found[opening.key] = opening
    return found


def _weight(fact: Fact) -> tuple[bool, bool, datetime, str]:
    """The last in this order is the one to believe."""
    return fact.standing == "stands", fact.development.certainty == "confirmed", fact.changed, fact.id


def _territories(codes: tuple[str, ...] | None) -> Iterable[str]:
    if not codes:
        return ("",)
    return (WORLD,) if WORLD in codes else dict.fromkeys(code for code in codes if not code.startswith("-"))


def _status(fact: Fact) -> OpeningStatus:
    if fact.standing == "withdrawn" or fact.development.certainty == "denied":
        return "cancelled"
    sure = fact.development.certainty == "confirmed" and span(fact.development.date or "").is_day
    return "confirmed" if sure else "tentative"


def _after(before: Opening | None, now: Opening) -> Opening | None:
    """`now`, with the history of `before`; null where there is nothing to tell."""
    if before is None:
        return None if now.status == "cancelled" else now
    if now.status == "cancelled":
        return replace(_cancelled(before, now.modified), fact=now.fact)
    if (now.date, now.status) == (before.date, before.status):
        return replace(before, fact=now.fact)
    return replace(now, created=before.created, sequence=before.sequence + 1)


def _cancelled(before: Opening, at: datetime) -> Opening:
    if before.status == "cancelled":
        return before
    return replace(before, status="cancelled", modified=at, sequence=before.sequence + 1)
