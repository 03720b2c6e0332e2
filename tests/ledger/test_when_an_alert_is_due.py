"""The contract's "When an alert is due", sentence by sentence."""

from tests.support.ledger_prose import (
    acquisition,
    award,
    expected,
    festival,
    given,
    no_longer,
    perhaps,
    production,
    recalled,
    release,
    sales,
    seeking,
    trailer,
)


def test_what_the_ledger_did_not_hold_is_told() -> None:
    story = given("K-Pops!")
    story.on("2024-07-09").says(
        festival("Toronto International Film Festival", "2024", "Special Presentations", "world")
    )
    story.tells("new festival: Toronto International Film Festival 2024")
    story.says(sales("WME Independent")).tells("new sales: WME Independent")
    story.on("2024-09-03").says(seeking("US")).tells("new seeking: US")
    story.on("2025-06-17").says(acquisition("Aura Entertainment", "US CA"))
    story.tells("new acquisition: Aura Entertainment US CA")
    story.on("2025-11-20").says(release("2026-02-27", "US")).tells("new release: US theatrical 2026-02-27")
    story.on("2026-01-14").says(trailer()).tells("new trailer")


def test_a_release_that_moved_is_told_with_the_date_that_it_had() -> None:
    story = given()
    story.on("2025-01-10").says(release("2025-05-30", "US"))
    story.on("2025-03-13").says(release("2025-06-06", "US")).tells("changed release: US theatrical 2025-06-06")
    story.was(date="2025-05-30", quote="Sentence 1.0.")
    story.holds(releases=["US theatrical 2025-06-06, was 2025-05-30"])


def test_an_expected_deal_that_is_now_confirmed_is_told() -> None:
    story = given()
    story.on("2023-09-15").says(expected(acquisition("Netflix"))).tells("new expected acquisition: Netflix")
    story.on("2023-09-18").says(acquisition("Netflix", "US GB")).tells("firmed acquisition: Netflix US GB")
    story.was(certainty="expected", territories=None)


def test_what_is_undone_is_told() -> None:
    story = given()
    story.on("2024-05-16").says(acquisition("Prime Video", "CA GB"))
    story.on("2024-06-16").says(no_longer(acquisition("Prime Video"))).tells("withdrawn acquisition: Prime Video CA GB")
    story.holds(rights=[])


def test_the_same_news_from_the_next_outlet_is_not_told() -> None:
    story = given()
    story.on("2025-06-17", "The Hollywood Reporter").says(acquisition("Aura Entertainment", "US"))
    story.on("2025-06-17T15:00:00+00:00", "Variety").says(acquisition("Aura", "US")).is_quiet()
    story.on("2026-06-17", "Tape Deck Weekly").says(acquisition("Aura Entertainment")).is_quiet()
    assert story.fact("acquisition").said_by == ("c1.0", "c2.0", "c3.0")


def test_the_background_paragraph_that_repeats_it_is_not_told() -> None:
    story = given()
    story.on("2024-07-09").says(festival("Toronto International Film Festival", "2024", premiere="world"))
    story.on("2025-06-17").says(recalled(festival("Toronto Film Festival", "2024", premiere="world"))).is_quiet()
    story.on("2025-06-18").says(recalled(festival("TIFF"))).is_quiet()


def test_a_vaguer_wording_of_a_known_date_is_not_told() -> None:
    story = given()
    story.on("2025-11-20").says(release("2026-02-27", "US"))
    for vaguer in ("2026-02", "2026-01/2026-04", "2026", "2026-40", "2026-33"):
        story.on("2026-01-15").says(release(vaguer, "US")).is_quiet()
    story.says(release(None, "US")).is_quiet()
    story.holds(releases=["US theatrical 2026-02-27"])


def test_a_document_that_is_older_than_what_is_known_is_not_told() -> None:
    story = given()
    story.on("2025-11-19").says(release("2026-02-27", "US"))
    story.on("2025-11-18").says(release("2026-02-20", "US")).is_quiet()
    story.holds(releases=["US theatrical 2026-02-27, was 2026-02-20"])


