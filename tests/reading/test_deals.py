"""Who does a deal, and for where, by words that stand apart from those that tell the deal."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, read
from tracker.domain.development import Development
from tracker.domain.film import Film


def deal_of(company: str, text: str) -> Development:
    return next(each for each in read(text) if company in each.companies and each.kind in ("acquisition", "sales"))


def test_who_does_it_together_has_it_together() -> None:
    text = "Neon bought the U.S. rights to FILM in February together with Vertical."
    assert deal_of("Neon", text).companies == ("Neon", "Vertical")
    assert read("Neon bought FILM and will release it with English subtitles.")[0].companies == ("Neon",)


def test_a_verb_of_one_is_that_of_the_last_of_two() -> None:
    text = "Neon dealt with UTA Independent Film Group and Charades, which is handling international sales on FILM."
    assert deal_of("Charades", text).companies == ("Charades",)


def test_films_that_share_a_verb_have_each_their_own_buyer() -> None:
    films = (FILM, Film("Mirror Lake", year=2024))
    told = read("“Mirror Lake” went to Kino Lorber for the U.S. and FILM to Mubi for Canada.", films=films)
    assert [(each.film, each.companies, each.territories) for each in told] == [
        ("Mirror Lake", ("Kino Lorber",), ("US",)),
        (FILM.title, ("Mubi",), ("CA",)),
    ]


def test_an_apostrophe_behind_an_s_is_an_owner_s() -> None:
    assert deal_of("Janus Films", "Janus Films’ acquisition of U.S. rights to FILM is news.").territories == ("US",)
    assert read("‘Sad Films’ opened, and so did FILM.") == ()


def test_what_somebody_bought_the_employer_has() -> None:
    assert deal_of("Bleecker Street", "Bleecker Street’s Jo Smith, who bought FILM in May, spoke on a panel.")
    assert read("Jo Smith, who bought FILM in May, spoke on a panel.") == ()


@pytest.mark.parametrize(
    ("company", "text", "places"),
    [
        ("Elevation Pictures", "FILM comes to Canada, where Elevation Pictures has it.", ("CA",)),
        ("Elevation Pictures", "FILM comes to France and Canada, where Elevation Pictures has it.", None),
        ("Orion Pictures", "In Canada nothing changes for FILM: Orion Pictures has the film.", ("CA",)),
        ("Neon", "Neon’s deal for the world on FILM was signed on Wednesday.", ("WW",)),
        ("Neon", "Neon has FILM. Neon’s deal for the worldly comedy was signed on Wednesday.", None),
        (
            "Bankside Films",
            "Bankside Films will handle worldwide sales outside the UK and Ireland on FILM.",
            ("WW", "-GB", "-IE"),
        ),
        (
            "Bankside Films",
            "Bankside Films has worldwide rights to FILM. Bankside Films will sell FILM worldwide excluding France.",
            ("WW", "-FR"),
        ),
        ("Mubi", "Neon has FILM in the U.S.; elsewhere, Mubi has it.", ("WW", "-US")),
        ("Charades", "Neon has FILM in the U.S.; Charades is selling it in all other countries.", ("WW", "-US")),
        ("Mubi", "Elsewhere, Mubi has FILM.", None),
        ("Mubi", "Mubi is on board FILM for all markets except Japan.", ("WW", "-JP")),
        ("Mubi", "Neon and Mubi have split the rights to FILM: the former takes Japan.", None),
        ("Mubi", "Mubi takes Iranian drama FILM.", None),
        ("Mubi", "Mubi has bought Chile’s FILM.", None),
        ("Mubi", "FILM, which won in Locarno and which Mubi has for the UK, is next.", ("GB",)),
        ("Gaga", "Netflix has FILM. Its rights are worldwide apart from Japan, which is with Gaga.", ("JP",)),
        (
            "Netflix",
            "Netflix’s deal for FILM takes in the world minus Germany, which belongs to Weltkino, and minus Japan, where Gaga has it.",
            ("WW", "-DE", "-JP"),
        ),
        ("Neon", "The agreement for Canada on FILM is off: Neon could not agree on a date.", ("CA",)),
    ],
)
def test_a_deal_holds_where_the_words_about_it_say(company: str, text: str, places: tuple[str, ...] | None) -> None:
    assert deal_of(company, text).territories == places


def test_the_rest_of_the_world_leaves_out_where_another_opens_it() -> None:
    text = "Focus Features will release FILM in the U.S. on June 7. Universal Pictures International has the rest of the world."
    assert deal_of("Universal Pictures International", text).territories == ("WW", "-US")


def test_a_company_is_what_the_words_behind_it_call_it() -> None:
    assert deal_of("HanWay Films", "FILM was blocked. HanWay Films, the sales company, had no comment.").kind == "sales"


def test_world_sales_are_for_the_world_and_a_sellers_country_is_not_what_it_sells() -> None:
    assert deal_of("Totem Films", "FILM is a hit. World sales are handled by Totem Films.").territories == ("WW",)
    assert deal_of("Latido Films", "Neon has FILM from Spanish sales company Latido Films.").territories is None


def test_rivals_bid_each_for_itself() -> None:
    bids = [each.companies for each in read("Neon and Sony Pictures Classics have bids in for FILM.")]
    assert bids == [("Neon",), ("Sony Pictures Classics",)]


def test_a_release_that_is_only_planned_makes_no_deal_uncertain() -> None:
    text = "Neon has picked up North American rights to FILM, with a theatrical release planned for January 2026."
    assert deal_of("Neon", text).certainty == "confirmed"


def test_those_who_bid_against_each_other_each_bid_alone() -> None:
    bids = [(each.companies, each.certainty) for each in read("Neon and Mubi are both bidding for the UK on FILM.")]
    assert (("Neon",), "expected") in bids
    assert (("Mubi",), "expected") in bids


def test_a_seller_has_no_part_in_a_purchase_that_is_off() -> None:
    text = "FILM is a hit. The Match Factory and Neon could not agree on a date."
    assert deal_of("Neon", text).companies == ("Neon",)


def test_what_a_company_plans_is_no_doubt_about_what_it_bought() -> None:
    text = "FILM was bought for Canada by Elevation Pictures in March, and the company plans to open it in October."
    assert deal_of("Elevation Pictures", text).certainty == "confirmed"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("FILM is a hit, but with the exception of Spain, no territory is gone.", ("WW", "-ES")),
        ("FILM is a hit. France, where one distributor passed, is unspoken for.", ("FR",)),
        ("A deal for the U.S. on FILM fell through in May, and the film is available again there.", ("US",)),
    ],
)
def test_what_is_still_for_sale_is_told_by_the_sentence(text: str, places: tuple[str, ...]) -> None:
    assert next(each for each in read(text) if each.kind == "seeking").territories == places


def test_a_deal_for_several_films_is_for_those_that_the_page_names_first() -> None:
    text = (
        "Vertigo Releasing has struck a deal with Blue Fox Entertainment for two genre titles for the UK.\n\n"
        "First is FILM, a ghost story. “Night Bus” follows in May.\n\nVertigo’s last hit was “Low Water”."
    )
    films = (FILM, Film("Night Bus", year=2024), Film("Low Water", year=2023))
    bought = {each.film for each in read(text, films=films) if each.companies == ("Vertigo Releasing",)}
    assert bought == {"Salt Road", "Night Bus"}
    assert {each.film for each in read(text, films=films) if each.kind == "sales"} == bought


def test_the_rest_of_a_region_is_what_the_others_have_left() -> None:
    text = "FILM is a hit. Pre-sales were struck with Cinemanse (Finland) and Edge Entertainment (the rest of the Nordics)."
    assert deal_of("Edge Entertainment", text).territories == ("DK", "IS", "NO", "SE")


def test_what_one_has_withdrawn_from_is_not_undone_for_the_others() -> None:
    text = "Charades has added Spain (Avalon) to a list that had Mubi for the UK on FILM, Curzon having bowed out."
    assert {each.certainty for each in read(text) if each.kind == "acquisition"} == {"confirmed"}


def test_international_which_somebody_holds_is_all_but_home() -> None:
    text = "Focus has taken FILM off May 30. International, which Universal holds, stays as is."
    assert deal_of("Universal Pictures", text).territories == ("WW", "-US", "-CA")


@pytest.mark.parametrize(
    "text",
    [
        "Magnet Releasing, the genre arm of Magnolia Pictures, announced today that it has acquired FILM.",
        "Magnet Releasing, part of Magnolia Pictures, said on Monday it had bought the U.S. rights to FILM.",
        "Magnet Releasing, which is owned by Magnolia Pictures, says it has acquired FILM for Canada.",
    ],
)
def test_a_company_named_but_to_say_whose_another_is_does_no_deal(text: str) -> None:
    assert [each.companies for each in read(text)] == [("Magnet Releasing",)]


def test_in_a_list_each_film_has_its_own_buyer_in_brackets() -> None:
    told = read("“FILM” (Neon, North America), “Paper Boats” (Netflix, worldwide), “Hum” (Sideshow and Janus, U.S.).")
    assert [(each.kind, each.companies) for each in told] == [("acquisition", ("Neon",))]


def test_what_a_page_takes_back_is_denied() -> None:
    text = "We got several things wrong about FILM. We also said that it had been sold to IFC Films."
    assert [each.certainty for each in read(text, "Correction: FILM")] == ["denied"]
    assert [each.certainty for each in read(text.partition(". ")[2].replace("it", "FILM"))] == ["confirmed"]


def test_who_bids_as_another_does_bids_too() -> None:
    assert deal_of("Mubi", "Neon has made a bid for FILM, and so has Mubi.").certainty == "expected"
    assert deal_of("Mubi", "FILM is a hit. Two companies are haggling over it. One of them is Mubi.").certainty == (
        "expected"
    )


def test_of_whom_a_film_was_bought_sold_it() -> None:
    text = "Neon has bought UK rights to FILM from Paris-based Ruhr Kiln, and will release it on September 11."
    assert deal_of("Ruhr Kiln", text).kind == "sales"
