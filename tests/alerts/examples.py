"""Invented alerts: every kind in every change and certainty, and what a message says beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

from tracker.alerts.message import Context
from tracker.domain.alert import Alert, Change
from tracker.domain.claim import Claim
from tracker.domain.delivery import Delivery, News
from tracker.domain.development import CERTAINTIES, KINDS, Certainty, Development, Kind
from tracker.domain.ledger import Fact, Ledger

FILM = "The Glass Orchard"
SAID = datetime(2026, 1, 14, 18, 30, tzinfo=UTC)
NOW = SAID + timedelta(minutes=20)
ZONE = ZoneInfo("Europe/Paris")
CHANGES: tuple[Change, ...] = get_args(Change)

FACTS: Mapping[Kind, Development] = {
    "festival": Development(
        FILM,
        "festival",
        "confirmed",
        "“The Glass Orchard” will have its world premiere in the Horizons section in Venice.",
        festival="Venice Film Festival",
        section="Horizons",
        premiere="world",
        date="2025-09-03",
    ),
    "award": Development(
        FILM,
        "award",
        "confirmed",
        "The Horizons Award went to “The Glass Orchard”.",
        festival="Venice Film Festival",
        award="Horizons Award for Best Film",
        date="2025",
    ),
    "sales": Development(
        FILM,
        "sales",
        "confirmed",
        "Cobalt International has boarded world sales outside North America.",
        companies=("Cobalt International",),
        territories=("WW", "-US", "-CA"),
    ),
    "acquisition": Development(
        FILM,
        "acquisition",
        "confirmed",
        "Lantern Releasing has picked up North American rights to the drama.",
        companies=("Lantern Releasing",),
        territories=("US", "CA"),
    ),
    "release": Development(
        FILM,
        "release",
        "confirmed",
        "Lantern will open “The Glass Orchard” in U.S. theaters on February 27.",
        companies=("Lantern Releasing",),
        territories=("US",),
        date="2026-02-27",
        release_type="theatrical",
    ),
    "seeking": Development(
        FILM,
        "seeking",
        "confirmed",
        "Rights for Japan are still available.",
        territories=("JP",),
    ),
    "production": Development(
        FILM,
        "production",
        "confirmed",
        "Cameras rolled in Porto this week.",
        companies=("Tidewater Films", "Oro Pictures"),
        date="2025-02",
        phase="filming",
    ),
    "trailer": Development(FILM, "trailer", "confirmed", "Watch the first trailer below."),
}
FORMER: Mapping[Kind, Mapping[str, Any]] = {
    "festival": {"date": "2025"},
    "award": {"award": "Best First Feature"},
    "sales": {"territories": None},
    "acquisition": {"territories": ("US",)},
    "release": {"date": "2026-01", "certainty": "expected"},
    "seeking": {"territories": ("JP", "KR")},
    "production": {"date": "2024-36"},
    "trailer": {"date": "2026-02"},
}


def alert(kind: Kind, change: Change = "new", certainty: Certainty | None = None, **fields: Any) -> Alert:
    """The example of `kind` in `change`; `fields` are put into its development, but for `was`."""
    was = fields.pop("was", None)
    sure = certainty or ("denied" if change == "withdrawn" else "confirmed")
    said = replace(FACTS[kind], certainty=sure, **fields)
    if was is None:
        was = {"new": {}, "changed": FORMER[kind]}.get(change, {"certainty": "expected"})
    return Alert(f"a-{kind}-{change}", change, said, claim(said), f"f-{kind}", was)


def claim(said: Development, outlet: str = "The Reel Ledger", hours: int = 0) -> Claim:
    """`said` in the mouth of an outlet, some hours after the first."""
    slug = outlet.lower().replace(" ", "-")
    url = f"https://{slug}.example/2026/01/{said.kind}"
    return Claim(f"c-{slug}-{said.kind}", f"d-{slug}", outlet, url, SAID + timedelta(hours=hours), said)


def every_alert() -> Iterator[Alert]:
    """Every kind in every change."""
    for kind in KINDS:
        for change in CHANGES:
            yield alert(kind, change)


def every_mood() -> Iterator[Alert]:
    """Every kind in every change and certainty that can meet."""
    for kind in KINDS:
        for change in CHANGES:
            certainties = {"firmed": ("confirmed",), "withdrawn": ("denied",)}.get(change, CERTAINTIES)
            for certainty in certainties:
                yield alert(kind, change, certainty)


def ledger(*also: Fact) -> Ledger:
    """What stands for the film: a row of every kind."""
    rows = [Fact(f"f-{kind}", said, (f"c-{kind}",), SAID, SAID) for kind, said in FACTS.items()]
    return Ledger(FILM, (*rows, *also))


def context(of: Alert, **fields: Any) -> Context:
    """Two more outlets that say it, and the ledger."""
    also = (claim(of.development, "Kino Courier", 5), claim(of.development, "Festival Daily", 2))
    return replace(Context(NOW, ZONE, also, ledger()), **fields)


def delivery(of: News, channel: str = "me") -> Delivery:
    return Delivery(f"dlv-{of.id}", of, channel)
