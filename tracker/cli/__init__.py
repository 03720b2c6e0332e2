"""The front door: one file a command; data go to standard output, progress and complaints to standard error."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and leaves with its exit status: 0 done, 1 something could not be done, 2 a wrong call."""
    from tracker.cli.app import run

    sys.exit(run(sys.argv[1:]))
