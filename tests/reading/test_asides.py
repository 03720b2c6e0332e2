"""What is put in behind a film or a company, and what stands before the news, changes nothing of it."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read


@pytest.mark.parametrize(
    "text",
    [
        "Weltkino bringt FILM, Alex Poes Debütfilm, am 12. September in die deutschen Kinos.",
        "Weltkino bringt FILM (OT: „Saltveien“) am 12. September in die deutschen Kinos.",
        "Weltkino bringt FILM (Norwegen/Deutschland 2024, 97 Minuten) am 12. September in die deutschen Kinos.",
        "Weltkino bringt FILM, in dem Ida Bruun eine Kapitänin spielt, am 12. September in die deutschen Kinos.",
        "Weltkino, das von Mara Lund geführt wird, bringt FILM am 12. September in die deutschen Kinos.",
        "Weltkino mit Sitz in Leipzig bringt FILM am 12. September in die deutschen Kinos.",
        "Weltkino bringt FILM am 12. September in die deutschen Kinos, teilte der Verleih am Dienstag mit.",
        "Nun ist es offiziell: Weltkino bringt FILM am 12. September in die deutschen Kinos.",
        "Weltkino – bekannt für mutiges Kino – bringt FILM am 12. September in die deutschen Kinos.",
        "Weltkino (u. a. „Low Tide“) bringt FILM am 12. September in die deutschen Kinos.",
        "Weltkino, die Firma hinter mehreren Kassenerfolgen, bringt FILM am 12. September in die deutschen Kinos.",
        "Weltkino bringt FILM – eine Komödie – am 12. September in die deutschen Kinos.",
        "Weltkino bringt FILM, eine Komödie um eine Kapitänin, am 12. September in die deutschen Kinos.",
        "FILM gefiel. Weltkino (u. a. „Low Tide“) bringt ihn am 12. September in die deutschen Kinos.",
        "EXKLUSIV: Weltkino bringt FILM am 12. September in die deutschen Kinos (Quelle: Variety).",
    ],
)
def test_an_aside_changes_nothing_in_german(text: str) -> None:
    said = only([each for each in read(text, language="de") if each.kind == "release"])
    assert (said.companies, said.date, said.territories) == (("Weltkino",), "2024-09-12", ("DE",))


@pytest.mark.parametrize(
    "text",
    [
        "TriArt Film släpper FILM, som handlar om en kapten, på svenska biografer den 6 september.",
        "TriArt Film släpper FILM, Alex Poes debutfilm, på svenska biografer den 6 september.",
        "TriArt Film släpper den norska långfilmen FILM på svenska biografer den 6 september.",
        "TriArt Film, bolaget bakom ”Low Tide”, släpper FILM på svenska biografer den 6 september.",
        "Bolaget meddelade på tisdagen: TriArt Film släpper FILM på svenska biografer den 6 september.",
        "TriArt Film – känt för modig film – släpper FILM på svenska biografer den 6 september.",
        "TriArt Film (bl.a. ”Low Tide”) släpper FILM på svenska biografer den 6 september.",
        "TriArt Film släpper FILM – en komedi – på svenska biografer den 6 september.",
        "TriArt Film släpper FILM, en komedi om en kapten, på svenska biografer den 6 september.",
        "FILM är en succé. TriArt Film (bl.a. ”Low Tide”) släpper den på svenska biografer den 6 september.",
        "JUST NU: TriArt Film släpper FILM på svenska biografer den 6 september (källa: Variety).",
    ],
)
def test_an_aside_changes_nothing_in_swedish(text: str) -> None:
    said = only([each for each in read(text, language="sv") if each.kind == "release"])
    assert (said.companies, said.date, said.territories) == (("Triart Film",), "2024-09-06", ("SE",))


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("de", "FILM – ein Drama, das am 4. Juli in den Kinos startet – erzählt von einer Kapitänin.", "2024-07-04"),
        ("sv", "FILM – som går upp på bio den 5 juli – handlar om en kapten.", "2024-07-05"),
        ("sv", "FILM, en komedi som har premiär den 5 juli, handlar om en kapten.", "2024-07-05"),
    ],
)
def test_an_aside_with_news_stays(language: str, text: str, date: str) -> None:
    assert only(read(text, language=language)).date == date


def test_a_second_clause_keeps_its_own_words() -> None:
    text = "Weltkino hat FILM für Deutschland erworben, und die Produzenten arbeiten bereits an ihrem nächsten Stoff."
    assert only(read(text, language="de")).companies == ("Weltkino",)


def test_a_novel_that_is_out_is_no_release_of_the_film() -> None:
    assert read("FILM basiert auf einem Roman, der am 4. Juli erscheint.", language="de") == ()


def test_what_opens_twice_is_told_apart() -> None:
    text = "Nach dem Kinostart am 20. Juni ist FILM ab dem 1. November bei Mubi verfügbar."
    cinema, stream = sorted(read(text, language="de"), key=lambda each: each.date or "")
    assert (cinema.date, cinema.companies) == ("2024-06-20", ())
    assert (stream.date, stream.release_type, stream.companies) == ("2024-11-01", "streaming", ("Mubi",))


def test_a_company_is_not_made_of_two_sentences() -> None:
    assert only(read("Neon kauft FILM für die USA. Der Film erzählt.", language="de")).territories == ("US",)


def test_this_years_edition_is_this_years() -> None:
    text = "FILM gehört zum Programm der diesjährigen Hofer Filmtage."
    assert only(read(text, language="de")).date == "2024"


@pytest.mark.parametrize(
    "text",
    [
        "Neon quietly bought FILM.",
        "Neon has quietly bought FILM.",
        "Neon has, at last, bought FILM.",
        "Neon, as expected, has duly bought FILM.",
        "Neon bought FILM.",
    ],
)
def test_how_a_thing_was_done_changes_nothing_in_english(text: str) -> None:
    said = only(read(text))
    assert (said.kind, said.companies, said.certainty) == ("acquisition", ("Neon",), "confirmed")


@pytest.mark.parametrize("text", ["Neon has reportedly bought FILM.", "Neon has nearly bought FILM."])
def test_an_adverb_that_doubts_is_none_of_these(text: str) -> None:
    assert [each.certainty for each in read(text)] != ["confirmed"]


_ITS_OWN = [
    ", a comedy about a ferry captain,",
    ", which stars Ida Bruun,",
    ", in which Ida Bruun plays a ferry captain,",
    ", with Ida Bruun in the lead,",
    ", based on a novel by Jo Roe,",
    ", long in the works,",
    " – Poe’s third feature –",
    " – a comedy, of all things –",
    " (above)",
]


@pytest.mark.parametrize("aside", _ITS_OWN)
@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("FILM{} has been in the can since August.", "production", "confirmed"),
        ("Per Deadline, the Lionsgate deal on FILM{} is as good as dead.", "acquisition", "denied"),
        ("The Netflix sale of FILM{} never closed.", "acquisition", "denied"),
        ("Neon has taken FILM{} off the calendar.", "release", "denied"),
        ("FILM{} was one of the talking points of Sundance.", "festival", "confirmed"),
    ],
)
def test_what_is_put_in_behind_a_film_changes_nothing(text: str, kind: str, certainty: str, aside: str) -> None:
    said = only(read(text.format(aside)))
    assert (said.kind, said.certainty) == (kind, certainty)


@pytest.mark.parametrize(
    "aside",
    [
        ", the company behind a string of recent hits,",
        ", based in New York,",
        ", led by Jo Roe,",
        ", fresh from a banner year,",
        " – no stranger to subtitles –",
        " (no stranger to subtitles)",
        " (which turns ten this year)",
    ],
)
@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("Neon{} nears deal for FILM.", "acquisition", "expected"),
        ("Neon{} undates FILM.", "release", "denied"),
        ("Neon{} outlasted two rivals to get FILM.", "acquisition", "confirmed"),
        ("Neon{} will release FILM in theaters on Aug. 9.", "release", "confirmed"),
    ],
)
def test_what_is_put_in_behind_a_company_changes_nothing(text: str, kind: str, certainty: str, aside: str) -> None:
    said = only(read(text.format(aside)))
    assert (said.kind, said.certainty) == (kind, certainty)
    assert len(said.companies) == 1


@pytest.mark.parametrize(
    ("text", "companies", "certainty"),
    [
        ("FILM, which went to Neon for the U.S., is a comedy.", ("Neon",), "confirmed"),
        ("FILM, sources say, was bought by Neon.", ("Neon",), "expected"),
        ("FILM is a hit. Elevation Pictures, which has Canada, is waiting.", ("Elevation Pictures",), "confirmed"),
    ],
)
def test_news_that_is_put_in_is_read(text: str, companies: tuple[str, ...], certainty: str) -> None:
    said = only([each for each in read(text) if each.kind == "acquisition"])
    assert (said.companies, said.certainty) == (companies, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Roe, who stars in FILM, a comedy about a ferry captain, has a house in France.",
        "Neon – no stranger to FILM – has hired its producer.",
        "FILM, a comedy about a ferry captain, and a novel by Jo Roe have much in common.",
    ],
)
def test_what_is_no_news_stays_none_whatever_is_put_in(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "film",
    [
        "FILM",
        "the Ida Bruun-starring FILM",
        "the hotly anticipated FILM",
        "the much discussed, critically acclaimed FILM",
        "the latest from Alex Poe, FILM,",
        "the Norwegian drama FILM",
    ],
)
@pytest.mark.parametrize(
    ("text", "kind", "territories"),
    [
        ("On May 25 {} heads to Peacock.", "release", None),
        ("Neon nears deal for {} for the U.S.", "acquisition", ("US",)),
        ("Neon has taken {} off the calendar.", "release", None),
        ("Sundance has named {} its opener.", "festival", None),
    ],
)
def test_of_what_kind_a_film_is_changes_nothing(
    text: str, kind: str, territories: tuple[str, ...] | None, film: str
) -> None:
    said = only([each for each in read(text.format(film)) if each.kind == kind])
    assert said.territories == territories


@pytest.mark.parametrize(
    "company",
    [
        "Mubi",
        "distributor Mubi",
        "the distributor Mubi",
        "indie powerhouse Mubi",
        "Mubi’s Jo Roe",
        "Mubi’s Jo Roe and Ann Lee",
    ],
)
@pytest.mark.parametrize("text", ["{} has bought Italian rights to FILM.", "{} picked up FILM for Italy."])
def test_what_a_company_is_and_who_buys_for_it_changes_nothing(text: str, company: str) -> None:
    said = only([each for each in read(text.format(company)) if each.kind == "acquisition"])
    assert (said.companies, said.territories) == (("Mubi",), ("IT",))


def test_two_companies_are_two_whatever_one_of_them_is_called() -> None:
    said = read("Neon and the distributor Mubi have jointly picked up FILM.")
    assert [each.companies for each in said] == [("Neon", "Mubi")]


def test_a_label_of_a_company_buys_for_itself() -> None:
    assert ("Row 7",) in [each.companies for each in read("Sony’s Row 7 has bought FILM.")]


@pytest.mark.parametrize("place", ["Italy", "all of Italy", "the whole of Italy"])
def test_all_of_a_place_is_the_place(place: str) -> None:
    assert only(read(f"Mubi has picked up rights for {place} to FILM.")).territories == ("IT",)


@pytest.mark.parametrize("word", ["meanwhile", "for one", "at long last", "incidentally"])
def test_a_word_in_passing_hides_no_verb(word: str) -> None:
    said = only(read(f"Neon, {word}, nears deal for FILM."))
    assert (said.companies, said.certainty) == (("Neon",), "expected")
