"""Reading everything again: what differs is shown, then written at once; what does not stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobs.ingest import Arrival, ingest
from jobs.rebuild import rebuild
from jobs.workshop import Workshop
from tests.support.bench import bench
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.errors import DatabaseError
from tracker.reading import Reader

NOW = datetime(2025, 6, 20, 12, tzinfo=UTC)
TEXTS = (
    "‘K-Pops!’, directed by Anderson .Paak, will premiere at the Toronto International Film Festival.",
    "Aura Entertainment has acquired ‘K-Pops!’ from Anderson .Paak. A theatrical release is expected in January 2026.",
    "‘K-Pops!’ opens in U.S. theaters on February 27, 2026.",
)
HOOK = {"name": "hook", "kind": "webhook", "url": "http://127.0.0.1:9/", "secret": "whsec_cmVidWlsZC10ZXN0cw=="}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workshop]:
    with bench(tmp_path, NOW, channels=[HOOK]) as (workshop, _, hour):
        for number, text in enumerate(TEXTS):
            hour.now = NOW + timedelta(days=number)
            document = Document(f"https://reel.example/{number}", "Reel", "", text, "en", hour.now, seen=hour.now)
            assert ingest(workshop, Arrival(document, "Reel", whole=True))
        yield workshop


def facts(workshop: Workshop) -> list[Any]:
    return [(f.id, f.development, f.standing, f.was) for f in workshop.store.ledger("K-Pops!").facts]


def test_an_unchanged_reader_changes_nothing(desk: Workshop) -> None:
    before, owed = facts(desk), len(desk.store.deliveries())
    claims = desk.store.claims("K-Pops!")
    for dry_run in (True, False):
        rebuilt = rebuild(desk, dry_run=dry_run)
        assert (rebuilt.documents, rebuilt.differences, rebuilt.alerts) == (3, (), ())
    assert facts(desk) == before
    assert desk.store.claims("K-Pops!") == claims
    assert len(desk.store.deliveries()) == owed


class Forgetful(Reader):
    """A reader that knows fewer kinds."""

    def read(self, document: Document) -> tuple[Development, ...]:
        return tuple(d for d in super().read(document) if d.kind != "release")


@pytest.fixture
def forgetful(desk: Workshop) -> Workshop:
    desk.__dict__["reader"] = Forgetful(desk.films)
    return desk


def test_what_would_vanish_is_shown_before_it_does(forgetful: Workshop) -> None:
    before = facts(forgetful)
    shown = rebuild(forgetful, dry_run=True)
    ((film, difference),) = shown.differences
    assert film == "K-Pops!"
    assert [f.development.kind for f in difference.vanish] == ["release"]
    assert facts(forgetful) == before, "a dry run writes nothing"
    assert rebuild(forgetful).differences == shown.differences
    assert forgetful.store.ledger("K-Pops!").standing("release") == ()
    assert all(c.development.kind != "release" for c in forgetful.store.claims("K-Pops!"))


def test_what_is_new_and_still_matters_is_owed_once(forgetful: Workshop) -> None:
    rebuild(forgetful)
    owed = len(forgetful.store.deliveries())
    forgetful.__dict__["reader"] = Reader(forgetful.films)
    rebuilt = rebuild(forgetful)
    assert [a.development.date for a in rebuilt.alerts] == ["2026-02-27"]
    assert len(forgetful.store.deliveries()) == owed + 1
    assert rebuild(forgetful).alerts == ()


def test_a_new_film_on_the_watch_list_is_found_in_what_was_kept(desk: Workshop, tmp_path: Path) -> None:
    text = (
        "Greenwich Entertainment has acquired “Love, Brooklyn” by Rachael Abigail Holder, and also ‘K-Pops!’ is sold."
    )
    ingest(desk, Arrival(Document("https://reel.example/9", "Reel", "", text, "en", NOW, seen=NOW), "Reel"))
    films = [{"title": "K-Pops!", "people": ["Anderson .Paak"]}, {"title": "Love, Brooklyn"}]
    with bench(tmp_path, NOW, films=films) as (wider, _, _):
        rebuilt = rebuild(wider)
        assert "Love, Brooklyn" in [film for film, _ in rebuilt.differences]
        assert wider.store.ledger("Love, Brooklyn").standing("acquisition")


def test_it_is_all_or_nothing(forgetful: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    before, claims = facts(forgetful), forgetful.store.claims("K-Pops!")

    def broken(*_: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("db.store.Transaction.reread", broken)
    with pytest.raises(DatabaseError, match="disk is full"):
        rebuild(forgetful)
    assert facts(forgetful) == before
    assert forgetful.store.claims("K-Pops!") == claims


def test_an_edit_stays_taken_back(desk: Workshop) -> None:
    rest = " It was shot in Los Angeles, and the cast is large."
    for number, text in enumerate(
        ("WME Independent is selling ‘K-Pops!’.", "‘K-Pops!’ is for sale by nobody we know.")
    ):
        at = NOW + timedelta(days=5 + number)
        ingest(
            desk,
            Arrival(Document("https://reel.example/e", "Reel", "", text + rest, "en", at, seen=at), "Reel", whole=True),
        )
    assert desk.store.ledger("K-Pops!").standing("sales") == ()
    assert rebuild(desk).differences == ()
    assert desk.store.ledger("K-Pops!").standing("sales") == ()


def test_a_document_keeps_its_place_when_it_was_met_late(desk: Workshop) -> None:
    """An old article that is found after the newer ones fills the history; a rebuild meets it at the same place."""
    old = Document(
        "https://old.example/1", "Old", "", TEXTS[0].replace("will", "is to"), "en", NOW - timedelta(days=300)
    )
    ingest(desk, Arrival(replace(old, seen=NOW + timedelta(days=30)), "Old"))
    before = facts(desk)
    assert rebuild(desk).differences == ()
    assert facts(desk) == before
