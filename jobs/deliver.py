"""The outbox: every delivery that is due goes to its channel, or is put off to its next attempt."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from jobs.bugs import apart
from jobs.digest import HOUR, gather_burst, gather_due, muted, zone_of
from jobs.letters import tell_dead
from jobs.wire import send
from jobs.workshop import Workshop
from tracker.alerts.compose import compose
from tracker.alerts.message import Context, Message, packed, unpacked
from tracker.alerts.retry import next_attempt
from tracker.alerts.retry import sent as after_success
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery, News, lane
from tracker.errors import ChannelRetired, ConfigError, Deferred, DeliveryError

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
    """What a round of deliveries came to; `failed` holds each with its error and its next attempt. `bugs` are faults of
    the tracker's own: they held nobody else up, and whoever asked for the round raises them once the rest is done.
    """

    sent: tuple[Delivery, ...]
    failed: tuple[Delivery, ...]
    bugs: tuple[Exception, ...] = ()


@dataclass
class _Round:
    """One round under way. `open` are the channels that may be spoken to, `held` the lanes of a channel in which
    something waits, so that nothing behind it may go.
    """

    workshop: Workshop
    open: dict[str, Channel]
    held: set[tuple[str, str]] = field(default_factory=set)
    failures: Counter[str] = field(default_factory=Counter)
    sent: list[Delivery] = field(default_factory=list)
    failed: list[Delivery] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)


def deliver(workshop: Workshop) -> Report:
    """Sends what is due, what was owed first before the rest; digests at their hour, nothing in quiet hours.

    A delivery that fails holds back the later ones of its lane on that channel, so that they arrive in order, and
    no others. Each is taken before it is sent, so that two who deliver at once tell nothing twice, and its outcome is
    written as soon as it is known: a crash repeats at most the one in hand, under its id, after `IN_HAND`.
    """
    retired = workshop.store.retired_channels()
    used = [channel for channel in workshop.channels if channel.name not in retired]
    gather_due(workshop, used)
    now, zone = workshop.clock(), zone_of(workshop)
    awake = [channel for channel in used if not (channel.quiet and channel.quiet.holds(now, zone))]
    under_way = _Round(workshop, {channel.name: channel for channel in awake})
    for delivery in _due(under_way):
        if workshop.stop.is_set():
            break
        _deliver(under_way, delivery)
    return Report(tuple(under_way.sent), tuple(under_way.failed), tuple(under_way.bugs))


def message_for(workshop: Workshop, news: News) -> Message:
    """The words of `news`, with what else is known of the film at this moment."""
    context = Context(workshop.clock(), zone_of(workshop), templates=workshop.settings.templates)
    return compose(news, _told_with(workshop, news, context) if isinstance(news, Alert) else context)


def _told_with(workshop: Workshop, alert: Alert, context: Context) -> Context:
    """`context` with who else says what `alert` says, and the film's ledger."""
    ledger = workshop.store.ledger(alert.development.film)
    fact = next((f for f in ledger.facts if f.id == alert.fact), None)
    saying = [workshop.store.claim(claim) for claim in (fact.said_by if fact else ())]
    also = tuple(claim for claim in saying if claim and claim.id != alert.claim.id)
    return replace(context, also=also, ledger=ledger)


def _due(under_way: _Round) -> Sequence[Delivery]:
    """What may go now. A channel that would be sent too much in an hour is sent one digest, or nothing yet."""
    due = _read_due(under_way)
    counts = Counter(delivery.channel for delivery in due)
    crowded = [
        channel
        for name, channel in under_way.open.items()
        if channel.hourly_limit and counts[name] and counts[name] > _room(under_way.workshop, channel)
    ]
    for channel in crowded:
        if counts[channel.name] < 2 or not gather_burst(under_way.workshop, channel):
            del under_way.open[channel.name]
    return _read_due(under_way) if crowded else due


def _room(workshop: Workshop, channel: Channel) -> int:
    """How many messages the channel may be sent now."""
    return channel.hourly_limit - workshop.store.count_sent(channel.name, workshop.clock() - HOUR)


def _read_due(under_way: _Round) -> list[Delivery]:
    at_once = [name for name, channel in under_way.open.items() if channel.when.rhythm == "now"]
    return under_way.workshop.store.due_deliveries(
        under_way.workshop.clock(),
        at_once,
        BATCH,
        but=muted(under_way.workshop),
        digests=[name for name in under_way.open if name not in at_once],
    )


def _deliver(under_way: _Round, delivery: Delivery) -> None:
    """Takes, sends and settles one delivery, unless something before it waits."""
    workshop = under_way.workshop
    channel = under_way.open.get(delivery.channel)
    place = (delivery.channel, lane(delivery.news))
    if channel is None or place in under_way.held or (delivery.channel, "") in under_way.held:
        return
    under_way.held.add(place)  # until it is known to have arrived
    with apart(under_way.bugs):
        taken = _take(workshop, delivery)
        if taken is None:
            return
        after, retired = _attempt(workshop, channel, *taken)
        _settle(workshop, after)
        if after.state == "sent":
            under_way.sent.append(after)
            under_way.held.discard(place)
            return
        under_way.failed.append(after)
        under_way.failures[channel.name] += 1
        if retired or under_way.failures[channel.name] >= PATIENCE:
            del under_way.open[channel.name]


def _settle(workshop: Workshop, after: Delivery) -> None:
    """Writes how the attempt went; of a letter that is dead now, the operator is told in the same transaction."""
    with workshop.store.write() as transaction:
        transaction.save_delivery(after)
        if after.state == "dead":
            tell_dead(workshop, transaction, after)


def _take(workshop: Workshop, delivery: Delivery) -> tuple[Delivery, Message | Deferred] | None:
    """Takes the delivery in hand, with its words; -> what is to be sent, or why there is nothing yet. Null if another
    was faster.
    """
    try:
        message = _worded(workshop, delivery)
        if delivery.words is None and isinstance(message, Message):
            delivery = replace(delivery, words=packed(message))
    finally:  # a bug in composing, too, is not met again before its time
        taken = workshop.store.take_delivery(delivery, workshop.clock() + IN_HAND)
    return (delivery, message) if taken else None


def _worded(workshop: Workshop, delivery: Delivery) -> Message | Deferred:
    """The message as its first attempt had it, composed now if this is the first; or why there can be none yet."""
    if delivery.words is not None:
        return unpacked(delivery.words)
    try:
        return message_for(workshop, delivery.news)
    except ConfigError as error:  # a template of the person's own, which can be mended while the delivery waits
        return Deferred(str(error))


def _attempt(
    workshop: Workshop, channel: Channel, delivery: Delivery, message: Message | Deferred
) -> tuple[Delivery, bool]:
    """Makes one attempt; -> the delivery as it stands after it, and whether the channel is retired."""
    now = workshop.clock()
    try:
        if isinstance(message, Deferred):
            raise message
        refused = send(workshop.fetcher, channel, delivery, message, now)
    except ChannelRetired as error:
        workshop.store.retire_channel(channel.name, now, str(error))
        return next_attempt(delivery, error, now, _random), True
    except DeliveryError as error:
        return next_attempt(delivery, error, now, _random), False
    return replace(after_success(delivery, now), error=refused), False
