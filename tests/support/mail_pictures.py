"""Pictures of the mails, as a browser shows them: `python -m tests.support.mail_pictures [FOLDER]`, with Chromium.

Alerts, digests and notices, on a phone and on a desk, by day and by night; one sheet for each of the four.
Without FOLDER the picture of the documentation is drawn anew: a release that moves, and a week's digest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.alerts.goldens import digests, messages, notices

DOCUMENTED = Path(__file__).parents[2] / "docs" / "mails.png"
PHONE, DESK = 390, 760
"""CSS pixels: a telephone's width, and a mail program's reading pane."""
HEIGHT = 900
SCHEMES = {"light": 1, "dark": 0}
"""Blink's numbers for prefers-color-scheme."""


def sheet(mails: Mapping[str, str], width: int, height: int = HEIGHT) -> str:
    """A page that shows the mails beside each other, each in a frame of that width."""
    frames = "".join(
        f'<figure><figcaption>{escape(name)}</figcaption><iframe width="{width}" height="{height}" '
        f'srcdoc="{escape(html)}"></iframe></figure>'
        for name, html in mails.items()
    )
    style = (
        ":root { color-scheme: light dark } body { display: flex; flex-wrap: wrap; gap: 16px; margin: 16px }"
        "figure { margin: 0 } figcaption { font: 13px sans-serif }"
        "iframe { border: 1px solid #888; border-radius: 8px }"
    )
    return f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>{frames}'


def draw(page: str, picture: Path, size: tuple[int, int], scheme: str) -> None:
    """Has Chromium draw `page`, `size` CSS pixels wide and high. Raises CalledProcessError if it cannot."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        options = (
            *(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
            ),
            *(f"--window-size={size[0]},{size[1]}", f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}"),
            f"--screenshot={picture}",
        )
        subprocess.run([chromium, *options, file.as_uri()], check=True, capture_output=True, timeout=120)


def sheets(folder: Path) -> None:
    """All four sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    mails = {name: message.html for name, message in messages().items() if name in _shown()}
    for width, columns in ((PHONE, 4), (DESK, 3)):
        rows = -(-len(mails) // columns)
        size = (columns * (width + 20) + 32, rows * (HEIGHT + 40) + 32)
        for scheme in SCHEMES:
            draw(sheet(mails, width), folder / f"{'phone' if width == PHONE else 'desk'}-{scheme}.png", size, scheme)


def _shown() -> set[str]:
    changes = ("release-changed", "acquisition-new", "sales-withdrawn", "festival-firmed", "award-new", "trailer-new")
    return {*changes, *digests(), *notices()}


def documented() -> None:
    """The picture of the documentation."""
    shown = {name: messages()[name].html for name in ("release-changed", "digest-weekly")}
    draw(sheet(shown, PHONE, 760), DOCUMENTED, (2 * (PHONE + 20) + 32, 820), "light")
    print(DOCUMENTED)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sheets(Path(sys.argv[1]))
    else:
        documented()
