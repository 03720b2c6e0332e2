"""The days that alerts are about, as all-day events for a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from tracker.alerts import ical
from tracker.alerts.clean import digest, one_line, safe_link
from tracker.alerts.phrases import festival_name, premiere_name, release_name
from tracker.domain.alert import Alert
from tracker.domain.development import Development
from tracker.domain.edtf import is_edtf, span

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_BEGIN = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//festival-release-tracker//alerts//EN",
    "METHOD:PUBLISH",
)
_LONGEST_TEXT = 500


def calendar_events(alerts: Iterable[Alert]) -> str | None:
    """An iCalendar file with the days of the releases and showings that `alerts` tell; null where they tell of none.

    An event's UID is the fact's, so that a date that moves moves the event, and one that falls cancels it: SEQUENCE
    is the minute of the report, which only grows. Of one fact only the latest word is in a file. Expected days are
    TENTATIVE; of a guess there is no event.
    """
    events: dict[str, list[str]] = {}
    for alert in sorted(alerts, key=lambda a: a.claim.said):
        if lines := _event(alert):
            events[event_uid(alert.development.film, alert.fact)] = lines
    if not events:
        return None
    told = [line for lines in events.values() for line in lines]
    return ical.file((*_BEGIN, *told, "END:VCALENDAR"))


def _event(alert: Alert) -> list[str]:
    """The lines of one event; none where the alert is of no day."""
    said = alert.development
    if said.kind not in ("release", "festival") or said.certainty == "speculative":
        return []
    stands, stood = _day(said.date), _day(alert.was.get("date"))
    fallen = alert.change == "withdrawn" or said.certainty == "denied" or stands is None
    day = stands or stood
    if day is None or (fallen and alert.change == "new"):
        return []
    reported = alert.claim.said.astimezone(UTC)
    link = safe_link(alert.claim.url)
    told = f"{one_line(said.quote, _LONGEST_TEXT)}\n{one_line(alert.claim.outlet)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{event_uid(said.film, alert.fact)}",
        f"DTSTAMP:{ical.moment(reported)}",
        f"SEQUENCE:{max(0, (reported - _EPOCH) // timedelta(minutes=1))}",
        f"STATUS:{'CANCELLED' if fallen else 'CONFIRMED' if said.certainty == 'confirmed' else 'TENTATIVE'}",
        f"DTSTART;VALUE=DATE:{ical.day(day)}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{ical.escaped(f'{one_line(said.film)} — {_occasion(said)}')}",
        f"DESCRIPTION:{ical.escaped(told)}",
        *([f"URL:{link}"] if link else []),
        "END:VEVENT",
    ]


def event_uid(film: str, fact: str) -> str:
    """The UID of a fact's event: the same in every alert of it, and in every calendar."""
    return digest("\0".join((film, fact))) + "@festival-release-tracker"


def _day(edtf: str | None) -> date | None:
    """The day that `edtf` names, if it names one."""
    if not edtf or not is_edtf(edtf):
        return None
    days = span(edtf)
    return days.first if days.is_day else None


def _occasion(said: Development) -> str:
    if said.kind == "release":
        return release_name(said)
    showing = premiere_name(said.premiere) if said.premiere else "showing"
    return f"{showing}, {festival_name(said, dated=False)}"
