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
), due AS (
    SELECT v.id AS due_id FROM deliveries v
    LEFT JOIN held h ON h.channel = v.channel AND h.lane = v.lane
    LEFT JOIN held d ON d.channel = v.channel AND d.lane = ''
    WHERE v.state IN {OPEN} AND v.next_attempt_at <= :now AND {{wanted}}
      AND (h.earliest IS NULL OR v.place < h.earliest) AND (d.earliest IS NULL OR v.place < d.earliest)
    ORDER BY v.place, v.channel LIMIT :limit
)
{_DELIVERIES}
JOIN due ON due.due_id = v.id
ORDER BY v.place, v.channel
"""  # noqa: S608
"""Chosen by their ids before what they tell is read: with 46,000 due, to sort it all took 1.7 times as long."""


class Outbox(Asking):
    """What is owed, was sent, or could not be."""

    def due_deliveries(
        self,
        now: datetime,
        channels: Iterable[str],
        limit: int,
        *,
        but: Iterable[str] = (),
        digests: Iterable[str] = (),
    ) -> list[Delivery]:
        """At most `limit` deliveries that are due at `now`, what was owed first before the rest: on one of `channels`
        all but what is of the lanes `but`, and on one of `digests` the digests alone.

        None overtakes an earlier one of its lane on the same channel, nor a digest: while that waits for its next
        attempt, those behind it wait too. Who fails one of the list passes over those of its lane behind it.
        """
        at_once = {f"c{n}": name for n, name in enumerate(channels)}
        apart = {f"l{n}": name for n, name in enumerate(but)}
        whole = {f"d{n}": name for n, name in enumerate(digests)}
        terms = []
        if at_once:
            lanes = f" AND v.lane NOT IN {listed(apart)}" if apart else ""
            terms.append(f"(v.channel IN {listed(at_once)}{lanes})")
        if whole:
            terms.append(f"(v.lane = '' AND v.channel IN {listed(whole)})")
        if not terms:
            return []
        values = {**at_once, **whole, **(apart if at_once else {}), "now": rows.stamp(now), "limit": limit}
        return self._deliveries(_DUE.format(wanted=f"({' OR '.join(terms)})"), values)

    def owes_digest(self, channel: str) -> bool:
        """Whether a digest of the channel was made and has not arrived, nor been given up."""
        sql = f"SELECT 1 FROM deliveries WHERE channel = :channel AND lane = '' AND state IN {OPEN}"  # noqa: S608
        return self._first(sql, channel=channel) is not None

    def count_pending(self) -> int:
        """How many deliveries are owed and were never tried, nor gathered: their hour has not come."""
        row = self._first("SELECT COUNT(*) AS owed FROM deliveries WHERE state = 'pending'")
        return int(row["owed"]) if row else 0

    def count_sent(self, channel: str, since: datetime) -> int:
        """How many messages the channel was sent since then; a digest is one."""
        sql = (
            "SELECT COUNT(*) AS sent FROM deliveries WHERE channel = :channel AND sent_at >= :since "
            "AND state = 'sent' AND (digest_id IS NULL OR lane = '')"
        )
        row = self._first(sql, channel=channel, since=rows.stamp(since))
        return int(row["sent"]) if row else 0

    def deliveries(self, state: DeliveryState | None = None) -> list[Delivery]:
        """All deliveries, or those in `state`, in the order in which they became owed."""
        where, values = (" WHERE v.state = :state", {"state": state}) if state else ("", {})
        return self._deliveries(f"{_DELIVERIES}{where} ORDER BY v.place, v.channel", values)

    def latest_deliveries(
        self, limit: int, *, state: str | None = None, channel: str | None = None, lane: str | None = None
    ) -> list[Delivery]:
        """The `limit` that became owed last, in the order in which they did; of that state, channel and lane alone,
        where these are given.
        """
        wanted = {"state": state, "channel": channel, "lane": lane}
        asked = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(f"v.{column} = :{column}" for column in asked)
        sql = f"{_DELIVERIES} WHERE {where or '1 = 1'} ORDER BY v.place DESC, v.channel DESC LIMIT :limit"
        return self._deliveries(sql, {**asked, "limit": limit})[::-1]

    def deliveries_of(self, alerts: Iterable[str]) -> dict[str, list[Delivery]]:
        """The deliveries of each alert, by its id; what was owed to nobody has none."""
        found: dict[str, list[Delivery]] = {alert: [] for alert in alerts}
        for row in self._among(f"{_DELIVERIES} WHERE v.alert_id IN {{}} ORDER BY v.place, v.channel", list(found)):
            found[row["alert_id"]].append(rows.delivery_of(row, self._news(row)))
        return found

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
