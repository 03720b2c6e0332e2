"""The calendar, as one that honours RFC 5545 takes it: a moved date moves its event, and never makes a second."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
from icalendar import Calendar, Event

from db.store import Store, open_store
from tests.support.ledger_prose import Story, expected, given, no_longer, release
from tracker.web.calendar import uid
from tracker.web.exports import calendar
from tracker.web.selection import Selection

NOW = datetime(2026, 1, 10, 8, tzinfo=UTC)


@dataclass
class Subscriber:
    """What a calendar program keeps: by UID, and of two versions the one with the higher SEQUENCE, then the later
    stamp (RFC 5546, 2.1.5); what is cancelled goes.
    """

    events: dict[str, Event] = field(default_factory=dict)

    def takes(self, file: bytes) -> None:
        for event in Calendar.from_ical(file).walk("VEVENT"):
            known = self.events.get(str(event["UID"]))
            if known is None or self._age(event) > self._age(known):
                self.events[str(event["UID"])] = event

    def shows(self) -> list[str]:
        """The events that are on, by their first day."""
        on = [event for event in self.events.values() if event["STATUS"] != "CANCELLED"]
        return sorted(f"{event['DTSTART'].dt} {event['STATUS']} {event['SUMMARY']}" for event in on)

    def _age(self, event: Event) -> tuple[int, datetime]:
        return int(event["SEQUENCE"]), event["DTSTAMP"].dt


@dataclass
class Board:
    """A memory into which a story is saved, an hour after the other, and the calendar of it."""

    store: Store
    story: Story = field(default_factory=lambda: given("K-Pops!"))
    now: datetime = NOW

    def saved(self) -> bytes:
        self.now += timedelta(hours=1)
        with self.store.write() as transaction:
            transaction.save_ledger(self.story.ledger, self.now)
        return self.file()

    def file(self, wanted: Selection | None = None) -> bytes:
        return calendar(self.store, wanted or Selection(), ["K-Pops!"], self.now)


def test_a_moved_date_moves_its_event(tmp_path: Path) -> None:
    reader = Subscriber()
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        board = Board(store)
        board.story.on("2026-01-02").says(expected(release("2026-01", "US")))
        reader.takes(board.saved())
        assert reader.shows() == ["2026-01-01 TENTATIVE K-Pops! — U.S. theatrical release (January 2026, not fixed)"]
        for day in ("2026-02-27", "2026-03-06"):
            board.story.on("2026-01-14").says(release(day, "US"))
            reader.takes(board.saved())
            assert reader.shows() == [f"{day} CONFIRMED K-Pops! — U.S. theatrical release"]
        (event,) = reader.events.values()
        assert int(event["SEQUENCE"]) == 2
        assert event["LAST-MODIFIED"].dt == NOW + timedelta(hours=3)
        assert event["CREATED"].dt == NOW + timedelta(hours=1)
        assert event["DTEND"].dt == date(2026, 3, 7)
        assert "before: January 2026, 27 Feb 2026" in str(event["DESCRIPTION"])


def test_what_is_pulled_leaves_the_calendar(tmp_path: Path) -> None:
    reader = Subscriber()
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        board = Board(store)
        board.story.on("2026-01-14").says(release("2026-02-27", "US", by="Aura"))
        reader.takes(board.saved())
        board.story.on("2026-01-20").says(no_longer(release(None, "US", by="Aura")))
        reader.takes(board.saved())
        assert reader.shows() == []
        (event,) = reader.events.values()
        assert event["STATUS"] == "CANCELLED"
        board.now += timedelta(days=400)
        assert "BEGIN:VEVENT" not in board.file().decode()


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        board = Board(store)
        board.story.on("2026-01-14").says(release("2026-02-27", "US CA"))
        before = board.saved()
        board.story.on("2026-01-15", "Another Paper").says(release("2026-02-27", "US CA"))
        with store.write() as transaction:
            transaction.save_ledger(board.story.ledger, board.now + timedelta(days=1))
        after = board.file()
    events = [Calendar.from_ical(file).walk("VEVENT") for file in (before, after)]
    assert [(e["UID"], e["SEQUENCE"], e["DTSTAMP"].dt) for e in events[0]] == [
        (e["UID"], e["SEQUENCE"], e["DTSTAMP"].dt) for e in events[1]
    ]


def test_the_identity_is_film_territory_and_type(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        board = Board(store)
        board.story.on("2026-01-14").says(release("2026-02-27", "US CA"), release("2026-05-01", "US", "streaming"))
        board.saved()
        openings = store.openings()
        assert len({uid(opening) for opening in openings}) == 3
        filters = {"US": 2, "CA": 1, "FR": 0}
        for code, count in filters.items():
            assert board.file(Selection(territories=(code,))).decode().count("BEGIN:VEVENT") == count
        assert board.file(Selection(types=("streaming",))).decode().count("BEGIN:VEVENT") == 1
        assert board.file(Selection(films=("Another",))).decode().count("BEGIN:VEVENT") == 0


def test_lines_are_folded_and_end_as_the_standard_has_them(board: httpx.Client) -> None:
    answer = board.get("/calendar.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = answer.content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    for event in Calendar.from_ical(answer.content).walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "LAST-MODIFIED", "STATUS"} <= set(event)
        assert event.errors == []


def test_a_calendar_that_has_it_is_told_so(board: httpx.Client) -> None:
    first = board.get("/calendar.ics")
    again = board.get("/calendar.ics", headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


def test_a_filter_that_nobody_knows_is_named(board: httpx.Client) -> None:
    for query, said in {
        "film=k-pop": 'film: nothing is called "k-pop"; known are k-pops, flow',
        "territory=USA": 'territory: "USA" is none; write its two-letter code (ISO 3166-1), such as US or GB',
        "type=imax": 'type: nothing is called "imax"; known are theatrical, limited',
    }.items():
        answer = board.get(f"/calendar.ics?{query}")
        assert answer.status_code == 400
        assert answer.text.startswith(said)
