"""What came from outside, made fit for one line of ours."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

_JOINERS = "\u200c\u200d"  # Persian and the Indic scripts are spelled with them
_SPACING = ("Cc", "Zl", "Zp", "Zs")
_DROPPED = ("Cf", "Cs")
LONGEST_NAME = 120
"""No title, company or festival known is longer; a page that claims one is cut here."""
LONGEST_LINK = 2000
_ENDS_LINK = re.compile(r"""[ "'<>\\^`{|}]""")


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    """`text` on one line of at most `longest` characters.

    Line ends, tabs and other controls become single spaces; what is invisible or turns the reading direction round
    (Unicode categories Cf and Cs, joiners apart) is left out.
    """
    kept = "".join(
        " " if kind in _SPACING else char
        for char in text
        if (kind := unicodedata.category(char)) not in _DROPPED or char in _JOINERS
    )
    line = " ".join(kept.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def digest(text: str) -> str:
    """A short name for `text` that any header can hold: 16 hexadecimal digits, always the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def safe_link(url: str) -> str | None:
    """`url` if it can be clicked without harm, else null.

    Absolute, http or https, a host and no user before it (which may look like another host), no control in it; what
    could end it early in a text or a page is percent-encoded.
    """
    if len(url) > LONGEST_LINK or one_line(url, LONGEST_LINK) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if "@" in parts.netloc or _ENDS_LINK.search(parts.netloc):
        return None
    return _ENDS_LINK.sub(lambda found: f"%{ord(found[0]):02X}", url)


def listed(words: Sequence[str], most: int = 4) -> str:
    """ "A", "A and B", "A, B and C"; past `most` the rest is counted: "A, B, C and 4 more"."""
    shown = list(words)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
