"""What became of every alert of a time: sent, waiting, dead, or never owed; and whether any was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from db.reads import Reads
from db.rows import RaisedAlert
from jobs.workshop import Desk
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Account:
    """One alert, its deliveries, and the channels that want it today and were never owed it (they came later, or wanted
    other things then).
    """

    raised: RaisedAlert
    deliveries: tuple[Delivery, ...]
    unowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """`accounts` are in the order of raising. `lost` are ids of alerts that a ledger says were given and the outbox
    does not have: there are none unless somebody took them out.
    """

    accounts: tuple[Account, ...]
    lost: tuple[str, ...]

    @property
    def states(self) -> Counter[str]:
        """How many deliveries are in which state."""
        return Counter(delivery.state for account in self.accounts for delivery in account.deliveries)

    @property
    def sound(self) -> bool:
        """Whether every alert is there and every delivery sent, or on its way."""
        return not self.lost and not self.states["dead"]


def audit(memory: Reads, channels: Sequence[Channel], since: datetime) -> Audit:
    """The account of every alert that was raised at `since` (aware) or later. Raises DatabaseError."""
    raised = memory.alerts(since=since)
    deliveries = memory.deliveries_of(entry.alert.id for entry in raised)
    accounts = tuple(_account(entry, deliveries[entry.alert.id], channels) for entry in raised)
    told = [told for ledger in memory.ledgers() for told in ledger.told if told.said >= since]
    return Audit(accounts, tuple(t.alert for t in told if memory.alert(t.alert) is None))


def send_again(desk: Desk, accounts: Sequence[Account], channel: str | None = None) -> int:
    """Owes the alerts once more, under their ids, to each channel that wants them, or to `channel` alone; -> how many
    deliveries that makes.
    """
    count = 0
    with desk.store.write() as transaction:
        for account in accounts:
            alert = account.raised.alert
            wanting = [c.name for c in desk.channels if c.takes(alert) and channel in (None, c.name)]
            transaction.owe_again(alert, wanting, desk.clock())
            count += len(wanting)
    return count


def _account(raised: RaisedAlert, deliveries: Sequence[Delivery], channels: Sequence[Channel]) -> Account:
    owed = {delivery.channel for delivery in deliveries}
    unowed = tuple(c.name for c in channels if c.takes(raised.alert) and c.name not in owed)
    return Account(raised, tuple(deliveries), unowed)
