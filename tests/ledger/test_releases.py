"""Releases by territory and type, and how they move."""

import pytest

from tests.support.ledger_prose import acquisition, expected, given, no_longer, recalled, release
from tracker.ledger import slips


def test_a_date_that_slips_twice_has_both_and_says_how_often() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-30", "US"))
    story.on("2025-02-10").says(release("2025-06-06", "US")).tells("changed release: US theatrical 2025-06-06")
    story.on("2025-03-10").says(release("2025-05-23", "US")).tells("changed release: US theatrical 2025-05-23")
    story.on("2025-04-10").says(release("2025-09-05", "US")).tells("changed release: US theatrical 2025-09-05")
    story.holds(releases=["US theatrical 2025-09-05, was 2025-05-30 then 2025-06-06 then 2025-05-23"])
    fact = story.fact("release")
    assert slips(fact) == 2
    assert [m.quote for m in fact.moves] == ["Sentence 1.0.", "Sentence 2.0.", "Sentence 3.0."]


@pytest.mark.parametrize(
    ("window", "finer"),
    [("2026", "2026-22"), ("2026-22", "2026-07"), ("2026-07", "2026-07-17"), ("2026-40", "2026-34")],
)
def test_a_finer_date_is_told(window: str, finer: str) -> None:
    story = given()
    story.on("2025-01-10").says(release(window, "US"))
    story.on("2025-02-10").says(release(finer, "US")).tells(f"changed release: US theatrical {finer}")
    story.holds(releases=[f"US theatrical {finer}, was {window}"])
    assert story.fact("release").said_by == ("c1.0", "c2.0")


def test_expected_becomes_confirmed_on_the_same_day() -> None:
    story = given()
    story.on("2025-01-10").says(expected(release("2025-05-30", "US")))
    story.on("2025-01-12").says(release("2025-05-30", "US")).tells("firmed release: US theatrical 2025-05-30")
    story.holds(releases=["US theatrical 2025-05-30"])


def test_a_window_that_others_repeat_as_sure_is_no_firmer_for_it() -> None:
    story = given()
    story.on("2025-06-17").says(expected(release("2026-01", "US", by="Aura")))
    story.on("2025-10-02").says(release("2026-01", "US")).is_quiet()
    story.on("2025-10-03").says(release("2026-01", "US", by="Aura")).is_quiet()
    story.on("2025-11-03").says(release("2026-01-23", "US")).tells("firmed release: US theatrical 2026-01-23")


def test_an_expected_window_may_get_finer_and_stay_expected() -> None:
    story = given()
    story.on("2025-06-17").says(expected(release("2026", "US")))
    story.on("2025-07-17").says(expected(release("2026-21", "US")))
    story.tells("changed expected release: US theatrical 2026-21")


def test_limited_wide_digital_and_streaming_are_rows_of_their_own() -> None:
    story = given()
    story.on("2025-01-10").says(
        release("2025-06-06", "US", "limited"),
        release("2025-06-13", "US"),
        release("2025-07-29", "US", "digital"),
        release("2025-09-19", "US", "streaming", by="Hulu"),
        release("2025-10-07", "US", "physical"),
    )
    assert len(story.latest) == 5
    story.on("2025-08-10").says(release("2025-09-26", "US", "streaming", by="Hulu"))
    story.tells("changed release: US streaming 2025-09-26")
    story.holds(
        releases=[
            "US limited 2025-06-06",
            "US theatrical 2025-06-13",
            "US digital 2025-07-29",
            "US streaming 2025-09-26, was 2025-09-19",
            "US physical 2025-10-07",
        ]
    )


def test_a_limited_opening_before_a_known_date_is_a_row_of_its_own() -> None:
    story = given("Hit Man")
    story.on("2024-01-22").says(release("2024-06-07", "US", "streaming", by="Netflix"))
    story.on("2024-03-05").says(release("2024-05-24", "US", "limited", by="Netflix"))
    story.tells("new release: US limited 2024-05-24")


