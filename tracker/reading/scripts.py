"""Writing systems, as far as reading must tell them apart, and the signs of their lists."""

from __future__ import annotations

import re

FAR_SCRIPTS = "\u2e80"
"""Where the scripts of East Asia begin: words in them run together and have no capitals."""

JAPANESE = "\u3005-\u30ff\u4e00-\u9fff"
"""The kana and the characters that Japanese is written in; for a class of a regular expression."""

SIGNS = "◆◇●○■□▲△▼▽▶"
"""What stands before the headings of a list, before its items and between them; for a class of a regular expression."""

IN_TWO_LANGUAGES = re.compile(
    rf"\s[/／]\s|(?<=[A-Za-z0-9!?.)）])[/／](?=[{JAPANESE}가-힣])|(?<=[{JAPANESE}가-힣!?！？)）])[/／](?=[A-Za-z])"
)
"""What parts a title from the same in another script: 『灰の道(原題) / Ash Road』, 『Michael／マイケル』."""
