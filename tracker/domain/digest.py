"""A digest: what a channel was owed over a time, told at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.domain.alert import Alert
from tracker.domain.notice import Notice

DigestReason = Literal["daily", "weekly", "burst"]


@dataclass(frozen=True, slots=True)
class Missing:
    """What has not happened to a film though it is time, in one line without its title."""

    film: str
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well the tracker saw: of `sources` addresses, `read` answered at least once since the digest before;
    `silent` names the others. `documents` is how many articles were taken in.
    """

    sources: int
    read: int
    documents: int
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """`id` is stable: one channel has one digest for each hour at which one is due.

    `since` (null: there was none before) and `until` are aware. A `burst` is more than the channel may be sent one by
    one. `alerts` and `notices` are in the order in which they were raised.
    """

    id: str
    channel: str
    reason: DigestReason
    until: datetime
    since: datetime | None = None
    alerts: tuple[Alert, ...] = ()
    notices: tuple[Notice, ...] = ()
    missing: tuple[Missing, ...] = ()
    coverage: Coverage | None = None
