"""The article in a page, and nothing around it.

Most pages say which element is their article, by schema.org's `articleBody`, by the class that their theme gives it, by
`<article>` or by `<main>`; that element, less what is around the article, is rendered whole, so that lists, tables and
short lines survive. Where a page does not say, trafilatura finds the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from tracker.sources import around, markup

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNSEEN = ("script", "style", "svg", "noscript", "template", "iframe")
_CUT = re.compile(rf"<({'|'.join(_UNSEEN)})\b([^>]*)>", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _UNSEEN}
_JSON_LD = re.compile(r"type\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)

_BODY_NAMES = re.compile(
    # class names and ids that themes give to the element that holds an article's paragraphs
    r"(?:^|\s)(?:[\w-]{0,40}(?:article|entry|post|story|news|release|blog|single|node|page)[-_]{0,2}"
    r"(?:body|content|text|copy|main|detail)(?:[-_]\w+)*|articlebody|storytext|storybody|body-?(?:copy|text|content)|"
    r"rich-?text|field-name-body|a-content|wysiwyg|prose|text)(?:$|\s)",
    re.IGNORECASE,
)
_PREFACE = re.compile(
    r"(?:^|[-_ ])(?:dek|deck|standfirst|sub-?(?:title|head(?:ing|line)?)|excerpt|summary|intro|lede|lead|abstract)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names of the lines between headline and article."""
_NOTE = re.compile(
    r"\W*(?:updat(?:e|ed)|correct(?:ion|ed)|clarification|editor[’']s note|an earlier version of this)\b"
    r"(?!\W*(?:on|at|:)?\s*(?:\w+ \d|\d))",
    re.IGNORECASE,
)
"""How a note on the article's own changes begins; a bare "Updated June 3" is none."""

_LEAST = 80
"""Letters under which an element holds no article but, at best, its first line."""
_WHOLE = 0.7
"""Share of the letters of all bodies on a page at which the largest is the article; else they are parts of one."""
_MOST_BODIES = 500
"""Elements looked at for the article's; no page has more of them but one that is made to cost time."""
_MOST_TAGS = 60_000
"""Tags, without scripts, after which a page is read no further: the longest live blogs have a third of them."""
_PROSE_CELL = 250
"""Characters of a table's cell over which the table is there for the layout."""
_LINKS = 3
"""So many links and nothing else are a menu."""


def parted(text: str) -> tuple[str, list[str]]:
    """The HTML without what no reader sees (scripts, styles, drawings), and the texts of its JSON-LD. Linear in length.

    Such elements are most of a page's bytes; cutting them before the parse halves its cost.
    """
    kept: list[str] = []
    scripts: list[str] = []
    place = 0
    endless: set[str] = set()
    for match in _CUT.finditer(text):
        name = match[1].lower()
        if match.start() < place or name in endless:
            continue
        closing = _ENDS[name].search(text, match.end())
        if closing is None:
            endless.add(name)
            continue
        end = closing.start()
        if name == "script" and _JSON_LD.search(match[2]):
            scripts.append(text[match.end() : end])
        kept.append(text[place : match.start()])
        close = text.find(">", end)
        place = close + 1 if close >= 0 else len(text)
    kept.append(text[place:])
    return _cut_short("".join(kept)), scripts


def _cut_short(text: str) -> str:
    pieces = text.split("<", _MOST_TAGS)
    return text if len(pieces) <= _MOST_TAGS else "<".join(pieces[:-1])


