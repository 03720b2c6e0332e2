"""Pages that stand in an article's place: what each is, in a line."""

from __future__ import annotations

from tracker.errors import NotAnArticle

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "gzip data"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
)
"""The first bytes of the formats that are met under an article's address; https://en.wikipedia.org/wiki/List_of_file_signatures."""
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_SAMPLE = 4096


def refuse_binary(body: bytes, name: str) -> None:
    """Raises NotAnArticle, saying what `name` is, where `body` is empty or no text."""
    if not body.strip():
        raise NotAnArticle(f"{name} is empty")
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            raise NotAnArticle(f"{name} is {kind}, not an article")
    if b"\0" in body[:_SAMPLE] and not body.startswith(_WIDE):
        raise NotAnArticle(f"{name} is binary data, not an article")
