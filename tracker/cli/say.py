"""How commands speak: data to standard output, the rest to standard error; tables for eyes, lines for pipes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

PATIENCE = 1.0
"""Seconds of silence that a person at a terminal is asked to bear before a progress bar appears."""


def complain(error: Exception) -> None:
    """One line of standard error for each line of the error."""
    for line in str(error).splitlines() or [type(error).__name__]:
        print(f"tracker: {line}", file=sys.stderr)


def note(text: str) -> None:
    """A remark that is no data."""
    print(text, file=sys.stderr)


def for_eyes() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def out(text: str = "") -> None:
    """A line of data, made harmless for a terminal."""
    print(harmless(text))


def out_json(data: Any) -> None:
    """Data as JSON: on one line in a pipe, indented for eyes."""
    print(json_text(data, indent=2 if for_eyes() else None))


def json_text(data: Any, indent: int | None = None) -> str:
    """Data as JSON in the letters that standard output has: escaped where it has few, so that nothing is lost."""
    few = sys.stdout.encoding.lower().replace("-", "") != "utf8"
    return json.dumps(data, ensure_ascii=few, indent=indent)


def harmless(text: str) -> str:
    """`text` without control characters: what came from a page must not steer a terminal."""
    return "".join(c if c == "\t" or c.isprintable() or c == "\n" else " " for c in text)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for eyes; in a pipe one line a row, cells parted by a tab, no headings."""
    if not for_eyes():
        for row in rows:
            print("\t".join(" ".join(harmless(cell).split()) for cell in row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        drawn.add_column(heading, overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(harmless(cell)) for cell in row))
    Console().print(drawn)


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error for work that takes over a second; nothing at all where nobody looks.

    Gives a function to be called with how much is done, of how much, and what it was.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda done, of, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    began = monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(what, total=None, name="")
    started = False

    def show(done: int, of: int, name: str) -> None:
        nonlocal started
        bar.update(task, completed=done, total=of, name=harmless(name))
        if not started and monotonic() - began > PATIENCE:
            bar.start()
            started = True

    try:
        yield show
    finally:
        if started:
            bar.stop()
