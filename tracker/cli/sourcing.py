"""`tracker sources add`, `remove`, `import`, `export`: the config's sources, changed for their person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import note, out, progress
from tracker.errors import InputError, WrongCall

if TYPE_CHECKING:
    from jobs.discovery import Discovery
    from tracker.domain.source import Source

SHOWN = 3
"""Headlines of a source that is added, so that a person sees whether it is the right one."""


def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="A site, a page, a feed; a search holds {title}.")],
    name: Annotated[str | None, typer.Option(help="What it is called here.")] = None,
    every: Annotated[str | None, typer.Option(help='How often it is asked, such as "30m".')] = None,
    follow: Annotated[str | None, typer.Option(help="auto, always or never.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Finds what of an address can be polled (feed, sitemap, programme, listing, page) and adds it to the config."""
    from tracker.settings import edit

    call = front(context)
    path, text = edit.to_edit(call.loaded)
    found = _discovered(call, url)
    taken = next((s for s in call.settings.sources if s.url == found.source.url), None)
    if taken:
        raise WrongCall(f'{found.source.url} is a source already, called "{taken.name}"')
    entry = entry_of(found.source) | {k: v for k, v in (("every", every), ("follow", follow)) if v}
    entry["name"] = name or _free(found.source.name, [s.name for s in call.settings.sources])
    changed = edit.added(text, "sources", entry)
    if not dry_run:
        edit.save(path, changed)
    out(edit.entry_lines("sources", entry).rstrip())
    if not call.quiet:
        _tell(found)
        note(f"{'would be ' if dry_run else ''}written to {path}")


def remove(context: typer.Context, name: Annotated[str, typer.Argument(help="The source's name.")]) -> None:
    """Takes a source out of the config; what it brought stays in the database."""
    from tracker.settings import edit

    call = front(context)
    path, text = edit.to_edit(call.loaded)
    known = {s.name.casefold(): s.name for s in call.settings.sources}
    if name.casefold() not in known:
        raise WrongCall(f'no source is called "{name}"; `tracker sources list` shows them')
    edit.save(path, edit.removed(text, "sources", known[name.casefold()]))
    if not call.quiet:
        note(f'"{known[name.casefold()]}" is no longer asked; {path} is changed')


def take(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="An OPML file, or - for standard input.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Adds the feeds of an OPML file to the config; those that are there already are passed over."""
    from tracker.settings import edit
    from tracker.sources import opml

    call = front(context)
    path, text = edit.to_edit(call.loaded)
    known = {s.url for s in call.settings.sources}
    names = [s.name for s in call.settings.sources]
    subscriptions = opml.read(_bytes(file), name=file)
    fresh = [each for each in subscriptions if each.url not in known]
    for each in fresh:
        entry = {"name": _free(each.title, names), "kind": "feed", "url": each.url}
        names.append(entry["name"])
        text = edit.added(text, "sources", entry)
        out(edit.entry_lines("sources", entry))
    if fresh and not dry_run:
        edit.save(path, text)
    if not call.quiet:
        where = f"{'would be ' if dry_run else ''}written to {path}" if fresh else "nothing to add"
        note(f"{len(fresh)} of {len(subscriptions)} feeds are new; {where}")


def give(context: typer.Context) -> None:
    """Prints the feeds of the config as OPML, for a feed reader."""
    from tracker.sources import opml

    call = front(context)
    feeds = [s for s in call.settings.sources if s.kind == "feed"]
    print(opml.written([opml.Subscription(s.name, s.url) for s in feeds]), end="")
    others = len(call.settings.sources) - len(feeds)
    if others and not call.quiet:
        note(f"{len(feeds)} feeds; {others} sources of other kinds, which OPML does not know, are left out")


def _discovered(call: Front, url: str) -> Discovery:
    from jobs.discovery import discover
    from jobs.workshop import limits
    from tracker.fetch import Fetcher

    if "://" not in url:
        url = f"https://{url}"
    with progress("looking around", quiet=call.quiet) as show, Fetcher(limits(call.settings)) as fetcher:
        show(0, 1, url)
        return discover(fetcher, url, call.films)


def entry_of(source: Source) -> dict[str, Any]:
    """The source as an entry of the config."""
    from tracker.settings.values import duration_text

    return {"name": source.name, "kind": source.kind, "url": source.url, "every": duration_text(source.every)}


def _free(name: str, taken: list[str]) -> str:
    """`name`, with a number behind it where another source is called so."""
    names = {each.casefold() for each in taken}
    tries = (name if n == 1 else f"{name} {n}" for n in range(1, len(names) + 2))
    return next(each for each in tries if each.casefold() not in names)


def _tell(found: Discovery) -> None:
    items, documents = found.found.items, found.found.documents
    if found.found.more:
        note(f"an index of sitemaps, of which {len(found.found.more)} are read")
    elif items:
        note(f"{len(items)} articles there, such as:")
        for item in items[:SHOWN]:
            note(f"  {item.published.date() if item.published else '          '}  {item.title or item.url}")
    for document in documents:
        note(f"one page: {document.title or document.url}")


def _bytes(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {(error.strerror or 'unknown').lower()}") from None
