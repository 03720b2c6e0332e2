"""The rumour ladder: speculative, expected, confirmed, withdrawn."""

from tests.support.ledger_prose import acquisition, expected, festival, given, no_longer, perhaps, release


def test_each_step_up_is_told_but_the_guess() -> None:
    story = given()
    story.on("2024-09-09").says(perhaps(acquisition("Netflix"))).is_quiet()
    story.on("2024-09-15").says(expected(acquisition("Netflix"))).tells("new expected acquisition: Netflix")
    story.on("2024-09-18").says(acquisition("Netflix")).tells("firmed acquisition: Netflix")
    story.on("2024-11-18").says(no_longer(acquisition("Netflix"))).tells("withdrawn acquisition: Netflix")
    story.holds(rights=[])


def test_talks_that_broke_off_are_withdrawn() -> None:
    story = given()
    story.on("2024-09-15").says(expected(acquisition("Netflix", "US"))).tells("new expected acquisition: Netflix US")
    story.on("2024-09-18").says(no_longer(acquisition("Netflix"))).tells("withdrawn acquisition: Netflix US")
    story.was(certainty="expected")


def test_what_is_confirmed_is_not_unsettled_by_a_softer_word() -> None:
    story = given()
    story.on("2024-09-18").says(acquisition("Netflix", "US"))
    story.on("2024-09-19").says(expected(acquisition("Netflix", "US"))).is_quiet()
    assert story.fact("acquisition").development.certainty == "confirmed"


def test_a_guess_about_what_is_known_changes_nothing() -> None:
    story = given()
    story.on("2025-11-20").says(release("2026-02-27", "US"))
    story.on("2025-12-20").says(perhaps(release("2026-03-20", "US"))).is_quiet()
    story.holds(releases=["US theatrical 2026-02-27"])
    assert [f.standing for f in story.ledger.facts] == ["stands", "superseded"]


def test_a_guess_that_was_answered_is_kept_for_the_history() -> None:
    story = given()
    story.on("2024-09-09").says(perhaps(release("2025-01/2025-04")))
    story.on("2025-06-17").says(expected(release("2026-01", "US"))).tells("new expected release: US theatrical 2026-01")
    assert [f.standing for f in story.ledger.facts] == ["superseded", "stands"]
    story.holds(releases=["US theatrical 2026-01 expected"])


def test_a_guess_about_another_medium_is_still_a_guess() -> None:
    story = given()
    story.on("2025-11-20").says(release("2026-02-27", "US"))
    story.on("2026-03-10").says(perhaps(release("2026-05", None, "streaming"))).is_quiet()
    assert [f.standing for f in story.ledger.facts] == ["stands", "guess"]


def test_the_same_guess_from_two_writers_is_one() -> None:
    story = given()
    story.on("2024-09-09").says(perhaps(festival("Sundance Film Festival", "2025")))
    story.on("2024-10-09").says(perhaps(festival("Sundance", "2025"))).is_quiet()
    assert story.fact("festival").said_by == ("c1.0", "c2.0")
    story.on("2024-12-09").says(festival("Sundance Film Festival", "2025"))
    story.tells("new festival: Sundance Film Festival 2025")


def test_a_rumoured_move_of_a_sure_date_is_told_as_expected() -> None:
    story = given()
    story.on("2025-03-13").says(release("2025-06-06", "US"))
    story.on("2025-04-13").says(expected(release("2025-08-15", "US")))
    story.tells("changed expected release: US theatrical 2025-08-15").was(certainty="confirmed", date="2025-06-06")
    story.on("2025-04-20").says(release("2025-08-15", "US")).tells("firmed release: US theatrical 2025-08-15")
    story.holds(releases=["US theatrical 2025-08-15, was 2025-06-06"])
