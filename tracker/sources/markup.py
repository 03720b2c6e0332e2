"""Markup to plain text: paragraphs parted by a blank line, list items and table rows as lines of their own."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# fmt: off
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot",
    "thead", "tr", "ul",
    "doc", "item", "list", "quote", "row",  # what trafilatura calls them in its own tree
))
"""Elements that begin and end a line at least."""

LINES = frozenset(("li", "item", "tr", "row", "dt", "dd", "thead", "tbody", "tfoot"))
"""Those of `BLOCKS` whose neighbours are lines of one paragraph, not paragraphs."""

CELLS = frozenset(("td", "th", "cell"))
ROWS = frozenset(("tr", "row", "table", "thead", "tbody", "tfoot"))

UNREAD = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "canvas", "audio",
    "video", "map", "select", "option", "textarea", "button", "input", "datalist", "title", "meta", "link", "base",
))
"""Elements whose text no reader sees, or that are a control and no prose."""

_KNOWN = BLOCKS | CELLS | UNREAD | {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "caption", "cite", "code", "col", "colgroup", "data", "del",
    "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "picture", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}
# fmt: on
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=[\s/>])|<!--|<!\[CDATA\[")
_FOREIGN = re.compile(r"</?(?:o|v|w|m|x|st1|fb|g):[A-Za-z][^<>]{0,500}>")
"""Tags of Word's (`<o:p>`) and of share buttons' (`<fb:like>`) in texts that were pasted."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""Controls, soft hyphens, zero-width spaces, direction overrides, lone surrogates: they part words or hide them."""
_MANY_NEWLINES = re.compile(r"\n{3,}")
_ROUNDS = 3
"""How often text is unescaped at most: feeds are met with markup escaped two and three times over."""


def tidy(text: str) -> str:
    """`text` in NFC, without invisible characters, any run of spaces as one, at most one blank line at a time."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    lines = "\n".join(_visible(" ".join(each.split())) for each in text.split("\n"))
    whole = lines if lines.isascii() else unicodedata.normalize("NFC", lines)
    return _MANY_NEWLINES.sub("\n\n", whole).strip()


def _visible(text: str) -> str:
    """One line without its invisible characters; most lines have none, which `isprintable` tells at once."""
    return text if text.isprintable() else " ".join(_INVISIBLE.sub("", text).split())


def line(text: str) -> str:
    """`text`, which may be markup and escaped more than once, as one plain line: a headline, a name."""
    return " ".join(plain(text).split())


def plain(text: str) -> str:
    """`text`, which may be markup and escaped more than once, as plain paragraphs.

    What only looks like a tag ("<3", "<Untitled>") is kept as it is written.
    """
    for turn in range(_ROUNDS):
        if "<![CDATA[" in text:  # escaped along with the text that it was to spare the escaping
            text = text.replace("<![CDATA[", "").replace("]]>", "")
        if has_tags(text):
            text = rendered(fragment(_with_breaks(text, already_plain=turn > 0)))
        elif _ENTITY.search(text):
            text = html.unescape(text)
        else:
            break
    return tidy(text)


def _with_breaks(text: str, *, already_plain: bool) -> str:
    """`text` with `<br>` where line ends mean something: all once rendered, blank lines where there is no block tag."""
    if already_plain:
        return text.replace("\n", "<br>")
    if any((m[1] or "").lower() in BLOCKS or (m[1] or "").lower() == "br" for m in _TAG.finditer(text)):
        return text
    return re.sub(r"\r?\n[^\S\n]*\r?\n", "<br><br>", text)


def has_tags(text: str) -> bool:
    """Whether `text` holds at least one HTML tag by name."""
    return any(m[1] is None or m[1].lower() in _KNOWN for m in _TAG.finditer(text))


def fragment(text: str) -> _Element:
    """The tree of an HTML fragment. Unknown tags are text; nothing is ever loaded."""
    from lxml import etree

    kept = re.sub(r"<(?!/?([A-Za-z][A-Za-z0-9]*)[\s/>]|!--)", "&lt;", _escape_unknown(_FOREIGN.sub("", text)))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<html><body>{kept}</body></html>".encode("utf-8", "replace"), parser)
    return root if root is not None else etree.Element("body")


def _escape_unknown(text: str) -> str:
    return _TAG.sub(lambda m: m[0] if m[1] is None or m[1].lower() in _KNOWN else "&lt;" + m[0][1:], text)


def rendered(root: _Element) -> str:
    """The text of an lxml tree as a reader sees it: block by block, items and rows as lines, cells parted by " | "."""
    from lxml import etree

    writer = _Writer()
    skipped: _Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag
        if not isinstance(tag, str):
            if skipped is None:
                writer.text(element.tail)
            continue
        if event == "start":
            if skipped is None and tag in UNREAD:
                skipped = element
            if skipped is None:
                writer.opened(tag)
                writer.text(element.text)
            continue
        if skipped is None:
            writer.closed(tag)
        if skipped is element:
            skipped = None
        if skipped is None and element is not root:
            writer.text(element.tail)
    return writer.result()


class _Writer:
    """Gathers text with the gap that the elements between two pieces ask for: none, a line, a paragraph."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = 0
        self._cells = 0
        self._begun = False
        """Whether the row has words: a bar before its first would end the line before it."""
        self._term = False
        self._verbatim = 0

    def opened(self, tag: str) -> None:
        self._verbatim += tag == "pre"
        if tag in ("br", "lb"):
            self._gap += 1
        elif tag in CELLS:
            if self._begun:
                self._parts.append(" | ")
            self._cells += 1
        elif tag in BLOCKS:
            self._broken(tag)

    def closed(self, tag: str) -> None:
        self._verbatim -= tag == "pre"
        if tag in BLOCKS:
            self._broken(tag)
            self._term = tag == "dt"

    def _broken(self, tag: str) -> None:
        if tag in ROWS:
            self._cells, self._begun = 0, False
        if self._cells:
            self._parts.append(" ")  # a block in a cell ends no line: the row is one
        else:
            self._gap = max(self._gap, 1 if tag in LINES else 2)

    def text(self, text: str | None) -> None:
        if not text:
            return
        if self._verbatim:
            first, *others = text.split("\n")
            self._words(first)
            for each in others:
                self._gap += 1
                self._words(each)
        else:
            self._words(text)

    def _words(self, text: str) -> None:
        words = " ".join(text.split())
        if not words:
            if text and not self._gap:
                self._parts.append(" ")
            return
        if self._term:
            self._parts.append(" " if self._parts[-1].rstrip().endswith(":") else ": ")
        elif self._gap:
            self._parts.append("\n" if self._gap == 1 else "\n\n")
        elif text[0].isspace():
            self._parts.append(" ")
        self._gap, self._term, self._begun = 0, False, self._cells > 0
        self._parts.append(words)
        if text[-1].isspace():
            self._parts.append(" ")

    def result(self) -> str:
        return "".join(self._parts)
