"""The feed of news (Atom, RFC 4287): an entry a development of a film, however many outlets tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from db.rows import RaisedAlert
from tracker.alerts.clean import one_line, safe_link
from tracker.alerts.words import CERTAINTY_WORDS, headline

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
ENTRIES = 100
"""The latest so many: a reader that asks once a month misses nothing of a busy watch list."""
_NAMESPACE = "http://www.w3.org/2005/Atom"
_LONGEST = 600
_NO_XML = re.compile("[\ufffe\uffff]")
"""Besides the controls, no characters of XML 1.0 (2.2)."""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """`link` is where the feed itself is found, `board` where a person looks; null where neither has an address."""

    link: str | None = None
    board: str | None = None


def atom(raised: Iterable[RaisedAlert], title: str, began: datetime, address: FeedAddress | None = None) -> bytes:
    """The alerts, the latest first, as an Atom feed called `title`; `began` is its date while it is empty.

    Ids are made from those of the alerts, so that the same news keeps its id wherever and whenever it is asked for.
    """
    address = address or FeedAddress()
    entries = list(raised)
    feed = Element("feed", xmlns=_NAMESPACE)
    _text(feed, "id", _urn("feed", title))
    _text(feed, "title", title)
    _text(feed, "updated", _moment(max((entry.created_at for entry in entries), default=began)))
    _text(SubElement(feed, "author"), "name", "festival release tracker")
    _text(feed, "generator", "festival release tracker")
    if address.link:
        SubElement(feed, "link", rel="self", type="application/atom+xml", href=address.link)
    if address.board:
        SubElement(feed, "link", rel="alternate", type="text/html", href=address.board)
    for entry in entries:
        _entry(feed, entry)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Element, raised: RaisedAlert) -> None:
    alert = raised.alert
    said, claim = alert.development, alert.claim
    entry = SubElement(feed, "entry")
    _text(entry, "id", _urn("alert", alert.id))
    _text(entry, "title", headline(alert))
    _text(entry, "updated", _moment(raised.created_at))
    _text(entry, "published", _moment(raised.created_at))
    _text(SubElement(entry, "author"), "name", one_line(claim.outlet) or "an outlet without a name")
    if link := safe_link(claim.url):
        SubElement(entry, "link", rel="alternate", href=link)
    SubElement(entry, "category", term=said.kind)
    SubElement(entry, "category", term=_clean(said.film), label="film")
    quote = f"“{one_line(said.quote, _LONGEST)}” — {one_line(claim.outlet)}"
    told = f"{quote}, {claim.said.date()}, {CERTAINTY_WORDS[said.certainty]}"
    _text(entry, "content", told).set("type", "text")


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = _clean(text)
    return element


def _clean(text: str) -> str:
    """`text` on one line, of characters that XML knows."""
    return _NO_XML.sub("", one_line(text, 2 * _LONGEST))


def _urn(what: str, name: str) -> str:
    return uuid5(NAMESPACE_URL, f"festival-release-tracker/{what}/{name}").urn


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
