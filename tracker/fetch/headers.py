"""What the fetcher reads out of an answer's header fields, all of them a stranger's word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tracker.domain.page import Validators

Fields = dict[str, str]
"""Field names in lower case, each with its first value as ISO 8859-1, which can be sent back to the byte."""

_MAX_FIELD = 1024
"""Characters of a validator worth keeping; real ones have less than a hundred."""

LONGEST_WAIT = 7 * 86400.0
"""Seconds: a Retry-After or a freshness beyond a week is a mistake or a mischief, and is cut to it."""

_VISIBLE = re.compile(r"[\x20-\x7e\x80-\xff]+")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9][a-z0-9_.:+-]{0,39})""", re.IGNORECASE)
_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})', re.IGNORECASE)
_NOT_STORED = re.compile(r"(?:^|[\s,])no-(?:cache|store)(?![=\w-])", re.IGNORECASE)


def fields(raw: Iterable[tuple[bytes, bytes]]) -> Fields:
    """Header fields by name; of a field sent twice the first counts."""
    found: Fields = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
    return found


def kept_or_none(value: str | None) -> str | None:
    """A validator as it may be stored and sent back: visible characters of a sane number, else null."""
    bare = (value or "").strip()
    return bare if bare and len(bare) <= _MAX_FIELD and _VISIBLE.fullmatch(bare) else None


def validators(answer: Fields) -> Validators:
    """ETag and Last-Modified of an answer (RFC 9110, 8.8)."""
    return Validators(kept_or_none(answer.get("etag")), kept_or_none(answer.get("last-modified")))


def same_etag(one: str, other: str) -> bool:
    """The weak comparison (RFC 9110, 8.8.3.2), blind to the suffix that some servers add where they compress."""
    return _opaque(one) == _opaque(other)


def _opaque(etag: str) -> str:
    return re.sub(r"(?:-|--|;)(?:gzip|br|df)$", "", etag.removeprefix("W/").strip('"'))


def content_type(answer: Fields) -> tuple[str | None, str | None]:
    """The media type in lower case without its parameters, and its charset; null where malformed or missing."""
    value = answer.get("content-type", "")[:_MAX_FIELD]
    media_type = value.partition(";")[0].strip().lower()
    charset = _CHARSET.search(value)
    return media_type if _MEDIA_TYPE.fullmatch(media_type) else None, charset[1].lower() if charset else None


def http_date(value: str | None) -> datetime | None:
    """An HTTP-date (RFC 9110, 5.6.7), aware, UTC; null where it is none."""
    try:
        parsed = parsedate_to_datetime((value or "")[:64])
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def retry_after(answer: Fields, now: datetime) -> float | None:
    """Seconds that the host asks to be left alone (RFC 9110, 10.2.3), between 0 and LONGEST_WAIT; null where unsaid."""
    value = answer.get("retry-after", "").strip()[:64]
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WAIT)
    moment = http_date(value)
    return _bounded((moment - now).total_seconds()) if moment else None


def fresh_for(answer: Fields, now: datetime) -> float | None:
    """Seconds for which the host says its answer will not change (RFC 9111, 5.2.2.1, 5.3); null where it does not.

    Expires counts from the host's own Date, since its clock may be wrong.
    """
    control = answer.get("cache-control", "")[:_MAX_FIELD]
    if _NOT_STORED.search(control):
        return None
    age = _MAX_AGE.search(control)
    if age:
        return _bounded(float(age[1])) or None
    expires = http_date(answer.get("expires"))
    sent = http_date(answer.get("date")) or now
    return (_bounded((expires - sent).total_seconds()) or None) if expires else None


def _bounded(seconds: float) -> float:
    return min(max(seconds, 0.0), LONGEST_WAIT)
