"""An incident: something of the installation that stopped working, from its first sign to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with one thing at this moment.

    `about` names the thing ("source Deadline"), `word` what ails it ("unreachable"), `line` says it in a sentence
    without a full stop, `cure` is what a person can do. It is told once it has lasted for `opens_after`, and over once
    nothing was seen of it for `calm`.
    """

    about: str
    word: str
    line: str
    cure: str
    opens_after: timedelta = timedelta(0)
    calm: timedelta = timedelta(hours=1)
    since: datetime | None = None
    """When it began, where that is known; else it begins when it is first seen."""


@dataclass(frozen=True, slots=True)
class Incident:
    """A trouble over time; all moments aware, UTC.

    `began_at` is its first sign and `opened_at` when it was told, null while it may still pass by itself; `calm_since`
    is when nothing was seen of it any more, null while it lasts. It is over once that was so for `calm_for`
    seconds: at `closed_at`. `trouble` and `line` are the latest: a source that is first unreachable and then blocked is
    one incident.
    """

    id: str
    about: str
    trouble: str
    line: str
    cure: str
    began_at: datetime
    calm_for: float
    opened_at: datetime | None = None
    calm_since: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was told, and not yet called over."""
        return self.opened_at is not None and self.closed_at is None
