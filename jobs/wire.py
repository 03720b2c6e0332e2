"""The one place where an alert's words meet the network: each kind of channel with its sender."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tracker.alerts.lines import append_line, line_of, print_line
from tracker.alerts.mail import send_mail
from tracker.alerts.message import Message
from tracker.alerts.services import send_service
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
    match channel.kind:
        case "webhook":
            send_webhook(message, channel, delivery, transport=fetcher.guarded_transport(), now=now)
        case "apprise":
            send_service(message, channel)
        case "jsonl":
            append_line(line_of(message, delivery, now), channel)
        case "stdout":
            print_line(line_of(message, delivery, now), channel)
        case "email":
            refused = send_mail(message, channel, delivery, now=now).refused
            return "; ".join(f"{address}: {word}" for address, word in refused.items()) or None
    return None
