"""What the tests of the memory share: invented documents and what follows from them, and faults of the disk."""

from __future__ import annotations

import ctypes
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from db.store import Transaction
from tracker.domain.alert import Alert
from tracker.domain.claim import Claim, claims_of
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.host import Hold, HostNotes, RobotsText, Traffic
from tracker.domain.ledger import Fact, Ledger

NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)
LOS_ANGELES = timezone(timedelta(hours=-8))
FILM = "The Long Rehearsal"
_NOBODY = 65534

SALE = Development(
    film=FILM,
    kind="acquisition",
    certainty="confirmed",
    quote="Harbour Lights has bought The Long Rehearsal for France.",
    companies=("Harbour Lights",),
    territories=("FR",),
)

HOST_NOTES = HostNotes(
    traffic=(Traffic(NOON.date(), "reel.example", 9, 7, 1, 4_000),),
    robots=(RobotsText("https://reel.example", b"User-agent: *\nDisallow: /private\n", NOON + timedelta(days=1)),),
    holds=(Hold("https://reel.example/feed", NOON + timedelta(hours=1)),),
)


def document(number: int = 1, **changed: Any) -> Document:
    """An article that the Daily Reel published `number` hours after noon."""
    published = (NOON + timedelta(hours=number)).astimezone(LOS_ANGELES)
    article = Document(
        url=f"https://reel.example/{number}",
        outlet="Daily Reel",
        title=f"Harbour Lights buys, part {number}",
        text="Harbour Lights has bought The Long Rehearsal for France.\n\nIt opens in May – “at last”.",
        language="en",
        published=published,
        seen=NOON + timedelta(days=1),
    )
    return replace(article, **changed)


def claims(article: Document, count: int = 1, film: str = FILM) -> list[Claim]:
    """What `article` says of `film`: `count` claims."""
    return claims_of(article, tuple(replace(SALE, film=film, rule=f"r{n}") for n in range(count)))


def alert(claim: Claim, alert_id: str = "a1", **changed: Any) -> Alert:
    return replace(Alert(alert_id, "new", claim.development, claim, "f1"), **changed)


def ledger(*said: Claim) -> Ledger:
    """A ledger in which one fact rests on `said`."""
    first = said[0]
    ids = tuple(claim.id for claim in said)
    return Ledger(first.development.film, (Fact("f1", first.development, ids, first.said, said[-1].said),))


def take_in(transaction: Transaction, number: int, *channels: str, film: str = FILM) -> Document:
    """All that one article brings: itself, two claims, the ledger, an alert for each channel, and its mark."""
    article = document(number)
    said = claims(article, 2, film)
    transaction.add_document(article, "reel")
    transaction.add_claims(said)
    transaction.save_ledger(ledger(*said), NOON)
    transaction.add_alert(alert(said[0], f"a{number}"), channels, NOON + timedelta(minutes=number))
    transaction.mark_seen("reel", [article.url], NOON)
    return article


def counts(path: Path) -> Mapping[str, int]:
    """How many rows each table of the SQLite file holds."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        return {
            name: connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]  # noqa: S608
            for (name,) in tables.fetchall()
        }


def is_sound(path: Path) -> bool:
    """SQLite's own verdict on the file."""
    with closing(sqlite3.connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not connection.execute("PRAGMA foreign_key_check").fetchall()


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter, unlike pytest's."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def as_nobody() -> Iterator[None]:
    """The permissions of files count in here, also where the tests are run by root, who passes them all.

    setfsuid(2) is the calling thread's alone, and drops root's rights over files with it.
    """
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None)
    libc.setfsuid(_NOBODY)
    try:
        yield
    finally:
        libc.setfsuid(0)


moments = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - the strategy adds the zones
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
"""Aware moments, with any offset that is in use."""
st.register_type_strategy(datetime, moments)


def alerts() -> st.SearchStrategy[Alert]:
    """Alerts of every shape; what stood before holds texts and tuples of texts."""
    before = st.dictionaries(st.text(), st.text() | st.lists(st.text()).map(tuple) | st.none(), max_size=3)
    return st.builds(Alert, was=before)
