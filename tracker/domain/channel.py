"""A channel: how a person hears of alerts, and of which."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tracker.domain.alert import Alert
from tracker.domain.development import Certainty, Kind
from tracker.domain.film import fold
from tracker.domain.territory import territories
from tracker.domain.timing import Quiet, When

ChannelKind = Literal["email", "webhook", "apprise", "jsonl", "stdout"]
ChannelNews = Literal["readers", "operator", "all"]
"""Of what a channel tells: films, the installation, or both."""
_SURENESS: dict[Certainty, int] = {"speculative": 0, "expected": 1, "confirmed": 2, "denied": 2}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which alerts a channel takes. Empty means all.

    `territories` lets through what touches one of them, and what names no territory at all: the reader of the
    channel would rather check than miss it. `outlets` are those whose reports are told, however they are written.
    `certainty` is the least sure word that is told.
    """

    films: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    territories: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    certainty: Certainty = "expected"

    def takes(self, alert: Alert) -> bool:
        said = alert.development
        places = said.territories
        return (
            (not self.films or said.film in self.films)
            and (not self.kinds or said.kind in self.kinds)
            and (not self.territories or not places or bool(territories(self.territories) & territories(places)))
            and (not self.outlets or fold(alert.claim.outlet) in map(fold, self.outlets))
            and _SURENESS[said.certainty] >= _SURENESS[self.certainty]
        )


@dataclass(frozen=True, slots=True)
class Channel:
    """One entry of the config's `[[channels]]`. What is secret is left out of its repr.

    E-mail: `to`, `sender` and `server`, a URL `smtp://`, `smtp+starttls://` or `smtps://` with the user and the
    password in it. Webhook: `url` and `secrets` (Standard Webhooks, `whsec_…`; two while one is being rotated out).
    Apprise: `url`, one of its own. jsonl: `path`, the file that lines are added to.

    `quiet` holds back what is to be sent, never what is to be found out. Of more than `hourly_limit` messages an hour
    (0: no limit) one digest is made. A digest with nothing to tell is sent only where `empty` says so.
    """

    name: str
    kind: ChannelKind
    news: ChannelNews = "readers"
    wanted: Wanted = field(default_factory=Wanted)
    to: tuple[str, ...] = ()
    sender: str | None = None
    server: str | None = field(default=None, repr=False)
    url: str | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    path: Path | None = None
    when: When = field(default_factory=When)
    quiet: Quiet | None = None
    hourly_limit: int = 0
    empty: bool = False

    def takes(self, alert: Alert) -> bool:
        """Whether the channel is to tell `alert`."""
        return self.news != "operator" and self.wanted.takes(alert)

    @property
    def takes_notices(self) -> bool:
        """Whether it tells of the installation itself."""
        return self.news != "readers"
