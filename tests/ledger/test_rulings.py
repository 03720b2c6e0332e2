"""The contract's rulings, row by row."""

from tests.support.ledger_prose import (
    acquisition,
    expected,
    festival,
    given,
    in_the_words,
    no_longer,
    release,
    sales,
    seeking,
    trailer,
)


def test_an_expected_window_firms_into_a_day_inside_it() -> None:
    story = given()
    story.on("2025-06-17").says(expected(release("2026-01", "US"))).tells("new expected release: US theatrical 2026-01")
    story.on("2025-10-17").says(release("2026-01-16", "US")).tells("firmed release: US theatrical 2026-01-16")
    story.was(date="2026-01", certainty="expected")
    story.holds(releases=["US theatrical 2026-01-16, was 2026-01"])


def test_a_day_outside_the_expected_window_is_a_change() -> None:
    story = given()
    story.on("2025-06-17").says(expected(release("2026-01", "US")))
    story.on("2025-11-18").says(release("2026-02-20", "US")).tells("changed release: US theatrical 2026-02-20")
    story.was(date="2026-01", certainty="expected")
    story.holds(releases=["US theatrical 2026-02-20, was 2026-01"])


def test_a_screenings_day_named_later_is_taken_and_not_told() -> None:
    story = given()
    story.on("2024-07-09").says(festival("Toronto International Film Festival", "2024"))
    story.on("2024-08-13").says(festival("Toronto International Film Festival", "2024-09-07")).is_quiet()
    story.holds(festivals=["Toronto International Film Festival, 2024-09-07"])


def test_a_dated_release_that_is_pulled_leaves_no_row_but_its_date() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US", by="Neon"))
    story.on("2025-03-10").says(no_longer(release("2025-05-03", "US"))).tells(
        "withdrawn release: US theatrical 2025-05-03"
    )
    story.was(date="2025-05-03", certainty="confirmed").holds(releases=[])
    assert story.fact("release").was == ("2025-05-03",)


def test_a_release_pulled_without_a_word_on_its_date_is_withdrawn_with_the_date_that_it_had() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US"))
    story.on("2025-03-10").says(no_longer(release(None, "US", None))).tells(
        "withdrawn release: US theatrical 2025-05-03"
    )


def test_a_new_date_after_that_has_all_earlier_ones_an_earlier_distributors_too() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-03", "US", by="Open Road"))
    story.on("2025-02-10").says(release("2025-06-07", "US", by="Open Road"))
    story.on("2025-03-10").says(no_longer(release("2025-06-07", "US")))
    story.on("2025-08-10").says(release("2025-11-21", "US", by="Neon")).tells("new release: US theatrical 2025-11-21")
    story.holds(releases=["US theatrical 2025-11-21, was 2025-05-03 then 2025-06-07"])


def test_a_limited_opening_and_then_a_wide_one_are_two_rows() -> None:
    story = given("Dìdi")
    story.on("2024-02-14").says(release("2024-07-26", "US", "limited"))
    story.on("2024-07-25").says(release("2024-08-16", "US")).tells("new release: US theatrical 2024-08-16")
    story.holds(releases=["US limited 2024-07-26", "US theatrical 2024-08-16"])


