"""A known article of each source, read again now and then: it must still be read to its known facts.

A source may answer well and list its items, while what stands behind them can no longer be read: a redesign, a wall
for programs alone, a page that needs JavaScript. Nobody has to name a canary: it is the source's latest article that
was read whole and said something of a film.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from jobs.targets import Target, targets
from jobs.workshop import Workshop
from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.health import Health
from tracker.domain.page import Page
from tracker.errors import FetchError, SourceError
from tracker.sources import article

EVERY = timedelta(days=7)
"""Between two tries of a canary that is well: one request a week to each source."""

AGAIN = timedelta(days=1)
"""The same while it is not: two days, and it is no slip."""

SHRUNK = 0.5
"""A page of which less than this share of the text is left was not edited: its text is no longer found."""

KINDS = frozenset({"feed", "search", "listing", "sitemap"})
"""Kinds that lead to articles."""

_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a canary came to: `line` says what is no longer read, null where all is well or nothing can be said."""

    key: str
    line: str | None


def try_canaries(workshop: Workshop) -> list[Verdict]:
    """Tries each canary whose day has come, and remembers how it went. Raises DatabaseError."""
    now = workshop.clock()
    wanted = [t for t in targets(workshop.sources, workshop.films) if t.source.kind in KINDS]
    healths = workshop.store.healths([target.key for target in wanted if target.source.follow != "never"])
    verdicts = []
    for target in wanted:
        health = healths.get(target.key)
        if workshop.stop.is_set() or health is None or (health.canary_at is not None and health.canary_at > now):
            continue
        known = workshop.store.canary(target.key)
        if known is None:
            continue
        line = tried(workshop, target, known) if health.canary_at is not None else None
        verdicts.append(Verdict(target.key, line))
        with workshop.store.write() as transaction:
            # Read anew: a poll may have learnt something of the source meanwhile.
            latest = transaction.healths([target.key])[target.key]
            transaction.save_health(_after(latest, line, now))
    return verdicts


def tried(workshop: Workshop, target: Target, known: Document) -> str | None:
    """What is no longer read of `known` at its address; null where all is, or where that cannot be said: the article
    is gone, its host is down, or it was edited.
    """
    try:
        page = workshop.fetcher.get(known.url)
        if not isinstance(page, Page):
            return None
        found = article.document(page, outlet=target.source.name, seen=workshop.clock())
    except FetchError:
        return None
    except SourceError as error:
        return f"its article {known.url}, which was read before, can no longer be read: {error}"
    expected, facts = _facts(workshop, known), _facts(workshop, found)
    missing = expected - facts
    if not missing:
        return None
    if len(found.text) < SHRUNK * len(known.text):
        return f"of its article {known.url} only {len(found.text)} of {len(known.text)} letters are read any more"
    if facts or any(quote in found.text for _, quote in _said(workshop, known)):
        return None
    return f"of its article {known.url} nothing is read any more of what it said of {sorted(missing)[0][0]}"


def _facts(workshop: Workshop, document: Document) -> set[tuple[str, ...]]:
    return {fact for fact, _ in _said(workshop, document)}


def _said(workshop: Workshop, document: Document) -> list[tuple[tuple[str, ...], str]]:
    """What today's reader reads in `document`: each fact without its words, and the words."""
    return [(_fact(said), said.quote) for said in workshop.read(document)]


def _fact(said: Development) -> tuple[str, ...]:
    return (said.film, said.kind, *(said.companies or ()), *(said.territories or ()), said.date or "")


def _after(health: Health, line: str | None, now: datetime) -> Health:
    wait = (AGAIN if line else EVERY) * (1 + _random.uniform(0, 0.1))
    misses = health.canary_misses + 1 if line else 0
    return replace(health, canary_at=now + wait, canary_misses=misses, canary_line=line)
