"""Rights as film × territory × medium."""

import pytest

from tests.support.ledger_prose import (
    acquisition,
    expected,
    given,
    in_the_words,
    no_longer,
    perhaps,
    recalled,
    sales,
    seeking,
)
from tracker.ledger import Board, board


def states(known: Board) -> dict[str, str]:
    return {square.territory: square.state for square in known.squares}


def test_several_buyers_of_several_territories_are_a_deal_each() -> None:
    story = given("The Life of Chuck")
    story.on("2025-02-14").says(
        acquisition("StudioCanal", "GB IE"), acquisition("Tobis", "DE AT"), acquisition("Kismet", "AU NZ")
    )
    story.tells("new acquisition: StudioCanal GB IE", "new acquisition: Tobis DE AT", "new acquisition: Kismet AU NZ")
    story.holds(rights=["StudioCanal: GB IE", "Tobis: DE AT", "Kismet: AU NZ"])


def test_two_companies_that_buy_together_are_one_deal() -> None:
    story = given()
    story.on("2023-11-01").says(acquisition("IFC Films & Shudder", "US"))
    story.on("2023-11-02").says(acquisition("Shudder", "US")).is_quiet()
    story.holds(rights=["IFC Films & Shudder: US"])


def test_a_partner_of_the_buyer_named_later_is_told() -> None:
    story = given()
    story.on("2023-11-01").says(acquisition("IFC Films", "US"))
    story.on("2023-11-02").says(acquisition("IFC Films & Shudder", "US"))
    story.tells("changed acquisition: IFC Films & Shudder US").was(companies=("IFC Films",))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Neon", "NEON"),
        ("Focus", "Focus Features"),
        ("Aura", "Aura Entertainment"),
        ("SPC", "SPC"),
        ("Altitude", "Altitude Film Distribution"),
        ("The Match Factory", "Match Factory"),
        ("Studiocanal", "StudioCanal"),
        ("Les Films du Losange", "Les Films Du Losange"),
    ],
)
def test_a_company_in_other_letters_is_the_same(short: str, full: str) -> None:
    story = given()
    story.on("2025-01-10").says(acquisition(full, "US"))
    story.on("2025-01-11").says(acquisition(short, "US")).is_quiet()
    assert len(story.ledger.standing("acquisition")) == 1


def test_of_two_spellings_the_full_trade_name_stays() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Focus", "US"))
    story.on("2025-01-11").says(acquisition("Focus Features", "US")).is_quiet()
    story.holds(rights=["Focus Features: US"])


def test_a_buyer_that_takes_more_territories_is_told_once() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-01-11").says(acquisition("Neon", "US CA")).tells("changed acquisition: Neon US CA")
    story.was(territories=("US",))
    story.on("2025-01-12").says(acquisition("Neon", "US")).is_quiet()
    story.on("2025-01-13").says(acquisition("Neon", "CA")).is_quiet()
    story.on("2025-01-14").says(acquisition("Neon", "GB")).tells("changed acquisition: Neon CA GB US")


def test_what_is_only_recalled_widens_nothing() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Prime Video", "CA GB"))
    story.on("2025-09-10").says(recalled(acquisition("Prime Video", "WW"))).is_quiet()
    story.holds(rights=["Prime Video: CA GB"])


def test_a_second_buyer_of_a_territory_is_a_conflict_that_is_told_once() -> None:
    story = given()
    story.on("2025-01-10", "Deadline").says(acquisition("Neon", "US CA"))
    story.on("2025-01-11", "Variety").says(acquisition("A24", "US")).tells("new acquisition: A24 US")
    story.on("2025-01-12", "Deadline").says(acquisition("Neon", "US CA")).is_quiet()
    story.on("2025-01-13", "Variety").says(acquisition("A24", "US")).is_quiet()
    story.holds(rights=["Neon: US CA", "A24: US"])
    assert story.fact("acquisition", 0).rivals == (story.fact("acquisition", 1).id,)
    assert states(board(story.ledger)) == {"CA": "sold", "US": "conflict", "WW": "unstated"}


