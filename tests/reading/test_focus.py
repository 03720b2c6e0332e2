"""Who "the film", "it" and "the distributor" are."""

from __future__ import annotations

import pytest

from tests.support.reading import FILM, read
from tracker.domain.film import Film

OTHER = Film("Night Bus", year=2024, people=("Jo Roe",))

OURS = {
    "the film": "FILM is a comedy. The film opens on August 2.",
    "a genre": "FILM is funny. The three-hour comedy opens on August 2.",
    "it": "FILM is a comedy. It opens on August 2.",
    "whose film": "FILM is a comedy. Poe’s film opens on August 2.",
    "who directed it": "FILM is a comedy. The Poe-directed feature opens on August 2.",
    "the page's own film, later": "FILM is a comedy.\n\nA baker wins a boat.\n\nThe film opens on August 2.",
    "described before it is named": "The surprise of the spring, FILM, opens on August 2.",
    "her film": "FILM was shot at sea. Alex Poe never learned to swim. Her film opens on August 2.",
    "behind the credits of a company": (
        "FILM is a comedy. Acme Films (“Night Bus,” “The Field”) is producing it. The film opens on August 2."
    ),
    "after the film of another": "FILM follows Jo Roe’s “Night Bus” into cinemas.\n\nThe film opens on August 2.",
}
NOT_OURS = {
    "another film": "FILM is a comedy. Jo Roe’s “Night Bus” is a drama. It opens on August 2.",
    "a director's next film": "FILM is a comedy. Alex Poe’s next film opens on August 2.",
    "her film, another's": "FILM was shot by Alex Poe. Jo Roe is her rival. Her film opens on August 2.",
    "somebody in its story": "FILM is a comedy about a sailor who opens on Broadway on August 2.",
    "its star's other films": "FILM is a comedy, whose star Ida Bruun was in two films that open on August 2.",
    "a sequel": "FILM is a comedy. The sequel to “Night Bus” opens on August 2.",
    "the film festival": "FILM is a comedy. The film festival opens on August 2.",
    "a person's other work": "FILM is a comedy. Ann Lee’s drama “The Field” opens on August 2.",
    "a bare title that won something else": "FILM is a comedy. The Field opens on August 2.",
}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Remake of FILM Under Way",
            "A remake of FILM is at hand. It opens on May 3. Neon has acquired worldwide rights.",
        ),
        ("FILM on Stage", "The stage version of FILM opens at the Globe on May 3. It moves to the U.S. in June."),
        ("Podcasts in May", "FILM, an eight-part podcast, debuts on May 3. Alex Poe’s film is another matter."),
        ("At the Park", "Efteling will open a FILM ride in April. It is based on Alex Poe’s film."),
    ],
)
def test_what_was_made_of_a_film_or_bears_its_name_is_another_thing(title: str, text: str) -> None:
    assert read(text, title=title) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ida Bruun, bekannt aus FILM, spielt in „Nordlicht“. Die Dreharbeiten beginnen im September."),
        ("de", "Constantin plant ein Remake von FILM. Der Kinostart ist für Sommer 2027 geplant."),
        ("fr", "Gaumont produira un remake coréen de FILM. La sortie est prévue à l'été 2027."),
        ("es", "Filmax producirá un remake coreano de FILM. El estreno está previsto para el verano de 2027."),
        ("it", "Medusa produrrà un remake coreano di FILM. L'uscita è prevista per l'estate 2027."),
        ("es", "La novela FILM, de Mara Quill, se publica el 5 de junio en la editorial que adquirió los derechos."),
    ],
)
def test_other_tongues_name_a_film_for_others_sake_too(language: str, text: str) -> None:
    assert read(text, language=language) == ()


def test_a_relative_clause_is_about_the_last_film_of_a_list() -> None:
    text = "Its slate includes Alex Poe’s FILM and Jo Roe’s Amber, which Neon bought."
    assert [each for each in read(text) if each.kind == "acquisition"] == []


