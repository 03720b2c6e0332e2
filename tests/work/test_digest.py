"""Digests at their hour, quiet hours, a burst: what is owed waits, is told once, and is never forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from jobs.deliver import deliver
from jobs.ingest import Arrival, ingest
from jobs.replay import Hour
from jobs.workshop import Workshop
from tests.support.bench import bench
from tests.support.sinks import Answer, HookSink
from tracker.domain.document import Document
from tracker.domain.source import SourceState

MORNING = datetime(2025, 6, 16, 9, tzinfo=UTC)
"""A Monday; 10:00 in London."""
DAY = timedelta(days=1)
SECRET = "whsec_ZGlnZXN0cy10ZXN0cy1zZWNyZXQtb2YtdGhlLWpvYnM="
FILMS = [{"title": f"Harbour Lights {n}"} for n in range(30)]


@contextmanager
def hooked(folder: Path, sink: HookSink, now: datetime = MORNING, **channel: Any) -> Iterator[tuple[Workshop, Hour]]:
    """A workshop that tells one webhook, in London's time."""
    hook = {"name": "hook", "kind": "webhook", "url": sink.url, "secret": SECRET, **channel}
    sources = [{"name": name, "kind": "feed", "url": f"https://{name}.example/"} for name in ("Reel", "Gazette")]
    zone = {"timezone": "Europe/London"}
    tables = {"channels": [hook], "films": FILMS, "sources": sources, "tracker": zone}
    with bench(folder, now, **tables) as (workshop, _, hour):
        yield workshop, hour


def take(workshop: Workshop, number: int, text: str = "Neon has acquired “Harbour Lights {}”.") -> None:
    at = workshop.clock()
    document = Document(f"https://reel.example/{number}", "Reel", "", text.format(number), "en", at, seen=at)
    assert ingest(workshop, Arrival(document, "Reel")), number


def told(sink: HookSink) -> list[list[str]]:
    """For each message that came, the films that it tells of."""
    return [
        [alert["film"] for alert in call.data["data"]["alerts"]]
        if call.data["type"].startswith("digest")
        else [call.data["data"]["film"]]
        for call in sink.calls
    ]


def test_a_day_is_told_at_its_hour_in_one_message(tmp_path: Path) -> None:
    with HookSink() as sink, hooked(tmp_path, sink, when="daily 08:00") as (workshop, hour):
        deliver(workshop)
        take(workshop, 1)
        hour.now += timedelta(hours=5)
        take(workshop, 2)
        assert deliver(workshop).sent == ()
        hour.now = datetime(2025, 6, 17, 6, 59, tzinfo=UTC)
        assert deliver(workshop).sent == (), "it is one minute to eight in London"
        hour.now += timedelta(minutes=1)
        assert len(deliver(workshop).sent) == 1
        assert deliver(workshop).sent == ()
        assert told(sink) == [["Harbour Lights 1", "Harbour Lights 2"]]
        assert {d.state for d in workshop.store.deliveries()} == {"sent"}


def test_a_channel_that_is_new_first_hears_of_a_whole_day(tmp_path: Path) -> None:
    with HookSink() as sink, hooked(tmp_path, sink, when="daily 08:00") as (workshop, hour):
        take(workshop, 1)
        assert deliver(workshop).sent == ()
        hour.now += DAY
        assert len(deliver(workshop).sent) == 1


def test_on_an_empty_day_nothing_is_sent_unless_asked(tmp_path: Path) -> None:
    for name, empty, expected in (("a", False, []), ("b", True, [[]])):
        folder = tmp_path / name
        folder.mkdir()
        with HookSink() as sink, hooked(folder, sink, when="daily 08:00", empty=empty) as (workshop, hour):
            deliver(workshop)
            hour.now += DAY
            deliver(workshop)
            assert told(sink) == expected
            if expected:
                assert sink.calls[0].data["data"]["headline"] == "Daily digest, 17 Jun 2025 — nothing new"


def test_after_days_asleep_there_is_one_digest_of_all_of_them(tmp_path: Path) -> None:
    with HookSink() as sink, hooked(tmp_path, sink, when="daily 08:00") as (workshop, hour):
        deliver(workshop)
        take(workshop, 1)
        hour.now += 5 * DAY
        take(workshop, 2)
        assert len(deliver(workshop).sent) == 1
        assert len(told(sink)[0]) == 2


def test_a_digest_that_fails_comes_again_under_its_id_and_the_next_waits_for_it(tmp_path: Path) -> None:
    with (
        HookSink(Answer(500), Answer(500), Answer(204)) as sink,
        hooked(tmp_path, sink, when="daily 08:00") as (workshop, hour),
    ):
        deliver(workshop)
        take(workshop, 1)
        hour.now += DAY
        assert len(deliver(workshop).failed) == 1
        take(workshop, 2)
        hour.now += DAY
        assert len(deliver(workshop).failed) == 1, "the same one"
        assert [d.news.id for d in workshop.store.deliveries("pending")] != [], "what came since still waits"
        hour.now += DAY
        assert len(deliver(workshop).sent) == 1
        assert len(deliver(workshop).sent) == 1
        ids = [call.headers["webhook-id"] for call in sink.calls]
        assert ids[0] == ids[1] == ids[2] != ids[3]
        assert told(sink)[2:] == [["Harbour Lights 1"], ["Harbour Lights 2"]]


