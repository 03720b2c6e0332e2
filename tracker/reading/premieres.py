"""Which premiere a showing is: the world's, a region's, a nation's."""

from __future__ import annotations

from tracker.reading.lexicon import Lexicon
from tracker.reading.marks import Marked

_NATIONS = {
    "US": "us",
    "GB": "uk",
    "CA": "canadian",
    "DE": "german",
    "FR": "french",
    "AU": "australian",
    "IT": "italian",
    "JP": "japanese",
    "AT": "austrian",
    "CH": "swiss",
    "SE": "swedish",
    "DK": "danish",
    "NO": "norwegian",
    "FI": "finnish",
    "BE": "belgian",
    "NL": "dutch",
    "ES": "spanish",
    "PT": "portuguese",
    "PL": "polish",
    "BR": "brazilian",
    "MX": "mexican",
    "KR": "korean",
    "CN": "chinese",
    "IN": "indian",
    "IE": "irish",
    "NZ": "new zealand",
    "IS": "icelandic",
    "GR": "greek",
    "TR": "turkish",
    "UA": "ukrainian",
    "CZ": "czech",
    "HU": "hungarian",
    "RO": "romanian",
    "AR": "argentine",
    "CL": "chilean",
    "CO": "colombian",
    "IL": "israeli",
    "TW": "taiwanese",
    "ZA": "south african",
}
_REGIONS = (
    (frozenset({"JP", "KR"}), "asian"),
    (frozenset({"FR", "DE"}), "european"),
    (frozenset({"BR", "MX"}), "latin american"),
    (frozenset({"SE", "DK"}), "nordic"),
    (frozenset({"AE", "EG"}), "middle east"),
)


def premiere(lexicon: Lexicon, marked: Marked) -> str | None:
    """Which premiere the words say it is."""
    for match in lexicon.shapes["premiere_of"].finditer(marked.text):
        if kind := _premiere_of(marked.at(match.start("territory")).value):
            return kind
    return next((kind for kind, pattern in lexicon.premieres if pattern.search(marked.text)), None)


def _premiere_of(codes: tuple[str, ...]) -> str | None:
    held = frozenset(codes)
    if held == {"WW"}:
        return "world"
    if held == {"US", "CA"}:
        return "north american"
    if len(held) == 1:
        return _NATIONS.get(codes[0])
    if "WW" in held:
        return "international"
    return next((name for inner, name in _REGIONS if inner <= held), None)