def test_the_limited_opening_told_again_as_plain_theatrical_is_the_same() -> None:
    story = given()
    story.on("2024-02-14").says(release("2024-07-26", "US", "limited"))
    story.on("2024-03-14").says(release("2024-07-26", "US")).is_quiet()
    story.on("2024-04-14").says(release("2024-07", "US", None)).is_quiet()
    story.holds(releases=["US limited 2024-07-26"])


def test_a_theatrical_day_that_is_said_to_be_limited_changes_its_row_and_nothing_is_told() -> None:
    story = given()
    story.on("2024-02-14").says(release("2024-07-26", "US"))
    story.on("2024-03-14").says(release("2024-07-26", "US", "limited")).is_quiet()
    story.holds(releases=["US limited 2024-07-26"])


def test_a_type_that_was_not_said_is_taken_and_not_told() -> None:
    story = given()
    story.on("2024-02-14").says(release("2024-07-26", "US", None)).tells("new release: US 2024-07-26")
    story.on("2024-03-14").says(release("2024-07-26", "US")).is_quiet()
    story.holds(releases=["US theatrical 2024-07-26"])


def test_an_opening_without_a_type_does_not_move_the_streaming_date() -> None:
    story = given()
    story.on("2024-01-22").says(release("2024-06-07", "US", "streaming", by="Netflix"))
    story.on("2024-03-05").says(release("2024-05-24", "US", None)).tells("new release: US 2024-05-24")
    story.on("2024-03-06").says(release("2024-06-07", "US", None)).is_quiet()
    story.on("2024-03-07").says(release("2024-06-14", "US", None, by="Netflix"))
    story.holds(releases=["US streaming 2024-06-07", "US 2024-06-14, was 2024-05-24"])


def test_territories_move_apart() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-08-20", "GB IE DE AT"))
    story.on("2025-02-10").says(release("2025-09-04", "DE AT")).tells("changed release: DE AT theatrical 2025-09-04")
    story.holds(releases=["DE AT theatrical 2025-09-04, was 2025-08-20", "GB IE theatrical 2025-08-20"])


def test_a_territory_that_joins_a_known_date_is_new_and_the_known_one_not() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-08-20", "US"))
    story.on("2025-02-10").says(release("2025-08-20", "US GB")).tells("new release: GB theatrical 2025-08-20")
    story.holds(releases=["US theatrical 2025-08-20", "GB theatrical 2025-08-20"])


def test_domestic_and_us_are_one_market() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-08-20", "US"))
    story.on("2025-02-10").says(release("2025-08-20", "US CA")).is_quiet()
    story.on("2025-03-10").says(release("2025-08-27", "US")).tells("changed release: US CA theatrical 2025-08-27")
    story.holds(releases=["US CA theatrical 2025-08-27, was 2025-08-20"])


def test_other_territories_have_dates_of_their_own() -> None:
    story = given("The Life of Chuck")
    story.on("2025-03-13").says(release("2025-06-06", "US", by="Neon"))
    story.on("2025-05-20").says(release("2025-07-24", "DE", by="Tobis"))
    story.tells("new release: DE theatrical 2025-07-24")
    story.on("2025-07-10").says(release("2025-08-20", "GB IE", by="StudioCanal"))
    story.tells("new release: GB IE theatrical 2025-08-20")


def test_a_date_without_a_territory_belongs_to_its_distributor() -> None:
    story = given()
    story.on("2025-03-13").says(release("2025-06-06", "US", by="Neon"), release("2025-07-24", "DE", by="Tobis"))
    story.on("2025-04-13").says(release("2025-07-31", None, by="Tobis"))
    story.tells("changed release: DE theatrical 2025-07-31")
    story.on("2025-04-14").says(release("2025-06-06", None)).is_quiet()


def test_a_date_without_territory_or_distributor_moves_none_of_several() -> None:
    story = given()
    story.on("2025-03-13").says(release("2025-06-06", "US", by="Neon"), release("2025-07-24", "DE", by="Tobis"))
    story.on("2025-04-13").says(release("2025-08-20", None)).tells("new release: theatrical 2025-08-20")


