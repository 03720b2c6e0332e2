"""The shapes in which the API answers; OpenAPI is drawn from them. Moments are ISO 8601 with their offset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from db.rows import RaisedAlert
from tracker.alerts.words import CERTAINTY_WORDS, development_words, headline
from tracker.domain.claim import Claim
from tracker.domain.contract import development_data
from tracker.domain.delivery import Delivery, DeliveryState
from tracker.domain.development import Certainty, Kind, Phase, ReleaseType
from tracker.domain.document import Document
from tracker.domain.ledger import Fact, Stage, Standing
from tracker.domain.opening import Opening, OpeningStatus
from tracker.web.calendar import uid
from tracker.web.cards import Card
from tracker.web.deliveries import news_words
from tracker.web.health import SourceRow


@dataclass(frozen=True)
class ApiDay:
    """The next date of a film, else the last: `date` is the first day that it may mean."""

    what: str
    when: str
    date: str
    confirmed: bool
    past: bool


@dataclass(frozen=True)
class ApiFilm:
    """A film of the watch list and where it stands."""

    slug: str
    title: str
    year: int | None
    stage: Stage
    next: ApiDay | None
    changed: datetime | None
    festivals: list[str]
    territories: list[str]


@dataclass(frozen=True)
class ApiFilms:
    """One page of the films; `total` are there."""

    total: int
    films: list[ApiFilm]


@dataclass(frozen=True)
class ApiFact:
    """A fact of the ledger. `date` and `was` are EDTF, territories ISO 3166-1 (`WW` the world, `-XX` one taken out).

    `sources` counts the documents that say it, `against` those that say otherwise.
    """

    id: str
    kind: Kind
    standing: Standing
    certainty: Certainty
    words: str
    quote: str
    companies: list[str]
    territories: list[str] | None
    date: str | None
    was: list[str]
    release_type: ReleaseType | None
    festival: str | None
    section: str | None
    premiere: str | None
    award: str | None
    phase: Phase | None
    since: datetime
    changed: datetime
    sources: int
    against: int


@dataclass(frozen=True)
class ApiLedger:
    """All that is known of one film."""

    film: ApiFilm
    facts: list[ApiFact]


@dataclass(frozen=True)
class ApiClaim:
    """Who said what, where and in which words. `url` is the document's, as it was read: not made safe to click."""

    id: str
    kind: Kind
    certainty: Certainty
    words: str
    quote: str
    outlet: str
    url: str
    said: datetime
    fields: dict[str, Any]


@dataclass(frozen=True)
class ApiAlert:
    """A change of the ledger that was told."""

    id: str
    film: str
    kind: Kind
    change: Literal["new", "changed", "firmed", "withdrawn"]
    headline: str
    certainty: str
    fact: str
    quote: str
    outlet: str
    url: str
    raised: datetime


@dataclass(frozen=True)
class ApiOpening:
    """An entry of the calendar; `territory` is empty where none is said."""

    uid: str
    film: str
    territory: str
    release_type: ReleaseType | None
    date: str
    status: OpeningStatus
    sequence: int
    created: datetime
    modified: datetime


@dataclass(frozen=True)
class ApiSource:
    """A source and how it fares."""

    name: str
    kind: str
    url: str
    addresses: int
    broken: int
    read: datetime | None
    next_check: datetime | None


@dataclass(frozen=True)
class ApiDelivery:
    """One piece of news on its way to one channel."""

    id: str
    channel: str
    state: DeliveryState
    news: str
    attempts: int
    sent: datetime | None
    next_attempt: datetime | None
    error: str | None


@dataclass(frozen=True)
class ApiDocument:
    """A document that a search found, and the films of which it says something."""

    id: str
    url: str
    outlet: str
    title: str
    said: datetime
    films: list[str]


def film_answer(card: Card, slug: str, year: int | None) -> ApiFilm:
    day = card.next
    return ApiFilm(
        slug=slug,
        title=card.film,
        year=year,
        stage=card.stage,
        next=ApiDay(day.what, day.when, day.first.isoformat(), day.sure, day.past) if day else None,
        changed=card.changed,
        festivals=list(card.festivals),
        territories=sorted(card.places),
    )


def fact_answer(fact: Fact) -> ApiFact:
    said = fact.development
    return ApiFact(
        id=fact.id,
        kind=said.kind,
        standing=fact.standing,
        certainty=said.certainty,
        words=development_words(said),
        quote=said.quote,
        companies=list(said.companies),
        territories=None if said.territories is None else list(said.territories),
        date=said.date,
        was=list(fact.was),
        release_type=said.release_type,
        festival=said.festival,
        section=said.section,
        premiere=said.premiere,
        award=said.award,
        phase=said.phase,
        since=fact.since,
        changed=fact.changed,
        sources=len(fact.said_by),
        against=len(fact.gainsaid_by),
    )


def claim_answer(claim: Claim) -> ApiClaim:
    said = claim.development
    fields = {k: v for k, v in development_data(said).items() if k not in ("kind", "certainty", "quote")}
    return ApiClaim(
        claim.id,
        said.kind,
        said.certainty,
        development_words(said),
        said.quote,
        claim.outlet,
        claim.url,
        claim.said,
        fields,
    )


def alert_answer(raised: RaisedAlert) -> ApiAlert:
    alert = raised.alert
    said, claim = alert.development, alert.claim
    return ApiAlert(
        id=alert.id,
        film=said.film,
        kind=said.kind,
        change=alert.change,
        headline=headline(alert),
        certainty=CERTAINTY_WORDS[said.certainty],
        fact=alert.fact,
        quote=said.quote,
        outlet=claim.outlet,
        url=claim.url,
        raised=raised.created_at,
    )


def opening_answer(opening: Opening) -> ApiOpening:
    return ApiOpening(
        uid=uid(opening),
        film=opening.film,
        territory=opening.territory,
        release_type=opening.release_type,
        date=opening.date,
        status=opening.status,
        sequence=opening.sequence,
        created=opening.created,
        modified=opening.modified,
    )


def source_answer(row: SourceRow) -> ApiSource:
    return ApiSource(row.name, row.kind, row.url, row.addresses, row.broken, row.read, row.next_check)


def delivery_answer(delivery: Delivery, error: str | None) -> ApiDelivery:
    return ApiDelivery(
        id=delivery.id,
        channel=delivery.channel,
        state=delivery.state,
        news=news_words(delivery.news),
        attempts=delivery.attempts,
        sent=delivery.sent_at,
        next_attempt=delivery.next_attempt_at,
        error=error,
    )


def document_answer(document: Document, films: list[str]) -> ApiDocument:
    return ApiDocument(document.id, document.url, document.outlet, document.title, document.said, films)
