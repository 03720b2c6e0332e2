"""A try of a channel: a sample of every kind of news, sent as the real ones are."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from db.store import open_store
from jobs.wanted import channels
from jobs.wire import send
from jobs.workshop import limits
from tracker.alerts.compose import compose
from tracker.alerts.message import Context
from tracker.alerts.render import check_folder
from tracker.alerts.samples import sample_news
from tracker.clock import Clock, utc_now
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery
from tracker.fetch import Fetcher
from tracker.settings import Settings


def reinstate(database: str, name: str, clock: Clock = utc_now) -> bool:
    """Takes a channel that was retired (410) back into use, since it was seen to work; -> whether it was retired."""
    with open_store(database) as store:
        if name not in store.retired_channels():
            return False
        store.reinstate_channel(name, clock())
    return True


def try_templates(settings: Settings, clock: Clock = utc_now) -> None:
    """Fills every template of the person's own with the samples. Raises ConfigError where one does not work."""
    if settings.templates:
        check_folder(settings.templates)
        context = Context(clock(), ZoneInfo(settings.tracker.timezone), templates=settings.templates, sample=True)
        for news in sample_news(Channel("templates", "email", news="all"), clock()):
            compose(news, context)


def send_samples(settings: Settings, name: str, clock: Clock = utc_now) -> int:
    """Sends the samples to the channel `name`, each marked as one; -> how many. Raises DeliveryError at the first
    that fails, ConfigError where a template does not work. Nothing is kept.
    """
    channel = next(c for c in channels(settings) if c.name == name)
    now = clock()
    context = Context(now, ZoneInfo(settings.tracker.timezone), templates=settings.templates, sample=True)
    samples = sample_news(channel, now)
    with Fetcher(limits(settings), clock) as fetcher:
        for number, news in enumerate(samples):
            delivery = Delivery(f"msg_sample_{now:%Y%m%d%H%M%S}_{number}", news, channel.name)
            send(fetcher, channel, delivery, compose(news, context), now)
    return len(samples)
