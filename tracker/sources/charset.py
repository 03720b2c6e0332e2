"""Bytes to text where host, page and truth may each say something else."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
"""HTML wants the declaration in the first 1024 bytes; some put a comment before it."""
_WEB_NAMES = {
    # WHATWG Encoding Standard, 4.2: these labels mean a larger character set than they name
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "windows-1252": "cp1252", "x-cp1252": "cp1252", "iso-8859-9": "cp1254", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "korean": "cp949", "windows-949": "cp949", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-8-i": "iso-8859-8",
    # what a <meta> cannot truly say, since it was read as bytes of one each
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "utf8": "utf-8", "unicode": "utf-8",
}  # fmt: skip
_TOLERATED = 0.01
"""Share of broken characters up to which a declared charset is believed: one bad byte in a comment spoils no page."""


def decoded(body: bytes, stated: str | None) -> str:
    """`body` as text. A byte-order mark is believed first, then valid UTF-8, then `stated`, the charset that the host
    gave, then the page's own declaration, then windows-1252. Never raises: what cannot be read becomes U+FFFD.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _by_word(body, stated)
    if "\x1b$" in text and (escaped := _codec(stated) or _codec(declared(body))) == "iso2022_jp":
        return body.decode(escaped, "replace")
    return text


def declared(body: bytes) -> str | None:
    """The charset that the page itself names, in its `<meta>` or XML declaration."""
    match = _DECLARED.search(body[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def _by_word(body: bytes, stated: str | None) -> str:
    """The candidate with the fewest broken characters; the earlier of equals."""
    best: tuple[int, str] | None = None
    for name in dict.fromkeys((_codec(stated), _codec(declared(body)), "utf-8", "cp1252")):
        if name is None:
            continue
        text = body.decode(name, "replace")
        broken = text.count("\ufffd")
        if broken <= len(text) * _TOLERATED and name != "cp1252":
            return text
        if best is None or broken < best[0]:
            best = (broken, text)
    return best[1] if best else ""


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    label = name.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_WEB_NAMES.get(label, label)).name if _is_text(_WEB_NAMES.get(label, label)) else None
    except (LookupError, ValueError):
        return None


def _is_text(name: str) -> bool:
    """Whether the codec turns bytes to text: Python's registry also holds "hex" and "zlib"."""
    return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