def test_a_headline_that_names_a_film_for_somebodys_sake_is_about_another() -> None:
    text = "Ida Bruun has been cast in Low Country. It starts shooting in Norway next month."
    assert read(text, title="FILM Breakout Ida Bruun Joins ‘Low Country’") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Jo Lind, a Goya nominee for FILM, joins the period drama, which starts shooting in Lisbon in April.",
        "Jo Lind, whose FILM is still in cinemas, will direct a new take on the horror. A 2027 release is being eyed.",
        "Jo Lind joins a series for Netflix. Her credits include FILM. It starts shooting in April.",
        "Jo Lind, fresh off FILM, will star in the thriller. Neon bought the drama in April. Shooting starts next month.",
        "Ida Bruun of FILM has joined Marvel’s Nova, which Disney releases on July 24. Filming begins in June.",
        "Alex Poe, whose FILM starred Ida Bruun, has cast a new drama. Production starts on August 4 in Iceland.",
        "The drama reunites FILM duo Alex Poe and Ida Bruun. Production begins in Iceland on August 4.",
        "Alex Poe would rather talk about fish than about FILM. His next film is about that. It will shoot in winter.",
        "Focus won a bidding war for an untitled Ida Bruun project on Thursday. Bruun broke out in FILM.",
    ],
)
def test_a_film_that_says_but_who_somebody_is_is_not_gone_on_about(text: str) -> None:
    assert read(text, title="Jo Lind Joins ‘Low Country’") == ()


@pytest.mark.parametrize("text", OURS.values(), ids=OURS.keys())
def test_words_that_stand_for_the_film_are_the_film(text: str) -> None:
    assert [(each.kind, each.date) for each in read(text, title="Alex Poe on FILM") if each.kind == "release"] == [
        ("release", "2024-08-02")
    ]


@pytest.mark.parametrize("text", NOT_OURS.values(), ids=NOT_OURS.keys())
def test_words_that_stand_for_another_are_not(text: str) -> None:
    assert [each for each in read(text, title="Alex Poe on FILM") if each.kind == "release"] == []


def test_each_of_two_watched_films_keeps_its_own() -> None:
    found = read(
        "FILM bowed at Cannes. Neon has bought it.\n\nJo Roe’s “Night Bus” is a drama. It opens on August 2.",
        films=(FILM, OTHER),
    )
    assert {(each.film, each.kind) for each in found} == {
        ("Salt Road", "festival"),
        ("Salt Road", "acquisition"),
        ("Night Bus", "release"),
    }


def test_a_sentence_that_ends_with_a_film_turns_to_it() -> None:
    text = "Night Bus sold well in Berlin. One that did break through was FILM. The drama opens on August 2."
    told = read(text.replace("Night Bus", "Jo Roe’s “Night Bus”"), films=(FILM, OTHER))
    assert [each.film for each in told if each.kind == "release"] == ["Salt Road"]


def test_the_distributor_is_the_company_that_was_spoken_of() -> None:
    found = read("Neon has acquired FILM. The distributor will open it on August 2.")
    assert [each.companies for each in found if each.kind == "release"] == [("Neon",)]


def test_boilerplate_about_a_company_speaks_of_its_other_films() -> None:
    text = "Neon has acquired FILM.\n\nABOUT NEON\nNeon releases films. The film “Night Bus” opens on August 2."
    assert [each.kind for each in read(text)] == ["acquisition"]


def test_a_title_behind_a_noun_is_the_film_of_a_maker_of_two() -> None:
    poes = Film("Low Water", year=2023, people=("Alex Poe",))
    text = "FILM has started shooting in Norway.\n\nPoe’s two-hander “Low Water” has a cinema run at last. Neon opens it on June 7."
    told = read(text, title="Cameras Roll on FILM", films=(FILM, poes))
    assert [each.film for each in told if each.kind == "release"] == ["Low Water"]


def test_a_shorter_title_is_the_film_only_where_the_film_was_named() -> None:
    long = Film("Salt Road Home", year=2024, people=("Alex Poe",))
    text = "The series “Salt Road” went to Mubi in the U.K. Its director is Alex Poe, known for the drama “Salt Road Home”."
    assert read(text, title="A Buyer for ‘Salt Road’", films=(long,)) == ()
    text = "Mubi has bought “Salt Road Home” for the U.K. “Salt Road” opens there on June 7."
    told = read(text, title="Mubi Buys ‘Salt Road’", films=(long,))
    assert [each.kind for each in told] == ["acquisition", "release"]


