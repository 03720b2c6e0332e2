"""`tracker check`: asks the sources once, prints what is new, delivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import complain, note, out, out_json, progress
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from jobs import deliver, poll
    from jobs.workshop import Workshop
    from tracker.domain.alert import Alert

NEWS = 10
"""The exit status that `--exit-code` gives where there is news."""


def check(
    context: typer.Context,
    films: Annotated[list[str] | None, typer.Argument(help="Only news of these films is printed.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Ask every source, due or not.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 10 where there is news.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Asks the sources that are due, prints what is new, and sends the alerts."""
    call = front(context)
    wanted = {call.film(name).title for name in films or []}
    with call.workshop() as workshop:
        polled = _poll(call, workshop, everything=everything)
        delivered = _deliver(workshop)
        alerts = [a for a in polled.alerts if not wanted or a.development.film in wanted]
        for outcome in polled.failures:
            complain(TrackerError(f"{outcome.target.key}: {outcome.error}"))
        for delivery in delivered.failed:
            complain(TrackerError(f"channel {delivery.channel}: {delivery.error}"))
        if as_json:
            _as_json(polled, delivered, alerts)
        else:
            _print(call, workshop, polled, delivered, alerts)
    if polled.failures or delivered.failed:
        raise typer.Exit(1)
    if exit_code and alerts:
        raise typer.Exit(NEWS)


def _poll(call: Front, workshop: Workshop, *, everything: bool) -> poll.Report:
    from jobs import poll
    from jobs.targets import targets

    found = targets(workshop.sources, workshop.films)
    asked = found if everything else poll.due(workshop, found)
    with progress("asking the sources", quiet=call.quiet) as show:
        return poll.poll(workshop, asked, show)


def _deliver(workshop: Workshop) -> deliver.Report:
    from jobs import deliver

    return deliver.deliver(workshop)


def _print(
    call: Front, workshop: Workshop, polled: poll.Report, delivered: deliver.Report, alerts: list[Alert]
) -> None:
    from tracker.alerts.words import headline, standing_lines

    for alert in alerts:
        out(headline(alert))
        out(f"    “{' '.join(alert.development.quote.split())}”")
        out(f"    {alert.claim.outlet}, {alert.claim.said.date()}  {alert.claim.url}")
    if not alerts and polled.failures:
        today = workshop.clock().date()
        for film in workshop.films:
            lines = standing_lines(workshop.store.ledger(film.title), today)
            out(f"{film.title}: {'known so far' if lines else 'nothing known yet'}")
            for line in lines:
                out(f"  {line}")
    if not call.quiet:
        note(_summary(polled, delivered))


def _summary(polled: poll.Report, delivered: deliver.Report) -> str:
    """One line on what was done: "11 of 12 sources read, 2 pieces of news, 4 deliveries sent"."""
    asked = len(polled.outcomes)
    if not asked:
        return "no source is due yet; `tracker check --all` asks them all the same"
    read = asked - len(polled.failures)
    news = len(polled.alerts)
    told = "nothing new" if not news else "1 piece of news" if news == 1 else f"{news} pieces of news"
    line = f"{read} of {asked} sources read, {told}"
    if delivered.sent or delivered.failed:
        line += f", {len(delivered.sent)} of {len(delivered.sent) + len(delivered.failed)} deliveries sent"
    return line


def _as_json(polled: poll.Report, delivered: deliver.Report, alerts: list[Alert]) -> None:
    from tracker.alerts.words import headline
    from tracker.ledger import contract_alert

    out_json(
        {
            "alerts": [contract_alert(a) | {"id": a.id, "headline": headline(a), "url": a.claim.url} for a in alerts],
            "sources": [
                {"name": o.target.key, "url": o.target.url, "result": o.result, "error": o.error}
                for o in polled.outcomes
            ],
            "deliveries": [
                {"id": d.id, "channel": d.channel, "state": d.state, "error": d.error}
                for d in (*delivered.sent, *delivered.failed)
            ],
        }
    )
