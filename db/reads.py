"""What may be asked of the memory, in SQL that SQLite and PostgreSQL both speak.

One class serves the Store, its transactions and the reader that runs without SQLAlchemy; they differ only in how a
query is run.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from db.rows import (
    RaisedAlert,
    Row,
    claim_of,
    delivery_of,
    document_of,
    ledger_of,
    moment,
    raised_of,
    stamp,
    state_of,
)
from tracker.domain.claim import Claim
from tracker.domain.delivery import Delivery, DeliveryState
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger
from tracker.domain.source import SourceState

_CHUNK = 500
"""Values in one IN list: SQLite's oldest limit on parameters is 999 in a statement."""
_PAGE = 100
"""Documents read at a time: some 500 kB of text."""

_DOCUMENTS = "SELECT d.*, d.said AS at FROM documents d"
_CLAIMS = "SELECT c.*, d.outlet, d.url FROM claims c JOIN documents d ON d.id = c.document_id"
_DELIVERIES = "SELECT v.*, a.body FROM deliveries v JOIN alerts a ON a.id = v.alert_id"
_OPEN = "('pending', 'retrying')"
_DUE = f"""
WITH held AS (
    SELECT e.channel, b.film, MIN(b.sequence) AS earliest
    FROM deliveries e JOIN alerts b ON b.id = e.alert_id
    WHERE e.state IN {_OPEN} AND e.next_attempt_at > :now
    GROUP BY e.channel, b.film
)
{_DELIVERIES}
LEFT JOIN held h ON h.channel = v.channel AND h.film = a.film
WHERE v.state IN {_OPEN} AND v.next_attempt_at <= :now AND v.channel IN {{channels}}
  AND (h.earliest IS NULL OR a.sequence < h.earliest)
ORDER BY a.sequence, v.channel LIMIT :limit
"""  # noqa: S608


