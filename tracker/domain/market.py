"""The country for whose readers a document is written, where it leaves no doubt."""

from __future__ import annotations

from urllib.parse import urlsplit

from tracker.domain.document import Document

_ALONE = {"ja": "JP", "ko": "KR", "it": "IT", "sv": "SE"}
"""Languages of the press of one market."""
_SHARED = {
    "de": frozenset({"DE", "AT", "CH"}),
    "fr": frozenset({"FR", "BE", "CH", "CA"}),
    "es": frozenset({"ES", "MX", "AR", "CL", "CO", "PE", "UY"}),
    "pt": frozenset({"PT", "BR"}),
}
"""Those of several, each of which has its own releases: the tag's region or the host's country tells which."""


def market(document: Document) -> str | None:
    """The ISO 3166-1 code of the market that `document` speaks of where it names none: "opens on Friday" in a Korean
    paper is Korea's Friday. Null for English, in which the press of the world writes for the world.
    """
    language = (document.language or "").replace("_", "-").partition("-")[0]
    if language in _ALONE:
        return _ALONE[language]
    known = _SHARED.get(language, frozenset())
    return next((code for code in (document.country, _country(document.url)) if code in known), None)


def _country(url: str) -> str:
    """The last part of the host's name, as a code; nothing where the address is none."""
    try:
        return (urlsplit(url).hostname or "").rpartition(".")[2].upper()
    except ValueError:
        return ""
