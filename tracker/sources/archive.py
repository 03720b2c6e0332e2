"""The Wayback Machine: which pages of an outlet it holds whose address names a film, and how to have them.

    [[sources]]
    name = "Wayback Machine"
    kind = "archive"             # asked by `tracker backfill` alone; without it, https://web.archive.org is

After the documentation of its CDX server
(https://github.com/internetarchive/wayback/blob/master/wayback-cdx-server/README.md): `output=json` answers a list of
rows, of which the first names the columns; `matchType=domain` takes subdomains in, `filter=urlkey:REGEX` is matched
against the whole key, `collapse=urlkey` gives one capture of each address, and an empty index answers `[]`. A capture's
own bytes, without the archive's frame around them, are at `/web/TIMESTAMPid_/ADDRESS`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from tracker.domain.film import Film
from tracker.domain.page import Page
from tracker.domain.source import Source
from tracker.errors import BadAnswer, NotAnAnswer
from tracker.sources import apijson, urls

WHO = "The Wayback Machine"
MOST = 200
"""Addresses of one outlet that are asked for: a film has a few dozen stories in the busiest trade paper."""
_COLUMNS = ("timestamp", "original")


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was at a moment (aware, UTC). `url` is the page's own address, `copy` that of its bytes."""

    at: datetime
    url: str
    copy: str


def address(source: Source, host: str, film: Film, since: date) -> str | None:
    """Asks for the pages of `host` since that day whose address has a name of the film in it; null for a film whose
    names have no letters that stand in addresses.
    """
    names = list(dict.fromkeys(filter(None, map(_in_address, film.names))))
    if not names:
        return None
    asked = [
        ("url", host),
        ("matchType", "domain"),
        ("output", "json"),
        ("fl", ",".join(_COLUMNS)),
        ("from", f"{since:%Y%m%d}"),
        ("filter", "statuscode:200"),
        ("filter", "mimetype:text/html"),
        ("filter", rf"urlkey:.*\b({'|'.join(names)})\b.*"),
        ("collapse", "urlkey"),
        ("limit", str(MOST)),
    ]
    return f"{source.url.rstrip('/')}/cdx/search/cdx?{urlencode(asked)}"


def _in_address(name: str) -> str:
    """A regular expression for `name` as outlets write titles into addresses: "k-?pops"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return "[^a-z0-9]?".join(re.findall(r"[a-z0-9]+", bare.replace("’", "").replace("'", "")))


def captures(page: Page, source: Source) -> list[Capture]:
    """The captures in the answer, each page once, the oldest first. Raises NotAnAnswer."""
    rows = apijson.loaded(page, WHO)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise NotAnAnswer(f"{WHO}’s index answered no list of rows; its format has changed")
    if not rows:
        return []
    if tuple(rows[0]) != _COLUMNS:
        raise NotAnAnswer(f"{WHO}’s index has no columns {' and '.join(_COLUMNS)} any more; its format has changed")
    found: dict[str, Capture] = {}
    for capture in sorted(_captured(rows[1:], source), key=lambda each: each.at):
        found.setdefault(urls.canonical(capture.url), capture)
    return list(found.values())


def _captured(rows: Iterable[list[object]], source: Source) -> Iterable[Capture]:
    for row in rows:
        stamp, original = (*map(str, row), "", "")[:2]
        link = urls.absolute("", original)
        if not re.fullmatch(r"\d{14}", stamp):
            raise NotAnAnswer(f"{WHO}’s index has no moments of 14 digits any more; its format has changed")
        if link:
            at = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            yield Capture(at, link, f"{source.url.rstrip('/')}/web/{stamp}id_/{link}")


def refusal(error: BadAnswer) -> str | None:
    """What the archive means by a status; null for one that says enough by itself."""
    if error.status == 403:
        return f"{WHO} does not show this outlet: it was asked to leave it out"
    if error.status == 429:
        return f"{WHO} was asked too often; try again in some minutes"
    if error.status in (503, 504):
        return f"{WHO} is overloaded; try again later"
    return None
