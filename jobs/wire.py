"""The one place where an alert's words meet the network: each kind of channel with its sender."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tracker.alerts.mail import send_mail
from tracker.alerts.message import Message
from tracker.alerts.webhook import send_webhook
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery

if TYPE_CHECKING:
    from tracker.fetch import Fetcher


def send(fetcher: Fetcher, channel: Channel, delivery: Delivery, message: Message, now: datetime) -> str | None:
    """Sends `message` to `channel`; gives a line on who did not get it, where some did. Raises DeliveryError.

    A webhook's address comes from the config, yet it is guarded like a page's: the socket opens only to an address
    that the tracker may speak to.
    """
    if channel.kind == "webhook":
        send_webhook(message, channel, delivery, transport=fetcher.guarded_transport(), now=now)
        return None
    refused = send_mail(message, channel, delivery, now=now).refused
    return "; ".join(f"{address}: {word}" for address, word in refused.items()) or None
