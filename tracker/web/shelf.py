"""The cards of all films, kept between requests: only a ledger that was written since is read again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from threading import Lock

from db.reads import Reads
from tracker.domain.ledger import Ledger
from tracker.web.cards import Card, card


class Shelf:
    """Threads share it. What it gives is as fresh as the memory that it is handed."""

    def __init__(self) -> None:
        self._cards: dict[str, tuple[datetime | None, date, Card]] = {}
        self._lock = Lock()

    def cards(self, memory: Reads, films: Iterable[str], today: date) -> list[Card]:
        """The card of each of `films`, in their order."""
        written = memory.outline_stamps()
        wanted = list(films)
        with self._lock:  # whoever comes second finds the work done
            stale = [film for film in wanted if self._stale(film, written.get(film), today)]
            outlines = memory.outlines(film for film in stale if film in written)
            for film in stale:
                made = card(outlines.get(film, Ledger(film)), today)
                self._cards[film] = (written.get(film), today, made)
            return [self._cards[film][2] for film in wanted]

    def _stale(self, film: str, written: datetime | None, today: date) -> bool:
        kept = self._cards.get(film)
        return kept is None or kept[:2] != (written, today)
