"""An index page without a feed to items: by the person's CSS selectors, or by the page's own regularity.

    [[sources]]
    name = "Cineuropa"
    kind = "listing"
    url = "https://cineuropa.org/en/newslist/"
    select = { item = "article", link = "h3 a", date = "time" }     # only where the page does not tell by itself

A page that lists articles repeats one pattern: links to the same site, at the same place of the same elements, each
with a headline for its text. The pattern with the most text is the list; what stands around each of its links, up to
the next link of the pattern, is the item, and holds its date and summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from tracker.domain.document import Item
from tracker.domain.page import Page
from tracker.domain.source import Selectors, Source
from tracker.errors import NotAListing
from tracker.sources import markup, urls
from tracker.sources.interface import Asked, Found
from tracker.sources.language import language_tag
from tracker.sources.moments import moment
from tracker.sources.selecting import first_text, line_of, parsed

if TYPE_CHECKING:
    from bs4 import Tag

_FEWEST = 4
"""Links of one pattern under which it is no list: three teasers stand on many an article's page."""
_MOST_LINKS = 4000
"""Links looked at; no page has more of them but one that is made to cost time."""
_MOST_ITEMS = 300
_HEADLINE = 15
"""Characters of the shortest headline; menus have shorter ones."""
_LONGEST_HEADLINE = 300
_AROUND = frozenset(("nav", "footer", "aside", "form"))
"""Elements that hold links to everything but the page's own articles."""
_AROUND_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav(?:igation|bar)?|menu|footer|sidebar|breadcrumbs?|cookie|social|share|related|popular|trending|"
    r"most-read|newsletter)(?:$|[-_ ])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d+")
_DEEPEST = 40
"""Elements around a link that are looked at; honest pages nest half as deep."""
_LINES = 40
"""Pieces of an entry's text that are looked at for its date."""
_REACH = 6
"""So many elements above a link its pattern and its item are looked for."""


@dataclass(frozen=True, slots=True)
class _Link:
    element: Tag
    url: str
    text: str


def read(page: Page, asked: Asked) -> Found:
    """The articles that the page lists, in its order, each address once.

    Raises NotAListing where the selectors find nothing, or where there are none and the page is not regular: a site
    that was rebuilt is not silence.
    """
    (root, _), source = parsed(page), asked.source
    entries = _selected(root, page, source.select) if source.select.item else _regular(root, page)
    language = _language(root)
    found: dict[str, Item] = {}
    for element, link in entries:
        found.setdefault(link.url, _item(element, link, source, language))
    if not found:
        raise NotAListing(_nothing(page, source.select.item))
    return Found(items=tuple(found.values()))


def _language(root: Tag) -> str | None:
    whole = root.find("html")
    return language_tag(str(whole.get("lang") or "")) if whole else None


def _nothing(page: Page, selector: str | None) -> str:
    if selector:
        return f'{page.final_url}: nothing on the page is chosen by select.item = "{selector}"; was the site rebuilt?'
    return (
        f"{page.final_url}: no regular list of articles is found there; name its entries, "
        'such as select = { item = "article", link = "a" }'
    )


def _selected(root: Tag, page: Page, select: Selectors) -> Iterator[tuple[Tag, _Link]]:
    for element in islice(root.select(select.item or ""), _MOST_ITEMS):
        elements = element.select(select.link or "a[href]") or ([element] if element.name == "a" else [])
        links = [link for each in elements if (link := _link(each, page))]
        if links:
            yield element, links[0] if select.link else max(links, key=lambda link: len(link.text))


def _link(element: Tag, page: Page) -> _Link | None:
    url = urls.absolute(page.final_url, str(element.get("href") or ""))
    return _Link(element, url, line_of(element)) if url else None


def _regular(root: Tag, page: Page) -> Iterator[tuple[Tag, _Link]]:
    """The links of the page's richest pattern, each with the element around it."""
    patterns: dict[str, dict[str, _Link]] = {}
    for element in islice(root.find_all("a", href=True), _MOST_LINKS):
        link = _link(element, page)
        if link and _may_be_headline(link, page):
            patterns.setdefault(_pattern(element), {}).setdefault(urls.canonical(link.url), link)
    regular = [list(links.values()) for links in patterns.values() if len(links) >= _FEWEST]
    best = max(regular, key=_richness, default=[])
    members = {id(link.element) for link in best}
    for link in best[:_MOST_ITEMS]:
        yield _entry(link.element, members), link


def _may_be_headline(link: _Link, page: Page) -> bool:
    if not _HEADLINE <= len(link.text) <= _LONGEST_HEADLINE or urls.host(link.url) != urls.host(page.final_url):
        return False
    if urls.canonical(link.url) == urls.canonical(page.final_url):
        return False
    return not any(each.name in _AROUND or _AROUND_NAMES.search(_names(each)) for each in _above(link.element))


def _above(element: Tag) -> Iterator[Tag]:
    """The elements around `element`, from the nearest to the page's body."""
    near = islice(element.parents, _DEEPEST)
    return takewhile(lambda each: each.name not in ("body", "html", "[document]"), near)


def _names(element: Tag) -> str:
    return " ".join(map(str, (*element.get_attribute_list("class"), element.get("id") or "")))


def _pattern(element: Tag) -> str:
    """Where the link stands: its own and its ancestors' names and first classes, numbers aside."""
    return ">".join(_step(each) for each in (element, *islice(_above(element), _REACH)))


def _step(element: Tag) -> str:
    first = next(iter(element.get_attribute_list("class")), "") or ""
    return f"{element.name}.{_NUMBERED.sub('', first)}"


def _richness(links: Sequence[_Link]) -> int:
    """Letters of all headlines; a list of links whose texts are the same ("Read more about it") has few."""
    return sum(len(text) for text in {link.text for link in links})


def _entry(element: Tag, members: set[int]) -> Tag:
    """The largest element around the link that holds no other link of the pattern."""
    entry = element
    for above in islice(_above(element), _REACH):
        if any(id(link) in members and link is not element for link in above.find_all("a", href=True)):
            break
        entry = above
    return entry


def _item(entry: Tag, link: _Link, source: Source, language: str | None) -> Item:
    select = source.select
    title = first_text(entry, select.title) or _heading(entry) or link.text
    return Item(
        url=link.url,
        title=markup.line(title),
        summary=first_text(entry, select.summary) or _summary(entry, title),
        published=_date(entry, select.date),
        language=source.language or language,
    )


def _heading(entry: Tag) -> str:
    heading = entry.find(["h1", "h2", "h3", "h4", "h5"])
    return line_of(heading) if heading else ""


def _summary(entry: Tag, title: str) -> str:
    """The longest paragraph of the entry that is not its headline."""
    innermost = (each for each in entry.find_all(["p", "div"]) if not each.find(["p", "div", "h2", "h3"]))
    return max((text for each in innermost if title not in (text := line_of(each))), key=len, default="")


def _date(entry: Tag, selector: str | None) -> datetime | None:
    for element in entry.select(selector or "time"):
        if at := moment(str(element.get("datetime") or line_of(element))):
            return at
    return next((at for text in islice(entry.stripped_strings, _LINES) if (at := moment(text))), None)
