"""Plain text to documents: a magazine's export, a text that was saved, a DOCUMENT of the reading contract as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from typing import Any

from tracker.domain.document import Document
from tracker.errors import Empty, InputError
from tracker.sources import markup, urls
from tracker.sources.language import language_tag
from tracker.sources.moments import moment

_DATE_LINE = re.compile(
    r"\s*(?:date|dated|published|publication date)\s*:?\s+"
    r"(\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-][\d:]+)?)?)(?:\s+|$)",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"[^\n]{3,200}(?=\n\s*\n|\n[^\n])")
_SENTENCE_END = re.compile(r"[.!?…:;,。！？]['\"’”»)]*$")


def from_text(text: str, *, name: str, seen: datetime, outlet: str | None = None) -> Document:
    """The document in plain `text`, found at `name`. Raises Empty where it is.

    A first line "date 2024-09-09" gives the date; a first line that is short and no sentence is the headline. Where no
    blank line parts the paragraphs, each line is one.
    """
    body = markup.tidy(text)
    published = None
    if dated := _DATE_LINE.match(body):
        published, body = moment(dated[1]), body[dated.end() :].lstrip()
    if not body:
        raise Empty(f"{name} is empty")
    title, body = _headline(body)
    if "\n\n" not in body:
        body = re.sub(r"\n+", "\n\n", body)
    return Document(
        url=urls.canonical(name),
        outlet=outlet or urls.host(name) or PurePath(name).stem or name,
        title=title,
        text=body,
        published=published,
        seen=seen,
    )


def _headline(body: str) -> tuple[str, str]:
    """The headline and the rest, where the first line is one."""
    match = _HEADLINE.match(body)
    if not match or _SENTENCE_END.search(match[0]):
        return "", body
    return match[0].strip(), body[match.end() :].strip()


def from_json(raw: bytes, name: str, seen: datetime) -> Document:
    """The document in a JSON file: a DOCUMENT, or a case that holds one under "document". Raises InputError."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(f"{name} begins like JSON, but is none that can be read") from None
    if isinstance(data, Mapping) and isinstance(data.get("document"), Mapping):
        data = data["document"]
    return contract_document(data, name=name, seen=seen)


def contract_document(data: Any, *, name: str, seen: datetime) -> Document:
    """A DOCUMENT of the reading contract, decoded, as our value. Raises InputError where it is none; `name` is told."""
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        raise InputError(f'{name} is no document: it needs an object with a "text"')
    strings = {key: value for key, value in data.items() if isinstance(value, str)}
    return Document(
        url=strings.get("url", name),
        outlet=strings.get("outlet") or urls.host(strings.get("url", "")) or PurePath(name).stem,
        title=strings.get("title", ""),
        text=strings["text"],
        language=language_tag(strings.get("language")),
        published=moment(strings.get("published")),
        modified=moment(strings.get("modified")),
        seen=seen,
    )
