"""Language tags."""

from __future__ import annotations

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?:$|[-_.@,; ])")


def language_tag(word: str | None) -> str | None:
    """`word` ("en_US", "EN-us", "de_DE.UTF-8") as a BCP 47 tag of language and region; None for anything else."""
    match = _TAG.match((word or "").strip())
    if not match:
        return None
    language, region = match[1].lower(), match[2]
    return f"{language}-{region.upper()}" if region else language