def test_a_week_says_what_is_missing_and_how_well_was_seen(tmp_path: Path) -> None:
    with HookSink() as sink, hooked(tmp_path, sink, when="weekly mon 08:00") as (workshop, hour):
        premiere = "“Harbour Lights 1” had its world premiere at the Venice Film Festival on September 3, 2024."
        take(workshop, 1, premiere)
        deliver(workshop)
        hour.now += 7 * DAY
        workshop.store.save_source_state(SourceState("Reel", ok_at=hour.now))
        deliver(workshop)
        data = sink.calls[0].data
        assert data["type"] == "digest.weekly"
        (gap,) = data["data"]["missing"]
        assert gap["film"] == "Harbour Lights 1"
        assert gap["text"].startswith("no distributor heard of, ")
        assert data["data"]["coverage"] == {"sources": 2, "read": 1, "documents": 1, "silent": ["Gazette"]}
        hour.now += 7 * DAY
        deliver(workshop)
        assert len(sink.calls) == 2, "what is missing is told also in a week without news"
        assert sink.calls[1].data["data"]["alerts"] == []


def test_quiet_hours_hold_what_is_sent_and_not_what_is_found(tmp_path: Path) -> None:
    with HookSink() as sink, hooked(tmp_path, sink, quiet="22:00-07:00") as (workshop, hour):
        hour.now = datetime(2025, 6, 16, 21, 30, tzinfo=UTC)
        take(workshop, 1)
        assert deliver(workshop).sent == ()
        hour.now = datetime(2025, 6, 17, 2, tzinfo=UTC)
        take(workshop, 2)
        assert deliver(workshop).sent == ()
        assert len(workshop.store.alerts()) == 2
        hour.now = datetime(2025, 6, 17, 6, tzinfo=UTC)
        assert len(deliver(workshop).sent) == 2


def test_a_digest_whose_hour_is_quiet_is_made_then_and_sent_later(tmp_path: Path) -> None:
    with (
        HookSink() as sink,
        hooked(tmp_path, sink, when="daily 06:00", quiet="22:00-09:00") as (workshop, hour),
    ):
        deliver(workshop)
        take(workshop, 1)
        hour.now = datetime(2025, 6, 17, 5, 30, tzinfo=UTC)
        assert deliver(workshop).sent == ()
        take(workshop, 2)
        hour.now = datetime(2025, 6, 17, 8, tzinfo=UTC)
        assert len(deliver(workshop).sent) == 1
        assert told(sink) == [["Harbour Lights 1"]]


def test_more_than_a_channel_may_be_sent_in_an_hour_becomes_one_digest(tmp_path: Path) -> None:
    with HookSink() as sink, hooked(tmp_path, sink, hourly_limit=3) as (workshop, hour):
        for number in (1, 2):
            take(workshop, number)
        assert len(deliver(workshop).sent) == 2
        for number in range(3, 12):
            take(workshop, number)
        assert len(deliver(workshop).sent) == 1
        assert sink.calls[2].data["type"] == "digest.burst"
        assert len(told(sink)[2]) == 9
        take(workshop, 12)
        assert deliver(workshop).sent == (), "three were sent in this hour"
        hour.now += timedelta(minutes=61)
        assert len(deliver(workshop).sent) == 1
        assert told(sink)[3] == ["Harbour Lights 12"]


def test_a_film_that_is_muted_is_kept_and_not_sent(tmp_path: Path) -> None:
    with HookSink() as sink:
        hook = {"name": "hook", "kind": "webhook", "url": sink.url, "secret": SECRET}
        films = [{"title": "Harbour Lights 1", "muted": True}, {"title": "Harbour Lights 2"}]
        with bench(tmp_path, MORNING, channels=[hook], films=films) as (workshop, _, _):
            take(workshop, 1)
            take(workshop, 2)
            deliver(workshop)
            assert told(sink) == [["Harbour Lights 2"]]
            assert len(workshop.store.alerts()) == 2


def test_a_dead_letter_is_told_on_another_channel(tmp_path: Path) -> None:
    with HookSink(Answer(500)) as broken, HookSink() as sink:
        channels = [
            {"name": "hook", "kind": "webhook", "url": broken.url, "secret": SECRET},
            {"name": "ops", "kind": "webhook", "url": sink.url, "secret": SECRET, "news": "operator"},
        ]
        with bench(tmp_path, MORNING, channels=channels, films=FILMS) as (workshop, _, hour):
            for number in range(5):
                take(workshop, number)
            for _ in range(10):
                deliver(workshop)
                hour.now += 2 * DAY
            deliver(workshop)
            assert workshop.store.deliveries("dead")
            notices = [call.data["data"] for call in sink.calls]
            assert {n["about"] for n in notices} == {"channel hook"}
            assert len(notices) <= 2, "once a day, however many died"
            assert "answered 500" in notices[0]["details"][0]
