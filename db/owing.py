"""The outbox as it is written: what becomes owed, is taken in hand, gathered into a digest, sent, given up, retried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from db import rows
from db.models import AlertRow, ChannelRow, DeliveryRow, DigestRow, NoticeRow
from db.outbox import CARRIED, OPEN
from db.writing import Writing
from tracker.domain.alert import Alert
from tracker.domain.delivery import Delivery, News
from tracker.domain.digest import Digest
from tracker.domain.notice import Notice

LONGEST_WAIT = timedelta(days=9)
"""Nothing that is owed waits for longer: a day between attempts, a week for a digest."""

_AGAIN = f"CASE WHEN digest_id IS NOT NULL AND {CARRIED} THEN 'gathered' ELSE 'pending' END"
"""What a dead delivery is once it is owed again: what travels in a digest waits for that."""


class Owing(Writing):
    """What a transaction may do to the outbox."""

    def add_alert(self, alert: Alert, channels: Sequence[str], at: datetime) -> bool:
        """Keeps the alert, and owes it to each channel at once; False, and nothing altered, if it was there."""
        if not self._add(AlertRow, rows.alert_columns(alert, at), key="id"):
            return False
        self.owe(alert, channels, at)
        return True

    def add_notice(self, notice: Notice, channels: Sequence[str], at: datetime) -> bool:
        """Keeps the notice, and owes it to each channel at once; False, and nothing altered, if it was there."""
        if not self._add(NoticeRow, rows.notice_columns(notice, at)):
            return False
        self.owe(notice, channels, at)
        return True

    def owe(self, news: News, channels: Sequence[str], at: datetime) -> None:
        """Owes `news`, which is kept, to each channel from `at` on; where it was owed before, nothing is altered."""
        if channels:
            place = self._rows("SELECT COALESCE(MAX(place), 0) + 1 AS next FROM deliveries", {})[0]["next"]
            self._add_all(DeliveryRow, [rows.owed_columns(news, channel, place, at) for channel in channels])

    def owe_again(self, news: News, channels: Sequence[str], at: datetime) -> None:
        """Owes `news`, which is kept, once more from `at` on, under the ids that its deliveries have, by itself also
        where it had travelled in a digest.
        """
        self.owe(news, channels, at)
        for channel in channels:
            self._do(
                "UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = :at, sent_at = NULL, "
                "error = NULL, digest_id = CASE WHEN lane = '' THEN digest_id END WHERE id = :id",
                id=rows.delivery_id(news.id, channel),
                at=rows.stamp(at),
            )

    def retry(self, delivery: Delivery, at: datetime) -> bool:
        """Owes a dead delivery again from `at` on, with all its attempts; what travels in a digest goes with that.

        False, and nothing altered, if it is not dead.
        """
        owed = self._do(
            "UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = :at "
            "WHERE id = :id AND state = 'dead'",
            id=delivery.id,
            at=rows.stamp(at),
        )
        if owed and isinstance(delivery.news, Digest):
            self._do(
                f"UPDATE deliveries SET state = 'gathered' WHERE digest_id = :digest AND {CARRIED}",  # noqa: S608
                digest=delivery.news.id,
            )
        return owed == 1

    def mend_clock(self, now: datetime) -> int:
        """Brings forward to `now` what a clock since put back planned for later than any attempt is; -> how many."""
        return self._do(
            f"UPDATE deliveries SET next_attempt_at = :now WHERE state IN {OPEN} AND next_attempt_at > :latest",  # noqa: S608
            now=rows.stamp(now),
            latest=rows.stamp(now + LONGEST_WAIT),
        )

    def take_delivery(self, delivery: Delivery, until: datetime) -> bool:
        """Puts the next attempt off to `until`, so that nobody else makes this one; False if another was faster.

        The delivery must stand as it was read: still owed, and with as many attempts. Its words are kept, so that
        whoever makes the next attempt, after a crash or a failure, tells it in the same.
        """
        taken = self._do(
            f"UPDATE deliveries SET next_attempt_at = :until, words = :words WHERE id = :id "  # noqa: S608
            f"AND attempts = :attempts AND state IN {OPEN} AND next_attempt_at = :due",
            id=delivery.id,
            attempts=delivery.attempts,
            until=rows.stamp(until),
            words=delivery.words,
            due=delivery.next_attempt_at and rows.stamp(delivery.next_attempt_at),
        )
        return taken == 1

    def save_delivery(self, delivery: Delivery) -> None:
        """Puts down how an attempt went. What travelled in a digest is sent with it, or dead with it.

        Words are kept while an attempt is to come: a dead letter that is retried is told as things stand then.
        """
        over = delivery.state in ("sent", "dead")
        outcome = {
            "state": delivery.state,
            "sent_at": delivery.sent_at and rows.stamp(delivery.sent_at),
            "error": delivery.error,
        }
        self._do(
            "UPDATE deliveries SET state = :state, attempts = :attempts, next_attempt_at = :next, sent_at = :sent_at, "
            "error = :error, words = :words WHERE id = :id",
            id=delivery.id,
            attempts=delivery.attempts,
            words=None if over else delivery.words,
            next=delivery.next_attempt_at and rows.stamp(delivery.next_attempt_at),
            **outcome,
        )
        if isinstance(delivery.news, Digest) and over:
            self._do(
                "UPDATE deliveries SET state = :state, sent_at = :sent_at, error = :error "  # noqa: S608
                f"WHERE digest_id = :digest AND {CARRIED}",
                digest=delivery.news.id,
                **outcome,
            )

    def add_digest(self, digest: Digest) -> bool:
        """Keeps that the digest's hour has come, with nothing in it yet; False, and nothing altered, if it was kept."""
        return self._add(DigestRow, rows.digest_columns(digest))

    def gather(self, digest: Digest, deliveries: Sequence[Delivery]) -> int:
        """Puts those of `deliveries` that still stand as they were read into the digest, which is kept; -> how many."""
        return sum(
            self._do(
                f"UPDATE deliveries SET state = 'gathered', digest_id = :digest, next_attempt_at = NULL, "  # noqa: S608
                f"words = NULL WHERE id = :id AND attempts = :attempts AND state IN {OPEN} AND next_attempt_at = :due",
                digest=digest.id,
                id=delivery.id,
                attempts=delivery.attempts,
                due=delivery.next_attempt_at and rows.stamp(delivery.next_attempt_at),
            )
            for delivery in deliveries
        )

    def retire_channel(self, name: str, at: datetime, reason: str) -> None:
        """The receiver is gone: what is still owed to it is dead, with `reason` for its error, until it is retried."""
        self._put(ChannelRow, {"name": name, "retired_at": at, "reason": reason})
        self._do(
            "UPDATE deliveries SET state = 'dead', next_attempt_at = NULL, error = :reason, words = NULL "
            "WHERE channel = :name AND state IN ('pending', 'retrying', 'gathered')",
            name=name,
            reason=reason,
        )

    def reinstate_channel(self, name: str, at: datetime) -> None:
        """The receiver is back: what died with it is owed again, from `at` on."""
        self._do(
            f"UPDATE deliveries SET state = {_AGAIN}, next_attempt_at = :at, attempts = 0 "  # noqa: S608
            "WHERE channel = :name AND state = 'dead' AND error = :reason",
            name=name,
            at=rows.stamp(at),
            reason=self.retired_channels().get(name),
        )
        self._do("DELETE FROM channels WHERE name = :name", name=name)
