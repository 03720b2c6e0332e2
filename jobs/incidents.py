"""From what is wrong now to what is told: hysteresis, one opening, one thread, one note that it is over. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tracker.domain.incident import Incident, Trouble
from tracker.domain.notice import Notice

MEMORY = timedelta(days=7)
"""For so long an incident counts against the next of the same thing: each lets the calm that ends it be twice as long,
so that what comes and goes all night is one incident, and not a hundred."""

LONGEST_CALM = timedelta(days=1)


def step(known: Incident | None, trouble: Trouble | None, now: datetime, earlier: int = 0) -> Incident | None:
    """The incident as it stands at `now`, null where there is none (any more, if it passed before it was told).

    `known` is the one under way about the same thing, `earlier` how many there were within `MEMORY`.
    """
    if trouble is None:
        return _calmer(known, now) if known else None
    if known is None:
        calm = min(trouble.calm * 2**earlier, LONGEST_CALM).total_seconds()
        name = f"{trouble.about}@{now.isoformat(timespec='microseconds')}"
        known = Incident(name, trouble.about, trouble.word, trouble.line, trouble.cure, trouble.since or now, calm)
    after = replace(known, trouble=trouble.word, line=trouble.line, cure=trouble.cure, calm_since=None)
    if after.opened_at is None and now - after.began_at >= trouble.opens_after:
        after = replace(after, opened_at=now)
    return after


def notice(before: Incident | None, after: Incident | None, now: datetime) -> Notice | None:
    """What is told of the step from `before` to `after`: that it opened, that it is over, or nothing."""
    if after is None or after.opened_at is None:
        return None
    if after.closed_at is not None:
        lasted = f"from {_hour(after.began_at)} to {_hour(after.calm_since or now)}"
        return Notice(f"{after.id}/over", "recovered", after.about, f"{after.about} works again", now, (lasted,))
    if before is None or before.opened_at is None:
        return Notice(f"{after.id}/open", "trouble", after.about, f"{after.about}: {after.line}", now, (after.cure,))
    return None


def _calmer(known: Incident, now: datetime) -> Incident | None:
    if known.opened_at is None:
        return None
    since = now if known.calm_since is None or known.calm_since > now else known.calm_since
    over = (now - since).total_seconds() >= known.calm_for
    return replace(known, calm_since=since, closed_at=now if over else None)


def _hour(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
