"""The outlet's name out of what a feed or a page calls itself."""

from __future__ import annotations

import re

from tracker.domain.film import fold
from tracker.sources import urls

_PARTS = re.compile(r"\s+[|–—»«›·•:-]+\s+|\s*[»|]\s*|:\s+")
_GENERIC = re.compile(
    r"(?:(?:the|all|latest|top|breaking|recent|full|our|main|complete)\b\s*)*"
    r"(?:film|films|movies?|cinema|news|stories|articles|posts?|headlines|updates|rss|atom|feed|feeds|home|homepage|"
    r"index|blog|entertainment|international|acquisitions|deals|festivals|"
    r"search results.*|results for.*|you searched for.*|"
    r"comments.*|archives?|\s|&|and|of|2\.0)+",
    re.IGNORECASE,
)


def outlet_name(title: str, url: str) -> str | None:
    """The outlet in a feed's or site's `title` ("Film – Variety", "Deadline » Feed"), helped by the host of `url`."""
    parts = [part.strip(" \"'“”") for part in _PARTS.split(title) if part.strip(" \"'“”")]
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    label = fold(urls.host(url).rsplit(".", 1)[0])
    own = [p for p in parts if (f := fold(p).removeprefix("the")) and len(f) > 2 and (f in label or label in f)]
    if own:
        return own[0]
    named = [p for p in parts if not _GENERIC.fullmatch(p)]
    return title if len(named) == len(parts) else (named[0] if named else title)
