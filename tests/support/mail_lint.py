"""A linter of mails as they go over the wire: RFC 5322, 2045 to 2049, 2369, 2919, 3834. It gives every fault it finds.

The standard library's parser is lenient where these documents are not, so each rule is checked on the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

_ONCE = ("from", "to", "subject", "date", "message-id", "in-reply-to", "references", "mime-version", "content-type")
_NEEDED = ("from", "to", "subject", "date", "message-id", "mime-version", "content-type")
_NAME = re.compile(rb"[!-9;-~]+")
_MSG_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>")
_ENCODED_WORD = re.compile(r"=\?[A-Za-z0-9-]+\?[QqBb]\?[!-~]*?\?=")
_BOUNDARY = re.compile(r"[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]")
_QUOTED = re.compile(rb"(?:[!-<>-~ \t]|=[0-9A-F]{2})*(?:=?)")


@dataclass
class Part:
    """Headers, as they stand and unfolded, and the body below them."""

    raw: list[bytes]
    body: bytes
    headers: list[tuple[str, str]] = field(default_factory=list)

    def of(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    def parameter(self, name: str) -> str:
        found = re.search(rf';\s*{name}="?([^";]+)"?', self.of("content-type"))
        return found[1] if found else ""


def faults(mail: bytes) -> list[str]:
    """Every fault of `mail`, one line each; none for a mail that keeps to the letter."""
    return [*_lines(mail), *_whole(mail)]


def _lines(mail: bytes) -> Iterator[str]:
    if re.search(rb"(?<!\r)\n|\r(?!\n)", mail):
        yield "a line ends in something else than CRLF (5322, 2.3)"
    if any(len(line) > 998 for line in mail.split(b"\r\n")):
        yield "a line is longer than 998 (5322, 2.1.1)"
    if re.search(rb"[^\t\r\n -~]", mail):
        yield "a byte is no printable ASCII (5322, 2.2; 2045, 2.7)"
    if not mail.endswith(b"\r\n"):
        yield "the last line does not end"


def _whole(mail: bytes) -> Iterator[str]:
    part = _part(mail)
    yield from _names(part)
    for name in _ONCE:
        if sum(key == name for key, _ in part.headers) > 1:
            yield f"{name} stands twice (5322, 3.6)"
    for name in _NEEDED:
        if not part.of(name):
            yield f"{name} is missing"
    yield from _date(part.of("date"))
    for name in ("message-id", "in-reply-to", "references"):
        if part.of(name) and not all(map(_MSG_ID.fullmatch, part.of(name).split())):
            yield f"{name} is no msg-id (5322, 3.6.4)"
    yield from _lists(part)
    if part.of("mime-version") != "1.0":
        yield "MIME-Version is not 1.0 (2045, 4)"
    yield from _mime(part)


def _part(raw: bytes) -> Part:
    head, _, body = raw.partition(b"\r\n\r\n")
    lines: list[bytes] = []
    for line in head.split(b"\r\n"):
        if line[:1] in (b" ", b"\t") and lines:
            lines[-1] += line
        else:
            lines.append(line)
    part = Part(head.split(b"\r\n"), body)
    for line in lines:
        name, _, value = line.partition(b":")
        part.headers.append((name.decode("latin-1").lower(), value.decode("latin-1").strip()))
    return part


def _names(part: Part) -> Iterator[str]:
    for line in part.raw:
        name, colon, _ = line.partition(b":")
        if line[:1] in (b" ", b"\t"):
            if not line.strip():
                yield "a folded line is empty (5322, 2.2.3)"
        elif not colon or not _NAME.fullmatch(name):
            yield f"no header: {line[:40]!r} (5322, 2.2)"
    for name, value in part.headers:
        bare = _ENCODED_WORD.sub("", value)
        if "=?" in bare:
            yield f"{name} has half an encoded word (2047, 2)"
        if any(len(word) > 75 for word in _ENCODED_WORD.findall(value)):
            yield f"{name} has an encoded word of more than 75 (2047, 2)"
        if re.search(r'"[^"]*=\?[^"]*\?=[^"]*"', value):
            yield f"{name} has an encoded word in quotation marks (2047, 5)"


def _date(text: str) -> Iterator[str]:
    try:
        moment: datetime = parsedate_to_datetime(text)
    except ValueError:
        yield f"no date: {text} (5322, 3.3)"
        return
    if moment.tzinfo is None or f"{moment:%a}" != text[:3]:
        yield f"the date has no zone or another weekday: {text} (5322, 3.3)"


def _lists(part: Part) -> Iterator[str]:
    if not re.fullmatch(r'(?:[^<>"]+ )?<[A-Za-z0-9.-]+>', part.of("list-id")):
        yield "List-Id is no phrase and <list-id> (2919, 2)"
    if not re.fullmatch(r"<(?:mailto|https?):[!-;=?-~]+>(?:, <[!-;=?-~]+>)*", part.of("list-unsubscribe")):
        yield "List-Unsubscribe is no URL in angle brackets (2369, 2)"
    if part.of("auto-submitted") not in ("auto-generated", "auto-replied", "no"):
        yield "Auto-Submitted says nothing known (3834, 5)"


def _mime(part: Part) -> Iterator[str]:
    kind = part.of("content-type")
    if not kind.startswith("multipart/"):
        yield from _leaf(part, kind)
        return
    boundary = part.parameter("boundary")
    if not _BOUNDARY.fullmatch(boundary):
        yield f"no boundary: {boundary!r} (2046, 5.1.1)"
        return
    pieces = (b"\r\n" + part.body).split(b"\r\n--" + boundary.encode())
    if len(pieces) < 3 or pieces[-1].strip() != b"--":
        yield "a multipart does not end (2046, 5.1.1)"
    for piece in pieces[1:-1]:
        inner = _part(piece.removeprefix(b"\r\n"))
        yield from _names(inner)
        yield from _mime(inner)


def _leaf(part: Part, kind: str) -> Iterator[str]:
    if not re.match(r"[a-z]+/[a-z0-9.+-]+(;|$)", kind):
        yield f"no media type: {kind!r} (2045, 5.1)"
    if kind.startswith("text/") and part.parameter("charset").lower() not in ("utf-8", "us-ascii"):
        yield f"a text without a charset: {kind!r} (2045, 5.2)"
    coding = part.of("content-transfer-encoding")
    if coding not in ("quoted-printable", "7bit", "base64"):
        yield f"no transfer encoding for ASCII: {coding!r} (2045, 6)"
    if coding == "quoted-printable":
        for line in part.body.split(b"\r\n"):
            if len(line) > 76 or not _QUOTED.fullmatch(line) or line[-1:] in (b" ", b"\t"):
                yield f"no quoted-printable line: {line[:40]!r} (2045, 6.7)"
