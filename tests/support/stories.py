"""The worked stories: documents in the order in which they came out, what an ideal reader finds in each, and the
gold.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tracker.domain.claim import Claim, claims_of
from tracker.domain.codec import from_data
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger
from tracker.ledger import contract, contract_alert, settle_document

STORIES = Path(__file__).parent.parent / "stories"
NAMES = ("kpops", "slate", "riders", "flow")


def films(name: str) -> list[str]:
    """The titles of the story's watch list."""
    watch = json.loads(_lines(f"{name}.jsonl")[0])["watch"]
    return [film["title"] for film in watch]


def documents(name: str) -> dict[str, Document]:
    """The story's documents by their ids."""
    return {row["id"]: from_data(Document, row) for row in map(json.loads, _lines(f"{name}.jsonl")[1:])}


def scripted(name: str) -> dict[str, list[Claim]]:
    """For each document, by its id, the claims that an ideal reader gives."""
    told = documents(name)
    rows = map(json.loads, _lines(f"{name}.claims.jsonl"))
    return {
        row["id"]: claims_of(told[row["id"]], tuple(from_data(Development, d) for d in row["developments"]), row["id"])
        for row in rows
    }


def gold(name: str) -> dict[str, Any]:
    return dict(json.loads((STORIES / f"{name}.gold.json").read_text(encoding="utf-8")))


def replay(name: str) -> dict[str, Any]:
    """The story settled document by document, as the jobs do it, in the shape of the story contract."""
    ledgers = {title: Ledger(title) for title in films(name)}
    alerts: list[dict[str, Any]] = []
    for claims in scripted(name).values():
        for film in sorted({claim.development.film for claim in claims}):
            settlement = settle_document(ledgers[film], [c for c in claims if c.development.film == film])
            ledgers[film] = settlement.ledger
            alerts += map(contract_alert, settlement.alerts)
    return {"alerts": alerts, "films": [contract(ledger, last_day(name)) for ledger in ledgers.values()]}


def last_day(name: str) -> date:
    """The day of the story's last document."""
    moments = [d.published for d in documents(name).values()]
    return max(m for m in moments if isinstance(m, datetime)).date()


def _lines(name: str) -> list[str]:
    return (STORIES / name).read_text(encoding="utf-8").splitlines()
