"""News as JSON data: what a webhook carries. `schema/alert.v1.json` and its neighbours publish the shapes.

The envelope is that of Standard Webhooks (`type`, `timestamp`, `data`); `data` is the alert as the story contract
has it, a development with `document`, `change` and `was`, and with it where to read it. It says nothing of the
attempt or of the moment, so that every attempt carries the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime, tzinfo
from importlib.resources import files
from typing import Any

from tracker.alerts.clean import safe_link
from tracker.alerts.digests import digest_headline, importance
from tracker.alerts.words import headline, notice_headline
from tracker.domain.alert import Alert
from tracker.domain.codec import to_data
from tracker.domain.development import Development
from tracker.domain.digest import Digest
from tracker.domain.notice import Notice

SORTS = ("alert", "digest", "notice")
VERSION = 1
"""Raised only when a field goes or changes its meaning; new fields may come without."""
_INWARD = ("background", "rule")
"""Fields of a development that speak of our reading, not of the film."""
_TOLD = tuple(field.name for field in fields(Development) if field.name not in _INWARD)


def alert_data(alert: Alert) -> dict[str, Any]:
    """The alert as JSON data; every string in it can be written as UTF-8."""
    return _enveloped(f"alert.{alert.change}", alert.claim.said, alert.id, _alert(alert))


def digest_data(digest: Digest, zone: tzinfo) -> dict[str, Any]:
    """The digest as JSON data: its alerts as their own messages would carry them, each with its id, the most important
    first. `zone` is the person's, in which the headline names the day.
    """
    carried = {
        "headline": digest_headline(digest, zone),
        "since": digest.since and digest.since.astimezone(UTC).isoformat(),
        "alerts": [{"id": a.id} | _alert(a) for a in sorted(digest.alerts, key=importance)],
        "notices": [{"id": n.id} | _notice(n) for n in digest.notices],
        "missing": to_data(digest.missing),
        "coverage": to_data(digest.coverage),
    }
    return _enveloped(f"digest.{digest.reason}", digest.until, digest.id, carried)


def _alert(alert: Alert) -> dict[str, Any]:
    claim = alert.claim
    told = {name: to_data(getattr(alert.development, name)) for name in _TOLD}
    return told | {
        "headline": headline(alert),
        "change": alert.change,
        "was": {name: to_data(value) for name, value in alert.was.items() if name in _TOLD},
        "document": claim.document,
        "outlet": claim.outlet,
        "url": safe_link(claim.url),
        "said": claim.said.isoformat(),
        "fact": alert.fact,
        "corrects": alert.corrects,
    }


def notice_data(notice: Notice) -> dict[str, Any]:
    """The notice as JSON data, in the same envelope."""
    return _enveloped(f"notice.{notice.tone}", notice.at, notice.id, _notice(notice))


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "headline": notice_headline(notice),
        "tone": notice.tone,
        "about": notice.about,
        "details": list(notice.details),
        "at": notice.at.isoformat(),
    }


def published(sort: str) -> str:
    """The JSON Schema (2020-12) of one of SORTS, as text."""
    return (files("tracker.alerts") / "schema" / f"{sort}.v{VERSION}.json").read_text(encoding="utf-8")


def _enveloped(kind: str, at: datetime, news: str, data: dict[str, Any]) -> dict[str, Any]:
    moment = at.astimezone(UTC).isoformat()
    cleaned: dict[str, Any] = _encodable(
        {"version": VERSION, "type": kind, "timestamp": moment, "id": news, "data": data}
    )
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
