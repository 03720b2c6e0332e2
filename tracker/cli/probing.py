"""`tracker sources test`: what is found at an address, and what it would be read as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import complain, note, out, out_json, progress
from tracker.cli.sourcing import entry_of
from tracker.errors import PageError, TrackerError

if TYPE_CHECKING:
    from jobs.probe import Probe, Reading
    from tracker.domain.document import Item

HEADLINES = 8
"""Headlines shown of what is there, those that name a film before the others."""


def probe(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help="An address, or the name of a source of the config.", metavar="URL")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Shows what is found at an address: feeds, items, dates, which name a watched film, what each would be read as,
    and the lines for the config. Keeps nothing.
    """
    call = front(context)
    try:
        found = _found(call, what)
    except PageError as error:
        line = call.settings.masked(str(error))
        complain(TrackerError(line))
        if as_json:
            out_json({"address": what, "fault": error.fault, "error": line, "cure": error.cure})
        elif not call.quiet:
            note(f"({error.fault}) what helps: {error.cure}")
        raise typer.Exit(1) from None
    if as_json:
        out_json(_data(found))
    else:
        _show(call, found)


def _found(call: Front, what: str) -> Probe:
    from jobs.probe import Prober
    from jobs.wanted import sources
    from jobs.workshop import limits
    from tracker.fetch import Fetcher

    named = {source.name.casefold(): source for source in sources(call.settings)}
    source = named.get(what.casefold())
    with progress("looking", quiet=call.quiet) as show, Fetcher(limits(call.settings)) as fetcher:
        show(0, 1, what)
        prober = Prober(fetcher, call.films)
        return prober.of(source) if source else prober.at(what if "://" in what else f"https://{what}")


def _show(call: Front, probe: Probe) -> None:
    from tracker.cli.sizes import size

    page = probe.page
    out(f"{probe.source.kind} at {call.settings.masked(page.final_url)} ({page.content_type}, {size(len(page.body))})")
    if page.moved_to:
        out(f"moved for good to {page.moved_to}")
    for link in probe.feeds:
        out(f"names the feed {link}")
    if probe.more:
        out(f"leads to {len(probe.more)} more of its kind")
    out(_counted(probe))
    for item in sorted(probe.items, key=lambda item: item not in probe.naming)[:HEADLINES]:
        out(_line(item, naming=item in probe.naming))
    for reading in probe.readings:
        _tell(reading)
    _paste(call, probe)


def _counted(probe: Probe) -> str:
    """`20 items, 2026-01-02 to 2026-02-01, 3 of them name a watched film`."""
    count, dates = len(probe.items), probe.dates
    parts = ["1 item" if count == 1 else f"{count} items"]
    if dates:
        parts.append(f"{dates[0].date()} to {dates[-1].date()}")
    if undated := count - len(dates):
        parts.append(f"{undated} without a date")
    parts.append(
        f"{len(probe.naming) or 'none'} of them {'names' if len(probe.naming) == 1 else 'name'} a watched film"
    )
    return ", ".join(parts) if count else "no items"


def _line(item: Item, *, naming: bool) -> str:
    day = item.published.date().isoformat() if item.published else " " * 10
    return f"  {'*' if naming else ' '} {day}  {item.title or item.url}"


def _tell(reading: Reading) -> None:
    from tracker.alerts.words import development_words

    out(f"{reading.document.title or reading.document.url}")
    if reading.error:
        out(f"  its article cannot be had, so that only what is printed here is read: {reading.error}")
    if not reading.developments:
        out("  would be read as: nothing about the watched films")
    for said in reading.developments:
        out(f"  would be read as: {said.film}: {development_words(said)} [{said.kind}, {said.certainty}]")
        out(f"    “{' '.join(said.quote.split())}”")


def _paste(call: Front, probe: Probe) -> None:
    from tracker.settings.edit import entry_lines

    if any(source.url == probe.source.url for source in call.settings.sources):
        return
    out("for the config:")
    out()
    out(entry_lines("sources", entry_of(probe.source)).rstrip())


def _data(probe: Probe) -> dict[str, Any]:
    from tracker.domain.codec import to_data
    from tracker.domain.contract import development_data

    page = probe.page
    return {
        "source": entry_of(probe.source),
        "address": page.url,
        "final": page.final_url,
        "moved_to": page.moved_to,
        "type": page.content_type,
        "bytes": len(page.body),
        "feeds": list(probe.feeds),
        "items": [to_data(item) | {"names_film": item in probe.naming} for item in probe.items],
        "readings": [
            {
                "url": reading.document.url,
                "title": reading.document.title,
                "error": reading.error,
                "developments": [development_data(said) for said in reading.developments],
            }
            for reading in probe.readings
        ],
    }
