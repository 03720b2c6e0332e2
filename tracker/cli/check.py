"""`tracker check`: asks the sources once, prints what is new, delivers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import complain, note, out, out_json, progress
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from jobs import deliver, poll
    from jobs.workshop import Workshop
    from tracker.domain.alert import Alert
    from tracker.domain.source import SourceState

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
    masked = call.settings.masked
    wanted = {call.film(name).title for name in films or []}
    with call.workshop() as workshop:
        polled = _poll(call, workshop, everything=everything)
        delivered = _deliver(workshop)
        broken = _still_broken(workshop, polled)
        alerts = [a for a in polled.alerts if not wanted or a.development.film in wanted]
        for outcome in polled.failures:
            complain(TrackerError(masked(f"{outcome.target.key}: {outcome.error}")))
        for state in broken:
            complain(TrackerError(masked(f"{state.key}: {state.error} ({_again(state)})")))
        for delivery in delivered.failed:
            complain(TrackerError(f"channel {delivery.channel}: {delivery.error}"))
        if as_json:
            _as_json(polled, delivered, alerts, masked)
        else:
            _print(workshop, alerts, known=bool(polled.failures or broken))
            if not call.quiet:
                note(_summary(polled, delivered, workshop.store.count_pending()))
    if bugs := (*polled.bugs, *delivered.bugs):
        raise ExceptionGroup("the rest of the check was done, but", bugs)
    if polled.failures or delivered.failed or broken:
        raise typer.Exit(1)
    if exit_code and alerts:
        raise typer.Exit(NEWS)


def _poll(call: Front, workshop: Workshop, *, everything: bool) -> poll.Report:
    from jobs import poll
    from jobs.due import due
    from jobs.targets import targets

    found = targets(workshop.sources, workshop.films)
    asked = found if everything else due(workshop, found)
    with progress("asking the sources", quiet=call.quiet) as show:
        return poll.poll(workshop, asked, show)


def _deliver(workshop: Workshop) -> deliver.Report:
    from jobs import deliver

    return deliver.deliver(workshop)


def _still_broken(workshop: Workshop, polled: poll.Report) -> list[SourceState]:
    """Sources that failed the last time and were not asked now: that they are not due is no news of them."""
    from jobs.targets import targets

    asked = {outcome.target.key for outcome in polled.outcomes}
    keys = [target.key for target in targets(workshop.sources, workshop.films) if target.key not in asked]
    return [state for state in workshop.store.source_states(keys).values() if state.error]


def _again(state: SourceState) -> str:
    if state.retired_at:
        return "retired: asked no more, but by `tracker check --all`"
    return f"due {state.next_check_at:%Y-%m-%d %H:%M} UTC"


def _print(workshop: Workshop, alerts: list[Alert], *, known: bool) -> None:
    from tracker.alerts.words import headline, standing_lines

    for alert in alerts:
        out(headline(alert))
        out(f"    “{' '.join(alert.development.quote.split())}”")
        out(f"    {alert.claim.outlet}, {alert.claim.said.date()}  {alert.claim.url}")
    if alerts or not known:
        return
    today = workshop.clock().date()
    for film in workshop.films:
        lines = standing_lines(workshop.store.ledger(film.title), today)
        out(f"{film.title}: {'known so far' if lines else 'nothing known yet'}")
        for line in lines:
            out(f"  {line}")


def _summary(polled: poll.Report, delivered: deliver.Report, waiting: int) -> str:
    """One line on what was done: "11 of 12 sources read, 2 pieces of news, 4 of 4 deliveries sent"."""
    asked = len(polled.outcomes)
    if not asked:
        return "no source is due yet; `tracker check --all` asks them all the same"
    read = asked - len(polled.failures)
    news = len(polled.alerts)
    told = "nothing new" if not news else "1 piece of news" if news == 1 else f"{news} pieces of news"
    line = f"{read} of {asked} sources read, {told}"
    if delivered.sent or delivered.failed:
        line += f", {len(delivered.sent)} of {len(delivered.sent) + len(delivered.failed)} deliveries sent"
    if waiting:
        line += f", {waiting} held back (a digest, quiet hours, a muted film)"
    return line


def _as_json(polled: poll.Report, delivered: deliver.Report, alerts: list[Alert], masked: Callable[[str], str]) -> None:
    from tracker.alerts.words import headline
    from tracker.ledger import contract_alert

    out_json(
        {
            "alerts": [contract_alert(a) | {"id": a.id, "headline": headline(a), "url": a.claim.url} for a in alerts],
            "sources": [
                {
                    "name": o.target.key,
                    "url": masked(o.target.url),
                    "result": o.result,
                    "error": masked(o.error) if o.error else None,
                }
                for o in polled.outcomes
            ],
            "deliveries": [
                {"id": d.id, "channel": d.channel, "state": d.state, "error": d.error}
                for d in (*delivered.sent, *delivered.failed)
            ],
        }
    )