def test_an_outlet_that_errs_and_corrects_itself_is_told_both_times() -> None:
    story = given()
    story.on("2025-11-17", "Variety").says(release("2026-02-27", "US"))
    story.on("2025-11-18", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    story.tells("changed release: US theatrical 2026-02-20")
    story.on("2025-11-19", "Tape Deck Weekly").says(release("2026-02-27", "US"))
    story.tells("changed release: US theatrical 2026-02-27")
    assert story.latest[0].corrects == story.alerts[1].id
    story.holds(releases=["US theatrical 2026-02-27, was 2026-02-27 then 2026-02-20"])


def test_no_date_has_been_set_where_none_stood_is_nothing() -> None:
    story = given()
    story.on("2024-10-22").says(no_longer(release(None, None, None))).is_quiet()
    story.holds(releases=[])


def test_no_date_has_been_set_for_one_territory_leaves_another_alone() -> None:
    story = given()
    story.on("2024-10-20").says(release("2025-02-07", "US"))
    story.on("2024-10-22").says(no_longer(release(None, "FR"))).is_quiet()
    story.holds(releases=["US theatrical 2025-02-07"])


def test_a_second_trailer_is_nothing() -> None:
    story = given()
    story.on("2025-03-13").says(trailer()).tells("new trailer")
    story.on("2025-04-15").says(trailer()).is_quiet()


def test_open_rights_are_told_once_for_each_territory() -> None:
    story = given("Eden")
    story.on("2024-05-16").says(seeking("US")).tells("new seeking: US")
    story.on("2024-07-09").says(seeking("US")).is_quiet()
    story.on("2024-09-08").says(seeking()).is_quiet()
    story.on("2024-09-09").says(seeking("JP")).tells("new seeking: JP")


def test_open_rights_are_told_again_after_a_deal_that_fell_through() -> None:
    story = given()
    story.on("2024-05-16").says(seeking("US")).tells("new seeking: US")
    story.on("2024-09-16").says(acquisition("Neon", "US"))
    story.on("2024-10-01").says(seeking("US")).is_quiet()
    story.on("2025-01-16").says(no_longer(acquisition("Neon", "US")), seeking("US"))
    story.tells("withdrawn acquisition: Neon US", "new seeking: US")


def test_a_dated_opening_is_later_split_into_limited_and_wide() -> None:
    story = given("The Life of Chuck")
    story.on("2024-09-26").says(release("2025-22", "US"))
    story.on("2024-12-02").says(release("2025-05-30", "US"))
    story.on("2025-03-13").says(release("2025-06-06", "US"))
    story.on("2025-04-15").says(release("2025-06-06", "US", "limited"), release("2025-06-13", "US"))
    story.tells("new release: US theatrical 2025-06-13")
    story.holds(releases=["US limited 2025-06-06, was 2025-22 then 2025-05-30", "US theatrical 2025-06-13"])


def test_talks_that_go_on_are_no_search() -> None:
    story = given()
    story.on("2025-02-14").says(expected(acquisition("Gaga", "JP"))).tells("new expected acquisition: Gaga JP")
    story.holds(rights=[]).is_at("announced")


def test_a_domestic_agent_beside_a_world_agent_are_two_rows_as_said() -> None:
    story = given()
    story.on("2023-05-08").says(sales("FilmNation Entertainment", "WW"), sales("WME Independent", "US CA"))
    story.tells("new sales: FilmNation Entertainment WW", "new sales: WME Independent US CA")
    story.holds(sales=["FilmNation Entertainment: WW", "WME Independent: US CA"])


def test_an_expected_showing_is_withdrawn_when_a_document_says_so() -> None:
    story = given("Eden")
    story.on("2024-05-16").says(expected(festival("Venice Film Festival", "2024", premiere="world")))
    story.tells("new expected festival: Venice Film Festival 2024")
    story.on("2024-07-09").says(
        festival("Toronto International Film Festival", "2024", "Gala", "world"),
        no_longer(festival("Venice Film Festival", "2024")),
    )
    story.tells(
        "new festival: Toronto International Film Festival 2024",
        "withdrawn festival: Venice Film Festival 2024",
    )
    story.was(certainty="expected", date="2024", festival="Venice Film Festival")
    story.holds(festivals=["Toronto International Film Festival, 2024, Gala, world"])


def test_a_holder_that_sells_all_its_rights_on_leaves_the_ledger() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Vertical", "US CA"))
    sentence = "Neon has taken over North American rights from Vertical."
    story.on("2025-03-10").says(in_the_words(acquisition("Neon", "US CA"), sentence)).tells(
        "new acquisition: Neon US CA"
    )
    story.holds(rights=["Neon: US CA"])


def test_a_holder_that_sells_one_territory_keeps_the_rest() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Focus Features", "WW"))
    sentence = "Focus has sold Japan to Gaga."
    story.on("2025-03-10").says(in_the_words(acquisition("Gaga", "JP"), sentence)).tells("new acquisition: Gaga JP")
    story.holds(rights=["Focus Features: WW -JP", "Gaga: JP"])


def test_one_date_for_several_territories_is_one_row() -> None:
    story = given()
    story.on("2025-07-10").says(release("2025-08-20", "GB IE")).tells("new release: GB IE theatrical 2025-08-20")
    story.holds(releases=["GB IE theatrical 2025-08-20"])
