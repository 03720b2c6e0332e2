"""Who is to be told: each alert and each notice is owed to the channels that want it, in the transaction at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from db.store import Transaction
from jobs.workshop import Desk
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.notice import Notice


def owe(transaction: Transaction, alerts: Iterable[Alert], channels: Sequence[Channel], now: datetime) -> None:
    """Writes each alert and a delivery for every channel that wants it; a guess only where one does."""
    for alert in alerts:
        wanting = [c.name for c in channels if c.takes(alert)]
        if wanting or alert.development.certainty != "speculative":
            transaction.add_alert(alert, wanting, now)


def owe_notice(desk: Desk, transaction: Transaction, notice: Notice) -> bool:
    """Writes the notice and a delivery for each of the operator's channels; False if it was there already."""
    return transaction.add_notice(notice, [c.name for c in desk.channels if c.takes_notices], desk.clock())
