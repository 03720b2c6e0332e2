"""A ledger and an alert as plain data, in the shape in which a replayed story gives them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tracker.domain.alert import Alert
from tracker.domain.codec import to_data
from tracker.domain.development import Kind
from tracker.domain.ledger import Fact, Ledger
from tracker.ledger.stage import stage

_ROWS: dict[str, tuple[Kind, tuple[str, ...]]] = {
    "festivals": ("festival", ("festival", "date", "section", "premiere", "certainty")),
    "awards": ("award", ("festival", "award")),
    "sales": ("sales", ("companies", "territories")),
    "rights": ("acquisition", ("companies", "territories", "release_type")),
    "releases": ("release", ("territories", "date", "release_type", "companies", "certainty")),
}


def contract(ledger: Ledger, today: date) -> dict[str, Any]:
    """What is known of the film on `today`: `film`, `stage`, `festivals`, `awards`, `sales`, `rights`, `releases`."""
    result: dict[str, Any] = {"film": ledger.film, "stage": stage(ledger, today)}
    for part, (kind, fields) in _ROWS.items():
        result[part] = [_row(f, fields) for f in ledger.standing(kind) if is_row(f)]
    return result


def is_row(fact: Fact) -> bool:
    """Whether a standing fact is a row of what is known: talks are no deal."""
    return not (fact.development.kind == "acquisition" and fact.development.certainty == "expected")


def _row(fact: Fact, fields: tuple[str, ...]) -> dict[str, Any]:
    row = {name: to_data(getattr(fact.development, name)) for name in fields}
    if fact.development.kind == "release":
        row["was"] = list(fact.was)
    return row


def contract_alert(alert: Alert) -> dict[str, Any]:
    """The alert as a development, with the `document` that brought it, the `change` and, but for `new`, `was`."""
    said = to_data(alert.development)
    for inner in ("background", "rule"):
        del said[inner]
    result = {"id": alert.id, "document": alert.claim.document, "change": alert.change, **said}
    if alert.was:
        result["was"] = to_data(alert.was)
    if alert.corrects:
        result["corrects"] = alert.corrects
    return result
