"""`tracker read`: the reader alone, on files, addresses, standard input or a batch."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.front import Front, front
from tracker.cli.say import complain, json_text, out_json
from tracker.errors import InputError, TrackerError, WrongCall

if TYPE_CHECKING:
    from tracker.domain.document import Document
    from tracker.domain.film import Film
    from tracker.reading import Reader
    from tracker.reading.explain import Explanation

STANDARD_INPUT = "-"
KEPT_READERS = 256
"""How many watch lists of a batch keep their reader: most batches repeat a few."""


def read(
    context: typer.Context,
    what: Annotated[list[str] | None, typer.Argument(help="Files, addresses, or - for standard input.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line in, one a line out.")] = False,
    why: Annotated[bool, typer.Option("--explain", help="Show what was read where, and what was not taken.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Reads documents and prints what they say of the watched films, each with its sentence; keeps nothing."""
    if jsonl:
        raise typer.Exit(0 if _batch(what or [STANDARD_INPUT]) else 1)
    if not what:
        raise WrongCall("what shall be read? Name files or addresses, or - for standard input")
    call = front(context)
    from tracker.reading import Reader

    reader = Reader(call.films)
    whole = True
    for name in what:
        try:
            document = _document(call, name)
        except TrackerError as error:
            complain(error if name in str(error) else TrackerError(f"{name}: {error}"))
            whole = False
            continue
        _show(document, reader.explain(document), why=why, as_json=as_json)
    raise typer.Exit(0 if whole else 1)


def _document(call: Front, name: str) -> Document:
    """The document behind `name`. Raises InputError, FetchError or SourceError."""
    from tracker.clock import utc_now
    from tracker.sources.article import document, text_document

    now = utc_now()
    if not name.startswith(("http://", "https://")):
        return text_document(_bytes(name, call.settings.network.max_page_mb), name=name, seen=now)
    from jobs.workshop import limits
    from tracker.domain.page import Page
    from tracker.fetch import Fetcher

    with Fetcher(limits(call.settings)) as fetcher:
        page = fetcher.get(name)
    assert isinstance(page, Page)  # noqa: S101 - an unconditional request is never answered by 304
    return document(page, seen=now)


def _bytes(name: str, most_mb: int) -> bytes:
    """The bytes of a file or of standard input. Raises InputError."""
    most = most_mb * 1024 * 1024
    try:
        if name == STANDARD_INPUT:
            raw = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(most + 1)
    except IsADirectoryError:
        raise InputError(f"{name}: is a directory; name the files in it") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {(error.strerror or 'unknown').lower()}") from None
    if len(raw) > most:
        raise InputError(f"{name}: is larger than {most_mb} MiB, which is no article (network.max_page_mb allows more)")
    return raw


def _show(document: Document, explanation: Explanation, *, why: bool, as_json: bool) -> None:
    from tracker.cli import readings
    from tracker.domain.contract import development_data

    if as_json:
        data = {"document": document.url, "developments": [development_data(d) for d in explanation.developments]}
        out_json(data | readings.explained_data(explanation) if why else data)
        return
    readings.show(document, explanation)
    if why:
        readings.explain(explanation)


def _batch(names: list[str]) -> bool:
    """Answers line by line; -> whether every line could be read."""
    whole = True
    for line in _lines(names):
        answer = _answer(line)
        whole = whole and "error" not in answer
        print(json_text(answer))
    return whole


def _lines(names: list[str]) -> Iterator[str]:
    for name in names:
        try:
            if name == STANDARD_INPUT:
                yield from _decoded(sys.stdin.buffer)
            else:
                with Path(name).open("rb") as file:
                    yield from _decoded(file)
        except OSError as error:
            raise InputError(f"{name}: cannot be read: {(error.strerror or 'unknown').lower()}") from None


def _decoded(lines: Any) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield line.decode("utf-8", errors="replace")


def _answer(line: str) -> dict[str, Any]:
    from tracker.clock import utc_now
    from tracker.domain.contract import development_data, document_from, film_from

    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": "is not JSON"}
    if not isinstance(case, dict):
        return {"id": None, "error": "must be a JSON object"}
    try:
        films = case.get("watch")
        if not isinstance(films, list):
            raise InputError('"watch" must be a list of films')
        reader = _reader(tuple(film_from(film) for film in films))
        document = replace(document_from(case.get("document")), seen=utc_now())
        developments = reader.read(document)
    except InputError as error:
        return {"id": case.get("id"), "error": str(error)}
    return {"id": case.get("id"), "developments": [development_data(d) for d in developments]}


@lru_cache(maxsize=KEPT_READERS)
def _reader(films: tuple[Film, ...]) -> Reader:
    from tracker.reading import Reader

    return Reader(films)