def test_what_is_told_of_an_older_film_of_the_name_is_not_of_ours() -> None:
    text = (
        "He made his name with FILM, Ray Moss’s 1971 study of a border town. It was shown at Cannes and was bought by "
        "Magnolia for France. Decades later he met Alex Poe, whose own FILM is a new telling of it."
    )
    assert read(text, title="A Producer Looks Back") == ()


def test_a_list_of_facts_goes_on_about_its_film() -> None:
    text = "What is for sale.\n\nFILM\nDirs: Alex Poe, Ann Lee\nTwo sisters, one boat. Lantern House has sold it to Mubi for France."
    told = read(text, title="The Market’s Hot List")
    assert [(each.kind, each.companies) for each in told] == [("acquisition", ("Mubi",))]


def test_what_is_said_of_a_list_is_said_of_each_film_in_it() -> None:
    both = (FILM, OTHER)
    told = read("Venice has added “Night Bus”, “Low Water” and FILM to its line-up.", films=both)
    assert sorted(each.film for each in told if each.kind == "festival") == ["Night Bus", "Salt Road"]
    told = read("", title="Neon Acquires ‘Night Bus,’ Ann Lee’s ‘Low Water’ and ‘Salt Road’", films=both)
    assert sorted(each.film for each in told) == ["Night Bus", "Salt Road"]
    told = read("Neon acquires FILM, “Night Bus” star Jo Roe said.", films=both)
    assert [each.film for each in told] == ["Salt Road"]


def test_the_latter_is_the_film_named_last_in_the_sentence_before() -> None:
    text = "Neon showed “Night Bus” and FILM to the press. The latter opens on August 2."
    assert [(each.film, each.date) for each in read(text) if each.kind == "release"] == [("Salt Road", "2024-08-02")]
    text = "FILM is a comedy. Neon also has Green Harbour and The Dancer. The latter opens on August 2."
    assert [each for each in read(text) if each.kind == "release"] == []
    text = "Neon showed “Night Bus” and FILM to the press. Curzon has acquired the latter for Ireland."
    assert [(each.film, each.companies) for each in read(text)] == [("Salt Road", ("Curzon",))]


def test_a_makers_first_film_is_the_one_of_the_entry_that_it_stands_in() -> None:
    text = "What is for sale.\n\nNIGHT BUS\nA thriller.\n\nFILM\nAlex Poe’s first film in English is a comedy. Neon has bought it for the U.S."
    told = read(text, title="The Market’s Hot List", films=(FILM, OTHER))
    assert [(each.film, each.companies) for each in told] == [("Salt Road", ("Neon",))]


def test_what_a_maker_shot_before_is_gone_on_about() -> None:
    text = "FILM is in production. Poe, who was born in Oslo, shot his previous film, Tailings, there. It premiered at Cannes in 2021."
    assert [each.kind for each in read(text, title="Cameras Roll on FILM")] == ["production"]


def test_a_film_of_one_country_is_not_the_film_of_another() -> None:
    text = "FILM won a prize at Cannes. The Georgian drama also has a buyer. “Night Bus” won another. {} opens in June."
    for words, film in (("The Danish film", "Night Bus"), ("The Georgian film", "Salt Road")):
        told = read(text.format(words), title="FILM Wins at Cannes", films=(FILM, OTHER))
        assert [each.film for each in told if each.kind == "release"] == [film], words


def test_the_sequel_of_a_film_that_the_page_numbers_is_another() -> None:
    text = "“Salt Road 2” has a date. FILM made $9 million. The sequel starts filming in June."
    assert [each for each in read(text) if each.kind == "production"] == []
    text = "FILM is the follow-up to a hit. The sequel starts filming in June."
    assert [each.kind for each in read(text)] == ["production"]


def test_what_follows_an_and_goes_on_about_somebodys_other_film() -> None:
    text = "FILM is the second of Jo Roe, whose “Night Bus” was shown in Venice and was distributed in Spain by Avalon."
    assert [each.film for each in read(text, films=(FILM, OTHER)) if each.kind == "acquisition"] == ["Night Bus"]


def test_the_service_is_the_arm_that_was_named_and_not_its_owner() -> None:
    text = "AMC Networks’ Shudder has bought FILM for Ireland and will premiere it on the service in June."
    assert {each.companies for each in read(text)} == {("Shudder",)}


