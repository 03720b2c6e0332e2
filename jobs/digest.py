"""Digests: what a channel is owed becomes one message, at its hour or when it is too much to be sent one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db.store import Transaction
from jobs.coverage import coverage
from jobs.workshop import Workshop
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery
from tracker.domain.digest import Coverage, Digest, DigestReason, Missing
from tracker.ledger import Patience, absences

ALL = 1_000_000
"""More than any channel is owed at once: a digest leaves nothing out."""

HOUR = timedelta(hours=1)
MONDAY = 0


def gather_due(workshop: Workshop, channels: Iterable[Channel]) -> None:
    """Makes the digest of every channel whose hour has come since its last one.

    What the channel is owed is taken into it; on an empty day there is none, unless the channel asks for it. Its first
    hour after it was set up only begins its time: a digest tells of a whole day or week. While one has not arrived,
    the next waits, and then holds what came in the meantime.
    """
    for channel in channels:
        hour = channel.when.last_hour(workshop.clock(), zone_of(workshop))
        if hour is None:
            continue
        last = workshop.store.last_digest(channel.name)
        if (last and last.until >= hour) or workshop.store.owes_digest(channel.name):
            continue
        reason: DigestReason = "weekly" if channel.when.rhythm == "weekly" else "daily"
        digest = Digest(_id(channel, hour), channel.name, reason, hour)
        if last:
            missing, seen = _missing(workshop, channel, hour), _coverage(workshop, last.until)
            digest = replace(digest, since=last.until, missing=missing, coverage=seen)
        with workshop.store.write() as transaction:
            if last:
                _make(workshop, transaction, channel, digest)
            else:
                transaction.add_digest(digest)


def gather_burst(workshop: Workshop, channel: Channel) -> bool:
    """Makes one digest of all that is due on the channel, if it may be sent one more message in this hour."""
    now = workshop.clock()
    if workshop.store.count_sent(channel.name, now - HOUR) >= channel.hourly_limit:
        return False
    with workshop.store.write() as transaction:
        _make(workshop, transaction, channel, Digest(_id(channel, now), channel.name, "burst", now))
    return True


def muted(workshop: Workshop) -> tuple[str, ...]:
    """The lanes of which nothing is sent: those of the films that are followed in silence."""
    return tuple(film.title for film in workshop.films if film.muted)


def zone_of(workshop: Workshop) -> ZoneInfo:
    """The person's zone."""
    return ZoneInfo(workshop.settings.tracker.timezone)


def _make(workshop: Workshop, transaction: Transaction, channel: Channel, digest: Digest) -> None:
    """Keeps the digest, and owes it to its channel if there is something in it, or it is wanted empty."""
    if not transaction.add_digest(digest):
        return
    owed = transaction.due_deliveries(workshop.clock(), [channel.name], ALL, but=muted(workshop))
    count = transaction.gather(digest, [delivery for delivery in owed if not _is_digest(delivery)])
    if count or digest.missing or (channel.empty and digest.reason != "burst"):
        transaction.owe(digest, [channel.name], workshop.clock())


def _is_digest(delivery: Delivery) -> bool:
    return isinstance(delivery.news, Digest)


def _id(channel: Channel, hour: datetime) -> str:
    """Stable: a channel has one digest for each hour."""
    return "g" + hashlib.sha256(f"{channel.name}\0{hour.isoformat()}".encode()).hexdigest()[:12]


def _missing(workshop: Workshop, channel: Channel, hour: datetime) -> tuple[Missing, ...]:
    """What has not happened though it is time, for the channel's films; once a week, also where it hears daily."""
    day = hour.astimezone(zone_of(workshop)).date()
    if channel.news == "operator" or (channel.when.rhythm == "daily" and day.weekday() != MONDAY):
        return ()
    asked = workshop.settings.absence
    patience = Patience(asked.distributor_days or None, asked.trailer_days or None)
    heard = [f for f in workshop.films if not f.muted and (not channel.wanted.films or f.title in channel.wanted.films)]
    return tuple(
        Missing(absence.film, absence.text)
        for film in heard
        for absence in absences(workshop.store.ledger(film.title), day, patience)
    )


def _coverage(workshop: Workshop, since: datetime) -> Coverage:
    """How well the sources answered since then."""
    seen = coverage(workshop.store, workshop.sources, workshop.films, since)
    silent = tuple(name for name, _ in seen.missing)
    return Coverage(seen.of, seen.read, workshop.store.count_documents(since), silent)
