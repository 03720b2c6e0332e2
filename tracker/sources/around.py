"""What stands around an article and is none of it: navigation, related cards, newsletters, comments, cookie banners."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = frozenset(("nav", "aside", "footer", "dialog", "amp-sidebar", "amp-consent", "amp-ad", "menu", "figcaption"))
_ROLES = frozenset(
    (
        "navigation",
        "complementary",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "toolbar",
        "alert",
    )
)
_SPARED = frozenset(("html", "body", "main", "article", "h1"))
"""A theme's words on these ("has-sidebar") are about the page, not about the element."""

_NAMES = re.compile(
    # one word of a class or id; found in the markup of news themes of the last fifteen years
    r"(?:^|[-_ ])(?:"
    r"related\w*|recirc\w*|recommend\w*|suggest\w*|most-?(?:popular|read|viewed|shared)|trending|popular|"
    r"more-?(?:stories|from|news|on|posts|articles)|also-?(?:like|read|from)|see-?also|read-?(?:more|next|also)|"
    r"up-?next|next-?(?:article|post|story|up)|prev-?next|yarpp\w*|jp-relatedposts|zergnet|outbrain|taboola|"
    r"a-lire-aussi|lire-aussi|weiterlesen|ranking|latest(?:-news|-stories)?|headlines-list|teasers?|"
    r"newsletters?|sign-?up|subscri(?:be|ption)\w*|subscribe-panel|paywall|regwall|piano|login|signin|"
    r"promos?|promotion|sponsor(?:ed)?|advert\w*|ads?|ad-?(?:slot|unit|container|wrapper|block)|dfp|affiliate|shopping|"
    r"side-?bar\w*|(?:right|left)-?rail|rail|widgets?|widget-?area|"
    r"shar(?:e|ing)(?:-?(?:bar|buttons?|links|tools|this))?|sharedaddy|addtoany|social(?:-?\w+)?|follow-?us|"
    r"comments?(?:-?(?:area|list|section|form|wrapper|count))?|disqus\w*|respond|reply|replies|"
    r"cookies?(?:-?\w+)?|consent|gdpr|onetrust\w*|didomi\w*|cmp(?:box)?|privacy-?\w*|"
    r"breadcrumbs?|by-?line|author(?:-?(?:box|bio|card|info|meta|name|block))?|bio|"
    r"tags?(?:-?(?:list|links|cloud))?|post-?tags|topics|categories|cat-links|keywords|"
    r"(?:post|entry|article)-?meta|meta|post-?info|timestamp|dateline-meta|"
    r"foot(?:er)?|mast-?head|site-?header|top-?bar|nav(?:bar|igation|i)?|sub-?nav|menu|ticker|breaking-?(?:bar|news)|"
    r"pop-?up|modal|overlay|interstitial|toast|skip-?link|screen-reader-text|visually-hidden|sr-only|"
    r"copyright|pagination|pager|page-links|print-?only|toolbar|captions?|credits?-?(?:line|photo)|wp-caption-text"
    r")(?:$|[-_ ])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MEANT = re.compile(
    r"(?:^|[-_ ])(?:(?:article|entry|post|story|page|main|release)-?_*(?:body|content|text)|"
    r"articlebody|storytext|storybody)(?:$|[-_ ])",
    re.IGNORECASE,
)
"""Names that say "this is the article": such an element is never taken for its surroundings."""

_LABEL = re.compile(
    r"\W*(?:related(?: (?:stor(?:y|ies)|posts?|articles?|news|content|coverage))?|see also|also read|"
    r"read (?:more|next|also)(?: about| on)?|more (?:from|on|about|stories)\b.{0,60}|more|watch(?: now)?|listen|"
    r"recommended(?: videos?| stories)?|you (?:may|might) (?:also )?(?:like|enjoy)|must[- ]read|don[’']t miss|up next|"
    r"(?:most|trending|popular) (?:popular|read|viewed|stories|on).{0,40}|editor[’']?s'? picks?|"
    r"(?:à|a) lire (?:aussi|également)|lire aussi|sur le même sujet|"
    r"lesen sie auch|mehr zum thema|auch interessant|"
    r"te puede interesar|lee también|leer también|ver también|más información|"
    r"leggi anche|potrebbe interessarti|leia (?:também|mais)|läs (?:också|även|mer)|"
    r"関連記事|関連リンク|あわせて読みたい|관련\s?기사|[▶▲☞]\s?관련.{0,20})\s*(?:[:：|–—-]|$)",
    re.IGNORECASE,
)
"""How a pointer to another article begins."""
_PLEA = re.compile(
    r"\W*(?:sign up (?:for|to|here)|subscribe (?:to|now|today|here)|get (?:our|the) .{0,40}(?:newsletter|alerts)|"
    r"follow us\b|join our (?:newsletter|mailing)|click here to (?:subscribe|sign up)|like .{0,60}\? sign up|"
    r"already (?:a subscriber|have an account)|not a subscriber|to (?:keep|continue) reading|"
    r"this (?:article|story) is for (?:subscribers|members)|all rights reserved|(?:©|\(c\)|copyright)\s|"
    r"저작권자|무단\s?전재|we may earn (?:a )?commission|"
    r"(?:we (?:and our|use)|this site uses).{0,40}(?:partners|cookies))",
    re.IGNORECASE,
)
"""How a box that wants something of the person begins."""

