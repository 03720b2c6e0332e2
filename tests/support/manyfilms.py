"""A memory of many films, each with many claims: one story settled once, and told of every film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from db.rows import ledger_columns, ledger_of
from db.store import Store, open_store
from tests.support.ledger_prose import (
    acquisition,
    award,
    expected,
    festival,
    given,
    in_the_words,
    production,
    recalled,
    release,
    sales,
    trailer,
)
from tracker.domain.alert import Alert
from tracker.domain.claim import Claim
from tracker.domain.document import Document
from tracker.domain.ledger import Ledger

SHARED = 10
"""So many films are told of in one document."""
NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
_NAME = "The Very Same Film"
_WORDS = "Harbour Lights, which sells the film with two others at the market, said on Tuesday that it was pleased."
_TURNS = (
    production("announced", "2024-03", "Reel Works"),
    production("filming"),
    sales("Harbour Lights", "WW"),
    festival("Venice Film Festival", "2025-09-03", "Horizons", "world"),
    award("Best Actor", "Venice Film Festival"),
    acquisition("Aura", "US CA"),
    acquisition("Neon Nord", "SE NO DK FI IS"),
    acquisition("Lumen", "FR"),
    acquisition("Prisma", "DE AT CH"),
    expected(release("2026-05", "US")),
    release("2026-05-15", "US", by="Aura"),
    release("2026-06-05", "FR", by="Lumen"),
    release("2026-06-19", "US"),
    trailer(),
)
"""What happens to a film, turn by turn; everything else repeats it."""


def titles(films: int) -> list[str]:
    """The films' titles, no two alike."""
    return [f"Film {number:04} of the Market" for number in range(films)]


def fill(url: str, films: int, claims: int) -> None:
    """Writes `films` films with `claims` claims each into the memory at `url`."""
    ledger, told, alerts = _story(claims)
    with open_store(url) as store:
        for number, title in enumerate(titles(films)):
            if number % SHARED == 0:
                ids = _published(store, claims, number // SHARED)
            own = [_claim(claim, title, number, of) for claim, of in zip(told, ids, strict=True)]
            raised = NOW - timedelta(days=20) + timedelta(minutes=number)
            with store.write() as transaction:
                transaction.add_claims(own)
                transaction.save_ledger(_of(ledger, title, number), NOW - timedelta(minutes=films - number))
                for each in alerts:
                    said = replace(each.development, film=title)
                    transaction.add_alert(replace(each, id=f"{each.id}.{number}", development=said), [], raised)


def _published(store: Store, claims: int, edition: int) -> list[str]:
    """Stores the documents of an edition; gives their ids."""
    press = list(_documents(claims, edition))
    with store.write() as transaction:
        for document in press:
            transaction.add_document(document, "reel")
    return [document.id for document in press]


def _claim(claim: Claim, title: str, number: int, document: str) -> Claim:
    said = replace(claim.development, film=title)
    return replace(claim, id=f"{claim.id}.{number}", document=document, development=said)


def _story(claims: int) -> tuple[Ledger, list[Claim], list[Alert]]:
    story = given(_NAME)
    for number in range(claims):
        turn = _TURNS[min(number, len(_TURNS) - 1)] if number < len(_TURNS) else recalled(_TURNS[number % len(_TURNS)])
        day = date(2025, 1, 1) + timedelta(days=number)
        story.on(day.isoformat(), f"Paper {number % 12}").says(in_the_words(turn, f"{number}: {_WORDS}"))
    return story.ledger, story.claims, story.alerts


def _documents(claims: int, edition: int) -> Iterator[Document]:
    for number in range(claims):
        at = datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=number)
        url, title = f"https://paper.example/{edition}/{number}", f"News {number} of {edition}"
        yield Document(url, f"Paper {number % 12}", title, _WORDS, "en", at)


def _of(ledger: Ledger, title: str, number: int) -> Ledger:
    """The same ledger of another film, whose American date is its own."""
    body = ledger_columns(ledger, NOW)["body"].replace(_NAME, title)
    day = date(2026, 6, 19) + timedelta(days=number % 200)
    return ledger_of({"body": body.replace("2026-06-19", day.isoformat())})