def test_the_conflict_ends_when_one_of_the_two_is_withdrawn() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-01-11").says(acquisition("A24", "US"))
    story.on("2025-01-14").says(no_longer(acquisition("A24", "US"))).tells("withdrawn acquisition: A24 US")
    story.holds(rights=["Neon: US"])
    assert story.fact("acquisition", 0).rivals == ()
    assert states(board(story.ledger)) == {"US": "sold", "WW": "unstated"}


def test_a_deal_that_was_off_is_only_told_of_once_more_when_another_has_the_territory() -> None:
    story = given()
    story.on("2024-05-10").says(acquisition("Bleecker Street", "US CA"))
    story.on("2024-10-03").says(no_longer(acquisition("Bleecker Street", "US CA")))
    story.on("2024-11-20").says(acquisition("Magnolia Pictures", "US"))
    story.on("2025-09-08").says(acquisition("Bleecker Street")).is_quiet()
    story.holds(rights=["Magnolia Pictures: US"])


def test_another_medium_is_no_conflict() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US", "theatrical"))
    story.on("2025-02-10").says(acquisition("Hulu", "US", "streaming")).tells("new acquisition: Hulu US streaming")
    story.holds(rights=["Neon: US theatrical", "Hulu: US streaming"])
    assert states(board(story.ledger))["US"] == "sold"


def test_the_only_deal_that_fell_through_needs_no_name() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-02-10").says(no_longer(acquisition())).tells("withdrawn acquisition: Neon US")


def test_of_two_deals_the_one_that_fell_through_must_be_named() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"), acquisition("Mubi", "GB"))
    story.on("2025-02-10").says(no_longer(acquisition())).is_quiet()
    story.says(no_longer(acquisition("", "GB"))).tells("withdrawn acquisition: Mubi GB")


def test_a_deal_undone_for_one_territory_keeps_the_others() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Mubi", "GB IE DE"))
    story.on("2025-02-10").says(no_longer(acquisition("Mubi", "DE"))).tells("changed acquisition: Mubi GB IE")
    story.was(territories=("GB", "IE", "DE"))


def test_a_deal_that_is_on_again_is_new() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"))
    story.on("2025-02-10").says(no_longer(acquisition("Neon")))
    story.on("2025-02-11").says(recalled(acquisition("Neon", "US"))).is_quiet()
    story.on("2025-03-10").says(acquisition("Neon", "US")).tells("new acquisition: Neon US")


def test_talks_of_others_end_silently_with_the_deal() -> None:
    story = given()
    story.on("2025-01-10").says(expected(acquisition("A24", "US")), expected(acquisition("Neon", "US")))
    story.on("2025-01-12").says(acquisition("Neon", "US")).tells("firmed acquisition: Neon US")
    assert [f.standing for f in story.ledger.facts] == ["superseded", "stands"]
    story.on("2025-01-13").says(expected(acquisition("Apple", "US"))).is_quiet()


def test_a_report_without_a_buyers_name_is_vaguer_wording_of_the_deal() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Neon", "US"), acquisition("Mubi", "GB"))
    story.on("2025-01-12").says(acquisition()).is_quiet()
    story.says(acquisition("", "FR")).tells("new acquisition: FR")


def test_a_world_deal_less_some_territories_is_reckoned_exactly() -> None:
    story = given()
    story.on("2023-09-06").says(sales("AGC International", "WW -US"), sales("CAA Media Finance", "US"))
    story.on("2023-09-18").says(acquisition("Netflix", "US GB"), acquisition("Vértigo", "ES"), seeking("FR"))
    squares = {s.territory: s for s in board(story.ledger).squares}
    assert {t: s.state for t, s in squares.items()} == {
        "ES": "sold",
        "FR": "open",
        "GB": "sold",
        "US": "sold",
        "WW": "offered",
    }
    assert [h.companies for h in squares["US"].sold_to] == [("Netflix",)]
    assert [h.companies for h in squares["FR"].offered_by] == [("AGC International",)]
    assert [h.companies for h in squares["US"].offered_by] == [("CAA Media Finance",)]


