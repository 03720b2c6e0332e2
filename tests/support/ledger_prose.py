"""Scripted claims that read as prose: what a paper says on a day, what is told, what then stands.

    story = given("K-Pops!")
    story.on("2025-06-17").variety.says(acquisition("Aura Entertainment")).tells("new acquisition: Aura Entertainment")
    story.on("2025-06-18").says(acquisition("Aura Entertainment", "US CA")).tells("changed acquisition: …")
    story.holds(rights=["Aura Entertainment: US CA"])

Each `says` is one document, settled claim by claim as it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.development import Development, Kind
from tracker.domain.ledger import Fact, Ledger
from tracker.ledger import Settlement, contract, retract, settle

Said = Development


def _said(kind: Kind, **fields: Any) -> Development:
    return Development("?", kind, "confirmed", "?", **{k: v for k, v in fields.items() if v is not None})


def codes(text: str | None) -> tuple[str, ...] | None:
    return tuple(text.split()) if text else None


def names(text: str) -> tuple[str, ...]:
    return tuple(name for name in text.split(" & ") if name)


def acquisition(buyer: str = "", where: str | None = None, medium: Any = None) -> Development:
    """`buyer` has the rights `where`; several buyers are parted by " & "."""
    return _said("acquisition", companies=names(buyer), territories=codes(where), release_type=medium)


def sales(agent: str = "", where: str | None = None) -> Development:
    return _said("sales", companies=names(agent), territories=codes(where))


def release(when: str | None, where: str | None = None, how: Any = "theatrical", by: str = "") -> Development:
    return _said("release", date=when, territories=codes(where), release_type=how, companies=names(by))


def seeking(where: str | None = None) -> Development:
    return _said("seeking", territories=codes(where))


def festival(
    name: str, when: str | None = None, section: str | None = None, premiere: str | None = None
) -> Development:
    return _said("festival", festival=name, date=when, section=section, premiere=premiere)


def award(name: str | None, at: str | None = None) -> Development:
    return _said("award", award=name, festival=at)


def production(phase: Any, when: str | None = None, by: str = "") -> Development:
    return _said("production", phase=phase, date=when, companies=names(by))


def trailer() -> Development:
    return _said("trailer")


def expected(said: Development) -> Development:
    return replace(said, certainty="expected")


def perhaps(said: Development) -> Development:
    """A writer's guess."""
    return replace(said, certainty="speculative")


def no_longer(said: Development) -> Development:
    """Undone, or not so."""
    return replace(said, certainty="denied")


def recalled(said: Development) -> Development:
    """Only the background of another story."""
    return replace(said, background=True)


def in_the_words(said: Development, quote: str) -> Development:
    """`said` in a sentence of its own."""
    return replace(said, quote=quote)


