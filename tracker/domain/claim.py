"""A claim: a development in the mouth of one document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.development import Development
from tracker.domain.document import Document
from tracker.domain.market import market
from tracker.domain.values import replaced


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

    A release for which it names no territory is in the market that it is written for, if there is but one.
    Raises ValueError if the document has neither a publication date nor the moment at which it was seen.
    """
    said = document.said
    of = document_id or document.id
    home = market(document)
    return [
        Claim(_claim_id(of, place, each), of, document.outlet, document.url, said, _placed(each, home))
        for place, each in enumerate(developments)
    ]


def _placed(development: Development, home: str | None) -> Development:
    if home is None or development.kind != "release" or development.territories:
        return development
    return replaced(development, territories=(home,))


def _claim_id(document: str, place: int, development: Development) -> str:
    digest = hashlib.sha256(f"{document}\0{place}\0{development!r}".encode()).hexdigest()
    return "c" + digest[:12]
