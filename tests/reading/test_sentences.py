"""Sentences that a quote can be taken from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.growth import assert_linear
from tracker.reading.sentences import split


def sentences(text: str, language: str | None = "en", titles: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in split(text, language, titles)]


ONE = [
    ("en", "He served in the U.S. Navy for years, and it shows."),
    ("en", "The U.S. distributor will open the film on Feb. 14 in the U.K. market."),
    ("en", "It is No. 1 in Mr. Lowe’s list, vs. No. 2 at St. Pancras."),
    ("en", "J. J. Abrams and R.T. Thorne produced it with Anderson .Paak."),
    ("en", "DJ Pee .Wee plays at 4:25 p.m. on Friday."),
    ("en", "The festival (Oct. 27–Nov. 5) has filled out its galas."),
    ("en", "It sold for $1.5 million at 2.39 to 1."),
    ("en", "Warner Bros. Pictures opens it on Jan. 3."),
    ("en", "“It came together in a week!” she said."),
    ("en", "The deal (see p. 4) covers France; Italy is open."),
    ("en", "Well… it depends."),
    ("en", "Is it any good? asks nobody."),
    ("de", "Der Film läuft z. B. in Wien ab dem 27. Februar an."),
    ("de", "Am 3. Oktober beginnt die 78. Ausgabe der Festspiele, bzw. ihr Markt."),
    ("fr", "M. Dupont et Mme Leroy, c.-à-d. le jury, ont tranché."),
    ("es", "El Sr. Ruiz la estrena en EE. UU. con su sello."),
    ("it", "Il dott. Rossi presenta il film a pag. 3 del catalogo."),
    ("pt", "O Sr. Lima e a Dra. Reis estreiam o longa."),
    ("sv", "Filmen visas t.ex. i Malmö den 5 november, kl. 18."),
    ("ko", "영화 ‘하늘길’이 27일 개봉한다."),
    ("ja", "監督は「本当に驚いた。」と語った。"),
]


@pytest.mark.parametrize(("language", "text"), ONE)
def test_a_stop_that_ends_no_sentence(language: str, text: str) -> None:
    assert sentences(text, language) == [text]


SEVERAL = [
    ("en", ["It opens in the U.S.", "The film follows two sisters."]),
    ("en", ["Vertigo has it for the U.K.", "Decal is taking it on here."]),
    ("en", ["Doors open at 7 p.m.", "It starts late."]),
    ("en", ["“We sold it.”", "The price is secret."]),
    ("en", ["(The other film is on television.)", "This one is not."]),
    ("en", ["It is done!", "Is it?", "Yes."]),
    ("en", ["It came out in 2019.", "Nobody saw it."]),
    ("en", ["He left Paramount Pictures Inc.", "She stayed."]),
    ("de", ["Er startet 2026.", "Das freut den Verleih."]),
    ("fr", ["Il sort le 3 mai.", "« Quel plaisir ! » dit-il."]),
    ("fr", ["Que voir au cinéma ?", "On fait le point."]),
    ("es", ["¿Cuándo se estrena?", "¡Mañana!"]),
    ("ko", ["영화는 상영된다.", "배급은 미정이다."]),
    ("ja", ["公開は来年だ。", "配給は未定。", "本当か？"]),
]


@pytest.mark.parametrize(("language", "parts"), SEVERAL)
def test_sentences_of_a_paragraph(language: str, parts: list[str]) -> None:
    assert sentences(("" if language == "ja" else " ").join(parts), language) == parts


def test_a_heading_a_bullet_and_a_paragraph_end_with_their_line() -> None:
    text = "SOLD\n“Together” (Neon, worldwide)\n- Harbour Light, Ana Ruiz (Spain)\n\nNo more\n\nthan this"
    assert sentences(text) == [
        "SOLD", "“Together” (Neon, worldwide)", "- Harbour Light, Ana Ruiz (Spain)", "No more", "than this",
    ]  # fmt: skip


def test_a_wrapped_line_goes_on() -> None:
    assert sentences("The film opens in theaters\non Friday. It\r\nis long.") == [
        "The film opens in theaters\non Friday.", "It\r\nis long.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Critics call K-Pops! Opening it wide was bold.", 1),
        ("They bought ‘K-Pops!’ Aura opens it.", 1),
        ("He loved K-Pops! The film opens Friday.", 2),
        ("K-Pops! opens Friday.", 1),
        ("K-POPS! Aura dates it.", 1),
    ],
)
def test_a_titles_own_mark(text: str, expected: int) -> None:
    assert len(sentences(text, titles=("K-Pops!",))) == expected


def test_the_facts_of_a_film_in_one_line_are_parted() -> None:
    text = (
        "The full list. Title: “Ebb” Section: Midnight Buyer: Neon and A24 She opens a shop. Section: Panorama is full."
    )
    parts = ["The full list.", "Title: “Ebb”", "Section: Midnight", "Buyer: Neon and A24 She opens a shop."]
    assert sentences(text) == [*parts, "Section: Panorama is full."]


def test_an_unknown_language_is_read_as_english() -> None:
    assert sentences("It opens Feb. 3. Good.", "xx-YY") == ["It opens Feb. 3.", "Good."]


@given(
    st.text(alphabet=st.sampled_from(list("aA1 .!?…。\n\r\t“”‘’()«»-é한본,;:")), max_size=200),
    st.sampled_from(["en", "de", "ja", None]),
)
def test_every_letter_is_in_one_sentence(text: str, language: str | None) -> None:
    last = 0
    for start, end in split(text, language):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", ["He said it. ", "!", "a.b ", "“", ". ", "x"])
def test_time_grows_with_the_length(unit: str) -> None:
    assert_linear(split, unit, 50_000)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("公開決定!予告編も届いた。", ["公開決定!", "予告編も届いた。"]),
        ("本当か?その日は6月だ。", ["本当か?", "その日は6月だ。"]),
        ("『恋する!寄生虫』が公開。", ["『恋する!寄生虫』が公開。"]),
        ("『恋する！寄生虫』が公開。", ["『恋する！寄生虫』が公開。"]),
    ],
)
def test_a_japanese_sentence_ends_with_its_mark_and_a_title_goes_on_behind_it(text: str, parts: list[str]) -> None:
    assert sentences(text, "ja") == parts


def test_a_sentence_ends_before_the_signs_that_make_it_bold() -> None:
    assert sentences("**Cameras roll.** Photography began on Monday.") == [
        "**Cameras roll.**",
        "Photography began on Monday.",
    ]
