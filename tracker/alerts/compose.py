"""The whole message of an alert, a notice or a digest: subject, text, HTML and JSON data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import tzinfo
from typing import Any

from tracker.alerts.clean import one_line, safe_link
from tracker.alerts.dates import moment_words
from tracker.alerts.digests import digest_view
from tracker.alerts.event import calendar_events
from tracker.alerts.message import Context, Message
from tracker.alerts.payload import alert_data, digest_data, notice_data
from tracker.alerts.render import FORMS, render
from tracker.alerts.words import CERTAINTY_WORDS, headline, notice_headline, standing_lines
from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.delivery import News
from tracker.domain.digest import Digest
from tracker.domain.notice import Notice

STANDING_LINES = 6
"""What stands now, in as many lines as a phone shows without scrolling."""
ALSO_LINES = 5
_LONGEST_QUOTE = 600
_LONGEST_DETAIL = 300


def compose(news: News, context: Context) -> Message:
    """The message that tells `news`. Raises ConfigError where a template of the person's own does not work."""
    message = _composed(news, context)
    if not context.sample:
        return message
    return replace(message, subject=f"Sample: {message.subject}", data={**message.data, "sample": True})


def _composed(news: News, context: Context) -> Message:
    match news:
        case Alert():
            return _alert(news, context)
        case Notice():
            return _notice(news, context)
        case Digest():
            return _digest(news, context)


def _alert(alert: Alert, context: Context) -> Message:
    view, thread = _view(alert, context), f"film {alert.development.film}"
    texts = _texts("alert", view, context)
    return Message(view["headline"], *texts, alert_data(alert), thread, calendar_events([alert]))


def _notice(notice: Notice, context: Context) -> Message:
    view = {
        "headline": notice_headline(notice),
        "tone": notice.tone,
        "when": moment_words(notice.at, context.zone),
        "details": [one_line(line, _LONGEST_DETAIL) for line in notice.details],
    }
    texts = _texts("notice", view, context)
    return Message(notice_headline(notice), *texts, notice_data(notice), f"notice {notice.about}")


def _digest(digest: Digest, context: Context) -> Message:
    view, data = digest_view(digest, context.zone), digest_data(digest, context.zone)
    texts = _texts("digest", view, context)
    return Message(view["headline"], *texts, data, f"digest {digest.channel}", calendar_events(digest.alerts))


def _texts(sort: str, view: Mapping[str, Any], context: Context) -> tuple[str, str, str]:
    """Note, text and HTML of one sort of news, from that sort's templates."""
    whole = {**view, "sample": context.sample}
    note, text, html = (render(f"{sort}.{form}", whole, context.templates) for form in FORMS)
    return note, text, html


def _view(alert: Alert, context: Context) -> dict[str, Any]:
    """What the templates see: finished lines only, cleaned, none of our objects."""
    said, claim = alert.development, alert.claim
    standing = standing_lines(context.ledger, context.now.astimezone(context.zone).date()) if context.ledger else []
    also = _others(alert, context)
    return {
        "id": one_line(alert.id),
        "headline": headline(alert),
        "film": one_line(said.film),
        "kind": said.kind,
        "change": alert.change,
        "certainty": "withdrawn" if alert.change == "withdrawn" else CERTAINTY_WORDS[said.certainty],
        "correction": alert.corrects is not None,
        "quote": one_line(said.quote, _LONGEST_QUOTE),
        **_report(claim, context.zone),
        "also": also[:ALSO_LINES],
        "also_more": max(0, len(also) - ALSO_LINES),
        "standing": standing[:STANDING_LINES],
        "standing_more": max(0, len(standing) - STANDING_LINES),
    }


def _report(claim: Claim, zone: tzinfo) -> dict[str, str | None]:
    """Who reported it, when, and where to read it."""
    return {
        "outlet": one_line(claim.outlet) or "unnamed outlet",
        "when": moment_words(claim.said, zone),
        "url": safe_link(claim.url),
    }


def _others(alert: Alert, context: Context) -> list[dict[str, str | None]]:
    """The other documents that say the same, first report first, each once."""
    others = {claim.document: claim for claim in context.also if claim.document != alert.claim.document}
    return [_report(claim, context.zone) for claim in sorted(others.values(), key=lambda claim: claim.said)]
