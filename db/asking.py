"""How the memory is asked: one class runs a query, whatever engine holds the tables; the questions build on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from db.rows import Row

_CHUNK = 500
"""Values in one IN list: SQLite's oldest limit on parameters is 999 in a statement."""


@dataclass(frozen=True, slots=True)
class Slice:
    """`limit` rows, after passing over `offset`."""

    limit: int
    offset: int = 0


class Asking(ABC):
    """Use as a context manager."""

    dialect: str = "sqlite"
    """"sqlite" or "postgresql", for the few questions that they do not spell alike."""

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

    def _among(self, sql: str, wanted: Iterable[str], **values: Any) -> Iterator[Row]:
        """The rows of `sql` with its `{}` filled by `wanted`, some hundreds at a time."""
        rest = list(wanted)
        while rest:
            named = {f"w{n}": value for n, value in enumerate(rest[:_CHUNK])}
            del rest[:_CHUNK]
            yield from self._rows(sql.format(listed(named)), {**named, **values})


def listed(names: Iterable[str]) -> str:
    """`names` as parameters of an IN list."""
    return f"({', '.join(f':{name}' for name in names)})"
