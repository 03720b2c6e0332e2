"""A festival's page of one film to a document: its section, which premiere it is, and its screenings.

    [[sources]]
    name = "TIFF"
    kind = "programme"
    url = "https://tiff.net/films/k-pops"
    festival = "Toronto International Film Festival"       # where the page does not say
    select = { section = ".programme", premiere = ".premiere-status", screening = ".schedule li" }

Read are JSON-LD and microdata of https://schema.org/Movie, /ScreeningEvent, /Event and /Festival; the config's
selectors, which go before; and, for section and premiere, the page's own labels ("Section: Special Presentations").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Selectors
from tracker.errors import NotAProgramme
from tracker.sources import urls
from tracker.sources.candidates import is_called
from tracker.sources.interface import Asked, Found
from tracker.sources.moments import moment
from tracker.sources.records import Record, date_words, is_past
from tracker.sources.screenings import Schedule, Screening, schedule
from tracker.sources.selecting import first_text, line_of, parsed, texts

if TYPE_CHECKING:
    from bs4 import Tag

_LABEL = re.compile(
    r"(?:section|programme|program|strand|category|sektion|reihe|sección|sezione|seção)\s*[:|]?\s*(.{0,80})",
    re.IGNORECASE,
)
_PREMIERE = re.compile(
    r"\b(world|international|european|asian|(?:north|latin)[- ]american|u\.?s\.?|u\.?k\.?|canadian|german|french|"
    r"australian|italian|spanish|nordic|swedish|korean|japanese)[- ]premi[eè]re\b",
    re.IGNORECASE,
)
_LONGEST_LABEL = 120
"""Characters of a line that is a label and its value; longer ones are the film's description."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A film's entry in a festival's programme. `day` is EDTF: its first screening, else when the festival runs."""

    festival: str
    section: str | None
    premiere: str | None
    day: str | None
    screenings: tuple[Screening, ...]


def read(page: Page, asked: Asked) -> Found:
    """What the page says of the watched film that it is about.

    Raises NotAProgramme where it is about none of them, or where the festival cannot be told.
    """
    root, scripts = parsed(page)
    select = asked.source.select
    plan = schedule(root, scripts)
    titles = [*texts(root, select.title), *plan.titles, *map(line_of, root.find_all("h1"))]
    about = [film for film in asked.wanted if is_called(film, titles)]
    if not about:
        other = f"; it is about “{titles[0]}”" if titles else ""
        raise NotAProgramme(f"{page.final_url} is no page about a film of the watch list{other}")
    festival = asked.source.festival or plan.festival
    if not festival:
        raise NotAProgramme(f'{page.final_url} does not say whose programme it is: add festival = "…" to the source')
    lines = [line for text in root.stripped_strings if (line := " ".join(text.split()))]
    documents = []
    for film in about:
        screenings = _screenings(film, plan, root, select)
        entry = _Entry(
            festival,
            section=first_text(root, select.section) or _section(lines),
            premiere=_premiere(texts(root, select.premiere) or lines),
            day=screenings[0].day if screenings else plan.runs,
            screenings=screenings,
        )
        documents.append(_document(film, entry, page, asked.seen))
    return Found(documents=tuple(documents))


def _screenings(film: Film, plan: Schedule, root: Tag, select: Selectors) -> tuple[Screening, ...]:
    """The film's, by day: those that the selector chooses, else those that the page states."""
    chosen = [
        Screening(at.date().isoformat(), text) for text in texts(root, select.screening) if (at := moment(text[:80]))
    ]
    own = [s for s in plan.screenings if not s.title or is_called(film, [s.title])]
    return tuple(sorted(dict.fromkeys(chosen or own), key=lambda screening: screening.day))


def _section(lines: list[str]) -> str | None:
    """The value of the page's own label, on its line, on the next one, or in the `<dd>` of its `<dt>`."""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        match = _LABEL.fullmatch(line) if len(line) <= _LONGEST_LABEL else None
        if match and (":" in line or not match[1]):
            value = match[1] or following.lstrip(": ")
            if value and len(value) <= _LONGEST_LABEL:
                return value
    return None


def _premiere(lines: list[str]) -> str | None:
    """Which premiere the first short line names that names one: "world", "north american"."""
    for line in lines:
        if len(line) <= _LONGEST_LABEL and (match := _PREMIERE.search(line)):
            return match[1].casefold().replace("-", " ").replace(".", "")
    return None


def _document(film: Film, entry: _Entry, page: Page, seen: datetime) -> Document:
    record = Record(film, urls.canonical(page.final_url), entry.festival, seen)
    section = f" ({entry.section})" if entry.section else ""
    premiere = f", {entry.premiere} premiere" if entry.premiere else ""
    first = f", first shown {date_words(entry.day)}" if entry.screenings and entry.day else ""
    record.say(
        Development(
            film=film.title,
            kind="festival",
            certainty="confirmed",
            quote=f"“{film.title}” is in the programme of {entry.festival}{section}{premiere}{first}.",
            date=entry.day,
            festival=entry.festival,
            section=entry.section,
            premiere=entry.premiere,
            background=entry.day is not None and is_past(entry.day, seen),
            rule="programme",
        )
    )
    for screening in entry.screenings:
        record.note(f"Screening: {screening.words}.")
    return record.document()
