"""Names are found where they stand, in nine languages, and not where the words mean something else."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading import marks, names
from tracker.reading.knownnames import known_names
from tracker.reading.lexicon import lexicon
from tracker.reading.nametables import LANGUAGES


def found(text: str, language: str = "en") -> list[tuple[str, str, object]]:
    return [(text[span.start : span.end], span.kind, span.value) for span in names.names(text, language)]


def values(spans: list[names.Span]) -> list[object]:
    return [span.value for span in spans]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "SPC has taken U.S. rights to the film after its TIFF bow; mk2 films sells.",
            ["Sony Pictures Classics", ("US",), "Toronto International Film Festival", "mk2 Films"],
        ),
        (
            "en",
            "HanWay Films closed UK & Ireland (Altitude) and ANZ.",
            ["HanWay Films", ("GB", "IE"), "Altitude Film Distribution", ("AU", "NZ")],
        ),
        (
            "de",
            "Nach der Premiere bei den Filmfestspielen von Venedig startet Weltkino ihn in Deutschland und Österreich.",
            ["Venice Film Festival", "Weltkino", ("DE", "AT")],
        ),
        (
            "fr",
            "Projeté à la Mostra de Venise, le film sortira en France chez Haut et Court, puis en Amérique du Nord.",
            ["Venice Film Festival", ("FR",), "Haut et Court", ("US", "CA")],
        ),
        (
            "es",
            "Tras pasar por el Festival de Venecia, BTeam Pictures la estrenará en España y Wanda Visión en México.",
            ["Venice Film Festival", "BTeam Pictures", ("ES",), "Wanda Visión", ("MX",)],
        ),
        (
            "it",
            "Dopo la Festa del Cinema di Roma uscirà con Lucky Red in Italia e in Gran Bretagna con Modern Films.",
            ["Rome Film Festival", "Lucky Red", ("IT",), ("GB",), "Modern Films"],
        ),
        (
            "pt",
            "Exibido em Veneza, o filme chega ao Brasil pela Vitrine Filmes e aos Estados Unidos pela Neon.",
            ["Venice Film Festival", ("BR",), "Vitrine Filmes", ("US",), "Neon"],
        ),
        (
            "sv",
            "Filmen visas på Göteborgs filmfestival och släpps i Sverige av TriArt Film, sedan i hela Norden.",
            ["Göteborg Film Festival", ("SE",), "Triart Film", ("DK", "FI", "IS", "NO", "SE")],
        ),
        (
            "ko",
            "부산국제영화제에서 공개된 이 영화의 북미 판권은 A24가, 국내 배급은 쇼박스가 맡는다.",
            ["Busan International Film Festival", ("US", "CA"), "A24", ("KR",), "Showbox"],
        ),
        (
            "ja",
            "ベルリン国際映画祭で上映された本作の北米配給権をNEONが獲得し、国内ではギャガが配給する。",
            ["Berlin International Film Festival", ("US", "CA"), "Neon", ("JP",), "Gaga"],
        ),
    ],
)
def test_a_sentence_of_the_trade_gives_its_names(language: str, text: str, expected: list[object]) -> None:
    assert values(names.names(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "그린나래 미디어", "Green Narae Media"),
        ("ko", "무주산골 영화제", "Muju Film Festival"),
        ("ja", "ソニー・ピクチャーズ クラシックス", "Sony Pictures Classics"),
        ("ja", "ビターズ エンド", "Bitters End"),
    ],
)
def test_a_name_in_hangul_or_kana_may_be_parted_otherwise(language: str, text: str, expected: str) -> None:
    assert values(names.names(text, language)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He walks in the neon light, tells us a story and waits for vertical rain.",
        "The focus of the music was on the shudder in her playtime.",
        "Her georgia peaches and a jordan almond, please.",
        "@Neon and Neonlight are handles; Sonyx is not a maker.",
        "Miamisouth, Nonus and U.Snow are no places.",
    ],
)
def test_everyday_words_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Neon lights the street.", ["common"]),
        ("The buyer is Neon.", [""]),
        ("Rights went to Neon, which opens it.", [""]),
        ("She adores Lady Gaga.", ["common"]),
        ("DEALS: NEON BUYS A FILM", ["common"]),
        ("A deal that NEON made last week", [""]),
    ],
)
def test_a_company_called_like_a_common_word_says_where_it_may_be_none(text: str, notes: list[str]) -> None:
    assert [span.note for span in names.companies(text)] == notes


@pytest.mark.parametrize(
    ("text", "codes", "note"),
    [
        ("the French rights", ("FR",), "adjective"),
        ("a Korean talent show", ("KR",), "adjective"),
        ("Michael B. Jordan stars", ("JO",), "ambiguous"),
        ("sold to Kuwait and Jordan last week", ("JO",), ""),
        ("TELL US MORE", ("US",), "ambiguous"),
        ("the US rights", ("US",), ""),
        ("the rest of the world", ("WW",), "rest"),
        ("its international rights", ("WW", "-US", "-CA"), "adjective"),
        ("rights for Spanish-speaking Latin America", None, ""),
    ],
)
def test_a_territory_says_how_sure_it_is(text: str, codes: tuple[str, ...] | None, note: str) -> None:
    last = names.territories(text)[-1]
    assert last.note == note
    assert codes is None or last.value == codes


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("domestic", "US CA"),
        ("U.S. and Canada", "US CA"),
        ("UK/Ireland", "GB IE"),
        ("U.K. and Ireland", "GB IE"),
        ("Benelux", "BE NL LU"),
        ("German-speaking Europe", "DE AT CH"),
        ("GSA", "DE AT CH"),
        ("Australia/New Zealand", "AU NZ"),
        ("Scandinavia", "DK NO SE"),
        ("the Nordics", "DK FI IS NO SE"),
        ("the Baltics", "EE LV LT"),
        ("worldwide", "WW"),
        ("Iberia", "ES PT"),
        ("Greater China", "CN HK MO TW"),
        ("Czech Republic and Slovakia", "CZ SK"),
    ],
)
def test_the_trades_regions_stand_for_their_members(words: str, codes: str) -> None:
    assert values(names.territories(f"It sold for {words}.")) == [tuple(codes.split())]


def test_a_name_inside_a_longer_name_is_not_told() -> None:
    text = "The American Film Market and the European Film Awards precede the Toronto International Film Festival."
    assert [kind for _, kind, _ in found(text)] == ["festival", "festival", "festival"]


def test_only_a_city_is_noted_as_such() -> None:
    assert [(s.value, s.note) for s in names.festivals("It played Cannes and the Toronto Film Festival.")] == [
        ("Cannes Film Festival", "city"),
        ("Toronto International Film Festival", ""),
    ]


def test_a_market_and_an_awards_body_are_noted_as_such() -> None:
    assert [span.note for span in names.festivals("Sold at the EFM, then nominated at the BAFTAs.")] == [
        "market",
        "awards",
    ]


def test_sections_and_prizes_are_given_as_printed() -> None:
    text = "In the Quinzaine des Cinéastes; it missed the Palme d’Or and the Lion d'or."
    assert values(names.sections(text, "fr")) == ["Quinzaine des Cinéastes"]
    assert [(span.value, span.note) for span in names.prizes(text, "fr")] == [
        ("Palme d’Or", "Cannes Film Festival"),
        ("Lion d'or", "Venice Film Festival"),
    ]
    assert "Cannes Film Festival" in names.section_festivals("Un Certain Regard")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_are_those_of_the_text_however_its_accents_are_written(form: str) -> None:
    text = unicodedata.normalize(form, "À Göteborg, Pathé et les Films du Losange; 그리고 쇼박스가 산다")
    spans = names.companies(text)
    assert [unicodedata.normalize("NFC", text[span.start : span.end]) for span in spans] == [
        "Pathé",
        "Films du Losange",
        "쇼박스",
    ]


@pytest.mark.parametrize("text", ["Neon’s film", "Neon's film", "NEON'S FILM", "“Neon”", "Neon-backed", "by Neon."])
def test_possessives_quotes_and_hyphens_end_a_name(text: str) -> None:
    assert values(names.companies(text)) == ["Neon"]


def test_and_is_an_ampersand() -> None:
    expected = ["Doc & Film International"]
    assert values(names.companies("Doc and Film International")) == expected
    assert values(names.companies("Doc & Film International")) == expected


def test_accents_may_be_missing() -> None:
    assert values(names.companies("Pathe and Jour2Fete and Cineart")) == ["Pathé", "Jour2Fête", "Cinéart"]


def test_another_language_than_the_nine_is_read_as_english() -> None:
    assert values(names.territories("Kept for North America", "nl-BE")) == [("US", "CA")]


def test_a_company_is_known_by_any_of_its_names() -> None:
    assert names.role("spc") == {"distributor"}
    assert names.home("쇼박스") == "KR"
    assert names.same_company("SPC", "Sony Pictures Classics")
    assert not names.same_company("SPC", "Neon")
    assert names.same_company("Nobody We Know", "nobody we know")
    assert names.same_company("Nobody We", "Nobody We Know Films")
    assert not names.same_company("Nobody W", "Nobody We Know")
    assert (names.company("Nobody We Know"), names.role("?"), names.home("?")) == (None, frozenset(), None)


TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                "Neon",
                "US",
                "us",
                "Cannes",
                "(",
                ")",
                "e\u0301",
                "\u0301",
                "북미",
                "한국",
                "東宝",
                " ",
                "\n",
                ".",
                "-",
                "Films",
                "Pathé",
                "İ",
                "ß",
            ]
        ),
        max_size=40,
    ).map("".join),
)


@given(TEXTS, st.sampled_from([*LANGUAGES, "", "xx", "en-GB"]))
def test_any_text_gives_ordered_spans_that_lie_in_it(text: str, language: str) -> None:
    for kind in ("company", "festival", "section", "award", "territory"):
        spans = [span for span in names.names(text, language) if span.kind == kind]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "The film goes to Chicago, Boston, Washington and ten other cities on Friday.",
        "It moves into Toronto, Vancouver and Montreal next week.",
        "It has sold out in Dublin, Berlin and Paris.",
    ],
)
def test_towns_in_a_list_stand_for_no_festivals(text: str) -> None:
    assert not [ref for ref in known_names(text, "en", lexicon("en")) if ref.mark == marks.FESTIVAL]


def test_festivals_in_a_list_may_be_called_by_their_cities() -> None:
    told = known_names("It has since played Sitges, Berlin and Toronto.", "en", lexicon("en"))
    assert len([ref for ref in told if ref.mark == marks.FESTIVAL]) == 3
