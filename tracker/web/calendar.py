"""The calendar: an event an opening (iCalendar, RFC 5545), which keeps its UID through every move.

A date that moves raises SEQUENCE and LAST-MODIFIED, so that calendars alter the event that they have; one that is
pulled is CANCELLED; below a day's precision it is TENTATIVE, over all the days that it may mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from tracker.alerts import ical
from tracker.alerts.clean import digest, one_line, safe_link
from tracker.alerts.dates import date_words
from tracker.alerts.phrases import names, release_name
from tracker.alerts.words import CERTAINTY_WORDS
from tracker.domain.development import Development
from tracker.domain.edtf import span
from tracker.domain.ledger import Fact
from tracker.domain.opening import Opening

MEDIA_TYPE = "text/calendar; charset=utf-8"
KEPT = timedelta(days=365)
"""For so long an event that was cancelled is still told: every calendar that held it has asked by then."""
_BEGIN = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//festival-release-tracker//calendar//EN",
    "METHOD:PUBLISH",
    "NAME:Film releases",
    "X-WR-CALNAME:Film releases",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",  # RFC 7986, 5.7: no source is asked much more often
)


def calendar(openings: Iterable[Opening], facts: Mapping[str, Fact], now: datetime, link: str | None = None) -> bytes:
    """The openings as one calendar file. `facts` by their ids tell more of them; `link` is the board's address."""
    told = [opening for opening in openings if opening.status != "cancelled" or opening.modified >= now - KEPT]
    lines = [line for opening in told for line in _event(opening, facts.get(opening.fact), link)]
    return ical.file((*_BEGIN, *lines, "END:VCALENDAR")).encode()


def uid(opening: Opening) -> str:
    """Of film, territory and type alone: whatever else changes, it is the same event."""
    return digest("\0".join((opening.film, *opening.key))) + "@festival-release-tracker"


def _event(opening: Opening, fact: Fact | None, link: str | None) -> Iterator[str]:
    days = span(opening.date)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(opening)}"
    yield f"DTSTAMP:{ical.moment(opening.modified)}"
    yield f"CREATED:{ical.moment(opening.created)}"
    yield f"LAST-MODIFIED:{ical.moment(opening.modified)}"
    yield f"SEQUENCE:{opening.sequence}"
    yield f"STATUS:{opening.status.upper()}"
    yield f"DTSTART;VALUE=DATE:{ical.day(days.first)}"
    yield f"DTEND;VALUE=DATE:{ical.day(days.last + timedelta(days=1))}"  # the day after the last (RFC 5545, 3.6.1)
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{ical.escaped(_summary(opening))}"
    description = "\n".join(_description(opening, fact))
    yield f"DESCRIPTION:{ical.escaped(description)}"
    yield f"CATEGORIES:{opening.release_type or 'release'}"
    if link and (safe := safe_link(link)):
        yield f"URL:{safe}"
    yield "END:VEVENT"


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
