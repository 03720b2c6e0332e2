"""How fast alerts are put into words and onto the wire.

python -m tests.benchmarks.alerts

Prints figures, asserts none: processor time for the words, wall time for the deliveries to receivers on loopback.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import perf_counter, process_time

import httpx

from tests.alerts.examples import NOW, context, delivery, every_alert
from tests.support.sinks import HookSink, MailSink
from tracker.alerts.compose import compose
from tracker.alerts.mail import send_mail
from tracker.alerts.webhook import send_webhook
from tracker.alerts.words import headline
from tracker.domain.alert import Alert
from tracker.domain.channel import Channel

ALERTS = list(every_alert())


def rate(what: str, of: Callable[[Alert], object], rounds: int, clock: Callable[[], float]) -> str:
    """`of` done to every alert, `rounds` times over."""
    for told in ALERTS:
        of(told)
    began = clock()
    for _ in range(rounds):
        for told in ALERTS:
            of(told)
    each = (clock() - began) / (rounds * len(ALERTS))
    return f"{what:34} {each * 1000:8.3f} ms each, {1 / each:10,.0f} a second"


def main() -> None:
    logging.disable()
    print(rate("headline", headline, 100, process_time))
    print(rate("whole message", lambda told: compose(told, context(told)), 10, process_time))
    messages = {told.id: compose(told, context(told)) for told in ALERTS}
    with MailSink() as mails, HookSink() as hooks, httpx.HTTPTransport() as transport:
        mail = Channel("me", "email", to=("ana@example.org",), server=mails.url)
        hook = Channel("hook", "webhook", url=hooks.url, secrets=("whsec_" + "c2VjcmV0" * 4,))

        def by_mail(told: Alert) -> None:
            send_mail(messages[told.id], mail, delivery(told), now=NOW)

        def by_hook(told: Alert) -> None:
            send_webhook(messages[told.id], hook, delivery(told), transport=transport, now=NOW)

        print(rate("mail to a server on loopback", by_mail, 3, perf_counter))
        print(rate("webhook to a receiver on loopback", by_hook, 3, perf_counter))


if __name__ == "__main__":
    main()
