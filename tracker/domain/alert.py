"""An alert: a change of the ledger that a person must hear of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tracker.domain.claim import Claim
from tracker.domain.development import Development

Change = Literal["new", "changed", "firmed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Alert:
    """What changed, and the claim that brought it.

    `id` is the same whenever the same claims are settled in the same order. `development` is what now stands (for
    `withdrawn`: what no longer does). `was` holds the fields that stood otherwise before, by their names in
    Development; empty for `new`. `fact` is the id of the ledger's fact; `corrects` the id of an alert that this one
    puts right.
    """

    id: str
    change: Change
    development: Development
    claim: Claim
    fact: str
    was: Mapping[str, Any] = field(default_factory=dict)
    corrects: str | None = None
