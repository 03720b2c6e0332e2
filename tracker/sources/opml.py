"""Lists of feeds, as feed readers hand them in and out: OPML 2.0 (https://opml.org/spec2.opml, subscription lists)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.errors import InputError
from tracker.sources import markup, urls


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed and what it is called."""

    title: str
    url: str


def read(raw: bytes, *, name: str) -> list[Subscription]:
    """The feeds of an OPML file, whatever folders they are in, each address once. `name` is the file's, for errors.

    Raises InputError where it is none, or names no feed. No entity is expanded, and nothing is loaded.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(raw, parser) if raw.strip() else None
    if root is None or not isinstance(root.tag, str) or root.tag.lower() != "opml":
        raise InputError(f"{name}: is no OPML file")
    found: dict[str, Subscription] = {}
    for outline in root.iter("outline"):
        said = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        url = urls.absolute("", said.get("xmlurl", ""))
        if url:
            title = markup.line(said.get("title") or said.get("text") or "") or urls.host(url)
            found.setdefault(url, Subscription(title, url))
    if not found:
        raise InputError(f"{name}: names no feed: no outline in it has an xmlUrl")
    return list(found.values())


def written(subscriptions: Sequence[Subscription]) -> str:
    """The same as a file."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Sources of the festival release tracker"
    body = etree.SubElement(root, "body")
    for each in subscriptions:
        etree.SubElement(body, "outline", type="rss", text=each.title, title=each.title, xmlUrl=each.url)
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8").decode()
