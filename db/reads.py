"""What may be asked of the memory, in SQL that SQLite and PostgreSQL both speak.

One class serves the Store, its transactions and the reader that runs without SQLAlchemy; they differ only in how a
query is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from db.boardreads import BoardReads
from db.hosts import Hosts
from db.outbox import Outbox
from db.rows import (
    RaisedAlert,
    claim_of,
    copy_of,
    document_of,
    ledger_of,
    moment,
    raised_of,
    stamp,
    state_of,
)
from db.vigil import Vigil
from tracker.domain.claim import Claim
from tracker.domain.document import Copy, Document
from tracker.domain.ledger import Ledger
from tracker.domain.source import SourceState

_PAGE = 100
"""Documents read at a time: some 500 kB of text."""

_DOCUMENTS = "SELECT d.*, d.said AS at FROM documents d"
_CLAIMS = "SELECT c.*, d.outlet, d.url FROM claims c JOIN documents d ON d.id = c.document_id"


class Reads(Outbox, BoardReads, Vigil, Hosts):
    """The questions. Values come out; every method may raise DatabaseError. Use as a context manager."""

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

    def canary(self, source_key: str) -> Document | None:
        """The latest article of that source which said something of a film and was read from its own page."""
        sql = f"""{_DOCUMENTS} WHERE d.source_key = :key AND d.stated IS NULL AND d.url LIKE 'http%'
            AND EXISTS (SELECT 1 FROM claims c WHERE c.document_id = d.id)
            AND EXISTS (SELECT 1 FROM items_seen s WHERE s.source_key = 'articles' AND s.url LIKE d.url || '#%')
            ORDER BY d.said DESC, d.id LIMIT 1"""  # noqa: S608
        row = self._first(sql, key=source_key)
        return document_of(row) if row else None

    def has_document(self, document_id: str) -> bool:
        """Whether the document was stored."""
        return self._first("SELECT 1 FROM documents WHERE id = :id", id=document_id) is not None

    def documents_at(self, url: str) -> list[Document]:
        """Every version of the page at `url` that was stored, first seen first."""
        sql = f"{_DOCUMENTS} WHERE d.url = :url ORDER BY COALESCE(d.seen, d.said), d.id"
        return [document_of(row) for row in self._rows(sql, {"url": url})]

    def told_between(self, film: str, first: datetime, last: datetime) -> list[Document]:
        """The documents with a claim about `film` that were said from `first` to `last`, both included, in order."""
        told = "SELECT c.document_id FROM claims c WHERE c.film = :film AND c.said BETWEEN :first AND :last"
        sql = f"{_DOCUMENTS} WHERE d.id IN ({told}) ORDER BY d.said, d.id"
        return [document_of(row) for row in self._rows(sql, {"film": film, "first": stamp(first), "last": stamp(last)})]

    def copies(self, document_ids: Iterable[str]) -> list[Copy]:
        """Where else the texts of these documents stand, in the order in which they were printed."""
        found = self._among("SELECT * FROM copies WHERE document_id IN {}", document_ids)
        return sorted(map(copy_of, found), key=lambda copy: copy.said)

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

    def count_documents(self, since: datetime) -> int:
        """How many documents were taken in at `since` or later."""
        row = self._first("SELECT COUNT(*) AS kept FROM documents WHERE seen >= :since", since=stamp(since))
        return int(row["kept"]) if row else 0

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

    def resting(self, now: datetime) -> dict[str, str | None]:
        """The keys that were asked before `now` and are to be asked after it, each with the address that this was
        learnt at: most of them at most moments, told without reading all that is remembered of each.
        """
        sql = "SELECT key, url FROM sources WHERE next_check_at > :now AND checked_at <= :now"
        return {row["key"]: row["url"] for row in self._rows(sql, {"now": stamp(now)})}

    def unseen(self, source_key: str, urls: Iterable[str]) -> list[str]:
        """Those of `urls` that were not marked as seen for the source, in their order, each once."""
        asked = dict.fromkeys(urls)
        sql = "SELECT url FROM items_seen WHERE source_key = :key AND url IN {}"
        for row in self._among(sql, asked, key=source_key):
            del asked[row["url"]]
        return list(asked)
