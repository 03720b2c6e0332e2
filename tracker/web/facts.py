"""The facts of a film with their evidence, as a page shows them: what stands in groups, and under each who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.alerts.clean import one_line, safe_link
from tracker.alerts.dates import date_words
from tracker.alerts.words import CERTAINTY_WORDS, development_words, standing
from tracker.domain.claim import Claim
from tracker.domain.ledger import Fact, Ledger

LONGEST_QUOTE = 600
_GROUPS = (
    ("Releases", ("release",)),
    ("Rights", ("acquisition", "seeking")),
    ("Sales", ("sales",)),
    ("Festivals and prizes", ("festival", "award")),
    ("The making", ("production", "trailer")),
)


@dataclass(frozen=True, slots=True)
class Quote:
    """One document's sentence; `link` is null where its address cannot be clicked without harm."""

    text: str
    outlet: str
    said: datetime
    link: str | None
    against: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in one line, what it was before, and its quotes, the first report first."""

    id: str
    line: str
    certainty: str
    was: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def sources(self) -> int:
        """How many documents say it."""
        return sum(not quote.against for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Group:
    """Facts under one heading; `aside` are those that do not stand: guesses, and what was taken back or overtaken."""

    heading: str
    facts: tuple[Said, ...]
    aside: bool = False


def groups(ledger: Ledger, claims: Iterable[Claim], today: date) -> list[Group]:
    """All facts of the ledger, those that stand first."""
    by_id = {claim.id: claim for claim in claims}
    lines = {fact.id: line for fact, line in standing(ledger, today)}
    order = list(lines)
    found: list[Group] = []
    for heading, kinds in _GROUPS:
        facts = [f for f in ledger.facts if f.standing == "stands" and f.development.kind in kinds]
        facts.sort(key=lambda f: order.index(f.id) if f.id in lines else len(order))
        found.append(Group(heading, tuple(_said(f, lines.get(f.id), by_id) for f in facts)))
    for heading, how in (("Only a guess", ("guess",)), ("No longer so", ("withdrawn", "superseded"))):
        facts = [f for f in ledger.facts if f.standing in how]
        found.append(Group(heading, tuple(_said(f, None, by_id) for f in facts), aside=True))
    return [group for group in found if group.facts]


def _said(fact: Fact, line: str | None, claims: Mapping[str, Claim]) -> Said:
    said = fact.development
    words = line or development_words(said)
    return Said(
        id=fact.id,
        line=words[:1].upper() + words[1:],
        certainty=CERTAINTY_WORDS[said.certainty],
        was=tuple(date_words(former) for former in fact.was),
        quotes=(*_quotes(fact.said_by, claims, against=False), *_quotes(fact.gainsaid_by, claims, against=True)),
    )


def _quotes(ids: Iterable[str], claims: Mapping[str, Claim], *, against: bool) -> Iterable[Quote]:
    for claim in (claims[i] for i in ids if i in claims):
        quote = one_line(claim.development.quote, LONGEST_QUOTE)
        yield Quote(quote, one_line(claim.outlet), claim.said, safe_link(claim.url), against)
