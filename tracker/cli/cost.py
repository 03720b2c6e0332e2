"""`tracker sources cost`: what the tracker costs the sites that it reads, as they would count it themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import note, out_json, table
from tracker.cli.sizes import size
from tracker.errors import WrongCall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.domain.host import Traffic

WEEK = 7
ALL = "all hosts"


def cost(
    context: typer.Context,
    days: Annotated[int, typer.Option(help="How many days, today included; they are kept for a year.")] = WEEK,
    by_day: Annotated[bool, typer.Option("--by-day", help="Each day for itself, not their average.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Each day and host, as JSON.")] = False,
) -> None:
    """Shows what each host was asked and sent a day: requests, of them "not modified", failures, bytes.

    Days are UTC. Robots.txt and redirects are counted along, and bytes as they came over the wire.
    """
    from tracker.clock import utc_now
    from tracker.domain.codec import to_data

    if days < 1:
        raise WrongCall("--days: at least 1, which is today")
    today = utc_now().date()
    with front(context).memory() as memory:
        traffic = memory.traffic(today - timedelta(days=days - 1))
    if as_json:
        out_json([to_data(each) | {"day": each.day.isoformat()} for each in traffic])
    elif not traffic:
        note("nothing was asked in these days")
    elif by_day:
        headings = ("day", "host", "requests", "not modified", "failed", "received")
        table(headings, [(each.day.isoformat(), each.host, *_figures(each, 1)) for each in traffic])
    else:
        # days before the first request are not averaged over: a tracker that began today asks so much today
        spread = (today - min(each.day for each in traffic)).days + 1
        rows = [(host, *_figures(each, spread)) for host, each in _by_host(traffic)]
        heading = "host, today" if spread == 1 else f"host, a day ({spread} days)"
        table((heading, "requests", "not modified", "failed", "received"), rows)


def _by_host(traffic: Iterable[Traffic]) -> list[tuple[str, Traffic]]:
    """What each host was asked in all, the most first, and then all together."""
    from tracker.domain.host import summed

    hosts: dict[str, list[Traffic]] = {}
    for each in traffic:
        hosts.setdefault(each.host, []).append(each)
    totals = sorted(((host, summed(own)) for host, own in hosts.items()), key=lambda pair: -pair[1].requests)
    return [*totals, (ALL, summed(total for _, total in totals))] if len(totals) > 1 else totals


def _figures(traffic: Traffic, days: int) -> tuple[str, ...]:
    share = f" ({traffic.unchanged / traffic.requests:.0%})" if traffic.unchanged else ""
    return (
        _number(traffic.requests / days),
        _number(traffic.unchanged / days) + share,
        _number(traffic.failed / days),
        size(traffic.received / days),
    )


def _number(value: float) -> str:
    """`12`, and `1.4` where a whole number would hide too much."""
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"
