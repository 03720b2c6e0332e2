"""Writing systems, as far as reading must tell them apart, and the signs of their lists."""

from __future__ import annotations

FAR_SCRIPTS = "\u2e80"
"""Where the scripts of East Asia begin: words in them run together and have no capitals."""

JAPANESE = "\u3005-\u30ff\u4e00-\u9fff"
"""The kana and the characters that Japanese is written in; for a class of a regular expression."""

SIGNS = "◆◇●○■□▲△▼▽▶"
"""What stands before the headings of a list, before its items and between them; for a class of a regular expression."""
