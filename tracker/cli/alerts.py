"""`tracker alerts`: what was told, what waits, what could not be sent; and sending it again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, get_args
from zoneinfo import ZoneInfo

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import complain, note, out, out_json, table
from tracker.errors import TrackerError, WrongCall

if TYPE_CHECKING:
    from jobs.audit import Account, Audit
    from jobs.workshop import Workshop
    from tracker.domain.delivery import Delivery, News

app = typer.Typer(name="alerts", help="What was told, and what was not.", no_args_is_help=True)

SHOWN = 50
"""Deliveries that a list shows unless more are asked for."""


@app.callback()
def group() -> None:
    """What was told, and what was not."""


@app.command("list")
def alerts_list(
    context: typer.Context,
    film: Annotated[str | None, typer.Argument(help="A title or an alias; every film without it.")] = None,
    dead: Annotated[bool, typer.Option("--dead", help="Only what was given up.")] = False,
    state: Annotated[str | None, typer.Option(help="pending, retrying, gathered, sent or dead.")] = None,
    channel: Annotated[str | None, typer.Option(help="Only this channel's.")] = None,
    limit: Annotated[int, typer.Option(help="How many, the latest.", min=1)] = SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Shows the deliveries, the latest last: each alert, notice or digest on its way to one channel."""
    from tracker.domain.delivery import DeliveryState

    call = front(context)
    state = "dead" if dead else state
    if state not in (None, *get_args(DeliveryState)):
        raise WrongCall(f'no delivery is "{state}"; they are {", ".join(get_args(DeliveryState))}')
    lane = call.film(film).title if film else None
    with call.memory() as memory:
        found = memory.latest_deliveries(limit, state=state, channel=channel, lane=lane)
    if as_json:
        out_json([_data(call, delivery) for delivery in found])
        return
    if not found:
        note("nothing is there")
        return
    headings = ("id", "channel", "state", "tries", "sent, or next try", "news", "last answer")
    table(headings, [_row(call, delivery) for delivery in found])


