"""A notice: news of the installation itself, for whoever runs it; never news of a film."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Tone = Literal["trouble", "recovered", "remark"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A source that broke or works again, letters that could not be delivered, a disk that fills.

    `id` is stable: the same event is told once, however often it is met. `about` is what it speaks of ("source
    Deadline", "channel hook"): notices about one thing arrive in order, as one thread. `headline` is one line,
    `details` further ones, and the cure stands among them; none holds a secret. `at` (aware) is when it happened.
    """

    id: str
    tone: Tone
    about: str
    headline: str
    at: datetime
    details: tuple[str, ...] = ()
