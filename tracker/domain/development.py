"""A development: one thing that a document says of one film's sales or release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["festival", "award", "sales", "acquisition", "release", "seeking", "production", "trailer"]
Certainty = Literal["confirmed", "expected", "speculative", "denied"]
ReleaseType = Literal["theatrical", "limited", "streaming", "digital", "physical", "tv"]
Phase = Literal["announced", "filming", "wrapped"]

KINDS: tuple[Kind, ...] = get_args(Kind)
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
RELEASE_TYPES: tuple[ReleaseType, ...] = get_args(ReleaseType)


@dataclass(frozen=True, slots=True)
class Development:
    """What is said, with the sentence that says it.

    `film` is the title on the watch list. `territories` are ISO 3166-1 alpha-2 codes, `WW` the world, `-XX` one
    taken out again; null where the document does not say. `date` is EDTF (`tracker.domain.edtf`). `quote` is a
    sentence of the document's title or text, to the letter. `background` marks what the document only recalls
    ("after premiering at …"): true, but no news of its own. `rule` names the rule that read it.
    """

    film: str
    kind: Kind
    certainty: Certainty
    quote: str
    companies: tuple[str, ...] = ()
    territories: tuple[str, ...] | None = None
    date: str | None = None
    release_type: ReleaseType | None = None
    festival: str | None = None
    section: str | None = None
    premiere: str | None = None
    award: str | None = None
    phase: Phase | None = None
    background: bool = False
    rule: str | None = None
