"""How a reading is shown: the facts with their sentences, in colour for eyes; and why it was read so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.cli.say import for_eyes, harmless, out

if TYPE_CHECKING:
    from rich.text import Text

    from tracker.domain.document import Document
    from tracker.reading.explain import Explained, Explanation
    from tracker.reading.spans import Span

_STYLES = {
    "film": "bold yellow",
    "company": "green",
    "festival": "magenta",
    "section": "magenta",
    "award": "magenta",
    "territory": "blue",
    "date": "cyan",
}


def show(document: Document, explanation: Explanation) -> None:
    """Prints each development with the sentence that says it."""
    from tracker.alerts.words import development_words

    if not explanation.developments:
        out(f"{document.url or document.title}: nothing about the watched films")
    for place, said in enumerate(explanation.developments):
        out(f"{said.film}: {development_words(said)} [{said.kind}, {said.certainty}]")
        spans = next((c.spans for c in explanation.candidates if c.into == place and c.sentence == said.quote), ())
        _sentence(said.quote, spans, "“", "”")


def explain(explanation: Explanation) -> None:
    """Prints every candidate and every mention, taken or not, with the rule, the guard and the reason."""
    from tracker.alerts.words import development_words

    for candidate in explanation.candidates:
        fate = f"stopped by the guard {candidate.guard}" if candidate.guard else "taken"
        out(f"rule {candidate.rule}, {fate}: {development_words(candidate.development)}")
        _sentence(candidate.sentence, candidate.spans)
        if candidate.likely < 1:
            weighed = ", ".join(f"{ground} {weight:+.2f}" for ground, weight in candidate.grounds)
            out(f"        likely to {candidate.likely:.0%}, by its words: {weighed}")
        for span in candidate.spans:
            out(f"        {span.kind}: “{candidate.sentence[span.start : span.end]}”{_meaning(candidate, span)}")
    for mention in explanation.mentions:
        if not mention.accepted:
            out(f"no mention of {mention.film}: {mention.reason}")


def explained_data(explanation: Explanation) -> dict[str, Any]:
    """The same as JSON data."""
    from tracker.domain.codec import to_data

    data: dict[str, Any] = to_data(explanation)
    return {"candidates": data["candidates"], "mentions": data["mentions"]}


def _meaning(candidate: Explained, span: Span) -> str:
    """What the span stands for, where that is not what it says."""
    value = span.value
    if value is None:
        return ""
    meant = " ".join(map(str, value)) if isinstance(value, (tuple, list, frozenset)) else str(value)
    note = f" ({span.note})" if span.note else ""
    return note if meant == candidate.sentence[span.start : span.end] else f" = {meant}{note}"


def _sentence(sentence: str, spans: Sequence[Span], before: str = "", after: str = "") -> None:
    if not for_eyes():
        out(f"    {before}{' '.join(sentence.split())}{after}")
        return
    from rich.console import Console

    Console(highlight=False).print(_coloured(sentence, spans, before, after))


def _coloured(sentence: str, spans: Sequence[Span], before: str, after: str) -> Text:
    from rich.text import Text

    text = Text(harmless(sentence))
    for span in spans:
        text.stylize(_STYLES.get(span.kind, ""), span.start, span.end)
    return Text.assemble("    ", before, *text.split("\n"), after)
