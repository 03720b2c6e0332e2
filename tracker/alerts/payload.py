"""An alert as JSON data: what a webhook carries. `schema/alert.v1.json` publishes the shape.

The envelope is that of Standard Webhooks (`type`, `timestamp`, `data`); `data` is the alert as the story contract
has it, a development with `document`, `change` and `was`, and with it where to read it. It says nothing of the
attempt or of the moment, so that every attempt carries the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC
from typing import Any

from tracker.alerts.clean import safe_link
from tracker.alerts.words import headline
from tracker.domain.alert import Alert
from tracker.domain.codec import to_data
from tracker.domain.development import Development

VERSION = 1
"""Raised only when a field goes or changes its meaning; new fields may come without."""
_INWARD = ("background", "rule")
"""Fields of a development that speak of our reading, not of the film."""
_TOLD = tuple(field.name for field in fields(Development) if field.name not in _INWARD)


def alert_data(alert: Alert) -> dict[str, Any]:
    """The alert as JSON data; every string in it can be written as UTF-8."""
    claim = alert.claim
    told = {name: to_data(getattr(alert.development, name)) for name in _TOLD}
    payload = {
        "version": VERSION,
        "type": f"alert.{alert.change}",
        "timestamp": claim.said.astimezone(UTC).isoformat(),
        "id": alert.id,
        "data": told
        | {
            "headline": headline(alert),
            "change": alert.change,
            "was": {name: to_data(value) for name, value in alert.was.items() if name in _TOLD},
            "document": claim.document,
            "outlet": claim.outlet,
            "url": safe_link(claim.url),
            "said": claim.said.isoformat(),
            "fact": alert.fact,
            "corrects": alert.corrects,
        },
    }
    cleaned: dict[str, Any] = _encodable(payload)
    return cleaned


def _encodable(data: Any) -> Any:
    """`data` with lone surrogates, which no UTF-8 can hold, replaced by question marks."""
    if isinstance(data, str):
        return data.encode("utf-8", "replace").decode()
    if isinstance(data, Mapping):
        return {key: _encodable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_encodable(value) for value in data]
    return data
