"""Invented news of every kind, for trying a channel out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.domain.alert import Alert, Change
from tracker.domain.channel import Channel
from tracker.domain.claim import Claim
from tracker.domain.delivery import News
from tracker.domain.development import Development
from tracker.domain.digest import Coverage, Digest, Missing
from tracker.domain.notice import Notice

FILM = "The Salt Road"
_SAID = datetime(2026, 1, 14, 17, 30, tzinfo=UTC)
_NOTICE = Notice(
    "sample-notice",
    "trouble",
    "source Sample Press",
    "Sample Press does not answer",
    _SAID,
    ("Not read since 13 Jan 2026.", "See whether its address opens in a browser; `tracker sources list` shows it."),
)
_SAMPLES: tuple[tuple[Change, Development, dict[str, str]], ...] = (
    (
        "new",
        Development(
            FILM,
            "production",
            "confirmed",
            "Cameras began rolling on “The Salt Road” in Almería this week.",
            companies=("Northlight Pictures",),
            date="2025-05",
            phase="filming",
        ),
        {},
    ),
    (
        "new",
        Development(
            FILM,
            "festival",
            "confirmed",
            "“The Salt Road” will have its world premiere in Platform at Toronto.",
            festival="Toronto International Film Festival",
            section="Platform",
            premiere="world",
            date="2025-09-06",
        ),
        {},
    ),
    (
        "new",
        Development(
            FILM,
            "award",
            "confirmed",
            "The jury gave the Platform Prize to “The Salt Road”.",
            festival="Toronto International Film Festival",
            award="Platform Prize",
            date="2025",
        ),
        {},
    ),
    (
        "new",
        Development(
            FILM,
            "sales",
            "confirmed",
            "Meridian Sales has boarded international rights to “The Salt Road”.",
            companies=("Meridian Sales",),
            territories=("WW", "-US", "-CA"),
        ),
        {},
    ),
    (
        "new",
        Development(
            FILM,
            "seeking",
            "confirmed",
            "U.S. rights to “The Salt Road” are still available.",
            territories=("US",),
        ),
        {},
    ),
    (
        "new",
        Development(
            FILM,
            "acquisition",
            "expected",
            "Harbor Releasing is in talks for “The Salt Road” in North America.",
            companies=("Harbor Releasing",),
            territories=("US", "CA"),
        ),
        {},
    ),
    ("new", Development(FILM, "trailer", "confirmed", "Watch the first trailer for “The Salt Road” here."), {}),
    (
        "changed",
        Development(
            FILM,
            "release",
            "confirmed",
            "“The Salt Road” now opens in U.S. theaters on March 27, 2026.",
            companies=("Harbor Releasing",),
            territories=("US",),
            date="2026-03-27",
            release_type="theatrical",
        ),
        {"date": "2026-02", "certainty": "expected"},
    ),
)


def sample_alerts() -> list[Alert]:
    """One alert of each kind, of a film that does not exist; the release is one that moves."""
    return [_sample(number, *sample) for number, sample in enumerate(_SAMPLES, 1)]


def sample_news(channel: Channel, now: datetime) -> list[News]:
    """One of each sort that the channel may be sent: alerts, a notice, and the digest of them all."""
    alerts = sample_alerts() if channel.news != "operator" else []
    notices = [_NOTICE] if channel.takes_notices else []
    digest = Digest(
        "sample-digest",
        channel.name,
        "daily" if channel.when.rhythm == "now" else channel.when.rhythm,
        now,
        now - timedelta(days=1),
        tuple(alerts),
        tuple(notices),
        (Missing(FILM, "opens in 14 days, no trailer heard of"),) if alerts else (),
        Coverage(12, 11, 240, ("Sample Press",)),
    )
    return [*alerts, *notices, digest]


def _sample(number: int, change: Change, said: Development, was: dict[str, str]) -> Alert:
    url = f"https://example.org/the-salt-road/{said.kind}"
    claim = Claim(f"c-sample-{number}", f"d-sample-{number}", "Sample Press", url, _SAID, said)
    return Alert(f"sample-{number}", change, said, claim, f"f-sample-{number}", was)
