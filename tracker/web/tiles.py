"""The world as tiles of one size, a territory each: on a territory board Iceland counts as much as India."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.alerts.phrases import names
from tracker.alerts.places import place_words
from tracker.domain.territory import WORLD, codes, territories
from tracker.ledger import Board, Holding, Square
from tracker.ledger.board import State

_MAP = """
.. .. .. GL .. .. .. .. .. IS .. .. .. NO SE FI .. .. .. .. RU .. .. .. .. .. .. ..
.. CA .. .. .. .. .. .. .. .. .. .. .. DK .. EE .. .. .. .. .. .. .. .. .. .. .. ..
.. US .. .. .. .. .. .. IE GB .. NL .. DE PL LV .. .. .. .. KZ .. MN .. .. .. .. ..
.. MX .. BS .. .. .. .. .. .. BE LU CZ SK LT BY .. .. .. UZ KG .. .. .. KP JP .. ..
.. GT CU HT DO PR .. .. .. FR CH LI AT HU UA MD .. GE .. TM TJ .. CN .. KR .. .. ..
.. BZ JM .. AG KN .. .. AD MC IT SM SI HR RO .. .. AM AZ IR AF .. .. .. TW .. .. ..
.. SV HN .. DM LC .. PT ES .. VA BA RS BG .. TR SY IQ .. .. PK NP BT .. HK MO .. ..
.. NI .. .. VC BB .. .. .. .. MT ME XK MK .. CY LB JO KW .. IN BD MM LA VN .. PH ..
.. CR .. .. GD TT .. .. .. .. .. AL GR .. .. IL PS SA BH QA .. LK TH KH .. .. .. ..
.. PA VE GY SR GF .. .. MA DZ TN LY EG .. .. .. .. YE OM AE .. MV MY SG BN .. PW ..
.. CO .. BR .. .. .. EH MR ML NE TD SD ER DJ .. .. .. .. .. .. .. .. ID TL PG FM MH
.. EC PE .. .. .. CV SN GM BF NG CF SS ET SO .. .. .. .. .. .. .. .. .. AU SB NR KI
.. .. BO PY .. .. .. GW GN GH BJ CM UG KE .. SC .. .. .. .. .. .. .. .. .. VU TV WS
.. .. CL AR UY .. .. SL LR CI TG GQ RW TZ .. .. .. .. .. .. .. .. .. .. NZ FJ TO ..
.. .. .. .. .. .. .. .. .. ST GA CG BI MW KM .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. CD ZM MZ MG MU .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. AO ZW .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. NA BW SZ .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. ZA LS .. .. .. .. .. .. .. .. .. .. .. .. .. ..
"""
_ROWS = [line.split() for line in _MAP.strip().splitlines()]
COLUMNS = len(_ROWS[0]) - 1
"""The first column is empty in every row."""
ROWS = len(_ROWS)
STATES: tuple[tuple[State, str], ...] = (
    ("sold", "sold"),
    ("conflict", "two say they have it"),
    ("talks", "in talks"),
    ("open", "open"),
    ("offered", "offered"),
    ("unstated", "nobody has said"),
)
"""Each state in words, in the order of a legend."""


@dataclass(frozen=True, slots=True)
class Tile:
    """`words` say the territory, its state and who."""

    code: str
    column: int
    row: int
    state: State
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """Territories of which the same is to be said: `places` in words, their codes, the state, and who."""

    places: str
    codes: tuple[str, ...]
    state: State
    state_words: str
    who: tuple[str, ...]


def tiles(board: Board) -> list[Tile]:
    """A tile for each territory of the map; one that no square names is as the rest of the world is."""
    squares = {square.territory: square for square in board.squares}
    rest = squares[WORLD]
    words = dict(STATES)
    return [
        Tile(
            code,
            column - 1,
            row,
            square.state,
            "; ".join((f"{place_words([code])}: {words[square.state]}", *who(square))),
        )
        for code, column, row in _places()
        for square in (squares.get(code, rest),)
    ]


def lines(board: Board) -> list[Line]:
    """The squares as a table: territories of one state and one set of companies are one line, the world's rest last."""
    groups: dict[tuple[object, ...], list[str]] = {}
    squares = {square.territory: square for square in board.squares}
    for square in board.squares:
        groups.setdefault((square.state, square.sold_to, square.talks_with, square.offered_by), []).append(
            square.territory
        )
    found = [_line(grouped, squares[grouped[0]], squares) for grouped in groups.values()]
    order = [state for state, _ in STATES]
    return sorted(found, key=lambda line: (WORLD in line.codes, order.index(line.state), line.places))


def who(square: Square) -> tuple[str, ...]:
    """Who has it, talks about it and offers it, each in a few words."""
    return (
        *_said("with", square.sold_to),
        *_said("in talks with", square.talks_with),
        *_said("offered by", square.offered_by),
    )


def _said(how: str, holdings: Iterable[Holding]) -> Iterator[str]:
    for holding in holdings:
        medium = f" ({holding.medium})" if holding.medium else ""
        yield f"{how} {names(holding.companies) or 'a company not named'}{medium}"


def _line(grouped: list[str], square: Square, squares: dict[str, Square]) -> Line:
    if WORLD in grouped:
        others = [code for code in squares if code not in grouped]
        places = "everywhere else" if others else "the world"
        named: tuple[str, ...] = (WORLD,)
    else:
        named = codes(territories(tuple(grouped)))
        places = place_words(named)
    return Line(places, named, square.state, dict(STATES)[square.state], who(square))


def _places() -> Iterator[tuple[str, int, int]]:
    for row, line in enumerate(_ROWS):
        for column, code in enumerate(line):
            if code != "..":
                yield code, column, row
