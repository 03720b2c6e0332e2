"""Stage, absences, voices, the contract's shapes, and two ledgers compared."""

from datetime import date

import pytest

from tests.support.ledger_prose import (
    Said,
    acquisition,
    expected,
    festival,
    given,
    no_longer,
    perhaps,
    production,
    release,
    sales,
    seeking,
    trailer,
)
from tracker.domain.ledger import Ledger
from tracker.ledger import (
    Patience,
    absences,
    compare,
    contract,
    contract_alert,
    fold,
    rebuilt,
    settle,
    settle_document,
    still_owed,
    voices,
)


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ((), "announced"),
        ((production("announced"),), "announced"),
        ((production("filming"),), "filming"),
        ((production("wrapped"),), "wrapped"),
        ((festival("Cannes Film Festival", "2025"),), "festival"),
        ((expected(festival("Cannes Film Festival", "2025")),), "announced"),
        ((festival("Cannes Film Festival", "2025"), sales("WME")), "for sale"),
        ((seeking("US"),), "for sale"),
        ((acquisition("Neon", "US"), sales("WME")), "acquired"),
        ((expected(acquisition("Neon", "US")),), "announced"),
        ((acquisition("Neon", "US"), release("2025-09-05", "US")), "dated"),
        ((acquisition("Neon", "US"), expected(release("2025-09-05", "US"))), "acquired"),
        ((perhaps(release("2024-09-05", "US")),), "announced"),
        ((release("2025-01-10", "US"),), "released"),
        ((release("2025-01", "US"),), "dated"),
    ],
)
def test_the_stage_is_the_furthest_that_is_sure(said: tuple[Said, ...], stage: str) -> None:
    given().on("2025-01-10").says(*said).is_at(stage)


def test_the_stage_goes_back_when_a_deal_falls_through() -> None:
    story = given()
    story.on("2025-01-10").says(sales("WME"), acquisition("Neon", "US")).is_at("acquired")
    story.on("2025-02-10").says(no_longer(acquisition("Neon"))).is_at("for sale")


def test_a_release_is_out_from_its_day_on() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-06-06", "US")).is_at("dated", "2025-06-05").is_at(
        "released", "2025-06-06"
    )


def test_no_distributor_long_after_the_premiere() -> None:
    story = given()
    story.on("2024-09-08").says(festival("Toronto International Film Festival", "2024-09-07"))
    assert absences(story.ledger, date(2024, 12, 5)) == ()
    (missing,) = absences(story.ledger, date(2024, 12, 6))
    assert (missing.kind, missing.text) == (
        "no distributor",
        "no distributor heard of, 90 days after its first showing",
    )
    assert absences(story.ledger, date(2024, 12, 6), Patience(distributor_days=120)) == ()
    assert absences(story.ledger, date(2025, 12, 6), Patience(distributor_days=None)) == ()
    story.on("2025-06-17").says(acquisition("Aura Entertainment", "US"))
    assert absences(story.ledger, date(2025, 12, 6)) == ()


@pytest.mark.parametrize(
    ("today", "text"),
    [
        (date(2026, 2, 12), None),
        (date(2026, 2, 13), "opens in 14 days, no trailer heard of"),
        (date(2026, 2, 26), "opens tomorrow, no trailer heard of"),
        (date(2026, 2, 27), "opens today, no trailer heard of"),
        (date(2026, 2, 28), None),
    ],
)
def test_no_trailer_shortly_before_the_opening(today: date, text: str | None) -> None:
    story = given()
    story.on("2025-11-20").says(release("2026-02-27", "US"))
    assert [a.text for a in absences(story.ledger, today)] == ([text] if text else [])
    assert absences(story.ledger, today, Patience(trailer_days=None)) == ()
    story.says(trailer())
    assert absences(story.ledger, today) == ()


def test_a_fact_says_who_said_it_first_who_agrees_and_who_does_not() -> None:
    story = given()
    story.on("2025-11-17", "Dial Tone").says(release("2026-02-20", "US"))
    story.on("2025-11-18", "Deadline").says(release("2026-02-27", "US"))
    story.on("2025-11-19", "Variety").says(release("2026-02-27", "US"))
    story.on("2025-11-20", "Deadline").says(release("2026-02-27", "US"))
    known = voices(story.fact("release"), {c.id: c for c in story.claims})
    assert known.first is not None
    assert (known.first.outlet, known.confirmed_by, known.gainsaid_by) == ("Deadline", ("Variety",), ("Dial Tone",))


