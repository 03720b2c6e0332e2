"""What is remembered of hosts: asked by whoever polls or counts, and written once a poll is done."""

from __future__ import annotations

import zlib
from datetime import date, datetime

from db.asking import Asking
from db.rows import Columns, Row, moment, stamp
from tracker.domain.host import Hold, RobotsText, Traffic


class Hosts(Asking):
    """The questions about hosts."""

    def traffic(self, since: date) -> list[Traffic]:
        """What each host was asked and sent on each day from `since` (UTC) on, by day and host."""
        sql = "SELECT * FROM traffic WHERE day >= :since ORDER BY day, host"
        return [_traffic_of(row) for row in self._rows(sql, {"since": since.isoformat()})]

    def robots(self, authority: str) -> RobotsText | None:
        """The robots.txt that the authority (`https://example.org`) last answered with, null where none is kept."""
        row = self._first("SELECT * FROM robots WHERE authority = :authority", authority=authority)
        return RobotsText(authority, zlib.decompress(row["text"]), moment(row["until"])) if row else None

    def holds(self, now: datetime) -> list[Hold]:
        """What wants to be left alone at `now`."""
        rows = self._rows("SELECT * FROM holds WHERE until > :now ORDER BY key", {"now": stamp(now)})
        return [Hold(row["key"], moment(row["until"])) for row in rows]


def _traffic_of(row: Row) -> Traffic:
    counts = (row[name] for name in ("requests", "unchanged", "failed", "received"))
    return Traffic(date.fromisoformat(row["day"]), row["host"], *counts)


def traffic_columns(traffic: Traffic) -> Columns:
    return {
        "day": traffic.day.isoformat(),
        "host": traffic.host,
        "requests": traffic.requests,
        "unchanged": traffic.unchanged,
        "failed": traffic.failed,
        "received": traffic.received,
    }


def robots_columns(robots: RobotsText) -> Columns:
    return {"authority": robots.authority, "until": robots.until, "text": zlib.compress(robots.text)}


def hold_columns(hold: Hold) -> Columns:
    return {"key": hold.key, "until": hold.until}
