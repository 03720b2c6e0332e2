"""A message to whatever Apprise reaches: Slack, Discord, Telegram, ntfy, Matrix, Teams and a hundred more.

Apprise sends and forgets: what fails it does not try again. The outbox around it does.
"""

from __future__ import annotations

import logging
import re
from urllib.parse import unquote, urlsplit

from tracker.alerts.clean import one_line
from tracker.alerts.message import Message
from tracker.domain.channel import Channel
from tracker.errors import Deferred

_NAME = "Festival release tracker"
_SHORTEST_SECRET = 4
"""A part of the address that is shorter hides nothing, and would blot out words."""
_PARTS = re.compile(r"[/:@?&=,]+")
MASK = "***"


def send_service(message: Message, channel: Channel) -> None:
    """Hands the short form of the message to the service that the channel's URL names; a link, and no image.

    Raises Deferred where the URL is none that Apprise knows, or the service did not take it: both can be mended while
    the delivery waits. No message holds a part of the URL but its scheme and host.
    """
    from apprise import Apprise, AppriseAsset, LogCapture

    url = channel.url or ""
    asset = AppriseAsset(app_id=_NAME, app_desc=_NAME, app_url="", async_mode=False)
    with LogCapture(level=logging.WARNING, fmt="%(message)s") as log:
        service = Apprise(asset=asset)
        taken = service.add(url) and service.notify(title=message.subject, body=message.note, body_format="text")
        said = one_line(log.getvalue(), 300)
    if not len(service):
        raise Deferred(f"the channel {channel.name} has a url that Apprise does not know: see its list of services")
    if not taken:
        raise Deferred(f"the channel {channel.name} was not taken: {_without_secrets(said, url) or 'no reason given'}")


def _without_secrets(text: str, url: str) -> str:
    """`text` without what stands in the URL, where the tokens of most services are; its host may be named."""
    host = urlsplit(url).hostname or ""
    for part in sorted({unquote(p) for p in _PARTS.split(url)} | {*_PARTS.split(url)}, key=len, reverse=True):
        if len(part) >= _SHORTEST_SECRET and part.casefold() != host:
            text = re.sub(re.escape(part), MASK, text, flags=re.IGNORECASE)
    return text
