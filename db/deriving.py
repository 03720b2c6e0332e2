"""What is derived, as it is written: in the transaction of what it is derived from, so that the two never part."""

from __future__ import annotations

from datetime import datetime

from db import fulltext, rows
from db.derived import OpeningRow, OutlineRow
from db.writing import Writing
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger
from tracker.domain.opening import revised

_INDEX = {
    "sqlite": (
        "INSERT INTO searched (document_id) VALUES (:id)",
        "INSERT INTO words (rowid, title, body) SELECT number, :title, :body FROM searched WHERE document_id = :id",
    ),
    "postgresql": (
        "INSERT INTO searched (document_id, lexemes) VALUES (:id, "
        "setweight(to_tsvector('simple', :title), 'A') || setweight(to_tsvector('simple', :body), 'D'))",
    ),
}
_FORGET = """
INSERT INTO words (words, rowid, title, body)
SELECT 'delete', number, :title, :body FROM searched WHERE document_id = :id
"""
_WITHOUT_OUTLINE = "SELECT film, updated_at FROM ledgers WHERE film NOT IN (SELECT film FROM outlines) ORDER BY film"
_NOT_SEARCHED = "SELECT id FROM documents WHERE id NOT IN (SELECT document_id FROM searched) ORDER BY id"


class Deriving(Writing):
    """What a transaction derives."""

    def derive_from_ledger(self, ledger: Ledger, at: datetime) -> None:
        """The film's outline and openings."""
        self._put(OutlineRow, rows.outline_columns(ledger, at))
        for opening in revised(self.openings(ledger.film), ledger, at):
            self._put(OpeningRow, rows.opening_columns(opening))

    def derive_from_document(self, document: Document) -> None:
        """Makes a document findable that was not."""
        for sql in _INDEX[self.dialect]:
            self._do(sql, id=document.id, **fulltext.columns(document))

    def forget_words(self, document: Document) -> None:
        """Takes the document out of the search: before it is deleted, since FTS5 is shown what it holds of it."""
        if self.dialect == "sqlite":
            self._do(_FORGET, id=document.id, **fulltext.columns(document))
        self._do("DELETE FROM searched WHERE document_id = :id", id=document.id)

    def refill(self) -> None:
        """Derives whatever is missing, as after a migration or a copy of the tables that it is derived from."""
        for row in self._rows(_WITHOUT_OUTLINE, {}):
            self.derive_from_ledger(self.ledger(row["film"]), rows.moment(row["updated_at"]))
        for row in self._rows(_NOT_SEARCHED, {}):
            if document := self.document(row["id"]):
                self.derive_from_document(document)