def test_a_line_over_a_paragraph_is_told_again_in_it() -> None:
    text = (
        "Neon takes a drama for the U.S.\nNeon has bought U.S. rights to FILM, a drama about two sisters who row a boat"
        " from one island to the next.\n\nCurzon picks up Scottish comedy\nCurzon has acquired Weather Friends for the UK"
        " and Ireland; the film is about two rivals who tell the weather on the news."
    )
    assert [(each.kind, each.companies) for each in read(text)] == [("acquisition", ("Neon",))]


def test_dates_that_a_company_announces_for_a_country_are_that_countrys() -> None:
    text = "Altitude has announced UK and Ireland dates for its films.\n\nFILM follows on August 16."
    assert [each.territories for each in read(text, title="Altitude sets UK-Ireland dates")] == [("GB", "IE")]
    text = "Altitude has announced UK and Ireland dates for its films.\n\nNeon opens FILM on August 16."
    assert [each.territories for each in read(text, title="Altitude sets UK-Ireland dates")] == [None]


def test_the_section_of_a_headline_is_that_of_the_films_below() -> None:
    text = (
        "The San Sebastián Film Festival has chosen eight films for New Directors.\n\nThe programme will be opened by FILM,"
        " which was seen at WIP Europa.\n\nThe section is for first films."
    )
    told = read(text, title="San Sebastián names the films of its New Directors")
    assert "New Directors" in {each.section for each in told}


def test_a_paragraph_that_begins_with_somebody_is_about_their_film() -> None:
    both = (FILM, OTHER)
    text = "“Night Bus” and FILM are out.\n\nPoe, 61, had not shot since 2016. The film opens on August 2."
    assert [(each.film, each.date) for each in read(text, films=both)][-1:] == [("Salt Road", "2024-08-02")]
    text = "“Night Bus” and FILM are out.\n\nPoe’s first feature, “Low Water”, is a comedy. It opens on August 2."
    assert [each for each in read(text, films=both) if each.date == "2024-08-02"] == []


def test_a_film_that_only_says_whose_somebody_is_is_not_gone_on_about() -> None:
    text = (
        "A realizadora de “Night Bus” deu ontem a primeira claquete de FILM. A Midas Filmes conta estreá-lo em outubro."
    )
    told = [each for each in read(text, language="pt", films=(FILM, OTHER)) if each.kind == "release"]
    assert [(each.film, each.certainty) for each in told] == [("Salt Road", "expected")]


def test_the_first_it_of_a_paragraph_may_be_the_film_of_the_one_before() -> None:
    before = "Alex Poe is to shoot FILM.\n\nJo Roe’s “Night Bus” drew an ovation. The bus drama is about a city.\n\n"
    both = (FILM, OTHER)
    for then in ("It opens on August 2.", "Neon is bringing it to theaters on August 2."):
        told = read(before + then, title="Alex Poe Sets FILM", films=both)
        assert [each.film for each in told if each.kind == "release"] == ["Night Bus"]
    told = read(before + "The film opens on August 2.", title="Alex Poe Sets FILM", films=both)
    assert [each.film for each in told if each.kind == "release"] == ["Salt Road"]


@pytest.mark.parametrize(
    ("then", "film"),
    [
        ("The former opens on August 2.", "Salt Road"),
        ("The first of those opens on August 2.", "Salt Road"),
        ("The last-named opens on August 2.", "Night Bus"),
        ("Neon opens the latter on August 2.", "Night Bus"),
    ],
)
def test_words_that_number_the_films_of_the_sentence_before_are_those(then: str, film: str) -> None:
    told = read(f"Neon has FILM and “Night Bus.” {then}", films=(FILM, OTHER))
    assert [each.film for each in told if each.kind == "release"] == [film]


@pytest.mark.parametrize(
    "text",
    [
        "The start of shooting on The Glass Bell will be put back from January to May.",
        "The closing film, as announced in July, is A Late Harvest, which Neon opens on May 3.",
        "There is a restoration of the 1958 shocker The Quarry Wife, which Neon opens on May 3.",
    ],
)
def test_titles_that_nothing_marks_are_those_of_other_films(text: str) -> None:
    assert read(f"FILM is without a backer. {text}") == ()


def test_her_second_feature_is_the_headlines_film_until_that_is_named() -> None:
    text = "Alex Poe is tired. Her second feature, a comedy about a float, premiered at the Telluride Film Festival."
    assert [each.festival for each in read(text, title="Alex Poe on “FILM”")] == ["Telluride Film Festival"]
    text = "Alex Poe is tired. Her last feature, Tailings, premiered at the Telluride Film Festival."
    assert read(text, title="Alex Poe on “FILM”") == ()


