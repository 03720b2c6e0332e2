"""What no rule tells is weighed by the words about a name, and told where they come to enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.support import weights as making
from tests.support.reading import FILM, document, read
from tests.support.weights import Row, learn, made, rows
from tracker.domain.development import Development
from tracker.domain.film import Film
from tracker.reading import Explained, Reader, weighing
from tracker.reading.nametables import LANGUAGES
from tracker.reading.weighing import Weights

UNTOLD = "FILM is a comedy. Splendid hugs it for Norway."  # as no rule knows it


@pytest.fixture
def weigh(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has these grounds weigh enough for a kind, and no others."""

    def set_weights(**grounds: str) -> None:
        kinds = {kind: Weights(-3.0, 0.5, {ground: 6.0}) for kind, ground in grounds.items()}
        monkeypatch.setattr(weighing, "weights", lambda _: kinds)

    return set_weights


def candidates(text: str, language: str = "en") -> Iterator[Explained]:
    """Those that were weighed."""
    explained = Reader((FILM,)).explain(document(text, language=language))
    return (each for each in explained.candidates if each.likely < 1)


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...] | None]]:
    return [(each.kind, each.companies, each.territories) for each in read(text)]


def test_a_company_is_taken_for_what_its_words_tell(weigh: Callable[..., None]) -> None:
    weigh(acquisition="0>hugs")
    assert told(UNTOLD) == [("acquisition", ("Splendid Film",), ("NO",))]


def test_a_prize_is_taken_for_one_that_the_film_has(weigh: Callable[..., None]) -> None:
    weigh(award="1<warbles")
    (each,) = candidates("FILM is a comedy. It warbles the Golden Bear.")
    assert (each.development.kind, each.development.award) == ("award", "Golden Bear")


def test_a_clause_is_taken_for_what_its_words_tell(weigh: Callable[..., None]) -> None:
    weigh(seeking="buyers+warble")
    assert told("FILM is a comedy. Its buyers warble in Norway.") == [("seeking", (), ("NO",))]


def test_a_clause_is_weighed_where_no_rule_tells_the_same(weigh: Callable[..., None]) -> None:
    weigh(trailer="=warbli")
    assert [kind for kind, *_ in told("FILM has a warbling clip.")] == ["trailer"]
    assert [each.rule for each in read("Neon has unveiled the trailer for FILM, warbling.")] != ["trailer.weighed"]


def test_too_little_is_nothing(weigh: Callable[..., None]) -> None:
    weigh(acquisition="0>kisses")
    assert told(UNTOLD) == []


def test_a_day_is_taken_for_an_opening(weigh: Callable[..., None]) -> None:
    weigh(release="1<warbles")
    text = "FILM is a comedy. It warbles on June 7."
    assert [(each.kind, each.date) for each in read(text)] == [("release", "2024-06-07")]


def test_each_company_goes_with_the_place_that_stands_by_it(weigh: Callable[..., None]) -> None:
    weigh(acquisition="role:distributor")
    text = "FILM is a comedy. Gone as of today: Norway, to Arthaus; Spain, to Avalon; Italy, to Lucky Red."
    assert {(companies, place) for _, companies, place in told(text)} == {
        (("Arthaus",), ("NO",)),
        (("Avalon",), ("ES",)),
        (("Lucky Red",), ("IT",)),
    }


def test_beside_other_companies_one_without_a_place_has_none(weigh: Callable[..., None]) -> None:
    weigh(acquisition="role:distributor")
    text = "FILM is a comedy. Neon hugs it, as in Norway does Arthaus."
    assert ("acquisition", ("Neon",), None) in told(text)


def test_guards_hold_for_it(weigh: Callable[..., None]) -> None:
    weigh(acquisition="role:distributor")
    (stopped,) = candidates("FILM is a comedy. Is it true that Neon hugs it?")
    assert stopped.guard == "question"


def test_hedges_hold_for_it(weigh: Callable[..., None]) -> None:
    weigh(acquisition="role:distributor")
    (each,) = read("FILM is a comedy. Sources say that Neon hugs it.")
    assert each.certainty == "expected"


def test_what_a_rule_tells_elsewhere_goes_first(weigh: Callable[..., None]) -> None:
    weigh(acquisition="role:distributor")
    text = "Neon has acquired North American rights to FILM. Neon hugs it for Norway, too."
    assert told(text) == [("acquisition", ("Neon",), ("US", "CA"))]


def test_the_likelier_of_two_kinds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {"acquisition": Weights(-3.0, 0.1, {"0>hugs": 4.0}), "sales": Weights(-3.0, 0.1, {"0>hugs": 6.0})}
    monkeypatch.setattr(weighing, "weights", lambda _: kinds)
    assert [kind for kind, *_ in told("FILM is a comedy. Splendid hugs it.")] == ["sales"]


