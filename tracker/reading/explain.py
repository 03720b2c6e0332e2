"""Why the reader says what it says: every candidate with its sentence, its names, its rule and what stopped it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.development import Development
from tracker.reading import marks
from tracker.reading.mentions import Mention
from tracker.reading.merge import same
from tracker.reading.scene import Candidate
from tracker.reading.spans import Span, SpanKind
from tracker.reading.tagging import Page

_KINDS: dict[str, SpanKind] = {
    marks.FILM: "film",
    marks.COMPANY: "company",
    marks.NAME: "company",
    marks.FESTIVAL: "festival",
    marks.SECTION: "section",
    marks.TERRITORY: "territory",
    marks.DATE: "date",
    marks.MONEY: "money",
    marks.PERSON: "person",
    marks.AWARD: "award",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One candidate: what `rule` made of `sentence`, which is quoted to the letter.

    `spans` are the names in the sentence, by their offsets in it. `guard` names what stopped the candidate; null if
    nothing did. `into` is the place of the development that it became a part of, in `Explanation.developments`. What no
    rule told but the words about a name is `likely`, from 0 to 1, and `grounds` weighed most in it
    (`tracker.reading.grounds`), each with its weight.
    """

    development: Development
    sentence: str
    spans: tuple[Span, ...]
    rule: str
    guard: str | None = None
    into: int | None = None
    likely: float = 1.0
    grounds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a document says, and how it was read.

    `candidates` are in the order of the document, the stopped ones among them; `mentions` are all places that have
    the letters of a watched title, with the reason for which each was taken or not.
    """

    developments: tuple[Development, ...] = ()
    candidates: tuple[Explained, ...] = ()
    mentions: tuple[Mention, ...] = ()


def explained(
    page: Page, candidates: Sequence[Candidate], developments: tuple[Development, ...], mentions: Sequence[Mention]
) -> Explanation:
    """The explanation of a page's `developments`, which were merged from those `candidates` that nothing stopped."""
    return Explanation(developments, tuple(_of(page, each, developments) for each in candidates), tuple(mentions))


def _of(page: Page, candidate: Candidate, developments: tuple[Development, ...]) -> Explained:
    sentence = candidate.sentence
    spans = sorted(
        Span(ref.start - sentence.start, ref.end - sentence.start, _KINDS[ref.mark], ref.value, ref.note)
        for ref in candidate.refs
        if ref.mark in _KINDS and sentence.start <= ref.start < ref.end <= sentence.end
    )
    into = None
    if candidate.guard is None:
        said = candidate.development
        into = next((n for n, whole in enumerate(developments) if same(whole, said)), None)
    return Explained(
        candidate.development,
        page.text[sentence.start : sentence.end],
        tuple(dict.fromkeys(spans)),
        candidate.rule,
        candidate.guard,
        into,
        candidate.likely,
        candidate.grounds,
    )