def test_a_makers_debut_with_a_title_of_its_own_is_another_film() -> None:
    text = "Neon has FILM. Poe’s debut, Tailings, won the Golden Camera at Cannes in 2019."
    assert {each.kind for each in read(text)} == {"acquisition"}
    assert {each.kind for each in read("Neon has FILM. Neon’s Sundance pickup Night Bus opens in May.")} == {
        "acquisition"
    }


def test_a_paragraph_may_go_on_about_the_film_of_the_one_before() -> None:
    text = "FILM has started shooting in Norway. Her first feature, “Night Bus”, won in Cannes.\n\nNeon is bringing it to theaters on June 7."
    told = read(text, title="Cameras Roll on FILM", films=(FILM, OTHER))
    assert [each.film for each in told if each.kind == "release"] == ["Night Bus"]


def test_what_a_company_does_with_another_film_is_not_done_with_the_next_one_named() -> None:
    text = "Jo Roe’s “Night Bus” starts shooting in Malmö; TrustNordisk is selling it, and FILM is out of the running."
    assert [each for each in read(text) if each.kind == "sales"] == []


def test_a_word_of_a_title_stands_for_nothing() -> None:
    text = "FILM won a prize. Last year’s winner, “Bob Trevino Likes It,” opens next week through Neon."
    assert [each for each in read(text) if each.kind == "release"] == []


def test_a_paragraph_that_begins_with_a_director_is_of_that_directors_film() -> None:
    text = "FILM opens it. So comes Jo Roe’s “Night Bus.”\n\nRoe, who grew up in Squamish, was glad. The film does not have a distributor yet."
    told = read(text, title="The festival opens with FILM", films=(FILM, OTHER))
    assert [each.film for each in told if each.kind == "seeking"] == ["Night Bus"]


def test_a_trailers_day_is_nobodys_loss() -> None:
    told = read("A bride runs away in the trailer for FILM, which Searchlight Pictures dropped on Wednesday.")
    assert [each.kind for each in told] == ["trailer"]


def test_a_companys_film_is_the_one_that_the_page_is_about() -> None:
    told = read("Sony’s hospital slasher opens on June 7.", title="FILM Clocks In Early")
    assert [each.date for each in told if each.companies == ("Sony Pictures",)] == ["2024-06-07"]


def test_a_companys_next_film_is_another() -> None:
    assert not read("Sony’s next slasher opens on June 7.", title="FILM is a hit")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "FILM a été montré à Berlin. « On ne s’y attendait pas », a réagi le cinéaste. Il sort en mai."),
        ("de", "FILM lief in Berlin. „Das war ein Traum“, lacht die Regisseurin. Der Film startet im Mai."),
        ("es", "FILM pasó por Berlín. «Nadie se lo esperaba», zanja la directora. Llega a los cines en mayo."),
        ("it", "FILM è passato a Berlino. «Non ce lo aspettavamo», scherza la regista. Esce al cinema a maggio."),
        ("pt", "FILM passou por Berlim. «Não tenho pressa nenhuma», atira a realizadora. Chega às salas em maio."),
        ("sv", "FILM visades i Berlin. ”Ingen hade väntat sig det”, skrattar regissören. Den har biopremiär i maj."),
    ],
)
def test_what_somebody_says_is_no_title_that_the_text_goes_on_about(language: str, text: str) -> None:
    assert [each.kind for each in read(text, language=language)] == ["festival", "release"]


def test_a_film_named_by_the_way_under_anothers_heading_does_not_turn_the_passage() -> None:
    text = "■Salt Road\nゴダール『別の光』の舞台裏を再現。日本ではギャガが来年2月に公開する。\n\n■別の光\n5月31日公開。"
    read_ = read(text, "新作の海外公開", "ja")
    assert [(each.kind, each.date) for each in read_ if each.kind == "release"] == [("release", "2025-02")]


def test_a_film_that_another_heading_names_turns_the_passage() -> None:
    text = "■Salt Road\n『別の光』は5月31日公開。配給はギャガ。"
    assert read(text, "新作の海外公開", "ja") == ()
