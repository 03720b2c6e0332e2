"""Back-filled documents take their place in the history, and are told only where no later one has overtaken them."""

from tests.support.ledger_prose import (
    acquisition,
    expected,
    festival,
    given,
    no_longer,
    production,
    release,
    seeking,
    trailer,
)
from tracker.ledger import fold


def test_a_date_that_had_moved_before_it_came_is_history() -> None:
    story = given()
    story.on("2025-11-19").says(release("2026-02-27", "US"))
    story.on("2025-06-17").says(expected(release("2026-01", "US"))).is_quiet()
    story.on("2025-11-18").says(release("2026-02-20", "US")).is_quiet()
    story.holds(releases=["US theatrical 2026-02-27, was 2026-01 then 2026-02-20"])


def test_talks_that_had_closed_before_they_came_are_history() -> None:
    story = given()
    story.on("2023-09-18").says(acquisition("Netflix", "US"))
    story.on("2023-09-15").says(expected(acquisition("Netflix"))).is_quiet()
    fact = story.fact("acquisition")
    assert fact.said_by == ("c2.0", "c1.0")
    assert fact.since.day == 15


def test_a_search_that_had_ended_before_it_came_is_history() -> None:
    story = given()
    story.on("2025-04-02").says(acquisition("Vertical", "US"))
    story.on("2024-09-02").says(seeking("US")).is_quiet()
    assert story.ledger.standing("seeking") == ()


def test_a_release_that_was_pulled_before_its_first_date_came_is_history() -> None:
    story = given()
    story.on("2025-03-10").says(no_longer(release("2025-05-03", "US"))).is_quiet()
    story.on("2025-01-10").says(release("2025-05-03", "US")).is_quiet()
    story.holds(releases=[])
    assert story.fact("release").standing == "withdrawn"


def test_a_phase_that_is_past_is_history() -> None:
    story = given()
    story.on("2023-10-30").says(production("filming"))
    story.on("2022-05-04").says(production("announced")).is_quiet()


def test_what_nobody_has_overtaken_is_told_though_it_is_late() -> None:
    story = given()
    story.on("2025-11-19").says(release("2026-02-27", "US"))
    story.on("2025-06-17").says(acquisition("Aura Entertainment", "US CA"))
    story.tells("new acquisition: Aura Entertainment US CA")
    story.on("2025-06-18").says(trailer(), festival("Tribeca Festival", "2025"))
    story.tells("new trailer", "new festival: Tribeca Festival 2025")


def test_a_late_report_that_names_the_territory_is_told() -> None:
    story = given()
    story.on("2025-06-18").says(acquisition("Aura Entertainment"))
    story.on("2025-06-17").says(acquisition("Aura Entertainment", "US CA"))
    story.tells("changed acquisition: Aura Entertainment US CA").was(territories=None)


def test_a_late_denial_of_what_still_stands_is_told() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-03-10").says(trailer())
    story.on("2025-02-10").says(no_longer(acquisition("Neon"))).tells("withdrawn acquisition: Neon US")


def test_a_late_denial_of_what_was_said_again_since_is_history() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-03-10").says(acquisition("Neon", "US"))
    story.on("2025-02-10").says(no_longer(acquisition("Neon"))).is_quiet()
    story.holds(rights=["Neon: US"])


def test_a_fact_keeps_its_id_when_its_past_arrives() -> None:
    story = given()
    story.on("2025-11-19").says(release("2026-02-27", "US"))
    known = story.fact("release").id
    story.on("2025-01-19").says(release("2026", None, None))
    assert story.fact("release").id == known


def test_a_story_told_back_to_front_leaves_the_ledger_that_it_leaves_in_order() -> None:
    story = given()
    story.on("2024-07-09").says(festival("Toronto International Film Festival", "2024"))
    story.on("2024-09-03").says(seeking("US"))
    story.on("2025-06-17").says(acquisition("Aura Entertainment"))
    story.on("2025-06-18").says(acquisition("Aura Entertainment", "US CA"))
    story.on("2025-06-19").says(expected(release("2026-01", "US")))
    story.on("2025-11-18").says(release("2026-02-20", "US"))
    story.on("2025-11-19").says(release("2026-02-27", "US"))
    backwards = fold(story.ledger.film, reversed(story.claims))
    assert {f.development for f in backwards.ledger.facts} == {f.development for f in story.ledger.facts}
    assert {f.was for f in backwards.ledger.facts} == {f.was for f in story.ledger.facts}
    assert [a.change for a in backwards.alerts if a.development.kind == "release"] == ["new"]
