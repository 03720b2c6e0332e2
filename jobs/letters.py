"""Dead letters: what could not be delivered is told to the operator, on a channel that works."""

from __future__ import annotations

import hashlib

from db.store import Transaction
from jobs.workshop import Desk
from tracker.domain.delivery import Delivery
from tracker.domain.notice import Notice


def tell_dead(desk: Desk, transaction: Transaction, delivery: Delivery) -> None:
    """Owes a notice of `delivery`, which was given up: to the operator's channels, where there are none to the others
    of the readers', never to its own. A channel is told of once a day, however many of its letters die.
    """
    now = desk.clock()
    day = now.date().isoformat()
    others = [channel for channel in desk.channels if channel.name != delivery.channel]
    telling = [c.name for c in others if c.takes_notices] or [c.name for c in others]
    notice = Notice(
        id="n" + hashlib.sha256(f"dead\0{delivery.channel}\0{day}".encode()).hexdigest()[:12],
        tone="trouble",
        about=f"channel {delivery.channel}",
        headline=f"channel {delivery.channel} did not take what it was sent",
        at=now,
        details=(
            f"It was tried {delivery.attempts} times; the last answer: {delivery.error or 'none'}.",
            "Nothing is lost: `tracker alerts list --dead` shows what waits, `tracker alerts retry` sends it again.",
        ),
    )
    transaction.add_notice(notice, telling, now)
