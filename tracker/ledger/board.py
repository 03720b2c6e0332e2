"""The territory board: who has the film where, who offers it, what is open, and what nobody has said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tracker.domain.development import ReleaseType
from tracker.domain.ledger import Fact, Ledger
from tracker.domain.territory import WORLD
from tracker.ledger.places import area

State = Literal["sold", "conflict", "talks", "open", "offered", "unstated"]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who has, or talks about, a territory in a medium (null: not said), and the id of the fact that says so."""

    companies: tuple[str, ...]
    medium: ReleaseType | None
    fact: str


@dataclass(frozen=True, slots=True)
class Square:
    """One territory of the board; `WW` is all of the world that no other square names.

    `state`: "sold"; "conflict" where two buyers say that they have it; "talks"; "open" where a document says so;
    "offered" by an agent, without a word on buyers; "unstated".
    """

    territory: str
    state: State
    sold_to: tuple[Holding, ...] = ()
    talks_with: tuple[Holding, ...] = ()
    offered_by: tuple[Holding, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The squares, sorted by territory, the rest of the world last; `unplaced` are deals for which no territory is
    said.
    """

    squares: tuple[Square, ...]
    unplaced: tuple[Holding, ...] = ()


def board(ledger: Ledger) -> Board:
    """The territory board of what stands in `ledger`."""
    deals = ledger.standing("acquisition")
    agents = ledger.standing("sales")
    searches = ledger.standing("seeking")
    named = {code for f in (*deals, *agents, *searches) if (a := area(f.development.territories)) for code in a.codes}
    unplaced = tuple(_holding(f) for f in deals if not f.development.territories)
    squares = tuple(_square(code, deals, agents, searches) for code in (*sorted(named), WORLD))
    return Board(squares, unplaced)


def _square(code: str, deals: Iterable[Fact], agents: Iterable[Fact], searches: Iterable[Fact]) -> Square:
    sold: list[Fact] = []
    talks: list[Fact] = []
    for deal in deals:
        if _covers(deal, code):
            (talks if deal.development.certainty == "expected" else sold).append(deal)
    offered = tuple(_holding(f) for f in agents if _covers(f, code))
    is_open = any(_covers(f, code) for f in searches)
    state = _state(sold, bool(talks), is_open, bool(offered))
    return Square(code, state, tuple(map(_holding, sold)), tuple(map(_holding, talks)), offered)


def _state(sold: list[Fact], talks: bool, is_open: bool, offered: bool) -> State:
    if sold:
        ids = {f.id for f in sold}
        return "conflict" if any(ids.intersection(f.rivals) for f in sold) else "sold"
    return "talks" if talks else "open" if is_open else "offered" if offered else "unstated"


def _covers(fact: Fact, code: str) -> bool:
    """Whether the fact names the territory, or the world with the territory in it."""
    places = area(fact.development.territories)
    if places is None:
        return False
    return places.world if code == WORLD else code in places


def _holding(fact: Fact) -> Holding:
    return Holding(fact.development.companies, fact.development.release_type, fact.id)
