"""A delivery: one alert on its way to one channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.domain.alert import Alert

DeliveryState = Literal["pending", "sent", "retrying", "dead"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """`id` is stable: it rides in the webhook's header and the mail's Message-ID, the same on every attempt.

    `attempts` counts those made; `next_attempt_at` (aware, UTC) is when the next is due, null when none is.
    `error` is the last failure's line, without secrets.
    """

    id: str
    alert: Alert
    channel: str
    state: DeliveryState = "pending"
    attempts: int = 0
    next_attempt_at: datetime | None = None
    sent_at: datetime | None = None
    error: str | None = None
