"""What a transaction may forget: articles on which nothing rests, incidents long since over, old notes of hosts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from db import rows
from db.owing import Owing

_MERGED = 500
"""Pages of the search index that are merged at a time: some ten milliseconds of the write lock."""


class Pruning(Owing):
    """The deletions. Each touches only what was before a moment."""

    def forgettable(self, before: datetime, needed: Iterable[str], limit: int) -> list[str]:
        """The ids of at most `limit` documents said before that moment of whose claims none is `needed`, oldest first.

        Those that an alert still on its way speaks of are needed, too.
        """
        kept = set(needed)
        sql = """
            SELECT d.id, c.id AS claim FROM documents d LEFT JOIN claims c ON c.document_id = d.id
            WHERE d.said < :before AND NOT EXISTS (
                SELECT 1 FROM claims o JOIN alerts a ON a.claim_id = o.id JOIN deliveries v ON v.alert_id = a.id
                WHERE o.document_id = d.id AND v.state <> 'sent'
            ) ORDER BY d.said, d.id
        """
        found: dict[str, bool] = {}
        for row in self._rows(sql, {"before": rows.stamp(before)}):
            found[row["id"]] = found.get(row["id"], True) and row["claim"] not in kept
        return [name for name, free in found.items() if free][:limit]

    def merge_words(self, *, begin: bool) -> None:
        """Merges a part of the search index, in which what was forgotten stands as struck out until then; the first
        time with `begin` (sqlite.org/fts5.html, "The 'merge' Command"). Nothing on PostgreSQL.
        """
        if self.dialect == "sqlite":
            pages = -_MERGED if begin else _MERGED
            self._do("INSERT INTO words(words, rank) VALUES ('merge', :pages)", pages=pages)

    def forget_incidents(self, before: datetime) -> int:
        """Deletes incidents that were over before that moment; -> how many."""
        return self._do("DELETE FROM incidents WHERE closed_at < :at", at=rows.stamp(before))

    def forget_traffic(self, before: date) -> int:
        """Deletes what hosts were asked and sent before that day (UTC); -> how many rows, one a host and day."""
        return self._do("DELETE FROM traffic WHERE day < :day", day=before.isoformat())

    def forget_robots(self, before: datetime) -> int:
        """Deletes each robots.txt that was good until before that moment; -> how many."""
        return self._do("DELETE FROM robots WHERE until < :at", at=rows.stamp(before))
