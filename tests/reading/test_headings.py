"""Pages in sections: what a heading says of the films below it."""

from __future__ import annotations

from tests.support.reading import only, read

_AT_HOME = "New on Netflix, Hulu, Mubi and more: June 2024"
_IN_THEATERS = "In theaters this fall: the films to see"
_SELLERS = "Cannes preview: the titles that sellers are bringing"


def _opens(text: str, title: str = _AT_HOME) -> tuple[str | None, str | None, tuple[str, ...]]:
    told = only(read(text, title))
    return told.date, told.release_type, told.companies


def test_a_platform_over_its_films() -> None:
    text = "Here is what to watch.\n\nHULU\n\nJune 1\nEbb Tide\nJune 7\nSalt Road\n\nNETFLIX\n\nJune 3\nNight Bus"
    assert _opens(text) == ("2024-06-07", "streaming", ("Hulu",))


def test_a_platform_that_opens_films_too_streams_those_below_it() -> None:
    text = "Here is what to watch.\n\nNetflix\n\nJune 1: Ebb Tide\n\nMubi\n\nJune 3: Night Bus\nJune 7: FILM."
    assert _opens(text) == ("2024-06-07", "streaming", ("Mubi",))


def test_a_sales_company_over_its_titles() -> None:
    text = (
        "The market is back.\n\nFilms Boutique\nThe Berlin outfit has Jo Roe’s “Night Bus.”\n\n"
        "Charades\nSalt Road\nDir: Alex Poe\nIda Bruun plays a captain who refuses to leave her boat."
    )
    told = only(read(text, _SELLERS))
    assert (told.kind, told.companies) == ("sales", ("Charades",))


def test_a_sales_company_whose_slate_the_headline_tells() -> None:
    text = "SALT ROAD (Norway) Dir. Alex Poe. Drama.\n\nNIGHT BUS (UK) Dir. Jo Roe. Sold: France (Le Pacte)."
    told = only(read(text, "Films Boutique unveils Cannes slate"))
    assert (told.kind, told.companies) == ("sales", ("Films Boutique",))


def test_a_company_alone_on_a_line_heads_nothing_where_it_is_the_only_one() -> None:
    assert not read("ABOUT\n\nNetflix\nThe service has “Night Bus.” FILM is a drama.")


def test_what_is_told_of_the_next_film_in_the_same_form_is_not_told_of_this_one() -> None:
    text = "Salt Road\nBuyer: Neon\nSeller: Charades\n\nNight Bus\nBuyer: A24\nSeller: CAA"
    told = {each.kind: each.companies for each in read(text, "Deals of the week")}
    assert told == {"acquisition": ("Neon",), "sales": ("Charades",)}


def test_the_lines_of_an_entry_are_its_own() -> None:
    text = "Salt Road\nDirector: Alex Poe\nNorwegian Broadcasting\nBuyer: Neon"
    assert only(read(text, "Deals of the week")).companies == ("Neon",)


def test_a_digest_by_platform() -> None:
    text = (
        "Netflix: Cake Wars (June 9). Hulu: Marble (June 12), which Neon had in theaters. "
        "Shudder: Slay Bells (June 1), Salt Road (June 15)."
    )
    assert _opens(text, "Everything New on Hulu, Netflix and Shudder in June 2024") == (
        "2024-06-15",
        "streaming",
        ("Shudder",),
    )


def test_each_item_of_a_calendars_changes_has_its_own_day_type_and_company() -> None:
    text = "ADDED: Nightjar (Neon), Oct. 2 limited; Salt Road (Sony), Dec. 18 wide."
    assert _opens(text, "Release Date Changes") == ("2024-12-18", "theatrical", ("Sony Pictures",))


def test_a_premiere_in_brackets_is_that_films() -> None:
    text = (
        "The Berlinale has added 12 films to its Panorama strand, including FILM (France, world premiere) and "
        "“Redwater” (UK, international premiere)."
    )
    assert only(read(text, "Berlinale 2025: Panorama adds 12 titles")).premiere == "world"


def test_a_section_below_a_title_is_a_fact_of_that_film() -> None:
    text = "Here is all that was bought.\n\nSalt Road\nSection: TIFF Docs\nDistributor: Neon"
    shown, bought = read(text, "All that was sold in Toronto")
    assert (shown.kind, shown.festival, shown.section) == (
        "festival",
        "Toronto International Film Festival",
        "TIFF Docs",
    )
    assert (bought.kind, bought.companies) == ("acquisition", ("Neon",))


def test_facts_in_one_line_are_those_of_the_title_before_them() -> None:
    text = "Title: “Night Bus” Section: Premieres Buyer: A24 A bus. Title: “Salt Road” Section: Midnight Buyer: Mubi A ferry."
    shown, bought = read(text, "Sundance: every film that was bought")
    assert (shown.section, bought.companies) == ("Midnight", ("Mubi",))


def test_a_month_over_the_days_of_its_entries() -> None:
    text = "Here is what to see.\n\nSEPTEMBER\n4 – “Night Bus” (Neon).\n11 – FILM (A24).\n\nOCTOBER\n2 – “Ebb Tide” (Neon)."
    assert _opens(text, _IN_THEATERS)[::2] == ("2024-09-11", ("A24",))


def test_a_number_that_begins_an_entry_is_no_day_where_no_month_stands_above() -> None:
    text = "Here is what to see.\n\n4 – “Night Bus” (Neon).\n11 – FILM (A24)."
    assert not any(told.date and told.date.endswith("-11") for told in read(text, _IN_THEATERS))


def test_a_line_in_capitals_heads_an_item_and_names_nobody() -> None:
    text = "Night Watch Is Over.\n\nA Long Wait Ends: ‘Salt Road’ Begins Production\n\nCameras are up in Oslo."
    (shoot,) = (each for each in read(text) if each.kind == "production")
    assert (shoot.film, shoot.phase) == ("Salt Road", "filming")


def test_a_month_alone_over_an_entry_is_when_it_opens() -> None:
    text = "Here is what to see.\n\nJuly 18\n“Night Bus.” A bus.\n\nAugust\nFILM. A road.\n\nSeptember 5\n“Ebb Tide.” A tide."
    assert _opens(text, _IN_THEATERS)[0] == "2024-08"