class Reads(ABC):
    """The questions. Values come out; every method may raise DatabaseError. Use as a context manager."""

    @abstractmethod
    def _rows(self, sql: str, values: Mapping[str, Any]) -> Sequence[Row]:
        """The rows that `sql`, with `:name` for each of `values`, gives."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the database."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _first(self, sql: str, **values: Any) -> Row | None:
        return next(iter(self._rows(sql, values)), None)

    def ledgers(self) -> list[Ledger]:
        """All ledgers, by film."""
        return [ledger_of(row) for row in self._rows("SELECT body FROM ledgers ORDER BY film", {})]

    def ledger(self, film: str) -> Ledger:
        """The film's ledger; an empty one if nothing was ever said of it."""
        row = self._first("SELECT body FROM ledgers WHERE film = :film", film=film)
        return ledger_of(row) if row else Ledger(film)

    def claims(self, film: str) -> list[Claim]:
        """What was said of the film, in the order in which it was said; within a document, in its order."""
        sql = f"{_CLAIMS} WHERE c.film = :film ORDER BY c.said, c.document_id, c.place"
        return [claim_of(row) for row in self._rows(sql, {"film": film})]

    def claim(self, claim_id: str) -> Claim | None:
        """The claim, null if there is none of that id."""
        row = self._first(f"{_CLAIMS} WHERE c.id = :id", id=claim_id)
        return claim_of(row) if row else None

    def claims_in(self, document_id: str) -> list[Claim]:
        """What the document says, in its order."""
        sql = f"{_CLAIMS} WHERE c.document_id = :id ORDER BY c.place"
        return [claim_of(row) for row in self._rows(sql, {"id": document_id})]

    def document(self, document_id: str) -> Document | None:
        """The document, null if there is none of that id."""
        row = self._first(f"{_DOCUMENTS} WHERE d.id = :id", id=document_id)
        return document_of(row) if row else None

    def has_document(self, document_id: str) -> bool:
        """Whether the document was stored."""
        return self._first("SELECT 1 FROM documents WHERE id = :id", id=document_id) is not None

    def documents_at(self, url: str) -> list[Document]:
        """Every version of the page at `url` that was stored, first seen first."""
        sql = f"{_DOCUMENTS} WHERE d.url = :url ORDER BY COALESCE(d.seen, d.said), d.id"
        return [document_of(row) for row in self._rows(sql, {"url": url})]

    def documents(self, film: str | None = None) -> Iterator[Document]:
        """All documents, or those with a claim about `film`, in the order in which they were published, else seen.

        Read page by page, so that a memory of years is never held at once.
        """
        about = "EXISTS (SELECT 1 FROM claims c WHERE c.document_id = d.id AND c.film = :film) AND " if film else ""
        sql = f"{_DOCUMENTS} WHERE {about}(d.said, d.id) > (:said, :id) ORDER BY d.said, d.id LIMIT {_PAGE}"
        values = {"film": film, "said": "0001-01-01T00:00:00.000000+00:00", "id": ""}
        if not film:
            del values["film"]
        while rows := self._rows(sql, values):
            yield from map(document_of, rows)
            values |= {"said": stamp(moment(rows[-1]["said"])), "id": rows[-1]["id"]}

    def alerts(self, film: str | None = None, since: datetime | None = None) -> list[RaisedAlert]:
        """The alerts, of `film` and raised at `since` or later where these are given, in the order of raising."""
        asked = {"film": film, "since": since and stamp(since)}
        where = [term for term, given in (("film = :film", film), ("created_at >= :since", since)) if given]
        sql = f"SELECT * FROM alerts WHERE {' AND '.join(where) or '1 = 1'} ORDER BY sequence"  # noqa: S608
        return [raised_of(row) for row in self._rows(sql, {k: v for k, v in asked.items() if v})]

    def alert(self, alert_id: str) -> RaisedAlert | None:
        """The alert, null if there is none of that id."""
        row = self._first("SELECT * FROM alerts WHERE id = :id", id=alert_id)
        return raised_of(row) if row else None

    def source_states(self, keys: Iterable[str]) -> dict[str, SourceState]:
        """What is remembered under each key, in the order of `keys`; a state that says nothing for one never polled."""
        states = {key: SourceState(key) for key in keys}
        for row in self._among("SELECT * FROM sources WHERE key IN {}", states):
            states[row["key"]] = state_of(row)
        return states

    def unseen(self, source_key: str, urls: Iterable[str]) -> list[str]:
        """Those of `urls` that were not marked as seen for the source, in their order, each once."""
        asked = dict.fromkeys(urls)
        sql = "SELECT url FROM items_seen WHERE source_key = :key AND url IN {}"
        for row in self._among(sql, asked, key=source_key):
            del asked[row["url"]]
        return list(asked)

    def due_deliveries(self, now: datetime, channels: Iterable[str], limit: int) -> list[Delivery]:
        """At most `limit` deliveries that are due at `now` on one of `channels`, the oldest alert first.

        None overtakes an earlier one about the same film on the same channel: while that waits for its next
        attempt, those behind it wait too. Who fails one of the list passes over those of its film behind it.
        """
        named = {f"c{n}": name for n, name in enumerate(channels)}
        if not named:
            return []
        sql = _DUE.format(channels=_listed(named))
        return [delivery_of(row) for row in self._rows(sql, {**named, "now": stamp(now), "limit": limit})]

    def deliveries(self, state: DeliveryState | None = None) -> list[Delivery]:
        """All deliveries, or those in `state`, in the order of their alerts."""
        where, values = (" WHERE v.state = :state", {"state": state}) if state else ("", {})
        return [delivery_of(row) for row in self._rows(f"{_DELIVERIES}{where} ORDER BY a.sequence, v.channel", values)]

    def retired_channels(self) -> dict[str, str]:
        """The channels that said they are gone, each with the reason."""
        return {row["name"]: row["reason"] for row in self._rows("SELECT * FROM channels ORDER BY name", {})}

    def _among(self, sql: str, wanted: Iterable[str], **values: Any) -> Iterator[Row]:
        """The rows of `sql` with its `{}` filled by `wanted`, some hundreds at a time."""
        rest = list(wanted)
        while rest:
            named = {f"w{n}": value for n, value in enumerate(rest[:_CHUNK])}
            del rest[:_CHUNK]
            yield from self._rows(sql.format(_listed(named)), {**named, **values})


def _listed(names: Iterable[str]) -> str:
    return f"({', '.join(f':{name}' for name in names)})"
