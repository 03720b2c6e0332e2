"""The outbox: what is owed to which channel, as rows; asked here, and written in `OutboxWriter`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from db import rows
from db.asking import Asking, listed
from tracker.domain.delivery import Delivery, DeliveryState, News
from tracker.domain.digest import Digest

OPEN = "('pending', 'retrying')"
CARRIED = "(alert_id IS NOT NULL OR notice_id IS NOT NULL)"
_DELIVERIES = """
SELECT v.*, a.body AS alert_body, n.body AS notice_body, g.body AS digest_body FROM deliveries v
LEFT JOIN alerts a ON a.id = v.alert_id
LEFT JOIN notices n ON n.id = v.notice_id
LEFT JOIN digests g ON g.id = v.digest_id AND v.alert_id IS NULL AND v.notice_id IS NULL
"""
_DUE = f"""
WITH held AS (
    SELECT channel, lane, MIN(place) AS earliest FROM deliveries
    WHERE state IN {OPEN} AND next_attempt_at > :now GROUP BY channel, lane
)
{_DELIVERIES}
LEFT JOIN held h ON h.channel = v.channel AND h.lane = v.lane
LEFT JOIN held d ON d.channel = v.channel AND d.lane = ''
WHERE v.state IN {OPEN} AND v.next_attempt_at <= :now AND v.channel IN {{channels}}
  AND (h.earliest IS NULL OR v.place < h.earliest) AND (d.earliest IS NULL OR v.place < d.earliest)
ORDER BY v.place, v.channel LIMIT :limit
"""  # noqa: S608


class Outbox(Asking):
    """What is owed, was sent, or could not be."""

    def due_deliveries(self, now: datetime, channels: Iterable[str], limit: int) -> list[Delivery]:
        """At most `limit` deliveries that are due at `now` on one of `channels`, what was owed first before the rest.

        None overtakes an earlier one of its lane on the same channel, nor a digest: while that waits for its next
        attempt, those behind it wait too. Who fails one of the list passes over those of its lane behind it.
        """
        named = {f"c{n}": name for n, name in enumerate(channels)}
        if not named:
            return []
        sql = _DUE.format(channels=listed(named))
        return self._deliveries(sql, {**named, "now": rows.stamp(now), "limit": limit})

    def deliveries(self, state: DeliveryState | None = None) -> list[Delivery]:
        """All deliveries, or those in `state`, in the order in which they became owed."""
        where, values = (" WHERE v.state = :state", {"state": state}) if state else ("", {})
        return self._deliveries(f"{_DELIVERIES}{where} ORDER BY v.place, v.channel", values)

    def retired_channels(self) -> dict[str, str]:
        """The channels that said they are gone, each with the reason."""
        return {row["name"]: row["reason"] for row in self._rows("SELECT * FROM channels ORDER BY name", {})}

    def last_digest(self, channel: str) -> Digest | None:
        """The channel's latest digest without what it carried, null if it never had one."""
        sql = "SELECT body FROM digests WHERE channel = :channel ORDER BY due_at DESC LIMIT 1"
        row = self._first(sql, channel=channel)
        return rows.digest_of(row) if row else None

    def _deliveries(self, sql: str, values: Mapping[str, Any]) -> list[Delivery]:
        return [rows.delivery_of(row, self._news(row)) for row in self._rows(sql, values)]

    def _news(self, row: rows.Row) -> News:
        if row["alert_body"] is not None:
            return rows.alert_of({"body": row["alert_body"]})
        if row["notice_body"] is not None:
            return rows.notice_of({"body": row["notice_body"]})
        return self._filled(rows.digest_of({"body": row["digest_body"]}))

    def _filled(self, digest: Digest) -> Digest:
        """`digest` with what it carries."""
        sql = "SELECT n.body FROM deliveries v JOIN {0} n ON n.id = v.{1} WHERE v.digest_id = :id ORDER BY v.place"
        alerts = self._rows(sql.format("alerts", "alert_id"), {"id": digest.id})
        notices = self._rows(sql.format("notices", "notice_id"), {"id": digest.id})
        return replace(digest, alerts=tuple(map(rows.alert_of, alerts)), notices=tuple(map(rows.notice_of, notices)))
