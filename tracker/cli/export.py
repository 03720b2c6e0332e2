"""`tracker calendar` and `tracker export`: the board's files, without a server."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import json_text, note
from tracker.errors import InputError

if TYPE_CHECKING:
    from tracker.web.selection import Selection

Films = Annotated[list[str] | None, typer.Argument(help="Titles or aliases; every film without one.")]
Territories = Annotated[list[str] | None, typer.Option("--territory", help="Its two-letter code; may be repeated.")]
Types = Annotated[list[str] | None, typer.Option("--type", help="theatrical, streaming …; may be repeated.")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", help="acquisition, release …; may be repeated.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="A file, in place of standard output.")]


class Format(StrEnum):
    """What `tracker export` writes."""

    json = "json"
    csv = "csv"
    atom = "atom"


def calendar(
    context: typer.Context,
    films: Films = None,
    territories: Territories = None,
    types: Types = None,
    output: Output = None,
) -> None:
    """Writes the releases as an iCalendar file, which moves with its dates when it is imported again."""
    from tracker.clock import utc_now
    from tracker.web import exports

    call = front(context)
    wanted = _selection(call, films, territory=territories, type=types)
    with call.memory() as memory:
        titles = [film.title for film in call.films]
        _write(exports.calendar(memory, wanted, titles, utc_now(), call.settings.web.url), output)


def export(
    context: typer.Context,
    films: Films = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="What is written.")] = Format.json,
    kinds: Kinds = None,
    territories: Territories = None,
    types: Types = None,
    output: Output = None,
) -> None:
    """Writes what stands as JSON or CSV, or the latest news as Atom."""
    from tracker.clock import utc_now
    from tracker.web import exports

    call = front(context)
    wanted = _selection(call, films, kind=kinds, territory=territories, type=types)
    titles = [film.title for film in call.films]
    with call.memory() as memory:
        if form is Format.csv:
            body = exports.table(memory, wanted, titles).encode()
        elif form is Format.atom:
            body = exports.atom(memory, wanted, utc_now())
        else:
            from tracker.domain.codec import to_data

            body = (
                json_text([to_data(fact) for fact in exports.facts(memory, wanted, titles)], indent=2).encode() + b"\n"
            )
    _write(body, output)


def _selection(call: Front, films: Sequence[str] | None, **asked: Sequence[str] | None) -> Selection:
    from tracker.web.selection import selection

    watched = {film.title: film for film in call.films}
    titles = [call.film(name).title for name in films or ()]
    return selection({"film": titles, **{name: values or () for name, values in asked.items()}}, watched)


def _write(body: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(body)
    except OSError as error:
        raise InputError(f"{output} cannot be written: {(error.strerror or str(error)).lower()}") from error
    note(f"{output}: {len(body)} bytes")
