"""Watching over the installation: what stopped working is told once, and once that it works again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jobs.incidents import MEMORY, notice, step
from jobs.owing import owe_notice
from jobs.targets import targets
from jobs.troubles import NETWORK, channel_about, channel_troubles, source_about, source_troubles
from jobs.workshop import Workshop
from tracker.domain.incident import Incident, Trouble
from tracker.domain.notice import Notice


@dataclass(frozen=True, slots=True)
class _Change:
    before: Incident | None
    after: Incident | None


def watch(workshop: Workshop, others: Sequence[Trouble] = ()) -> list[Notice]:
    """Looks at sources and channels, and at the troubles that the caller knows of; gives what there was to tell.

    What is told is owed to the operator's channels in the transaction that keeps the incident. Raises DatabaseError.
    """
    now, store = workshop.clock(), workshop.store
    troubles = {trouble.about: trouble for trouble in (*seen(workshop), *others)}
    recent = store.incidents(since=now - MEMORY)
    known = {incident.about: incident for incident in recent if incident.closed_at is None}
    earlier = Counter(incident.about for incident in recent if incident.closed_at is not None)
    changes = []
    for about in sorted({*troubles, *known}):
        before = known.get(about)
        after = step(before, troubles.get(about), now, earlier[about])
        if after != before:
            changes.append(_Change(before, after))
    if not changes:
        return []
    told = []
    gone = {about for about in known if about.startswith(("source ", "channel "))} - _followed(workshop)
    with store.write() as transaction:
        for change in changes:
            if change.after:
                transaction.save_incident(change.after)
            elif change.before:
                transaction.forget_incident(change.before)
            news = notice(change.before, change.after, now)
            # Of what the config no longer has, it is not said that it works again.
            if news and news.about not in gone and owe_notice(workshop, transaction, news) is not None:
                told.append(news)
    return told


def seen(workshop: Workshop) -> list[Trouble]:
    """What is wrong with sources and channels at this moment."""
    now, store = workshop.clock(), workshop.store
    wanted = targets(workshop.sources, workshop.films)
    keys = [target.key for target in wanted]
    found = source_troubles(wanted, store.source_states(keys), store.healths(keys), now)
    if any(trouble.about == NETWORK for trouble in found):
        # Those that were told of before stay as they are: nothing can be known of them.
        found += [
            Trouble(i.about, i.trouble, i.line, i.cure)
            for i in store.incidents()
            if i.about.startswith("source ") and i.is_open
        ]
    names = [channel.name for channel in workshop.channels]
    return found + channel_troubles(names, store.retired_channels(), store.deliveries("retrying"), now)


def _followed(workshop: Workshop) -> set[str]:
    return {source_about(source.name) for source in workshop.sources} | {
        channel_about(channel.name) for channel in workshop.channels
    }
