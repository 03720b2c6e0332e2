"""A guess is told to whoever asks for guesses, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobs.ingest import Arrival, ingest
from tests.support.bench import bench
from tracker.domain.document import Document

NOW = datetime(2024, 9, 9, tzinfo=UTC)
TEXT = (
    "‘K-Pops!’, directed by Anderson .Paak, is being sold by WME Independent, "
    "so hopefully we may see it in cinemas early next year."
)


@pytest.mark.parametrize(("certainty", "kinds"), [("expected", ["sales"]), ("speculative", ["sales", "release"])])
def test_who_asks_for_guesses_hears_them_once(tmp_path: Path, certainty: str, kinds: list[str]) -> None:
    hook = {
        "name": "hook",
        "kind": "webhook",
        "url": "http://127.0.0.1:9/",
        "secret": "whsec_Z3Vlc3Nlcw==",
        "certainty": certainty,
    }
    with bench(tmp_path, NOW, channels=[hook]) as (workshop, _, _):
        for outlet in ("reel", "gazette"):
            document = Document(f"https://{outlet}.example/1", outlet, "", TEXT, "en", NOW)
            told = ingest(workshop, Arrival(document, outlet))
            assert [a.development.kind for a in told] == (["sales"] if outlet == "reel" else [])
        assert [d.news.development.kind for d in workshop.store.deliveries()] == kinds
        stored = [raised.alert.development.kind for raised in workshop.store.alerts()]
        assert stored == kinds, "a guess that nobody asked for is not even an alert"
