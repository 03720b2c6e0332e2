"""Languages: tags as pages write them, and the language of a text that has none."""

from __future__ import annotations

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?:$|[-_.@,; ])")
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
)
_SCRIPT_SHARE = 0.1
"""Share of letters of a script that is one language's own; an English text may quote a Korean title."""
_SAMPLE = 2000
"""Characters that settle a language; more of them only take longer."""
_LEAST = 60
"""Characters under which a guess is worth nothing."""


def language_tag(word: str | None) -> str | None:
    """`word` ("en_US", "EN-us", "de_DE.UTF-8") as a BCP 47 tag of language and region; None for anything else."""
    match = _TAG.match((word or "").strip())
    if not match:
        return None
    language, region = match[1].lower(), match[2]
    return f"{language}-{region.upper()}" if region else language


def guessed(text: str) -> str | None:
    """The language of `text` as ISO 639-1, by its script or by py3langid; None where it is too short to tell."""
    sample = text[:_SAMPLE]
    for language, own in _SCRIPTS:
        if len(own.findall(sample)) > len(sample) * _SCRIPT_SHARE:
            return language
    if len(sample) < _LEAST:
        return None
    from py3langid import classify

    return str(classify(sample)[0])