def test_a_date_without_a_territory_moves_the_only_release() -> None:
    story = given()
    story.on("2025-03-13").says(release("2025-06-06", "US", by="Neon"))
    story.on("2025-04-13").says(release("2025-06-13", None)).tells("changed release: US theatrical 2025-06-13")


def test_another_distributors_release_is_no_move_where_no_territory_is_said() -> None:
    story = given()
    story.on("2025-03-13").says(release("2025-22", None, by="Neon"))
    story.on("2025-04-13").says(release("2025-07-24", "DE", by="Tobis"))
    story.tells("new release: DE theatrical 2025-07-24")


def test_what_has_opened_does_not_move() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-06-06", "US"))
    story.on("2025-06-10").says(release("2025-06-13", "US")).tells("new release: US theatrical 2025-06-13")


def test_an_outlived_date_is_recalled_though_it_is_not_marked() -> None:
    story = given()
    story.on("2025-06-17").says(expected(release("2026-01", "US")))
    story.on("2025-11-19").says(release("2026-02-27", "US"))
    story.on("2025-11-20").says(expected(release("2026-01", "US"))).is_quiet()
    story.on("2026-02-02").says(release("2026-01", "US")).is_quiet()
    story.holds(releases=["US theatrical 2026-02-27, was 2026-01"])