def tree_of(text: str) -> _Element | None:
    """The HTML tree of `text`, as a browser would mend it; None where there is nothing."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def main_text(tree: _Element) -> str:
    """The article's paragraphs, parted by a blank line; empty where there is none. Changes `tree`.

    The lines between headline and article, and notes on what was updated or corrected, are part of it wherever they
    stand.
    """
    around.prune(tree)
    _unfold_layout(tree)
    body = _named_body(tree)
    if body is None:
        return _unnamed_text(tree)
    around.drop_pointers(body)
    before, after = _notes(tree, body)
    pieces = (*before, markup.tidy(markup.rendered(body)), *after)
    return "\n\n".join(piece for piece in pieces if piece)


def _named_body(tree: _Element) -> _Element | None:
    """The element that the page itself names as its article; None where it names none with any text."""
    for bodies in (_by_microdata(tree), _by_class(tree), tree.iter("article"), _by_main(tree)):
        if (found := _one_of(list(islice(bodies, _MOST_BODIES)))) is not None:
            return found
    return None


def _by_microdata(tree: _Element) -> Iterator[_Element]:
    elements = tree.iter("div", "section", "article", "span", "main")
    return (e for e in elements if "articleBody" in e.get("itemprop", ""))


def _by_class(tree: _Element) -> Iterator[_Element]:
    elements = tree.iter("div", "section", "article", "td")
    return (e for e in elements if _BODY_NAMES.search(e.get("class", "")) or _BODY_NAMES.search(e.get("id", "")))


def _by_main(tree: _Element) -> Iterator[_Element]:
    """`<main>` with a headline of its own; without one it is a list of stories as often as a story."""
    return (e for e in tree.iter("main") if next(e.iter("h1"), None) is not None)


def _one_of(bodies: list[_Element]) -> _Element | None:
    """The largest of `bodies`, or what holds them all where none outweighs the others (a live blog's entries)."""
    own = set(bodies)
    outer = [body for body in bodies if not any(up in own for up in body.iterancestors())]
    weighed = [(around.letters(body), body) for body in outer]
    heavy = [(weight, body) for weight, body in weighed if weight >= _LEAST]
    if not heavy:
        return None
    weight, largest = max(heavy, key=lambda pair: pair[0])
    if weight >= _WHOLE * sum(each for each, _ in weighed):
        return largest
    headed = [body for _, body in heavy if next(body.iter("h1"), None) is not None]
    return headed[0] if headed else _common(outer)


def _common(elements: list[_Element]) -> _Element:
    """The innermost element that holds all of `elements`."""
    lines = [[*reversed(list(element.iterancestors()))] for element in elements]
    shared = lines[0][0]
    for level in zip(*lines, strict=False):
        if any(each is not level[0] for each in level):
            break
        shared = level[0]
    return shared


def _notes(tree: _Element, body: _Element) -> tuple[list[str], list[str]]:
    """The standfirst and the notes on updates that stand before `body`, and the notes that stand after it."""
    before: list[str] = []
    after: list[str] = []
    inside = set(body.iter())
    passed = False
    for element in tree.iter("p", "h2", "div", "em", "strong", "span", str(body.tag)):
        if element is body:
            passed = True
        if element in inside:
            continue
        named = not passed and _PREFACE.search(element.get("class", "")) is not None
        text = markup.tidy(markup.rendered(element)) if named or _NOTE.match(element.text or "") else ""
        places = after if passed else before
        if text and not any(text in place for place in places):
            places.append(text)
    return before, after


def _unfold_layout(tree: _Element) -> None:
    """Makes plain blocks of tables that only lay the page out, so that their cells are not read as rows."""
    for table in list(tree.iter("table")):
        cells = list(table.iter("td", "th"))
        if next(table.iterdescendants("table"), None) is not None or any(
            around.letters(c) > _PROSE_CELL for c in cells
        ):
            for part in list(table.iter("table", "tbody", "thead", "tr", "td", "th")):
                if part.tag == "table" and part is not table:
                    continue
                part.tag = "div"


def _unnamed_text(tree: _Element) -> str:
    """What trafilatura takes for the prose; where that is too little for it, all text outside blocks of links."""
    from lxml import etree, html
    from trafilatura import bare_extraction

    around.drop_pointers(tree)
    its_own = html.fromstring(etree.tostring(tree, encoding="unicode", method="html"))
    found = bare_extraction(its_own, fast=True, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    prose = "" if body is None else markup.tidy(markup.rendered(body))
    if "\n" in prose:
        return prose
    # Under its least size trafilatura hands over all the page's words as one line: our own rendering keeps the lines.
    for block in list(tree.iter("ul", "ol", "p", "div", "td", "font")):
        if sum(1 for _ in islice(block.iter("a"), _LINKS)) == _LINKS and around.is_all_link(block):
            around.drop(block)
    return markup.tidy(markup.rendered(tree))
