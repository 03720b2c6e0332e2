"""Writing systems, as far as reading must tell them apart, and the signs of their lists."""

from __future__ import annotations

FAR_SCRIPTS = "\u2e80"
"""Where the scripts of East Asia begin: words in them run together and have no capitals."""

SIGNS = "◆◇●○■□▲△▼▽▶"
"""What stands before the headings of a list, before its items and between them; for a class of a regular expression."""
