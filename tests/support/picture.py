"""The README's picture: `python -m tests.support.picture` runs the demo in a terminal and draws what it printed.

The output is that of the installed command on a real pseudo-terminal; Rich draws it as SVG.
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.support.command import TRACKER

WIDTH = 118
PICTURE = Path(__file__).parents[2] / "docs" / "demo.svg"


def printed(*arguments: str) -> str:
    """What the command prints where somebody looks: with colours, as a terminal of WIDTH columns gets it."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(WIDTH), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    running = subprocess.Popen([str(TRACKER), *arguments], stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    running.wait()
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def main() -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text("$ tracker demo", style="bold"))
    console.print(Text.from_ansi(printed("demo")))
    PICTURE.parent.mkdir(exist_ok=True)
    console.save_svg(str(PICTURE), title="festival release tracker")
    print(PICTURE)


if __name__ == "__main__":
    main()
