"""The JSON in which films, documents and developments are handed in and out (`tracker read --jsonl`, `replay`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from tracker.domain.codec import to_data
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.errors import InputError

_OWN = ("background", "rule")
"""What a development knows beyond the contract, for the ledger and for explaining."""


def film_from(data: Any) -> Film:
    """`{"title", "aliases", "year", "people", "companies"}` as a Film. Raises InputError, which names the field."""
    fields = _object(data, "a film")
    year = fields.get("year")
    if year is not None and (not isinstance(year, int) or isinstance(year, bool)):
        raise InputError('"year" must be a whole number')
    return Film(
        title=_text(fields, "title", needed=True),
        aliases=_texts(fields, "aliases"),
        year=year,
        people=_texts(fields, "people"),
        companies=_texts(fields, "companies"),
        not_this=_texts(fields, "not_this"),
    )


def document_from(data: Any) -> Document:
    """`{"url", "outlet", "published", "language", "title", "text"}` as a Document. Raises InputError."""
    fields = _object(data, "a document")
    return Document(
        url=_text(fields, "url"),
        outlet=_text(fields, "outlet"),
        title=_text(fields, "title"),
        text=_text(fields, "text"),
        language=_text(fields, "language") or None,
        published=_moment(fields, "published"),
        modified=_moment(fields, "modified"),
    )


def development_data(development: Development) -> dict[str, Any]:
    """A DEVELOPMENT as JSON data, every field of the contract present."""
    data: dict[str, Any] = to_data(development)
    for field in _OWN:
        del data[field]
    return data


def _object(data: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise InputError(f"{what} must be a JSON object")
    return data


def _text(fields: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    value = fields.get(name)
    if value is None and not needed:
        return ""
    if not isinstance(value, str) or (needed and not value.strip()):
        raise InputError(f'"{name}" must be a text')
    return value


def _texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = fields.get(name) or []
    if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
        raise InputError(f'"{name}" must be a list of texts')
    return tuple(v for v in values if v.strip())


def _moment(fields: Mapping[str, Any], name: str) -> datetime | None:
    """An ISO 8601 date or time; a date alone counts from its midnight, UTC, and so does a time without an offset."""
    value = _text(fields, name)
    if not value:
        return None
    try:
        if len(value) == len("2026-02-27"):
            return datetime.combine(date.fromisoformat(value), time(), UTC)
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f'"{name}" must be an ISO 8601 date or time, not {value[:40]!r}') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
