"""What is remembered of how the installation does: the health of each source, and incidents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from db import rows
from db.asking import Asking
from tracker.domain.health import Health
from tracker.domain.incident import Incident

_NEVER = datetime.max.replace(tzinfo=UTC)


class Vigil(Asking):
    """The questions of who watches over the sources."""

    def healths(self, keys: Iterable[str]) -> dict[str, Health]:
        """What is remembered under each key, in the order of `keys`; nothing but the key for one never read."""
        found = {key: Health(key) for key in keys}
        for row in self._among("SELECT * FROM health WHERE key IN {}", found):
            found[row["key"]] = rows.health_of(row)
        return found

    def incidents(self, since: datetime | None = None) -> list[Incident]:
        """Those that are not over, and those that ended at `since` or later, in the order in which they began."""
        sql = "SELECT body FROM incidents WHERE closed_at IS NULL OR closed_at >= :since ORDER BY began_at, id"
        return [rows.incident_of(row) for row in self._rows(sql, {"since": rows.stamp(since or _NEVER)})]
