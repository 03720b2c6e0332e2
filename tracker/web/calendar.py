"""The calendar: an event an opening (iCalendar, RFC 5545), which keeps its UID through every move.

A date that moves raises SEQUENCE and LAST-MODIFIED, so that calendars alter the event that they have; one that is
pulled is CANCELLED; below a day's precision it is TENTATIVE, over all the days that it may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from tracker.alerts.clean import digest, one_line, safe_link
from tracker.alerts.dates import date_words
from tracker.alerts.phrases import names, release_name
from tracker.alerts.words import CERTAINTY_WORDS
from tracker.domain.development import Development
from tracker.domain.edtf import span
from tracker.domain.ledger import Fact
from tracker.domain.opening import Opening

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESH = timedelta(hours=1)
"""How often a subscriber should ask (RFC 7986, 5.7): no source is asked much more often."""
KEPT = timedelta(days=365)
"""For so long an event that was cancelled is still told: every calendar that held it has asked by then."""


def calendar(openings: Iterable[Opening], facts: Mapping[str, Fact], now: datetime, link: str | None = None) -> bytes:
    """The openings as one calendar file. `facts` by their ids tell more of them; `link` is the board's address."""
    made = Calendar()
    made.add("prodid", "-//festival-release-tracker//calendar//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", "Film releases")
    made.add("x-wr-calname", "Film releases")
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for opening in openings:
        if opening.status != "cancelled" or opening.modified >= now - KEPT:
            made.add_component(_event(opening, facts.get(opening.fact), link))
    return bytes(made.to_ical())


def uid(opening: Opening) -> str:
    """Of film, territory and type alone: whatever else changes, it is the same event."""
    return digest("\0".join((opening.film, *opening.key))) + "@festival-release-tracker"


def _event(opening: Opening, fact: Fact | None, link: str | None) -> Event:
    days = span(opening.date)
    event = Event()
    event.add("uid", uid(opening))
    event.add("dtstamp", _utc(opening.modified))
    event.add("created", _utc(opening.created))
    event.add("last-modified", _utc(opening.modified))
    event.add("sequence", opening.sequence)
    event.add("status", opening.status.upper())
    event.add("dtstart", days.first)
    event.add("dtend", days.last + timedelta(days=1))  # the day after the last (RFC 5545, 3.6.1)
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(opening))
    event.add("description", "\n".join(_description(opening, fact)))
    event.add("categories", [opening.release_type or "release"])
    if link and (safe := safe_link(link)):
        event.add("url", safe)
    return event


def _summary(opening: Opening) -> str:
    places = (opening.territory,) if opening.territory else None
    said = Development(opening.film, "release", "confirmed", "", territories=places, release_type=opening.release_type)
    doubt = {"confirmed": "", "tentative": f" ({date_words(opening.date)}, not fixed)", "cancelled": " (cancelled)"}
    return f"{one_line(opening.film)} — {release_name(said)}{doubt[opening.status]}"


def _description(opening: Opening, fact: Fact | None) -> Iterable[str]:
    if fact is None or opening.status == "cancelled":
        yield f"{'was ' if opening.status == 'cancelled' else ''}{date_words(opening.date)}"
        return
    said = fact.development
    yield ", ".join(filter(None, (date_words(opening.date), CERTAINTY_WORDS[said.certainty], names(said.companies))))
    if fact.was:
        yield f"before: {', '.join(map(date_words, fact.was))}"
    yield f"“{one_line(said.quote, 500)}”"
    sources = len(fact.said_by)
    yield f"{sources} source{'' if sources == 1 else 's'}; tracker why {fact.id}"


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
