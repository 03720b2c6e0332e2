"""`tracker backfill`: what came before the tracker, out of a web archive."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from tracker.cli.front import front
from tracker.cli.say import complain, note, out, out_json, progress
from tracker.errors import TrackerError, WrongCall

_FIRST = date(1996, 1, 1)
"""The Wayback Machine holds nothing older."""


def backfill(
    context: typer.Context,
    film: Annotated[str, typer.Argument(help="The film's title.")],
    since: Annotated[str, typer.Option(help="A year or a day, such as 2022 or 2022-09-01.")],
    outlet: Annotated[
        list[str] | None, typer.Option(help="The host of an outlet, such as variety.com; all sources' by default.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Reads a film's old stories from the Wayback Machine; they stand in its ledger, and nobody is alerted."""
    from jobs import backfill as job
    from tracker.alerts.words import development_words

    call = front(context)
    wanted, first = call.film(film), _day(since)
    with call.workshop() as workshop:
        hosts = outlet or job.outlets(workshop.sources)
        with progress("reading what came before", quiet=call.quiet) as show:
            done = job.backfill(workshop, wanted, first, hosts, show)
    claims = sorted(done.claims, key=lambda claim: claim.said)
    if as_json:
        from tracker.domain.codec import to_data

        counts = {"known": done.known, "read": done.read, "telling": done.telling}
        out_json({"film": wanted.title, **counts, "claims": to_data(claims)})
    else:
        for claim in claims:
            out(f"{claim.said.date()}  {development_words(claim.development)} [{claim.development.certainty}]")
            out(f"    {claim.outlet}  {claim.url}")
    for failure in done.failures:
        complain(TrackerError(call.settings.masked(str(failure))))
    if not call.quiet:
        pages = f"{done.known} pages known to the archive, {done.read} read"
        note(f"{pages}, {done.telling} of them say something; `tracker status` shows what stands")
    if done.failures:
        raise typer.Exit(1)


def _day(text: str) -> date:
    """The first day that is meant. Raises WrongCall."""
    try:
        day = date(int(text), 1, 1) if text.isdecimal() else date.fromisoformat(text)
    except ValueError:
        raise WrongCall(f'--since "{text}" is no day; write a year or a day, such as 2022 or 2022-09-01') from None
    if not _FIRST <= day <= datetime.now(UTC).date():
        raise WrongCall(f"--since {text}: the archive begins in {_FIRST.year} and ends today")
    return day
