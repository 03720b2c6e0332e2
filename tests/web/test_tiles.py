"""The world as tiles: every country once, coloured as the board has it; and the names of films in addresses."""

from __future__ import annotations

from babel import Locale

from tests.support.ledger_prose import acquisition, expected, given, sales, seeking
from tracker.domain.film import Film
from tracker.ledger import board
from tracker.web.site import slugs
from tracker.web.tiles import lines, tiles


def test_every_tile_is_a_territory_and_stands_once() -> None:
    found = tiles(board(given().ledger))
    codes = [tile.code for tile in found]
    assert len(set(codes)) == len(codes) > 190
    assert len({(tile.column, tile.row) for tile in found}) == len(codes)
    assert set(codes) <= set(Locale("en").territories)
    assert {tile.state for tile in found} == {"unstated"}


def test_a_tile_is_as_its_territory_or_the_rest_of_the_world() -> None:
    story = given().on("2026-01-01").says(sales("Agent", "WW -US"), acquisition("Buyer", "FR"), seeking("DE"))
    story.on("2026-01-02").says(expected(acquisition("Other", "IT")))
    states = {tile.code: tile.state for tile in tiles(board(story.ledger))}
    assert [states[code] for code in ("FR", "DE", "IT", "JP", "US")] == ["sold", "open", "talks", "offered", "unstated"]


def test_territories_of_which_the_same_is_said_are_one_line() -> None:
    story = given().on("2026-01-01").says(acquisition("Buyer", "FR BE"), acquisition("Other", "US CA"))
    assert [(line.places, line.state_words, line.who) for line in lines(board(story.ledger))] == [
        ("Belgium and France", "sold", ("with Buyer",)),
        ("North America", "sold", ("with Other",)),
        ("everywhere else", "nobody has said", ()),
    ]


def test_no_two_films_share_an_address() -> None:
    films = [
        Film("K-Pops!"),
        Film("K Pops", year=2019),
        Film("k.pops", year=2019),
        Film("Dìdi (弟弟)"),
        Film("Schindler’s List"),
        Film("!!!"),
    ]
    assert list(slugs(films)) == ["k-pops", "k-pops-2019", "k-pops-2", "didi-弟弟", "schindlers-list", "film"]
