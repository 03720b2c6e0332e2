"""The outbox: every delivery that is due goes to its channel, or is put off to its next attempt."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from jobs.wire import send
from jobs.workshop import Workshop
from tracker.alerts.compose import compose
from tracker.alerts.message import Context, Message
from tracker.alerts.retry import next_attempt
from tracker.alerts.retry import sent as after_success
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery, News, lane
from tracker.errors import ChannelRetired, DeliveryError

BATCH = 500
"""How many deliveries are taken from the outbox at a time: enough for any hour, little to hold in memory."""

PATIENCE = 2
"""After so many failures in one round a channel is left alone until the next: a server that hangs takes half a minute
each time, and there may be hundreds of films."""

IN_HAND = timedelta(minutes=5)
"""For so long an attempt is nobody else's: longer than any channel may take over one, mail's half minute included."""

_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Report:
    """What a round of deliveries came to; `failed` holds each with its error and its next attempt."""

    sent: tuple[Delivery, ...]
    failed: tuple[Delivery, ...]


def deliver(workshop: Workshop) -> Report:
    """Sends what is due, the oldest first.

    A delivery that fails holds back the later ones of its film on that channel, so that they arrive in order, and
    no others. Each is taken before it is sent, so that two who deliver at once tell nothing twice, and its outcome is
    written as soon as it is known: a crash repeats at most the one in hand, under its id, after `IN_HAND`.
    """
    open_channels = {c.name: c for c in workshop.channels if c.name not in workshop.store.retired_channels()}
    sent: list[Delivery] = []
    failed: list[Delivery] = []
    held: set[tuple[str, str]] = set()
    failures: Counter[str] = Counter()
    for delivery in workshop.store.due_deliveries(workshop.clock(), list(open_channels), BATCH):
        if workshop.stop.is_set():
            break
        channel = open_channels.get(delivery.channel)
        place = (delivery.channel, lane(delivery.news))
        if channel is None or place in held:
            continue
        if not workshop.store.take_delivery(delivery, workshop.clock() + IN_HAND):
            held.add(place)
            continue
        after, retired = _attempt(workshop, channel, delivery)
        workshop.store.save_delivery(after)
        if after.state == "sent":
            sent.append(after)
            continue
        failed.append(after)
        held.add(place)
        failures[channel.name] += 1
        if retired or failures[channel.name] >= PATIENCE:
            del open_channels[channel.name]
    return Report(tuple(sent), tuple(failed))


def message_for(workshop: Workshop, news: News) -> Message:
    """The words of `news`, with what else is known of the film at this moment."""
    context = Context(now=workshop.clock(), zone=ZoneInfo(workshop.settings.tracker.timezone))
    return compose(news, _told_with(workshop, news, context) if isinstance(news, Alert) else context)


def _told_with(workshop: Workshop, alert: Alert, context: Context) -> Context:
    """`context` with who else says what `alert` says, and the film's ledger."""
    ledger = workshop.store.ledger(alert.development.film)
    fact = next((f for f in ledger.facts if f.id == alert.fact), None)
    saying = [workshop.store.claim(claim) for claim in (fact.said_by if fact else ())]
    also = tuple(claim for claim in saying if claim and claim.id != alert.claim.id)
    return replace(context, also=also, ledger=ledger)


def _attempt(workshop: Workshop, channel: Channel, delivery: Delivery) -> tuple[Delivery, bool]:
    """Makes one attempt; -> the delivery as it stands after it, and whether the channel is retired."""
    now = workshop.clock()
    try:
        refused = send(workshop.fetcher, channel, delivery, message_for(workshop, delivery.news), now)
    except ChannelRetired as error:
        workshop.store.retire_channel(channel.name, now, str(error))
        return next_attempt(delivery, error, now, _random), True
    except DeliveryError as error:
        return next_attempt(delivery, error, now, _random), False
    return replace(after_success(delivery, now), error=refused), False
