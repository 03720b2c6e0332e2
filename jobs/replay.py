"""A whole story through the code that the daemon runs, with the clock at each document's hour and nothing sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.store import open_store
from jobs.ingest import Arrival, ingest
from jobs.workshop import Desk
from tracker.domain.alert import Alert
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.domain.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Told:
    """An alert, and the story's own id of the document that brought it."""

    document: str
    alert: Alert


@dataclass(slots=True)
class Hour:
    """A clock that is set by hand."""

    now: datetime = datetime(1, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Replay:
    """A story under way on a database of its own."""

    desk: Desk
    hour: Hour

    def take(self, document_id: str, document: Document) -> list[Told]:
        """Takes in the next document at the hour of its publication; gives the alerts that are due."""
        if document.published:
            self.hour.now = max(self.hour.now, document.published.astimezone(UTC))
        return [Told(document_id, alert) for alert in ingest(self.desk, Arrival(document, "story"))]

    def ledgers(self) -> list[Ledger]:
        """What is known of each watched film now, in the order of the watch list."""
        return [self.desk.store.ledger(film.title) for film in self.desk.films]


@contextmanager
def replaying(films: Iterable[Film]) -> Iterator[Replay]:
    """A replay for the watch list `films`; its database goes when it ends."""
    hour = Hour()
    with (
        TemporaryDirectory(prefix="tracker-replay-") as folder,
        open_store(f"sqlite:///{Path(folder) / 'replay.db'}") as store,
    ):
        yield Replay(Desk(store, tuple(films), (), hour), hour)
