"""A delivery: one alert, notice or digest on its way to one channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.domain.alert import Alert
from tracker.domain.digest import Digest
from tracker.domain.notice import Notice

DeliveryState = Literal["pending", "sent", "retrying", "dead", "gathered"]
News = Alert | Notice | Digest


def lane(news: News) -> str:
    """What arrives in order: the news of one film, the notices about one thing; empty for a digest, which is of all
    and which nothing may overtake.
    """
    match news:
        case Alert():
            return news.development.film
        case Notice():
            return news.about
        case Digest():
            return ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """`id` is stable: it rides in the webhook's header and the mail's Message-ID, the same on every attempt.

    `attempts` counts those made; `next_attempt_at` (aware, UTC) is when the next is due, null when none is.
    `error` is the last failure's line, without secrets. What is `gathered` travels in a digest, and is sent or dead
    as the digest is; `digest` is its id, null for what travels by itself. `words` is the message as it was composed for
    the first attempt (`alerts.message.packed`), null before that and once no other is to come.
    """

    id: str
    news: News
    channel: str
    state: DeliveryState = "pending"
    attempts: int = 0
    next_attempt_at: datetime | None = None
    sent_at: datetime | None = None
    error: str | None = None
    digest: str | None = None
    words: str | None = None