def test_another_films_entry_in_a_list_is_not_ours(weigh: Callable[..., None]) -> None:
    weigh(release="1<warbles")
    entries = "FILM: a comedy. It warbles on June 7.\n\nNight Bus: a drama by Jo Roe. It warbles on June 14."
    assert [each.date for each in read(entries)] == ["2024-06-07"]


def test_another_film_is_none_of_ours(weigh: Callable[..., None]) -> None:
    weigh(acquisition="0>hugs")
    assert told("FILM is a comedy. The drama “Night Bus” is not: Splendid hugs it.") == []


def test_what_was_weighed_says_what_weighed_most(weigh: Callable[..., None]) -> None:
    weigh(acquisition="0>hugs")
    (each,) = candidates(UNTOLD)
    assert each.rule == "acquisition.weighed"
    assert each.grounds == (("0>hugs", 6.0),)
    assert 0.5 < each.likely < 1
    assert each.into == 0


def test_where_a_language_has_no_weights_nothing_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "weights", lambda _: {})
    assert told(UNTOLD) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_weights(language: str) -> None:
    kinds = weighing.weights(language)
    assert {"acquisition", "sales", "release", "seeking", "trailer"} <= set(kinds) <= set(weighing.KINDS)
    assert all(weights.enough == making.ENOUGH[kind] for kind, weights in kinds.items())
    assert all(weights.each for weights in kinds.values())


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("FILM is a hit. Then Transmission came in for here and New Zealand.", "Transmission Films"),
        ("FILM is a hit. A deal for the U.K. is expected to close this week, with Curzon in talks.", "Curzon"),
    ],
)
def test_the_weights_that_there_are_read_what_no_rule_does(text: str, company: str) -> None:
    (each,) = candidates(text)
    assert company in each.development.companies[0]


CASE = {
    "id": "a",
    "watch": [{"title": FILM.title, "aliases": [], "year": None, "people": [], "companies": []}],
    "document": {
        "url": "https://press.example/1",
        "outlet": "The Press",
        "published": "2024-05-15",
        "language": "en",
        "title": "",
        "text": "“Salt Road” is a comedy. Splendid hugs it for Norway. Arthaus shuns it.",
    },
    "developments": [
        {
            **dict.fromkeys(Development.__dataclass_fields__),
            "film": FILM.title,
            "kind": "acquisition",
            "certainty": "confirmed",
            "companies": ["Splendid Film"],
            "quote": "Splendid hugs it for Norway.",
        }
    ],
}


def test_a_case_gives_a_row_for_each_name_with_what_is_right() -> None:
    found = {(row.what[1], row.kind): row.right for row in rows([CASE])}
    assert found["Splendid Film", "acquisition"] is True
    assert found["Arthaus", "acquisition"] is False
    assert not any(row.told for row in rows([CASE]))


def test_what_a_case_only_allows_is_neither_right_nor_wrong() -> None:
    optional = {**CASE, "developments": [{**CASE["developments"][0], "optional": True}]}
    found = {(row.what[1], row.kind): row.right for row in rows([optional])}
    assert found["Splendid Film", "acquisition"] is None


def test_what_another_sentence_tells_is_neither_right_nor_wrong() -> None:
    elsewhere = {**CASE, "developments": [{**CASE["developments"][0], "quote": "Arthaus shuns it."}]}
    found = {(row.what[1], row.kind): row.right for row in rows([elsewhere])}
    assert found["Splendid Film", "acquisition"] is None


def test_weights_part_what_is_right_from_what_is_wrong() -> None:
    some = [
        Row(str(n), "sales", False, bool(n % 2), frozenset(("all", "hugs" if n % 2 else "shuns")), ())
        for n in range(40)
    ]
    _, each = learn(some)
    assert each["hugs"] > 0.5 > -0.5 > each["shuns"]
    assert abs(each["all"]) < 0.1


def test_what_never_misleads_tells_nothing() -> None:
    some = [Row(str(n), "sales", False, n > 5, frozenset(("all", f"hugs {n % 9}")), ()) for n in range(900)]
    assert made(some) == {}


def test_a_kind_without_weights_adds_nothing() -> None:
    some = [Row("a", "sales", False, True, frozenset(("hugs",)), ("F", "N"))]
    assert making.right_and_wrong({}, some) == dict.fromkeys(making.ENOUGH, (0, 0))


def test_weights_are_the_same_each_time() -> None:
    some = list(rows([CASE] * 40))
    assert made(some)
    assert made(some) == made(list(reversed(some)))


def test_a_film_without_a_case_is_weighed_by_no_name_of_its_own() -> None:
    """A ground tells of words and marks; no title and no company is in it, so that a film is not learnt by heart."""
    grounds = {ground for row in rows([CASE]) for ground in row.grounds}
    assert not any("salt" in ground.lower() or "splendid" in ground.lower() for ground in grounds)
    assert Film("Salt Road").title not in grounds
