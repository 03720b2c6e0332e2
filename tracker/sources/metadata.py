"""What a page says of itself: JSON-LD first, then Open Graph, `<meta>`, `<time>`, canonical link and `html lang`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.sources import jsonld, markup, urls
from tracker.sources.language import language_tag
from tracker.sources.moments import moment
from tracker.sources.outlets import outlet_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "citation_title")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish_date", "publish-date", "dc.date.issued", "dcterms.created", "dcterms.issued",
    "dcterms.date", "dc.date", "sailthru.date", "parsely-pub-date", "article_date_original",
    "cxenseparse:recs:publishtime",
    "article.published", "originalpublicationdate", "creation_date", "timestamp",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article.updated", "modified_date", "revised",
)  # fmt: skip
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "apple-mobile-web-app-title",
    "twitter:site",
)
_LONGEST_NAME = 300
"""No headline and no date is longer, in characters."""
_LANGUAGES = ("content-language", "language", "dc.language", "dcterms.language", "og:locale")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says. `title` is the headline, `page_title` the window's.

    `body` is the article's text where the JSON-LD carries it; `paid`, that the article is not free.
    """

    title: str = ""
    page_title: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    body: str = ""
    paid: bool = False


def metadata(tree: _Element, scripts: list[str], url: str) -> Metadata:
    """The page's own word. `scripts` are its JSON-LD, as text; `url` is where it was found. Never raises."""
    said = jsonld.stated(scripts)
    metas = _metas(tree)
    first = _Times.of(tree)
    published = moment(said.published) or _moment_in(metas, _PUBLISHED) or first.published
    modified = moment(said.modified) or _moment_in(metas, _MODIFIED) or first.modified
    return Metadata(
        title=_title(tree, said, metas),
        page_title=_page_title(tree),
        published=published,
        modified=modified if modified != published else None,
        outlet=_outlet(tree, said, metas, url),
        url=_url(tree, said, metas, url),
        language=_language(tree, said, metas),
        body=said.body,
        paid=said.paid or metas.get("article:content_tier", "").lower() in ("locked", "metered"),
    )


def _metas(tree: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _moment_in(metas: Mapping[str, str], names: tuple[str, ...]) -> datetime | None:
    return next((at for name in names if (at := moment(metas.get(name)))), None)


@dataclass(frozen=True, slots=True)
class _Times:
    """The moments in the page's `<time>` and microdata."""

    published: datetime | None
    modified: datetime | None

    @classmethod
    def of(cls, tree: _Element) -> _Times:
        published = modified = plain = None
        for element in tree.iter("time", "span", "abbr", "meta"):
            marks = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
            if element.tag != "time" and not re.search(
                r"datepublished|datemodified|\bpublished\b|\bupdated\b|dtstart", marks
            ):
                continue
            if re.search(r"modif|updat", marks):
                modified = modified or _moment_of(element)
            elif (
                re.search(r"publish|\bentry-date\b|\bdate\b|pubdate|created", marks)
                or element.get("pubdate") is not None
            ):
                published = published or _moment_of(element)
            else:
                plain = plain or _moment_of(element)
        return cls(published or plain, modified)


def _moment_of(element: _Element) -> datetime | None:
    return moment(element.get("datetime") or element.get("content") or element.get("title") or _words(element))


def _words(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())[:_LONGEST_NAME]


def _title(tree: _Element, said: jsonld.Stated, metas: Mapping[str, str]) -> str:
    headings = [text for h in tree.iter("h1") if (text := markup.line(_words(h)))]
    if title := markup.line(said.headline):
        return title
    shared = markup.line(_first(metas, _TITLES))
    if len(headings) == 1 and not shared:
        return headings[0]
    whole = shared or _page_title(tree)
    for heading in headings:
        if heading and heading in whole:
            return heading
    return without_site(whole, markup.line(_first(metas, _OUTLETS))) or next(iter(headings), "")


def _page_title(tree: _Element) -> str:
    return markup.line(next((_words(title) for title in tree.iter("title")), ""))


def without_site(title: str, site: str) -> str:
    """ "Headline | Site" without the site, where the site is known by name."""
    match = re.match(rf"(.+?)\s+[|–—»·-]\s+{re.escape(site)}$", title) if site else None
    return match[1] if match else title


def _outlet(tree: _Element, said: jsonld.Stated, metas: Mapping[str, str], url: str) -> str | None:
    for name in (_first(metas, _OUTLETS[:1]), said.publisher, _first(metas, _OUTLETS[1:])):
        cleaned = markup.line(name).lstrip("@")
        if cleaned:
            return outlet_name(cleaned, url)
    return None


def _url(tree: _Element, said: jsonld.Stated, metas: Mapping[str, str], url: str) -> str | None:
    """The canonical address that the page gives, if it is one of the same site and not just the site's front page."""
    linked = [
        link.get("href", "") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for candidate in (*linked, metas.get("og:url", ""), said.url):
        found = urls.absolute(url, candidate) if candidate else None
        if (
            found
            and _same_site(found, url)
            and urls.canonical(found).count("/") > 2
            and not found.rstrip("/").endswith(urls.host(found))
        ):
            return found
    return None


def _same_site(one: str, other: str) -> bool:
    return urls.host(urls.canonical(one)) == urls.host(urls.canonical(other))


def _language(tree: _Element, said: jsonld.Stated, metas: Mapping[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    for word in (own, said.language, *(metas.get(name) for name in _LANGUAGES)):
        if tag := language_tag(word):
            return tag
    return None
