"""What a document says twice is one development, with what each saying adds."""

from __future__ import annotations

from dataclasses import replace

from tracker.domain.development import Development
from tracker.reading.merge import merged
from tracker.reading.places import REST

OPENS = Development("Salt Road", "release", "confirmed", "It opens in August.", date="2024-08")
DEAL = Development("Salt Road", "acquisition", "confirmed", "Neon has it.", companies=("Neon",))
SHOWN = Development(
    "Salt Road", "festival", "confirmed", "It bowed at Cannes.", festival="Cannes Film Festival", date="2024"
)
PRIZE = Development("Salt Road", "award", "confirmed", "It won.", festival="Sundance Film Festival", award="top prize")


def test_the_finer_date_stands_with_its_sentence() -> None:
    day = replace(OPENS, date="2024-08-02", quote="It opens on August 2.")
    assert merged([OPENS, day]) == (day,)
    assert merged([day, OPENS]) == (day,)


def test_a_finer_date_is_as_sure_as_the_sentence_that_tells_it() -> None:
    day = replace(OPENS, date="2024-08-02", certainty="expected", quote="It is expected to open on August 2.")
    assert merged([OPENS, day]) == merged([day, OPENS]) == (day,)


def test_two_days_are_two_releases() -> None:
    first, second = replace(OPENS, date="2024-08-02"), replace(OPENS, date="2024-08-09")
    assert merged([first, second]) == (first, second)


def test_theatres_and_home_on_one_day_are_two_releases() -> None:
    first = replace(OPENS, date="2024-08-02", release_type="theatrical")
    second = replace(first, release_type="digital")
    assert merged([first, second]) == (first, second)


def test_a_company_opens_it_in_the_one_market_that_it_bought() -> None:
    opens = replace(OPENS, companies=("Curzon",), quote="Curzon opens it in August.")
    deal = replace(DEAL, companies=("Curzon",), territories=("GB", "IE"))
    assert merged([deal, opens])[1].territories == ("GB", "IE")
    for places in (("WW",), ("CA", "US"), ("GB", "IE")):
        other = replace(deal, companies=("Neon",)) if places == ("GB", "IE") else replace(deal, territories=places)
        assert merged([other, opens])[1].territories is None


def test_the_same_day_elsewhere_is_another_release() -> None:
    day = replace(OPENS, date="2024-08-02", quote="It opens on August 2.")
    there = replace(day, companies=("Curzon",), territories=("GB",), quote="Curzon has it out the same day in Britain.")
    assert merged([day, there]) == (day, there)
    both = "Neon opens it on August 2, and so does Curzon in Britain."
    first, second = replace(day, companies=("Neon",), quote=both), replace(there, quote=both)
    assert merged([first, second]) == (first, second)


def test_a_guessed_day_is_not_the_month_that_was_announced() -> None:
    month = replace(OPENS, companies=("Neon",))
    guess = replace(OPENS, date="2024-08-02", certainty="speculative", quote="My guess is August 2.")
    assert merged([month, guess]) == (month, guess)


def test_a_date_denied_is_not_the_date_confirmed() -> None:
    denied = replace(OPENS, certainty="denied")
    assert merged([OPENS, denied]) == (OPENS, denied)


def test_a_day_on_which_it_no_longer_opens_is_denied_alone() -> None:
    day = replace(OPENS, date="2024-08-02", quote="It was down for August 2.")
    denied = replace(day, certainty="denied", quote="It no longer appears on the schedule.")
    assert merged([day, denied]) == (denied,)


def test_arms_of_one_company_that_sell_a_film_are_one_seller() -> None:
    sale = replace(DEAL, kind="sales", companies=("AGC Studios",))
    assert merged([sale, replace(sale, companies=("AGC International",))]) == (sale,)


def test_a_deal_takes_the_territory_that_another_sentence_gives() -> None:
    assert merged([DEAL, replace(DEAL, territories=("US",))]) == (replace(DEAL, territories=("US",)),)


def test_a_deal_that_was_undone_is_denied() -> None:
    (one,) = merged([DEAL, replace(DEAL, certainty="denied", quote="Neon gave it back.")])
    assert (one.certainty, one.quote) == ("denied", "Neon gave it back.")


def test_several_buyers_are_several_deals() -> None:
    assert len(merged([DEAL, replace(DEAL, companies=("Mubi",))])) == 2


def test_the_rest_of_the_world_is_what_the_page_gives_to_nobody_else() -> None:
    rest = replace(DEAL, companies=("Mubi",), territories=("WW", REST))
    assert merged([replace(DEAL, territories=("US", "CA")), rest])[1].territories == ("WW", "-CA", "-US")


def test_a_section_named_later_belongs_to_the_showing() -> None:
    (one,) = merged([SHOWN, replace(SHOWN, section="Competition", date="2024-05-14")])
    assert (one.section, one.date) == ("Competition", "2024-05-14")


def test_two_editions_are_two_showings() -> None:
    assert len(merged([SHOWN, replace(SHOWN, date="2023")])) == 2


def test_the_top_prize_is_the_prize_that_is_named() -> None:
    (one,) = merged([PRIZE, replace(PRIZE, award="Grand Jury Prize")])
    assert one.award == "Grand Jury Prize"


def test_another_film_is_another_development() -> None:
    assert len(merged([DEAL, replace(DEAL, film="Night Bus")])) == 2


def test_a_buyer_is_named_in_full_where_the_headline_shortens_it() -> None:
    headline = Development("F", "acquisition", "confirmed", "MFX buys F", companies=("MFX",), territories=("DE",))
    text = Development(
        "F",
        "acquisition",
        "confirmed",
        "MFX Filmverleih bought F.",
        companies=("MFX Filmverleih",),
        territories=("DE", "AT"),
    )
    for said in ([headline, text], [text, headline]):
        (one,) = merged(said)
        assert (one.companies, one.territories) == (("MFX Filmverleih",), ("DE", "AT"))


def test_a_company_whose_deal_is_off_brings_nothing_out() -> None:
    off = replace(DEAL, certainty="denied")
    assert merged([off, replace(OPENS, companies=("Neon",))])[1].companies == ()
    assert merged([off, replace(OPENS, companies=("Mubi",))])[1].companies == ("Mubi",)


def test_the_one_distributor_at_home_brings_it_out_there() -> None:
    opens = replace(OPENS, date="2024-08-02", territories=("JP",), release_type="theatrical")
    deal = replace(DEAL, companies=("Gaga",))
    assert merged([opens, deal], "JP")[0].companies == ("Gaga",)
    assert merged([replace(opens, territories=None), replace(deal, territories=("JP",))], "JP")[0].companies == (
        "Gaga",
    )


def test_what_is_bought_elsewhere_or_by_several_or_to_stream_is_not_brought_out_at_home() -> None:
    opens = replace(OPENS, date="2024-08-02", territories=("JP",), release_type="theatrical")
    deal = replace(DEAL, companies=("Gaga",))
    others = (
        [replace(deal, territories=("US",))],
        [replace(deal, certainty="expected")],
        [replace(deal, companies=("Netflix",), release_type="streaming")],
        [deal, replace(deal, companies=("Klockworx",))],
    )
    for deals in others:
        assert merged([opens, *deals], "JP")[0].companies == ()
