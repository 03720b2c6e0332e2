"""The whole message of one alert: subject, text, HTML and JSON data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.alerts.clean import one_line, safe_link
from tracker.alerts.dates import moment_words
from tracker.alerts.event import calendar_event
from tracker.alerts.payload import alert_data
from tracker.alerts.words import CERTAINTY_WORDS, headline, standing_lines
from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.ledger import Ledger
from tracker.errors import ConfigError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

STANDING_LINES = 6
"""What stands now, in as many lines as a phone shows without scrolling."""
ALSO_LINES = 5
_LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Context:
    """What a message says beside the alert.

    `now` is aware; `zone` is the person's. `also` are the other claims of the same fact, `ledger` the film's as it
    stands. `templates` is a folder whose `alert.txt` and `alert.html` go before the built-in ones.
    """

    now: datetime
    zone: tzinfo
    also: tuple[Claim, ...] = ()
    ledger: Ledger | None = None
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What goes out: `subject` is one line, `data` is JSON data, `event` an iCalendar file where a day is told."""

    subject: str
    text: str
    html: str
    data: Mapping[str, Any]
    event: str | None = None


def compose(alert: Alert, context: Context) -> Message:
    """The message of `alert`. Raises ConfigError where a template of the person's own does not work."""
    view = _view(alert, context)
    return Message(
        subject=view["headline"],
        text=_render("alert.txt", view, context.templates),
        html=_render("alert.html", view, context.templates),
        data=alert_data(alert),
        event=calendar_event(alert),
    )


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
        "certainty": CERTAINTY_WORDS[said.certainty],
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


def _render(name: str, view: Mapping[str, Any], folder: Path | None) -> str:
    from jinja2 import TemplateError

    try:
        return _environment(folder).get_template(name).render(view)
    except (TemplateError, TypeError, ArithmeticError, LookupError, AttributeError) as error:
        if folder is None:
            raise
        raise ConfigError(f"the template {folder / name} does not work: {one_line(str(error), 200)}") from error


@cache
def _environment(folder: Path | None) -> SandboxedEnvironment:
    """Sandboxed, since a person's template may come from anywhere; HTML escapes all that it is given."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    built_in = PackageLoader("tracker.alerts")
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder), built_in]) if folder else built_in,
        autoescape=lambda name: name is None or name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
