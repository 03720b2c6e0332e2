"""A claim: a development in the mouth of one document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.development import Development
from tracker.domain.document import Document


@dataclass(frozen=True, slots=True)
class Claim:
    """Who said it, where and when. `said` is aware: when the document was published, else when it was seen."""

    id: str
    document: str
    outlet: str
    url: str
    said: datetime
    development: Development


def claims_of(document: Document, developments: tuple[Development, ...], document_id: str | None = None) -> list[Claim]:
    """The claims that `document` makes, in its order; ids are stable for the same document and reading.

    Raises ValueError if the document has neither a publication date nor the moment at which it was seen.
    """
    said = document.said
    of = document_id or document.id
    return [
        Claim(_claim_id(of, place, development), of, document.outlet, document.url, said, development)
        for place, development in enumerate(developments)
    ]


def _claim_id(document: str, place: int, development: Development) -> str:
    digest = hashlib.sha256(f"{document}\0{place}\0{development!r}".encode()).hexdigest()
    return "c" + digest[:12]
