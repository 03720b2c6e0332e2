"""A digest in words: grouped by film, the most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from tracker.alerts.clean import listed, one_line, safe_link
from tracker.alerts.dates import day_words, moment_words
from tracker.alerts.words import LONGEST_HEADLINE, capital, change_words
from tracker.domain.alert import Alert, Change
from tracker.domain.development import Certainty, Kind
from tracker.domain.digest import Coverage, Digest, DigestReason

MOST_TOLD = 100
"""Alerts that a digest spells out: beyond that nobody reads a mail, and many servers take none of its size."""
_LONGEST_QUOTE = 300
_MOST_SILENT = 8
_KINDS: tuple[Kind, ...] = (
    *("release", "acquisition", "seeking", "sales"),
    *("festival", "award", "trailer", "production"),
)
"""By what a reader acts upon: a day to keep and a deal done before talk of the film."""
_CHANGES: tuple[Change, ...] = ("withdrawn", "changed", "firmed", "new")
"""What overturns a plan already made before what only adds to it."""
_CERTAINTIES: tuple[Certainty, ...] = ("confirmed", "denied", "expected", "speculative")
_TITLES: dict[DigestReason, str] = {"daily": "Daily digest", "weekly": "Weekly digest", "burst": "Much at once"}


def importance(alert: Alert) -> tuple[int, int, int, datetime]:
    """What a digest sorts by, least first: the kind, what became of it, how sure it is, and when it was said."""
    said = alert.development
    return (
        _KINDS.index(said.kind),
        _CHANGES.index(alert.change),
        _CERTAINTIES.index(said.certainty),
        alert.claim.said,
    )


def by_film(alerts: Iterable[Alert]) -> list[tuple[str, list[Alert]]]:
    """The alerts of each film, the most important first, and the films by their most important alert."""
    found: dict[str, list[Alert]] = {}
    for alert in sorted(alerts, key=importance):
        found.setdefault(alert.development.film, []).append(alert)
    return list(found.items())


def digest_headline(digest: Digest, zone: tzinfo) -> str:
    """ "Daily digest, 14 Jan 2026 — 7 pieces of news on K-Pops!, Dìdi and 2 more"."""
    title = f"{_TITLES[digest.reason]}, {day_words(digest.until.astimezone(zone).date())}"
    return one_line(f"{title} — {_summary(digest)}", LONGEST_HEADLINE)


def _summary(digest: Digest) -> str:
    count = len(digest.alerts)
    films = [one_line(film) for film, _ in by_film(digest.alerts)]
    parts = [f"{_counted(count, 'piece', 'pieces')} of news on {listed(films, 3)}"] if count else []
    if digest.notices:
        parts.append(_counted(len(digest.notices), "notice", "notices"))
    if digest.missing:
        parts.append(f"{_counted(len(digest.missing), 'thing', 'things')} still missing")
    return ", ".join(parts) or "nothing new"


def digest_view(digest: Digest, zone: tzinfo) -> dict[str, Any]:
    """What the templates see: finished lines only, cleaned."""
    told = sorted(digest.alerts, key=importance)[:MOST_TOLD]
    return {
        "headline": digest_headline(digest, zone),
        "films": [{"film": one_line(film), "alerts": _rows(alerts, zone)} for film, alerts in by_film(told)],
        "more": len(digest.alerts) - len(told),
        "notices": [capital(one_line(notice.headline, LONGEST_HEADLINE)) for notice in digest.notices],
        "missing": [f"{one_line(gap.film)}: {one_line(gap.text)}" for gap in digest.missing],
        "coverage": coverage_lines(digest, zone) if digest.coverage else [],
    }


def _rows(alerts: Sequence[Alert], zone: tzinfo) -> list[dict[str, str | None]]:
    return [
        {
            "id": one_line(alert.id),
            "change": capital(change_words(alert)),
            "quote": one_line(alert.development.quote, _LONGEST_QUOTE),
            "outlet": one_line(alert.claim.outlet) or "unnamed outlet",
            "when": moment_words(alert.claim.said, zone),
            "url": safe_link(alert.claim.url),
        }
        for alert in alerts
    ]


def coverage_lines(digest: Digest, zone: tzinfo) -> list[str]:
    """How well the tracker saw, so that silence is not taken for want of news where it was want of sight."""
    seen = digest.coverage or Coverage(0, 0, 0)
    since = f" since {moment_words(digest.since, zone)}" if digest.since else ""
    lines = [
        f"{seen.read} of {_counted(seen.sources, 'source', 'sources')} answered{since}; "
        f"{_counted(seen.documents, 'article', 'articles')} taken in."
    ]
    if seen.silent:
        lines.append(f"Not heard from: {listed([one_line(name) for name in seen.silent], _MOST_SILENT)}.")
    return lines


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
