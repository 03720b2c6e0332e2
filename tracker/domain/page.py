"""A page: the bytes that a URL answered with, and what to send to be told "not modified" next time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified (RFC 9110, 8.8), as the host wrote them; empty where it sent none."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer.

    `url` is what was asked for and `final_url` what answered after redirects; `moved_to` is set only where every
    redirect on the way was permanent (301, 308). `content_type` is the media type in lower case without
    parameters, `charset` its parameter; both are the host's word and may be wrong. `fetched_at` is aware, UTC.
    `fresh_for` are the seconds for which the host says that it will not change; null where it does not say.
    """

    url: str
    final_url: str
    status: int
    content_type: str | None
    charset: str | None
    body: bytes
    validators: Validators
    fetched_at: datetime
    moved_to: str | None = None
    fresh_for: float | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The host answered 304: what we had still stands. `validators` are those to send next time.

    `fresh_for` as in Page.
    """

    url: str
    validators: Validators
    fetched_at: datetime
    fresh_for: float | None = None
