"""The front door: one file a command; data go to standard output, progress and complaints to standard error."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper


def main() -> None:
    """Runs the command line and leaves with its exit status: 0 done, 1 something could not be done, 2 a wrong call."""
    _make_streams_usable()
    from tracker.cli.app import run

    sys.exit(run(sys.argv[1:]))


def _make_streams_usable() -> None:
    """A stream that the caller closed reads as empty and swallows; a letter that a terminal cannot show becomes "?"."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open until the process ends
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
