"""What a poll learnt of hosts, put down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text

from db.hosts import hold_columns, robots_columns, traffic_columns
from db.models import HoldRow, RobotsRow
from db.rows import stamp
from db.writing import Writing
from tracker.domain.host import HostNotes

_ADD_TRAFFIC = """
INSERT INTO traffic (day, host, requests, unchanged, failed, received)
VALUES (:day, :host, :requests, :unchanged, :failed, :received)
ON CONFLICT (day, host) DO UPDATE SET
    requests = traffic.requests + excluded.requests, unchanged = traffic.unchanged + excluded.unchanged,
    failed = traffic.failed + excluded.failed, received = traffic.received + excluded.received
"""


class Noting(Writing):
    """What a transaction may do to the memory of hosts."""

    def add_host_notes(self, notes: HostNotes, now: datetime) -> None:
        """Adds the traffic to that of its day, and puts robots.txt and holds in the place of the former ones."""
        if notes.traffic:
            # In one order everywhere: two who write at once would else wait for each other, on PostgreSQL.
            traffic = sorted(map(traffic_columns, notes.traffic), key=lambda row: (row["day"], row["host"]))
            self._connection.execute(text(_ADD_TRAFFIC), traffic)
        self._put(RobotsRow, *sorted(map(robots_columns, notes.robots), key=lambda row: row["authority"]))
        self._put(HoldRow, *sorted(map(hold_columns, notes.holds), key=lambda row: row["key"]))
        self._do("DELETE FROM holds WHERE until <= :now", now=stamp(now))
