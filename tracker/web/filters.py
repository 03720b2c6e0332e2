"""Which films a reader asks for: what an address's query says, and the query that says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from tracker.domain.film import fold
from tracker.domain.ledger import Stage
from tracker.web.cards import Card

Sort = Literal["next", "changed", "title"]
SORTS: tuple[Sort, ...] = get_args(Sort)
STAGES: tuple[Stage, ...] = get_args(Stage)
PER_PAGE = 50
"""Films on one page: a screenful to scan, and some 100 kB."""
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FilmFilter:
    """What the board is narrowed to; empty means all. `page` counts from 1."""

    stage: str = ""
    territory: str = ""
    festival: str = ""
    title: str = ""
    sort: Sort = "next"
    page: int = 1

    @classmethod
    def of(cls, asked: QueryParams) -> FilmFilter:
        """What the query says; what it says badly is passed over."""
        page = asked.get("page", "")
        return cls(
            stage=asked.get("stage", ""),
            territory=asked.get("territory", "").upper(),
            festival=asked.get("festival", ""),
            title=asked.get("title", "").strip(),
            sort=next((sort for sort in SORTS if sort == asked.get("sort")), "next"),
            page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 7 else 1,
        )

    def lets(self, card: Card) -> bool:
        return (
            (not self.stage or card.stage == self.stage)
            and (not self.territory or card.touches(self.territory))
            and (not self.festival or self.festival in card.festivals)
            and (not self.title or fold(self.title) in fold(card.film))
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.stage or self.territory or self.festival or self.title)

    def query(self, page: int = 1) -> str:
        """The address's query of page `page` of the same, with its question mark; empty for all."""
        values = {name: getattr(self, name) for name in ("stage", "territory", "festival", "title")}
        values["sort"] = self.sort if self.sort != "next" else ""
        values["page"] = str(page) if page > 1 else ""
        told = urlencode({name: value for name, value in values.items() if value})
        return f"?{told}" if told else "."


@dataclass(frozen=True, slots=True)
class Chosen:
    """One page of the films that were asked for. `total` are there on `pages` pages."""

    cards: tuple[Card, ...]
    total: int
    page: int
    pages: int


def narrowed(cards: Iterable[Card], asked: FilmFilter, today: date) -> list[Card]:
    """All films that `asked` lets through, in its order."""
    return sorted(filter(asked.lets, cards), key=lambda card: _order(card, asked.sort, today))


def choose(cards: Iterable[Card], asked: FilmFilter, today: date) -> Chosen:
    """The films that `asked` lets through, in its order; a page past the last is the last."""
    found = narrowed(cards, asked, today)
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(asked.page, pages)
    return Chosen(tuple(found[(page - 1) * PER_PAGE : page * PER_PAGE]), len(found), page, pages)


def territories_of(cards: Sequence[Card]) -> list[str]:
    """Every territory that a card names."""
    return sorted({code for card in cards for code in card.places})


def festivals_of(cards: Sequence[Card]) -> list[str]:
    """Every festival that a card names."""
    return sorted({name for card in cards for name in card.festivals}, key=fold)


def _order(card: Card, sort: Sort, today: date) -> tuple[object, ...]:
    if sort == "title":
        return (fold(card.film),)
    if sort == "changed":
        return (-(card.changed or _LONG_AGO).timestamp(), fold(card.film))
    return _soonness(card, today)


def _soonness(card: Card, today: date) -> tuple[object, ...]:
    """What is coming soonest first, then what waits for a date, then what is past, the latest first."""
    day = card.next
    if day and not day.past:
        return (0, (day.first - today).days, fold(card.film))
    if not day:
        return (1, -(card.changed or _LONG_AGO).timestamp(), fold(card.film))
    return (2, (today - day.first).days, fold(card.film))