def test_an_alert_in_the_contracts_shape() -> None:
    story = given()
    story.on("2025-06-17").says(expected(release("2026-01", "US", by="Aura")))
    story.on("2025-11-18").says(release("2026-02-20", "US", by="Aura"))
    alert = contract_alert(story.latest[0])
    assert alert == {
        "id": story.latest[0].id,
        "document": "d2",
        "change": "changed",
        "film": "K-Pops!",
        "kind": "release",
        "certainty": "confirmed",
        "quote": "Sentence 2.0.",
        "companies": ["Aura"],
        "territories": ["US"],
        "date": "2026-02-20",
        "release_type": "theatrical",
        "festival": None,
        "section": None,
        "premiere": None,
        "award": None,
        "phase": None,
        "was": {"certainty": "expected", "date": "2026-01", "quote": "Sentence 1.0."},
    }


def test_a_ledger_in_the_contracts_shape() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"), release("2025-06-06", "US", by="Neon"))
    assert contract(story.ledger, date(2025, 2, 1)) == {
        "film": "K-Pops!",
        "stage": "dated",
        "festivals": [],
        "awards": [],
        "sales": [],
        "rights": [{"companies": ["Neon"], "territories": ["US"], "release_type": None}],
        "releases": [
            {
                "territories": ["US"],
                "date": "2025-06-06",
                "release_type": "theatrical",
                "companies": ["Neon"],
                "certainty": "confirmed",
                "was": [],
            }
        ],
    }


def test_a_claim_about_another_film_is_refused() -> None:
    claim = given("Eden").on("2025-01-10").says(trailer()).claims[0]
    with pytest.raises(ValueError, match="'Eden' cannot settle in the ledger of 'Hit Man'"):
        settle(Ledger("Hit Man"), claim)


def test_a_date_that_is_none_is_passed_over() -> None:
    story = given()
    story.on("2025-01-10").says(release("soon", "US")).tells("new release: US theatrical")
    story.holds(releases=["US theatrical"])


def test_a_documents_claims_are_settled_in_the_order_that_the_rules_need() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-06-06", "US"))
    story.on("2025-04-15").says()
    wide_first = (
        given().on("2025-04-15").says(release("2025-06-13", "US"), release("2025-06-06", "US", "limited")).claims
    )
    settlement = settle_document(story.ledger, wide_first)
    assert [(a.change, a.development.date) for a in settlement.alerts] == [("new", "2025-06-13")]


def test_a_correction_that_names_the_wrong_date_again_is_told_once() -> None:
    story = given()
    story.on("2025-11-18").says(release("2026-02-20", "US"))
    right, wrong = release("2026-02-27", "US"), release("2026-02-20", "US")
    correction = given().on("2025-11-19").says().says(right, wrong).claims
    settlement = settle_document(story.ledger, correction)
    assert [(a.change, a.development.date) for a in settlement.alerts] == [("changed", "2026-02-27")]


def test_two_readings_compared() -> None:
    old = given()
    old.on("2025-01-10").says(acquisition("Neon", "US"), release("2025-06-06", "US"), festival("Cannes", "2025"))
    new = given()
    new.on("2025-01-10").says(acquisition("Neon", "US"), release("2025-06-13", "US"), trailer(), sales("WME", "WW"))
    difference = compare(old.ledger, new.ledger)
    assert [f.development.kind for f in difference.appear] == ["trailer", "sales"]
    assert [f.development.kind for f in difference.vanish] == ["festival"]
    assert [(a.development.date, b.development.date) for a, b in difference.change] == [("2025-06-06", "2025-06-13")]
    assert difference
    assert not compare(old.ledger, fold(old.ledger.film, old.claims).ledger)


def test_a_rebuilt_ledger_owes_only_what_is_new_and_still_matters() -> None:
    old = given()
    old.on("2025-01-10").says(acquisition("Neon", "US"), release("2025-06-06", "US"))
    new = given()
    new.on("2025-01-10").says(
        acquisition("Neon", "US CA"),
        release("2025-06-06", "US"),
        trailer(),
        festival("Cannes Film Festival", "2025-05-20"),
        release("2025-09-05", "GB"),
    )
    owed = still_owed(old.ledger, new.ledger, date(2025, 5, 30))
    assert [(a.change, a.development.kind) for a in owed] == [("new", "release"), ("changed", "acquisition")]
    assert still_owed(old.ledger, new.ledger, date(2025, 10, 30))[0].development.kind == "acquisition"


def test_a_rebuild_remembers_what_was_told_and_tells_what_is_new() -> None:
    old = given()
    old.on("2025-01-10").says(acquisition("Neon", "US"))
    new = given()
    new.on("2025-01-10").says(acquisition("Neon", "US"), release("2025-09-05", "US"))
    settlement = rebuilt(old.ledger, new.claims, date(2025, 5, 30))
    assert [(a.change, a.development.kind) for a in settlement.alerts] == [("new", "release")]
    assert [t.alert for t in settlement.ledger.told] == [old.alerts[0].id, settlement.alerts[0].id]
    again = rebuilt(settlement.ledger, new.claims, date(2025, 5, 30))
    assert (again.ledger, again.alerts) == (settlement.ledger, ())