def test_a_guess_is_kept_and_not_told() -> None:
    story = given()
    story.on("2024-09-09").says(perhaps(release("2025-01/2025-04"))).is_quiet()
    story.holds(releases=[])
    assert story.fact("release").standing == "guess"


def test_a_territory_that_the_first_report_left_out_is_told() -> None:
    story = given()
    story.on("2025-06-17").says(acquisition("Aura Entertainment"))
    story.on("2025-06-18").says(acquisition("Aura Entertainment", "US CA"))
    story.tells("changed acquisition: Aura Entertainment US CA").was(territories=None)


def test_the_territories_of_a_sales_agent_named_later_are_told() -> None:
    story = given()
    story.on("2025-01-10").says(sales("FilmNation"))
    story.on("2025-01-12").says(sales("FilmNation", "WW -US")).tells("changed sales: FilmNation WW -US")


def test_a_date_that_the_first_report_left_out_is_told() -> None:
    story = given()
    story.on("2025-01-10").says(release(None, "US", by="Neon")).tells("new release: US theatrical")
    story.on("2025-01-20").says(release("2025-06-06", "US", by="Neon")).tells(
        "changed release: US theatrical 2025-06-06"
    )
    story.was(date=None).holds(releases=["US theatrical 2025-06-06"])


def test_a_buyer_whose_name_comes_later_is_told() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("", "US")).tells("new acquisition: US")
    story.on("2025-01-12").says(acquisition("Neon", "US")).tells("changed acquisition: Neon US")
    story.holds(rights=["Neon: US"])


def test_a_section_that_the_first_report_left_out_is_taken_and_not_told() -> None:
    story = given()
    story.on("2024-07-09").says(festival("Venice Film Festival", "2024"))
    story.on("2024-07-10").says(festival("Venice Film Festival", "2024", "Out of Competition", "world")).is_quiet()
    story.holds(festivals=["Venice Film Festival, 2024, Out of Competition, world"])


def test_of_two_outlets_that_disagree_the_later_stands_and_both_are_kept() -> None:
    story = given()
    story.on("2025-11-18", "Tape Deck Weekly").says(release("2026-02-20", "US"))
    story.on("2025-11-20", "Variety").says(release("2026-02-27", "US")).tells(
        "changed release: US theatrical 2026-02-27"
    )
    fact = story.fact("release")
    assert (fact.said_by, fact.gainsaid_by) == (("c2.0",), ("c1.0",))
    assert [(m.date, m.quote) for m in fact.moves] == [("2026-02-20", "Sentence 1.0.")]


def test_a_date_that_is_only_recalled_does_not_stand_against_the_known_one() -> None:
    story = given()
    story.on("2025-11-20").says(release("2026-02-27", "US"))
    story.on("2026-02-02").says(recalled(release("2026-01", "US"))).is_quiet()
    story.holds(releases=["US theatrical 2026-02-27"])
    assert story.fact("release").gainsaid_by == ("c2.0",)


def test_what_is_recalled_and_was_never_known_is_told() -> None:
    """The film was put on the watch list late: its past is still what the ledger did not hold."""
    story = given()
    story.on("2026-01-14").says(trailer(), recalled(festival("Toronto International Film Festival", "2024")))
    story.tells("new trailer", "new festival: Toronto International Film Festival 2024")


def test_every_kind_is_told_once_and_its_repetition_never() -> None:
    everything = (
        festival("Sundance Film Festival", "2025"),
        award("Audience Award", "Sundance Film Festival"),
        sales("WME Independent"),
        seeking("US"),
        acquisition("Neon", "GB"),
        release("2025-06-06", "GB"),
        trailer(),
    )
    story = given()
    story.on("2025-01-05").says(production("announced"))
    story.on("2025-01-10").says(*everything)
    assert len(story.latest) == len(everything)
    story.on("2025-01-11", "The Other Paper").says(production("announced"), *everything).is_quiet()
