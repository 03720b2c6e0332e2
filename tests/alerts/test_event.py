"""The day of an alert as a calendar's event: it moves when the date moves, and falls when the date falls."""

from __future__ import annotations

import re
from dataclasses import replace

import icalendar
import pytest
from hypothesis import given

from tests.alerts.examples import SAID, alert, every_alert
from tests.alerts.hostile import attacks, patient
from tracker.alerts.event import calendar_events, event_uid
from tracker.domain.alert import Alert


def lines(of: Alert) -> list[str]:
    """The event's content lines, unfolded."""
    event = calendar_events([of])
    assert event is not None
    assert event.endswith("\r\n")
    return event.replace("\r\n ", "").split("\r\n")[:-1]


def value(of: Alert, name: str) -> str:
    (found,) = (line.split(":", 1)[1] for line in lines(of) if re.match(rf"{name}[;:]", line))
    return found


def test_an_all_day_event_with_the_word_for_it() -> None:
    assert lines(alert("release")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//festival-release-tracker//alerts//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{event_uid('The Glass Orchard', 'f-release')}",
        "DTSTAMP:20260114T183000Z",
        "SEQUENCE:13695510",
        "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20260227",
        "TRANSP:TRANSPARENT",
        "SUMMARY:The Glass Orchard — U.S. theatrical release",
        "DESCRIPTION:Lantern will open “The Glass Orchard” in U.S. theaters on February 27.\\nThe Reel Ledger",
        "URL:https://the-reel-ledger.example/2026/01/release",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_a_showing_names_its_festival() -> None:
    assert value(alert("festival"), "SUMMARY") == (
        "The Glass Orchard — world premiere\\, Venice Film Festival (Horizons)"
    )


def test_a_date_that_moves_moves_the_same_event() -> None:
    first = alert("release", date="2026-02-20")
    moved = alert("release", "changed", was={"date": "2026-02-20"})
    moved = replace(moved, claim=replace(moved.claim, said=SAID.replace(day=16)))
    assert value(first, "UID") == value(moved, "UID")
    assert int(value(first, "SEQUENCE")) < int(value(moved, "SEQUENCE"))
    assert value(moved, "DTSTART") == "20260227"


@pytest.mark.parametrize(
    ("told", "status", "day"),
    [
        (alert("release", certainty="expected"), "TENTATIVE", "20260227"),
        (alert("release", "firmed"), "CONFIRMED", "20260227"),
        (alert("release", "withdrawn"), "CANCELLED", "20260227"),
        (alert("release", "withdrawn", date=None, was={"date": "2026-02-20"}), "CANCELLED", "20260220"),
        (alert("release", "changed", date="2026-21", was={"date": "2026-02-20"}), "CANCELLED", "20260220"),
    ],
)
def test_it_is_as_sure_as_the_alert(told: Alert, status: str, day: str) -> None:
    assert (value(told, "STATUS"), value(told, "DTSTART")) == (status, day)


@pytest.mark.parametrize(
    "told",
    [
        alert("release", date="2026-02"),
        alert("release", date=None),
        alert("release", date="soon"),
        alert("release", certainty="speculative"),
        alert("release", certainty="denied"),
        alert("release", "changed", date="2026-03", was={"date": "2026-02"}),
        *(told for told in every_alert() if told.development.kind not in ("release", "festival")),
    ],
    ids=lambda told: f"{told.id}-{told.development.date}",
)
def test_where_no_day_stood_or_stands_there_is_no_event(told: Alert) -> None:
    assert calendar_events([told]) is None


def test_facts_of_two_films_are_two_events() -> None:
    assert event_uid("A", "f1") != event_uid("B", "f1")


@patient
@given(film=attacks, quote=attacks, outlet=attacks)
def test_no_page_writes_a_line_of_the_calendar(film: str, quote: str, outlet: str) -> None:
    told = alert("release", film=film, quote=quote)
    told = replace(told, claim=replace(told.claim, outlet=outlet))
    names = [re.split("[;:]", line, maxsplit=1)[0] for line in lines(told)]
    assert names == [re.split("[;:]", line, maxsplit=1)[0] for line in lines(alert("release"))]
    assert max(len(line.encode()) for line in str(calendar_events([told])).split("\r\n")) <= 75


@pytest.mark.parametrize("told", [t for t in every_alert() if calendar_events([t])], ids=lambda told: told.id)
def test_a_calendar_reads_it_and_finds_no_fault(told: Alert) -> None:
    calendar = icalendar.Calendar.from_ical(str(calendar_events([told])))
    (event,) = calendar.walk("VEVENT")
    assert [*calendar.errors, *event.errors] == []
    assert event.decoded("DTSTART").isoformat() == told.development.date
    assert event["SUMMARY"].startswith("The Glass Orchard — ")
    assert calendar["METHOD"] == "PUBLISH"
    assert icalendar.Calendar.from_ical(calendar.to_ical()) == calendar


def test_a_digest_brings_each_fact_once_as_it_stands_last() -> None:
    first = alert("release", date="2026-02-20")
    moved = alert("release", "changed", was={"date": "2026-02-20"})
    moved = replace(moved, claim=replace(moved.claim, said=SAID.replace(day=16)))
    calendar = icalendar.Calendar.from_ical(str(calendar_events([moved, alert("festival"), first, alert("trailer")])))
    days = [event.decoded("DTSTART").isoformat() for event in calendar.walk("VEVENT")]
    assert sorted(days) == ["2025-09-03", "2026-02-27"]