@app.command()
def retry(
    context: typer.Context,
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="Deliveries; all dead ones without it.")] = None,
    channel: Annotated[str | None, typer.Option(help="Only this channel's.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Sends again what was given up, under the same ids."""
    from jobs.deliver import deliver

    call = front(context)
    with call.workshop() as workshop:
        chosen = _chosen(workshop, ids or [], channel)
        with workshop.store.write() as transaction:
            owed = sum(transaction.retry(delivery, workshop.clock()) for delivery in chosen)
        report = deliver(workshop)
        retired = workshop.store.retired_channels()
    for delivery in report.failed:
        complain(TrackerError(f"channel {delivery.channel}: {delivery.error}"))
    for name in sorted({delivery.channel for delivery in chosen} & retired.keys()):
        complain(
            TrackerError(f"channel {name}: {retired[name]}; `tracker channels test {name}` takes it back into use")
        )
    if as_json:
        out_json({"retried": owed, "sent": [d.id for d in report.sent], "failed": [d.id for d in report.failed]})
    else:
        out(f"{owed} to be sent again, {len(report.sent)} sent")
    raise typer.Exit(1 if report.failed else 0)


@app.command()
def since(
    context: typer.Context,
    date: Annotated[str, typer.Argument(help="A day (2026-01-14) or a moment (2026-01-14T08:00).")],
    send: Annotated[bool, typer.Option("--send", help="Send them once more, under the same ids.")] = False,
    channel: Annotated[str | None, typer.Option(help="With --send: to this channel alone.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Prints every alert since then and what became of it on each channel; exit status 1 if one was lost or given up.

    Alerts are held against the ledgers: whatever a ledger says was told must be in the outbox.
    """
    from jobs.audit import audit, send_again
    from jobs.wanted import channels

    call = front(context)
    moment = _moment(call, date)
    known = channels(call.settings)
    if channel and channel not in {c.name for c in known}:
        raise WrongCall(f'no channel is called "{channel}"; `tracker channels list` shows them')
    if send:
        from jobs.deliver import deliver

        with call.workshop() as workshop:
            send_again(workshop, audit(workshop.store, known, moment).accounts, channel)
            for delivery in deliver(workshop).failed:
                complain(TrackerError(f"channel {delivery.channel}: {delivery.error}"))
    with call.memory() as memory:
        found = audit(memory, known, moment)
    if as_json:
        out_json(_audit_data(call, found))
    else:
        _print(call, found)
    raise typer.Exit(0 if found.sound else 1)


def _chosen(workshop: Workshop, ids: list[str], channel: str | None) -> list[Delivery]:
    """The dead deliveries that are meant. Raises WrongCall where an id is that of none."""
    dead = [d for d in workshop.store.deliveries("dead") if channel in (None, d.channel)]
    by_digest = {d.news.id: d for d in dead if d.digest is None}
    # What travels in a digest is sent again by sending the digest.
    known = {d.id: by_digest.get(d.digest, d) if d.digest else d for d in dead}
    if unknown := [name for name in ids if name not in known]:
        raise WrongCall(f'no dead letter has the id "{unknown[0]}"; `tracker alerts list --dead` shows them')
    return list({known[name].id: known[name] for name in ids or known}.values())


def _moment(call: Front, text: str) -> datetime:
    """`text` in the person's zone, unless it says its own. Raises WrongCall."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongCall(f'"{text}" is no date; write one such as 2026-01-14 or 2026-01-14T08:00') from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(call.settings.tracker.timezone))


def _headline(call: Front, news: News) -> str:
    from tracker.alerts.digests import digest_headline
    from tracker.alerts.words import headline, notice_headline
    from tracker.domain.alert import Alert
    from tracker.domain.notice import Notice

    if isinstance(news, Alert):
        return headline(news)
    if isinstance(news, Notice):
        return notice_headline(news)
    return digest_headline(news, ZoneInfo(call.settings.tracker.timezone))


def _row(call: Front, delivery: Delivery) -> tuple[str, ...]:
    from tracker.cli.times import when

    moment = when(delivery.sent_at or delivery.next_attempt_at, call.settings.tracker.timezone)
    headline, error = _headline(call, delivery.news), call.settings.masked(delivery.error or "")
    return delivery.id, delivery.channel, delivery.state, str(delivery.attempts), moment, headline, error


def _data(call: Front, delivery: Delivery) -> dict[str, Any]:
    from tracker.domain.codec import to_data

    return {
        "id": delivery.id,
        "channel": delivery.channel,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "next_attempt_at": to_data(delivery.next_attempt_at),
        "sent_at": to_data(delivery.sent_at),
        "error": call.settings.masked(delivery.error) if delivery.error else None,
        "digest": delivery.digest,
        "news": {
            "sort": type(delivery.news).__name__.lower(),
            "id": delivery.news.id,
            "headline": _headline(call, delivery.news),
        },
    }


def _print(call: Front, found: Audit) -> None:
    for account in found.accounts:
        out(f"{_raised(call, account)}  {_headline(call, account.raised.alert)}  {account.raised.alert.id}")
        fates = [f"{d.channel} {d.state}" for d in account.deliveries] + [f"{name} not owed" for name in account.unowed]
        out(f"    {', '.join(fates) or 'no channel wants it'}")
    for alert in found.lost:
        complain(TrackerError(f"alert {alert} was given, and somebody took it out of the database: restore a backup"))
    states = ", ".join(f"{count} {state}" for state, count in sorted(found.states.items())) or "none owed"
    lost = f"{len(found.lost)} lost" if found.lost else "none lost"
    note(f"{len(found.accounts)} alerts, {lost}; deliveries: {states}")


def _raised(call: Front, account: Account) -> str:
    from tracker.cli.times import when

    return when(account.raised.created_at, call.settings.tracker.timezone)


def _audit_data(call: Front, found: Audit) -> dict[str, Any]:
    return {
        "alerts": [
            {
                "id": account.raised.alert.id,
                "raised": account.raised.created_at.isoformat(),
                "headline": _headline(call, account.raised.alert),
                "deliveries": [_data(call, delivery) for delivery in account.deliveries],
                "not_owed": list(account.unowed),
            }
            for account in found.accounts
        ],
        "lost": list(found.lost),
        "states": dict(found.states),
    }
