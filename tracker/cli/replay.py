"""`tracker replay`: a whole story through the jobs, on a database of its own, nothing sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.front import front
from tracker.cli.say import out, out_json, progress
from tracker.errors import InputError

if TYPE_CHECKING:
    from jobs.replay import Replay, Told
    from tracker.domain.document import Document
    from tracker.domain.film import Film


def replay(
    context: typer.Context,
    story: Annotated[Path, typer.Argument(help="A story: the watch list, then a document a line.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Runs a story through the code that the daemon runs, with the clock at each document's hour."""
    from jobs.replay import replaying
    from tracker.ledger import contract, contract_alert

    films, documents = _story(story)
    with replaying(films) as running:
        told = list(_take(running, documents, quiet=front(context).quiet))
        today = running.hour.now.date()
        ledgers = running.ledgers()
    if as_json:
        out_json(
            {
                "alerts": [contract_alert(t.alert) | {"document": t.document} for t in told],
                "films": [contract(ledger, today) for ledger in ledgers],
            }
        )
        return
    from tracker.alerts.words import headline, standing_lines

    for t in told:
        out(f"{t.alert.claim.said.date()}  {t.document}  {headline(t.alert)}")
    for ledger in ledgers:
        out()
        out(ledger.film)
        for line in standing_lines(ledger, today):
            out(f"  {line}")


def _take(running: Replay, documents: list[tuple[str, Document]], *, quiet: bool) -> Iterator[Told]:
    with progress("reading", quiet=quiet) as show:
        for done, (document_id, document) in enumerate(documents, start=1):
            yield from running.take(document_id, document)
            show(done, len(documents), document_id)


def _story(path: Path) -> tuple[tuple[Film, ...], list[tuple[str, Document]]]:
    """The watch list and the documents of a story. Raises InputError, which names the line."""
    from tracker.domain.contract import document_from, film_from

    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise InputError(f"{path}: is not a text file in UTF-8") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {(error.strerror or 'unknown').lower()}") from None
    films: tuple[Film, ...] | None = None
    documents: list[tuple[str, Document]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            data = _object(line)
            if films is None:
                films = tuple(film_from(film) for film in _watch(data))
            else:
                documents.append((str(data.get("id") or number), document_from(data)))
        except InputError as error:
            raise InputError(f"{path}, line {number}: {error}") from None
    if films is None:
        raise InputError(f'{path}: is empty; a story begins with a line {{"watch": [film, …]}}')
    return films, documents


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError("is not JSON") from None
    if not isinstance(data, dict):
        raise InputError("must be a JSON object")
    return data


def _watch(data: dict[str, Any]) -> list[Any]:
    if not isinstance(data.get("watch"), list):
        raise InputError('a story begins with a line {"watch": [film, …]}')
    films: list[Any] = data["watch"]
    return films
