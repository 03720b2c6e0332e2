"""Many readers of one memory, from many threads: each look is short, and of one piece."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

from db.peek import open_memory
from db.reads import Reads
from db.urls import sqlite_path

if TYPE_CHECKING:
    from db.store import Store


class Readers:
    """The memory at `url`. On SQLite each look opens the file read-only, which takes less than a millisecond and
    never waits for the writer; on PostgreSQL it borrows one of a few connections that stay open.

    Raises DatabaseError; the memory is brought up to date first where it has an older schema.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._store = None if sqlite_path(url) else _opened(url)
        if not self._store:
            open_memory(url).close()

    @contextmanager
    def look(self) -> Iterator[Reads]:
        """The memory as it is now, for the thread alone that looks. Raises DatabaseError."""
        if self._store:
            with self._store.look() as memory:
                yield memory
        else:
            with open_memory(self._url) as memory:
                yield memory

    def close(self) -> None:
        """Lets go of what is open."""
        if self._store:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _opened(url: str) -> Store:
    from db.store import open_store

    return open_store(url)
