"""A message as a webhook: one signed POST, to the letter of Standard Webhooks 1.0.0."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from tracker import __version__
from tracker.alerts.clean import one_line
from tracker.alerts.deadline import Deadline
from tracker.alerts.message import Message
from tracker.domain.channel import Channel
from tracker.domain.delivery import Delivery
from tracker.errors import ChannelRetired, Deferred, FetchError

TIMEOUT = 20.0
"""Seconds for the whole exchange; Standard Webhooks recommends 15 to 30."""
_MOST_READ = 4096
"""Bytes of the answer that are read, for the receiver's sake alone: what it says is never used."""
_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


def send_webhook(
    message: Message,
    channel: Channel,
    delivery: Delivery,
    *,
    transport: httpx.BaseTransport,
    now: datetime,
    timeout: float = TIMEOUT,
) -> None:
    """POST the message's data to the channel's URL; ends within `timeout` seconds, name look-up apart.

    `transport` opens the connection and decides which addresses it opens: the guarded one, outside tests. It stays
    the caller's to close. `now` (aware) is the attempt's moment, which is signed.

    Any 2xx is success. Raises ChannelRetired at 410; Deferred at every other answer, 3xx included, which is never
    followed, since a receiver's fault or the channel's entry can be mended while the delivery waits; with the
    receiver's Retry-After where there is one.
    """
    body = json.dumps(message.data, ensure_ascii=False, separators=(",", ":"))
    headers = {
        "content-type": "application/json",
        "user-agent": f"festival-release-tracker/{__version__}",
        "accept-encoding": "identity",
        "connection": "close",  # each attempt has its own, so that its end is in our hands
        **_signature(channel, delivery, body, now),
    }
    client = httpx.Client(transport=transport, trust_env=False, timeout=timeout)
    with Deadline(timeout) as deadline:
        try:
            request = client.build_request("POST", channel.url or "", content=body.encode(), headers=headers)
            request.extensions["trace"] = _watcher(deadline)
            answer = client.send(request, stream=True)
        except (httpx.HTTPError, httpx.InvalidURL, FetchError, UnicodeError) as error:  # the last: a name that is none
            raise Deferred(_failure(error, channel, deadline)) from error
        _drain(answer)
    _judge(answer, channel, now)


def _signature(channel: Channel, delivery: Delivery, body: str, now: datetime) -> dict[str, str]:
    """The three headers; a signature for each secret, so that a receiver can change over from one to the next."""
    from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

    moment = now.astimezone(UTC)
    headers = {"webhook-id": delivery.id, "webhook-timestamp": str(math.floor(moment.timestamp()))}
    try:
        signatures = [Webhook(secret).sign(delivery.id, moment, body) for secret in channel.secrets]
    except (ValueError, EmptyWebhookSecretError):
        raise Deferred(f"the channel {channel.name} has a secret that is not whsec_ and base64") from None
    return headers | ({"webhook-signature": " ".join(signatures)} if signatures else {})


def _watcher(deadline: Deadline) -> Callable[[str, dict[str, Any]], None]:
    """Tells the deadline of each socket that the transport opens (httpcore's trace extension)."""

    def trace(event: str, info: dict[str, Any]) -> None:
        if event in _CONNECTED:
            deadline.watch(info["return_value"].get_extra_info("socket"))

    return trace


def _drain(answer: httpx.Response) -> None:
    """Read the little that a receiver has to say, so that it does not see us hang up on it; its status stands."""
    read = 0
    with closing(answer), suppress(httpx.HTTPError):
        for chunk in answer.iter_raw(_MOST_READ):
            read += len(chunk)
            if read >= _MOST_READ:
                return


def _judge(answer: httpx.Response, channel: Channel, now: datetime) -> None:
    status = answer.status_code
    if answer.is_success:
        return
    if status == httpx.codes.GONE:
        raise ChannelRetired(f"the webhook {channel.name} answered 410: it wants no more")
    if answer.is_redirect:
        raise Deferred(f"the webhook {channel.name} answered {status}: put the address it moved to into its url")
    raise Deferred(f"the webhook {channel.name} answered {status}", _retry_after(answer, now))


def _retry_after(answer: httpx.Response, now: datetime) -> float | None:
    """Seconds to wait by Retry-After (RFC 9110, 10.2.3: seconds or a date); null where it says nothing."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal() and said.isascii() and len(said) < 10:
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def _failure(error: Exception, channel: Channel, deadline: Deadline) -> str:
    if deadline.passed or isinstance(error, httpx.TimeoutException):
        return f"the webhook {channel.name} did not answer within {deadline.seconds:g} s"
    reason = _without_address(str(error), channel.url or "") or type(error).__name__
    return f"the webhook {channel.name} cannot be reached: {one_line(reason)}"


def _without_address(text: str, url: str) -> str:
    """`text` without the URL as it was written or as httpx writes it: with many services the path is the secret."""
    forms = [url]
    with suppress(httpx.InvalidURL):
        forms.append(str(httpx.URL(url)))
    for form in filter(None, forms):
        text = text.replace(form, "its url")
    return text