_BLOCKS = (
    "p",
    "div",
    "section",
    "li",
    "ul",
    "ol",
    "span",
    "blockquote",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "center",
    "figure",
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LONGEST_NOTE = 400
"""Characters: what is longer is prose, however it begins."""
_LEAST_OF_ALL = 0.5
"""An element with more than this share of the page's letters outside links is the page, whatever its name."""
_MOST_SPARED = 20
"""Elements kept for their share; a page that nests more of them is made to cost time."""


def prune(tree: _Element) -> None:
    """Takes out of `tree` what is around the article. What holds the page's `h1` or half of its prose stays."""
    half = prose_letters(tree) * _LEAST_OF_ALL
    headed = {up for heading in tree.iter("h1") for up in heading.iterancestors()}
    spared = 0
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        if element.tag not in _SPARED and element not in headed and _is_around(element):
            if spared >= _MOST_SPARED or prose_letters(element) <= half:
                drop(element)
                continue
            spared += 1
        waiting.extend(element)


def _is_around(element: _Element) -> bool:
    tag, attributes = str(element.tag), element.attrib
    if tag in _TAGS:
        return True
    if tag == "figure":
        return not _holds(element, "table", "blockquote")
    if tag == "form":
        return not _holds(element, "article")
    if tag == "header":
        parent = element.getparent()
        return parent is not None and parent.tag == "body"
    return bool(attributes) and (_is_hidden(element) or _is_named_around(element))


def _is_hidden(element: _Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in str(element.get("style", "")).replace(" ", "")
    )


def _is_named_around(element: _Element) -> bool:
    if str(element.get("role", "")).lower() in _ROLES:
        return True
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return name != " " and _names_around(name)


@lru_cache(maxsize=4096)
def _names_around(name: str) -> bool:
    """Whether class and id in `name` say so; a site's pages repeat the same few hundred names."""
    return bool(_NAMES.search(_CAMEL.sub("-", name))) and not _MEANT.search(name)


def _holds(element: _Element, *tags: str) -> bool:
    return next(element.iter(*tags), None) is not None


def letters(element: _Element) -> int:
    """The length of the text in `element`, in characters, without the spaces around its pieces."""
    return sum([len(text.strip()) for text in element.itertext()])


def prose_letters(element: _Element) -> int:
    """`letters` less those of links: what a page of cards and menus has few of."""
    return letters(element) - sum(letters(link) for link in element.iter("a"))


def drop_pointers(tree: _Element) -> None:
    """Takes out of the article `tree` the lines and boxes that point elsewhere or ask for something."""
    for element in list(tree.iter(*_BLOCKS)):
        if element.getparent() is None:
            continue
        text = _text(element)
        if not text or len(text) > _LONGEST_NOTE:
            continue
        if _PLEA.match(text):
            drop(element)
        elif (label := _LABEL.match(text)) and (_holds(element, "a") or label.end() == len(text)):
            _drop_labelled(element, alone=label.end() == len(text))
        elif element.tag == "p" and _is_lone_link(element, text):
            drop(element)


def _text(element: _Element) -> str:
    """The text of `element` in one line, read only as far as a note may be long."""
    parts: list[str] = []
    length = 0
    for text in element.itertext():
        parts.append(str(text))
        length += len(text.strip()) + 1
        if length > _LONGEST_NOTE:
            break
    return " ".join("".join(parts).split())


def _drop_labelled(element: _Element, *, alone: bool) -> None:
    """Drops the pointer; with a heading that is the label `alone`, the list or card that it heads."""
    following = element.getnext()
    if alone and following is not None:
        is_list = following.tag in ("ul", "ol")
        is_card = following.tag in ("div", "section", "article") and _holds(following, "a")
        if is_list or (element.tag in _HEADINGS and (is_card or is_all_link(following))):
            drop(following)
    drop(element)


def is_all_link(element: _Element) -> bool:
    """Whether nine letters in ten of `element` are links."""
    linked = sum(letters(link) for link in element.iter("a"))
    return linked > 0 and linked >= letters(element) * 0.9


def _is_lone_link(element: _Element, text: str) -> bool:
    """Whether a paragraph is one link to another story and nothing else; several in a row are the article's list."""
    if len(text.split()) < 4 or not is_all_link(element):
        return False
    neighbours = (element.getprevious(), element.getnext())
    return not any(n is not None and n.tag == "p" and is_all_link(n) for n in neighbours)


def drop(element: _Element) -> None:
    """Removes `element` and keeps the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