def test_two_outlets_that_keep_to_their_dates_are_one_conflict_told_once_each_way() -> None:
    story = given()
    story.on("2025-11-18", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    story.on("2025-11-19", "Variety").says(release("2026-02-27", "US"))
    story.tells("changed release: US theatrical 2026-02-27")
    story.on("2025-11-20", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    story.tells("changed release: US theatrical 2026-02-20")
    story.on("2025-11-21", "Variety").says(release("2026-02-27", "US")).is_quiet()
    story.on("2025-11-22", "Tape Deck Weekly").says(release("2026-02-20", "US")).is_quiet()


def test_the_distributors_own_fresh_word_stands_against_the_press() -> None:
    story = given()
    own = "https://www.neonrated.com/films/the-life-of-chuck"
    story.on("2025-03-13", "NEON", own).says(release("2025-06-06", "US", by="Neon"))
    story.on("2025-03-14", "Variety").says(release("2025-06-13", "US", by="Neon")).is_quiet()
    story.holds(releases=["US theatrical 2025-06-06"])
    assert story.fact("release").gainsaid_by == ("c2.0",)
    story.on("2025-05-14", "Variety").says(release("2025-06-13", "US", by="Neon"))
    story.tells("changed release: US theatrical 2025-06-13")


def test_the_distributors_own_page_corrects_the_press() -> None:
    story = given()
    story.on("2025-03-13", "Variety").says(release("2025-06-13", "US", by="Neon"))
    story.on("2025-03-14", "NEON").says(release("2025-06-06", "US", by="Neon"))
    story.tells("changed release: US theatrical 2025-06-06")


def test_a_pull_that_names_a_date_long_moved_takes_nothing() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US"))
    story.on("2025-02-10").says(release("2025-06-07", "US"))
    story.on("2025-02-11").says(no_longer(release("2025-05-03", "US"))).is_quiet()
    story.holds(releases=["US theatrical 2025-06-07, was 2025-05-03"])


def test_no_date_set_takes_nothing_that_has_opened() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US"))
    story.on("2025-06-10").says(no_longer(release(None, "US"))).is_quiet()


def test_no_date_set_takes_none_of_several_territories_where_none_is_named() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US", by="Neon"), release("2025-06-03", "GB", by="Mubi"))
    story.on("2025-02-10").says(no_longer(release(None, None, None))).is_quiet()
    story.says(no_longer(release(None, None, None, by="Mubi"))).tells("withdrawn release: GB theatrical 2025-06-03")


def test_the_old_date_of_a_pulled_release_in_next_weeks_lists_does_not_bring_it_back() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US"))
    story.on("2025-02-10").says(no_longer(release("2025-05-03", "US")))
    story.on("2025-02-15").says(release("2025-05-03", "US")).is_quiet()
    story.holds(releases=[])
    story.on("2025-03-15").says(release("2025-05-03", "US")).tells("new release: US theatrical 2025-05-03")


def test_a_pull_that_is_only_recalled_is_kept_as_gainsaying() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US"))
    story.on("2025-02-10").says(recalled(no_longer(release("2025-05-03", "US")))).is_quiet()
    assert story.fact("release").gainsaid_by == ("c2.0",)


def test_a_worldwide_streaming_date_is_told_once_for_all_its_territories() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-06-20", "WW", "streaming", by="Netflix"))
    story.on("2025-02-10").says(release("2025-06-20", "US", "streaming", by="Netflix")).is_quiet()
    story.on("2025-03-10").says(release("2025-06-27", "JP", "streaming", by="Netflix"))
    story.tells("changed release: JP streaming 2025-06-27")
    story.holds(releases=["JP streaming 2025-06-27, was 2025-06-20", "WW -JP streaming 2025-06-20"])


def test_a_distributors_next_release_without_a_territory_is_where_it_releases() -> None:
    story = given("The Life of Chuck")
    story.on("2025-03-13").says(release("2025-06-06", "US", "limited", by="Neon"))
    story.on("2025-05-20").says(release("2025-07-24", "DE", by="Tobis"))
    story.on("2025-06-01").says(release("2025-06-13", None, by="Neon")).tells("new release: US theatrical 2025-06-13")


def test_what_is_on_a_platform_already_does_not_come_to_it_a_second_time() -> None:
    story = given("Late Night with the Devil")
    story.on("2024-01-10").says(release("2024-04-19", "US", "streaming", by="Shudder"))
    story.on("2024-04-22").says(release("2024-04-26", None, "streaming", by="Shudder")).is_quiet()
    story.holds(releases=["US streaming 2024-04-19"])


def test_a_release_without_a_date_does_not_bring_back_one_that_was_pulled() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US", by="Neon"))
    story.on("2025-02-10").says(no_longer(release("2025-05-03", "US")))
    story.on("2025-03-10").says(release(None, "US", by="Neon")).is_quiet()
    story.holds(releases=[])


def test_either_of_two_joint_buyers_is_named_for_the_others_release() -> None:
    story = given("Late Night with the Devil")
    story.on("2023-11-01").says(acquisition("IFC Films & Shudder", "US"))
    story.on("2024-01-10").says(release("2024-04-19", "US", "streaming", by="IFC Films"))
    story.on("2024-02-10").says(release("2024-04-19", None, "streaming", by="Shudder")).is_quiet()
    story.on("2024-02-11").says(release("2024-04-26", None, "streaming", by="Shudder"))
    story.tells("changed release: US streaming 2024-04-26")


def test_cinemas_and_home_on_one_day_move_together() -> None:
    story = given()
    story.on("2024-11-20").says(
        release("2025-03-07", "US", "theatrical", "Magnolia"), release("2025-03-07", "US", "digital", "Magnolia")
    )
    story.on("2025-02-20").says(release("2025-10-10", None, None, "Magnolia"))
    story.tells("changed release: US theatrical 2025-10-10", "changed release: US digital 2025-10-10")


def test_a_streaming_date_of_its_own_stays_where_the_cinemas_move() -> None:
    story = given()
    story.on("2024-11-20").says(
        release("2025-03-07", "US", "theatrical", "Magnolia"), release("2025-05-02", "US", "digital", "Magnolia")
    )
    story.on("2025-02-20").says(release("2025-10-10", None, None, "Magnolia"))
    story.tells("changed release: US theatrical 2025-10-10")


def test_what_a_document_dates_it_does_not_leave_undated() -> None:
    story = given()
    story.on("2024-12-17").says(
        release("2025-04-11", "US", "theatrical", "Bleecker Street"), no_longer(release(None, None, None))
    )
    story.tells("new release: US theatrical 2025-04-11")
