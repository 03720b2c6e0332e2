"""What is remembered of how the installation does: the health of each source, and incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from db import rows
from db.asking import Asking
from tracker.domain.health import Health
from tracker.domain.incident import Incident

_COUNTED = ("documents", "claims", "alerts", "notices", "ledgers")


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of each table that grows, deliveries by state, open incidents; addresses ever asked, those that failed the
    last time, and when (aware, UTC) the one was asked that waits longest.
    """

    rows: Mapping[str, int]
    deliveries: Mapping[str, int]
    incidents: int
    addresses: int
    failing: int
    oldest: datetime | None


_NEVER = datetime.max.replace(tzinfo=UTC)


class Vigil(Asking):
    """The questions of who watches over the sources."""

    def healths(self, keys: Iterable[str]) -> dict[str, Health]:
        """What is remembered under each key, in the order of `keys`; nothing but the key for one never read."""
        found = {key: Health(key) for key in keys}
        for row in self._among("SELECT * FROM health WHERE key IN {}", found):
            found[row["key"]] = rows.health_of(row)
        return found

    def tally(self) -> Tally:
        """How much there is of what, for whoever draws curves of it."""
        counts = {name: self._count(f"SELECT COUNT(*) AS n FROM {name}") for name in _COUNTED}  # noqa: S608
        states = self._rows("SELECT state, COUNT(*) AS n FROM deliveries GROUP BY state", {})
        oldest = self._first("SELECT MIN(checked_at) AS at FROM sources WHERE retired_at IS NULL")
        return Tally(
            rows=counts,
            deliveries={row["state"]: row["n"] for row in states},
            incidents=sum(incident.is_open for incident in self.incidents()),
            addresses=self._count("SELECT COUNT(*) AS n FROM sources"),
            failing=self._count("SELECT COUNT(*) AS n FROM sources WHERE failures > 0"),
            oldest=rows.moment(oldest["at"]) if oldest and oldest["at"] else None,
        )

    def _count(self, sql: str) -> int:
        row = self._first(sql)
        return int(row["n"]) if row else 0

    def incidents(self, since: datetime | None = None) -> list[Incident]:
        """Those that are not over, and those that ended at `since` or later, in the order in which they began."""
        sql = "SELECT body FROM incidents WHERE closed_at IS NULL OR closed_at >= :since ORDER BY began_at, id"
        return [rows.incident_of(row) for row in self._rows(sql, {"since": rows.stamp(since or _NEVER)})]