@dataclass
class Story:
    """One film's ledger as documents come in. `latest` are the alerts of the last of them."""

    ledger: Ledger
    now: datetime = datetime(2025, 1, 1, 12, tzinfo=UTC)
    outlet: str = "The Paper"
    url: str | None = None
    documents: int = 0
    latest: tuple[Alert, ...] = ()
    claims: list[Claim] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    last_page: str = ""

    def on(self, day: str, outlet: str = "The Paper", url: str | None = None) -> Story:
        """On `day` (ISO; noon UTC unless it says otherwise), in `outlet`, on a new page unless `url` names one."""
        moment = datetime.fromisoformat(day)
        self.now = moment if moment.tzinfo else moment.replace(hour=moment.hour or 12, tzinfo=UTC)
        self.outlet, self.url = outlet, url
        return self

    def says(self, *said: Development) -> Story:
        """One document that says all this."""
        self.documents += 1
        host = self.outlet.lower().replace(" ", "")
        page = self.url or f"https://{host}.example/{self.documents}"
        self.last_page = page
        claims = [self._claim(page, place, each) for place, each in enumerate(said)]
        self.claims += claims
        return self._settled(claims, settle)

    def loses(self, *documents: int) -> Story:
        """The documents of these numbers go away."""
        gone = [c for c in self.claims if c.document in {f"d{n}" for n in documents}]
        settlement = retract(self.ledger, gone)
        self.ledger, self.latest = settlement.ledger, settlement.alerts
        self.alerts += settlement.alerts
        return self

    def tells(self, *alerts: str) -> Story:
        """The last document brought exactly these alerts, in the words of `told`."""
        assert [told(a) for a in self.latest] == list(alerts)
        return self

    def is_quiet(self) -> Story:
        """The last document brought no alert."""
        return self.tells()

    def was(self, **fields: Any) -> Story:
        """The last alert says that these fields stood otherwise before."""
        was = {k: v for k, v in self.latest[-1].was.items() if k in fields}
        assert was == fields
        return self

    def holds(self, **parts: list[str]) -> Story:
        """These parts of the ledger hold exactly these rows, in the words of `row`."""
        known = contract(self.ledger, self.now.date())
        for part, rows in parts.items():
            assert [row(part, r) for r in known[part]] == rows, part
        return self

    def is_at(self, stage: str, day: str | None = None) -> Story:
        today = date.fromisoformat(day) if day else self.now.date()
        assert contract(self.ledger, today)["stage"] == stage
        return self

    def fact(self, kind: Kind, nth: int = 0) -> Fact:
        return [f for f in self.ledger.facts if f.development.kind == kind][nth]

    def _claim(self, page: str, place: int, said: Development) -> Claim:
        number = f"{self.documents}.{place}"
        quote = said.quote if said.quote != "?" else f"Sentence {number}."
        development = replace(said, film=self.ledger.film, quote=quote)
        return Claim(f"c{number}", f"d{self.documents}", self.outlet, page, self.now, development)

    def _settled(self, claims: Iterable[Claim], how: Callable[[Ledger, Claim], Settlement]) -> Story:
        self.latest = ()
        for claim in claims:
            settlement = how(self.ledger, claim)
            self.ledger = settlement.ledger
            self.latest += settlement.alerts
        self.alerts += self.latest
        return self


def given(title: str = "K-Pops!") -> Story:
    """A film of which nothing is known yet."""
    return Story(Ledger(title))


def told(alert: Alert) -> str:
    """An alert in one line: "changed release: US theatrical 2026-02-27", with "expected" where it is."""
    said = alert.development
    sure = " expected" if said.certainty == "expected" else ""
    return f"{alert.change}{sure} {said.kind}: {_words(said)}".rstrip(": ")


def _words(said: Development) -> str:
    parts: list[Any] = []
    if said.kind in ("acquisition", "sales"):
        parts = [" & ".join(said.companies), *(said.territories or ()), said.release_type]
    elif said.kind == "release":
        parts = [*(said.territories or ()), said.release_type, said.date]
    elif said.kind == "festival":
        parts = [said.festival, said.date]
    elif said.kind == "award":
        parts = [said.award]
    elif said.kind == "seeking":
        parts = [*(said.territories or ())]
    elif said.kind == "production":
        parts = [said.phase]
    return " ".join(p for p in parts if p)


def row(part: str, known: dict[str, Any]) -> str:
    """A row of the ledger in one line."""
    places = " ".join(known.get("territories") or ())
    if part in ("rights", "sales"):
        medium = f" {known['release_type']}" if known.get("release_type") else ""
        return f"{' & '.join(known['companies'])}: {places}{medium}".rstrip(": ")
    if part == "releases":
        sure = "expected" if known["certainty"] == "expected" else ""
        line = " ".join(p for p in (places, known["release_type"], known["date"], sure) if p)
        return line + (f", was {' then '.join(known['was'])}" if known["was"] else "")
    if part == "festivals":
        return ", ".join(p for p in (known["festival"], known["date"], known["section"], known["premiere"]) if p)
    return ": ".join(p for p in (known["festival"], known["award"]) if p)
