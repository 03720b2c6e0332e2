"""Rows to values and values to rows: for each table one function there and one back, whatever engine holds it."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.codec import from_data, to_data
from tracker.domain.delivery import Delivery, News, lane
from tracker.domain.development import Development
from tracker.domain.digest import Digest
from tracker.domain.document import Copy, Document
from tracker.domain.health import Health
from tracker.domain.incident import Incident
from tracker.domain.ledger import Fact, Ledger, outline
from tracker.domain.notice import Notice
from tracker.domain.opening import Opening
from tracker.domain.page import Validators
from tracker.domain.source import SourceState

Columns = dict[str, Any]


class Row(Protocol):
    """A row by the names of its columns: sqlite3's and SQLAlchemy's both answer to that."""

    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class RaisedAlert:
    """An alert, the moment it was raised (aware, UTC), and its place among all that were."""

    alert: Alert
    created_at: datetime
    sequence: int


def stamp(value: datetime) -> str:
    """An aware moment as UTC text of fixed width: texts sort as the moments do. Raises ValueError if it is naive."""
    if value.utcoffset() is None:
        raise ValueError(f"a moment without its offset cannot be kept: {value.isoformat()}")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def moment(value: str | datetime) -> datetime:
    """What `stamp` or a `timestamptz` column holds, aware, in UTC."""
    return (datetime.fromisoformat(value) if isinstance(value, str) else value).astimezone(UTC)


def _maybe(value: str | datetime | None) -> datetime | None:
    return None if value is None else moment(value)


def _as_given(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _json(value: Any) -> str:
    return json.dumps(to_data(value), ensure_ascii=False, separators=(",", ":"))


def document_columns(document: Document, source_key: str) -> Columns:
    """Raises ValueError if the document has neither a publication date nor the moment at which it was seen."""
    said = document.said
    return {
        "id": document.id,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "language": document.language,
        "said": said,
        "published": document.published,
        "published_text": document.published and document.published.isoformat(),
        "modified": document.modified,
        "modified_text": document.modified and document.modified.isoformat(),
        "seen": document.seen,
        "content_hash": document.content_hash,
        "source_key": source_key,
        "stated": None if document.stated is None else _json(document.stated),
        "text": zlib.compress(document.text.encode()),
    }


def document_of(row: Row) -> Document:
    return Document(
        url=row["url"],
        outlet=row["outlet"],
        title=row["title"],
        text=zlib.decompress(row["text"]).decode(),
        language=row["language"],
        published=_as_given(row["published_text"]),
        modified=_as_given(row["modified_text"]),
        seen=_maybe(row["seen"]),
        stated=_stated(row["stated"]),
    )


def _stated(text: str | None) -> tuple[Development, ...] | None:
    return None if text is None else tuple(from_data(Development, each) for each in json.loads(text))


def copy_columns(copy: Copy) -> Columns:
    return {"document_id": copy.document, "url": copy.url, "outlet": copy.outlet, "said": copy.said}


def copy_of(row: Row) -> Copy:
    return Copy(row["document_id"], row["url"], row["outlet"], moment(row["said"]))


def claim_columns(claim: Claim, place: int) -> Columns:
    return {
        "id": claim.id,
        "document_id": claim.document,
        "film": claim.development.film,
        "kind": claim.development.kind,
        "place": place,
        "said": claim.said,
        "said_text": claim.said.isoformat(),
        "development": _json(claim.development),
    }


def claim_of(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        document=row["document_id"],
        outlet=row["outlet"],
        url=row["url"],
        said=datetime.fromisoformat(row["said_text"]),
        development=from_data(Development, json.loads(row["development"])),
    )


def ledger_columns(ledger: Ledger, at: datetime) -> Columns:
    return {"film": ledger.film, "body": _json(ledger), "updated_at": at}


def ledger_of(row: Row) -> Ledger:
    return from_data(Ledger, json.loads(row["body"]))


def facts_of(row: Row, ids: Collection[str]) -> list[Fact]:
    """Those facts of a ledger's or outline's row that have one of `ids`."""
    return [from_data(Fact, fact) for fact in json.loads(row["body"])["facts"] if fact["id"] in ids]


def outline_columns(ledger: Ledger, at: datetime) -> Columns:
    return {"film": ledger.film, "body": _json(outline(ledger)), "updated_at": at}


def opening_columns(opening: Opening) -> Columns:
    return {
        "film": opening.film,
        "territory": opening.territory,
        "release_type": opening.release_type or "",
        "date": opening.date,
        "status": opening.status,
        "fact": opening.fact,
        "created_at": opening.created,
        "modified_at": opening.modified,
        "sequence": opening.sequence,
    }


def opening_of(row: Row) -> Opening:
    return Opening(
        film=row["film"],
        territory=row["territory"],
        release_type=row["release_type"] or None,
        date=row["date"],
        status=row["status"],
        fact=row["fact"],
        created=moment(row["created_at"]),
        modified=moment(row["modified_at"]),
        sequence=row["sequence"],
    )


def alert_columns(alert: Alert, at: datetime) -> Columns:
    return {
        "id": alert.id,
        "film": alert.development.film,
        "kind": alert.development.kind,
        "change": alert.change,
        "claim_id": alert.claim.id,
        "body": _json(alert),
        "created_at": at,
    }


def alert_of(row: Row) -> Alert:
    return from_data(Alert, json.loads(row["body"]))


def raised_of(row: Row) -> RaisedAlert:
    return RaisedAlert(alert_of(row), moment(row["created_at"]), row["sequence"])


def notice_columns(notice: Notice, at: datetime) -> Columns:
    return {"id": notice.id, "about": notice.about, "body": _json(notice), "created_at": at}


def notice_of(row: Row) -> Notice:
    return from_data(Notice, json.loads(row["body"]))


def digest_columns(digest: Digest) -> Columns:
    bare = replace(digest, alerts=(), notices=())
    return {"id": digest.id, "channel": digest.channel, "due_at": digest.until, "body": _json(bare)}


def digest_of(row: Row) -> Digest:
    """The digest without what it carries."""
    return from_data(Digest, json.loads(row["body"]))


def delivery_id(news: str, channel: str) -> str:
    """Stable: the same news to the same channel has the same id for ever (Standard Webhooks: `webhook-id`)."""
    return "msg_" + hashlib.sha256(f"{news}\0{channel}".encode()).hexdigest()[:24]


def owed_columns(news: News, channel: str, place: int, at: datetime) -> Columns:
    """A delivery of `news` that is due at once."""
    return {
        "id": delivery_id(news.id, channel),
        "place": place,
        "alert_id": news.id if isinstance(news, Alert) else None,
        "notice_id": news.id if isinstance(news, Notice) else None,
        "digest_id": news.id if isinstance(news, Digest) else None,
        "channel": channel,
        "lane": lane(news),
        "state": "pending",
        "attempts": 0,
        "next_attempt_at": at,
        "sent_at": None,
        "error": None,
        "words": None,
    }


def delivery_of(row: Row, news: News) -> Delivery:
    return Delivery(
        id=row["id"],
        news=news,
        channel=row["channel"],
        state=row["state"],
        attempts=row["attempts"],
        next_attempt_at=_maybe(row["next_attempt_at"]),
        sent_at=_maybe(row["sent_at"]),
        error=row["error"],
        digest=None if isinstance(news, Digest) else row["digest_id"],
        words=row["words"],
    )


def health_columns(health: Health) -> Columns:
    return {"key": health.key, "body": _json(health)}


def health_of(row: Row) -> Health:
    return from_data(Health, json.loads(row["body"]))


def incident_columns(incident: Incident) -> Columns:
    return {
        "id": incident.id,
        "about": incident.about,
        "body": _json(incident),
        "began_at": incident.began_at,
        "closed_at": incident.closed_at,
    }


def incident_of(row: Row) -> Incident:
    return from_data(Incident, json.loads(row["body"]))


def state_columns(state: SourceState) -> Columns:
    return {
        "key": state.key,
        "next_check_at": state.next_check_at,
        "etag": state.validators.etag,
        "last_modified": state.validators.last_modified,
        "checked_at": state.checked_at,
        "ok_at": state.ok_at,
        "failures": state.failures,
        "error": state.error,
        "moved_to": state.moved_to,
        "url": state.url,
        "fault": state.fault,
        "ttl": state.ttl,
        "retired_at": state.retired_at,
    }


def state_of(row: Row) -> SourceState:
    return SourceState(
        key=row["key"],
        next_check_at=_maybe(row["next_check_at"]),
        validators=Validators(row["etag"], row["last_modified"]),
        checked_at=_maybe(row["checked_at"]),
        ok_at=_maybe(row["ok_at"]),
        failures=row["failures"],
        error=row["error"],
        moved_to=row["moved_to"],
        url=row["url"],
        fault=row["fault"],
        ttl=row["ttl"],
        retired_at=_maybe(row["retired_at"]),
    )