def test_a_deal_without_territories_is_on_no_square() -> None:
    story = given()
    story.on("2025-06-17").says(acquisition("Aura Entertainment"), expected(acquisition("Gaga", "JP")))
    known = board(story.ledger)
    assert states(known) == {"JP": "talks", "WW": "unstated"}
    assert [h.companies for h in known.unplaced] == [("Aura Entertainment",)]


def test_the_holder_of_the_world_sells_a_territory_on_without_being_named() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Focus Features", "WW"))
    story.on("2025-03-10").says(acquisition("Gaga", "JP")).tells("new acquisition: Gaga JP")
    story.holds(rights=["Focus Features: WW -JP", "Gaga: JP"])


def test_a_holder_that_sells_everything_in_parts_is_gone_with_the_last() -> None:
    story = given()
    story.on("2025-01-10").says(acquisition("Vertical", "US CA"))
    story.on("2025-03-10").says(in_the_words(acquisition("Elevation", "CA"), "Vertical sold Canada to Elevation."))
    story.holds(rights=["Vertical: US", "Elevation: CA"])
    story.on("2025-04-10").says(in_the_words(acquisition("Neon", "US"), "Neon buys the U.S. from Vertical."))
    story.holds(rights=["Elevation: CA", "Neon: US"])


def test_a_search_ends_with_the_deal_and_is_not_told_again_by_a_late_paper() -> None:
    story = given("Eden")
    story.on("2024-05-16").says(seeking("US")).tells("new seeking: US")
    story.on("2025-04-02").says(acquisition("Vertical", "US"))
    story.on("2025-04-03").says(seeking("US")).is_quiet()
    story.says(seeking()).is_quiet()
    story.says(seeking("FR")).tells("new seeking: FR")


def test_a_search_is_over_too_where_the_deal_does_not_say_its_territories() -> None:
    story = given()
    story.on("2024-09-03").says(seeking("US"))
    story.on("2025-06-17").says(acquisition("Aura Entertainment"))
    story.on("2025-06-18").says(seeking("US")).is_quiet()
    assert [f.standing for f in story.ledger.facts] == ["superseded", "stands"]


def test_a_search_whose_territory_is_named_later_is_told() -> None:
    story = given()
    story.on("2023-03-14").says(seeking()).tells("new seeking")
    story.on("2023-09-14").says(seeking("US")).tells("changed seeking: US").was(territories=None)


def test_a_film_that_seeks_no_more_is_left_out() -> None:
    story = given()
    story.on("2024-09-03").says(seeking("US"))
    story.on("2024-10-03").says(no_longer(seeking("US"))).is_quiet()
    assert story.ledger.standing("seeking") == ()


def test_a_guess_about_a_buyer_is_no_deal() -> None:
    story = given()
    story.on("2024-09-03").says(perhaps(acquisition("A24", "US"))).is_quiet()
    story.holds(rights=[])
    assert states(board(story.ledger)) == {"WW": "unstated"}


def test_an_agent_that_leaves_is_withdrawn() -> None:
    story = given()
    story.on("2024-09-03").says(sales("WME Independent", "US"))
    story.on("2024-11-03").says(no_longer(sales("WME Independent"))).tells("withdrawn sales: WME Independent US")
    story.holds(sales=[])


def test_the_agents_narrower_territories_in_a_later_paper_are_no_news() -> None:
    story = given("Eden")
    story.on("2023-02-13").says(sales("AGC International", "WW"))
    story.on("2024-09-08").says(sales("AGC International", "WW -US -CA")).is_quiet()
    story.holds(sales=["AGC International: WW"])


def test_a_search_in_the_us_and_one_for_a_domestic_buyer_are_one() -> None:
    story = given()
    story.on("2024-09-03").says(seeking("US")).tells("new seeking: US")
    story.on("2024-09-04").says(seeking("US CA")).is_quiet()
    story.on("2024-10-04").says(acquisition("Neon", "US CA"))
    story.on("2024-10-05").says(seeking("US")).is_quiet()
