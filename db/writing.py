"""How rows are written, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Table, TextClause, text
from sqlalchemy.dialects import postgresql, sqlite

from db import rows
from db.models import Row as Model
from db.reads import Reads

_STATEMENTS = 256
"""Spellings of the questions that are kept: more than there are, lists of some hundred lengths apart."""


@lru_cache(_STATEMENTS)
def statement(sql: str) -> TextClause:
    """`sql` as the library takes it: it looks through the whole text for `:name` each time that one is made."""
    return text(sql)


class Writing(Reads):
    """A transaction under way. Its reads see its own writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect.name
        self._insert_into = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert

    def _rows(self, sql: str, values: Mapping[str, Any]) -> Sequence[rows.Row]:
        return cast("Sequence[rows.Row]", self._connection.execute(statement(sql), values).mappings().all())

    def close(self) -> None:
        """The transaction ends with its block; there is nothing to let go of."""

    @property
    def driver(self) -> Any:
        """The driver's own connection, inside this transaction: for whoever writes tables that are not ours."""
        return self._connection.connection.driver_connection

    def _do(self, sql: str, **values: Any) -> int:
        """Runs a statement; -> how many rows it touched."""
        return self._connection.execute(statement(sql), values).rowcount

    def _add(self, model: type[Model], columns: rows.Columns, key: str | None = None) -> bool:
        """Inserts the row unless one with its key is there; whether it did."""
        insert = self._insert(model).on_conflict_do_nothing(index_elements=[key] if key else _keys(model))
        # Kept, because psycopg's count is lost once the cursor of an INSERT is closed.
        return self._connection.execute(insert, columns, execution_options={"preserve_rowcount": True}).rowcount == 1

    def _add_all(self, model: type[Model], columns: list[rows.Columns]) -> None:
        """Inserts the rows but for those whose key is there."""
        if columns:
            statement = self._insert(model).on_conflict_do_nothing(index_elements=_keys(model))
            self._connection.execute(statement, columns)

    def _put(self, model: type[Model], *columns: rows.Columns) -> None:
        """Inserts each row, or alters the one with its key."""
        if columns:
            keys = _keys(model)
            statement = self._insert(model)
            told = {name: statement.excluded[name] for name in columns[0] if name not in keys}
            self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=told), list(columns))

    def _insert(self, model: type[Model]) -> sqlite.Insert:
        # PostgreSQL's Insert has the same methods; SQLAlchemy has no common type for the two.
        return cast("sqlite.Insert", self._insert_into(_table(model)))


def _table(model: type[Model]) -> Table:
    return cast("Table", model.__table__)  # type: ignore[attr-defined]


def _keys(model: type[Model]) -> list[str]:
    return [column.name for column in _table(model).primary_key]
