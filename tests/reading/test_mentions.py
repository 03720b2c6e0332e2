"""Where a document names a watched film, and where it only seems to."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.growth import assert_linear, seconds
from tracker.domain.film import Film
from tracker.reading.mentions import Mention, Titles

KPOPS = Film("K-Pops!", ("K-Pops", "K-POPS!"), 2024, ("Anderson .Paak", "Soul Rasheed"), ("Stampede Ventures",))
TIDE = Film("Tide", (), 2025, ("Mara Ellison", "Theo Brandt"), ("Lantern House",))
EDEN = Film("Eden", (), 2024, ("Ron Howard", "Jude Law"), ("Imagine Entertainment",))
HALLOWEEN = Film("Halloween", (), 2018, ("David Gordon Green",), ())
HARBIN = Film("Harbin", ("하얼빈",), 2024, ("Woo Min-ho", "우민호"), ("CJ ENM",))
KINDLY = Film("Good Dog", (), 2025, ("Ana Ruiz", "Leo Marsh"), ("Small Hours",))
SNAIL = Film("Memoir of a Snail", (), 2024, ("Adam Elliot",), ("Arenamedia",))
PEREZ = Film("Emilia Pérez", ("Emilia Perez",), 2024, ("Jacques Audiard",), ("Page 114",))
WIRE = Film("Dead Man's Wire", (), 2025, ("Gus Van Sant",), ())
SQUEAK = Film("Bubble & Squeak", (), 2025, ("Evan Twohy",), ())
EXIT = Film("Exit 8", ("8番出口",), 2025, ("Genki Kawamura",), ("Toho",))


def mentions(film: Film, text: str, title: str = "", language: str | None = "en") -> list[Mention]:
    return Titles([film]).find(title, text, language=language)


NAMED = [
    (KPOPS, "Aura opens ‘K-Pops!’ in February."),
    (KPOPS, "Aura opens “K-POPS!” in February."),
    (KPOPS, "Anderson .Paak’s K-Pops! opens in February."),
    (KPOPS, "Anderson .Paak directs K-POPS, a first film."),
    (KPOPS, "« K-Pops ! » sort en mars."),
    (KPOPS, "„K-Pops!“ startet am 3. März."),
    (KPOPS, "영화 ‘K-POPS!’가 27일 개봉한다."),
    (KPOPS, "The film K-Pops! is K-Pops!’s own best advertisement."),
    (TIDE, "Lantern House has sold “Tide” to Italy."),
    (TIDE, "Mara Ellison’s Tide opens on May 3."),
    (TIDE, "Kino Lorber’s Tide opens on May 3."),
    (TIDE, "The fair has its ‘Of Rivers And Seas’ theme, with ‘Tide’ among the films."),
    (TIDE, "‘Ebb’ and ‘Tide’ lead winners at the awards."),
    (TIDE, "Les films de Mara Ellison : Tide, 3 août, et Ebb, 10 août."),
    (TIDE, "Roadside Attractions’ sea drama Tide opens on May 3."),
    (TIDE, "Tide opens in select theaters on May 3."),
    (TIDE, "A first trailer for the thriller Tide came out."),
    (TIDE, "TIDE drifts into select theaters in the spring."),
    (TIDE, "*Tide*, Mara Ellison (UK), World Premiere"),
    (TIDE, "Tide (Mara Ellison) plays in competition."),
    (EDEN, "Ron Howard’s survival thriller Eden, with Jude Law, is for sale."),
    (HARBIN, "우민호 감독의 ‘하얼빈’이 개봉한다."),
    (SNAIL, "Memoir Of A Snail crawls into Ireland."),
    (SNAIL, "MEMOIR OF A SNAIL opens on Friday."),
    (PEREZ, "Netflix is in talks for Emilia Perez."),
    (PEREZ, "Netflix is in talks for EMILIA PÉREZ."),
    (WIRE, "Row K has bought Dead Man’s Wire."),
    (WIRE, "Row K has bought DEAD MAN'S WIRE."),
    (SQUEAK, "WME sells Bubble &amp; Squeak."),
    (SQUEAK, "WME sells “Bubble and Squeak.”"),
    (EXIT, "映画『8番出口』が公開される。"),
    (TIDE, "Best actress was Mara Ellison (“Tide”)."),
    (TIDE, "Theo Brandt (“Tide”) was named best actor."),
    (TIDE, "The makers of “Tide” have withdrawn the film from Venice."),
    (TIDE, "Mubi has picked up worldwide rights to Tide."),
    (TIDE, "Kino Lorber has snapped up Tide."),
    (TIDE, "At the market Tide was sold to Kino Lorber for the U.S."),
    (TIDE, "Oddly, Tide is still without a U.S. distributor."),
    (TIDE, "The New Zealand chiller Tide is out next week."),
    (KINDLY, "Ana Ruiz says that Good Dog took ten years."),
]


@pytest.mark.parametrize(("film", "text"), NAMED)
def test_the_film(film: Film, text: str) -> None:
    found = mentions(film, text)
    assert [m.film for m in found if m.accepted]
    assert all(m.accepted for m in found), found


DUSK = Film("Brumal", (), 2025, ("Irene Sanna",), ())
ROMANCE = [
    (DUSK, "it", "Brumal esce il 3 maggio nelle sale."),
    (
        DUSK,
        "it",
        "A Brumal il premio del pubblico: il lungometraggio arriva in streaming e la regista gioisce nelle sale.",
    ),
    (DUSK, "it", "Kino Lorber vende il film, mentre in Francia Brumal sarà distribuito da Condor per il regista."),
    (DUSK, "es", "Filmax fija para mayo el aterrizaje en cines de Brumal."),
    (DUSK, "es", "El estreno de Brumal será en mayo."),
    (DUSK, "it", "Brumal esce il 3 maggio."),
    (DUSK, "it", "La prima mondiale di Brumal è a maggio."),
    (DUSK, "es", "Los derechos de Brumal para Francia están libres."),
    (DUSK, "es", "Brumal fue vendida a la televisión suiza."),
    (DUSK, "pt", "A atriz de Brumal arrecadou o prémio de interpretação no festival de cinema da distribuidora."),
    (DUSK, "pt", "Brumal chega na quinta-feira às salas."),
    (DUSK, "pt", "O Festival de Brasília abre com Brumal; a Vitrine Filmes e a Elo Studios estão lá."),
]


@pytest.mark.parametrize(("film", "language", "text"), ROMANCE)
def test_the_film_in_a_romance_language(film: Film, language: str, text: str) -> None:
    found = mentions(film, text, language=language)
    assert [m.film for m in found if m.accepted]


NOT_ROMANCE = [
    (DUSK, "it", "Brumal esce il più possibile con gli amici."),
    (DUSK, "es", "Los derechos de Brumal como autora son suyos."),
    (DUSK, "it", "Un mattino freddo. Brumal giocava a calcio con gli amici."),
    (DUSK, "es", "Marta Brumal presenta la película de otro director en el festival de cine."),
    (DUSK, "pt", "A Brumal vende cerveja, e o filme do diretor não tem estreia."),
]


@pytest.mark.parametrize(("film", "language", "text"), NOT_ROMANCE)
def test_not_the_film_in_a_romance_language(film: Film, language: str, text: str) -> None:
    assert not any(m.accepted for m in mentions(film, text, language=language))


NOT_NAMED = [
    (KPOPS, "The K-pop boom goes on.", None),
    (KPOPS, "“KPop Demon Hunters” is back in theaters.", None),
    (KPOPS, "K-pops’ hardest working thirteen play Toronto with Anderson .Paak.", "small letters"),
    (TIDE, "The tide has turned for the film’s director, the distributor and the cinema.", "small letters"),
    (TIDE, "Lakeshore rode the Tide to a win on Saturday.", "no anchor"),
    (TIDE, "“Crimson Tide” is back in cinemas with a new trailer.", "longer"),
    (TIDE, "Detergents like Tide Pods are in the film.", "longer"),
    (TIDE, "Tide 2 is a sequel that nobody wanted, says the director of the film.", "sequel"),
    (TIDE, "‘Tide’ star Theo Brandt joins another film.", "credit"),
    (TIDE, "The follow-up to “Tide” shoots in May.", "credit"),
    (TIDE, "It comes from the producers of “Tide.”", "credit"),
    (TIDE, "Theo Brandt (Tide, Salt Road) plays her brother.", "credit"),
    (TIDE, "“Tide” (1974) is on a new disc.", "another film"),
    (TIDE, "Director Jonas Keller brings “Tide” to Venice.", "another film"),
    (TIDE, "Jonas Keller’s “Tide” opens in May.", "another film"),
    (EDEN, "Elia Kazan’s East of Eden is restored for cinemas, the film’s distributor says.", "longer"),
    (EDEN, "Eden Dambrine, the actor of the film, is at Cannes with a drama.", "longer"),
    (EDEN, "Barbara Eden presents the film with its director at the festival’s cinema.", "longer"),
    (HALLOWEEN, "Universal opens “Halloween Ends” in October.", "longer"),
    (HALLOWEEN, "Halloween Kills was a film of the studio’s trilogy.", "longer"),
    (TIDE, "Netflix has bought Tide, the game studio.", "no anchor"),
    (TIDE, "Sony takes Tide to court over a patent.", "no anchor"),
    (TIDE, "HarperCollins has bought world rights to Tide, a novel.", "something else"),
    (KINDLY, "He was a good dog in the film.", "small letters"),
    (KINDLY, "Filmmaker Jonas Keller says of ‘Good Dog’ that it is a comedy.", "another film"),
]


@pytest.mark.parametrize(("film", "text", "reason"), NOT_NAMED)
def test_not_the_film(film: Film, text: str, reason: str | None) -> None:
    found = mentions(film, text)
    assert not any(m.accepted for m in found), found
    if reason is None:
        assert found == []
    else:
        assert found
        assert all(reason in m.reason for m in found), found


def test_a_mention_holds_the_title_without_its_quotes() -> None:
    text = "Aura opens “K-Pops!,” its first, in May."
    (found,) = mentions(KPOPS, text)
    assert (text[found.start : found.end], found.quoted, found.in_title) == ("K-Pops!", True, False)


def test_a_surname_is_not_the_film_where_the_document_puts_titles_in_quotes() -> None:
    marlow = Film("Marlow", (), 2024, ("Piers Hatherley",), ())
    text = "Carol Ann Marlow runs Snowcap. Marlow has read the script. It is not “Marlow,” the Piers Hatherley film."
    assert [m.start for m in mentions(marlow, text) if m.accepted] == [text.index("“Marlow") + 1]


def test_a_short_title_behind_another_watched_one_is_no_longer_name() -> None:
    kin = Film("Kin", (), 2025, ("Eleni Vardaki",), ())
    text = "Eleni Vardaki has a prize.\n\nTwo films, Sunday Best and Kin, have been chosen."
    found = Titles([Film("Sunday Best", (), 2025, ("Mirjana Tadić",), ()), kin]).find("", text, language="en")
    assert [m.film for m in found if m.accepted] == ["Sunday Best", "Kin"]


def test_the_headlines_come_first_and_say_so() -> None:
    found = mentions(
        SNAIL, "Modern Films opens Memoir of a Snail.", "LFF winner ‘Memoir Of A Snail’ crawls into cinemas"
    )
    assert [(m.in_title, m.quoted, m.accepted) for m in found] == [(True, True, True), (False, False, True)]


def test_a_film_once_anchored_is_known_by_its_bare_title() -> None:
    text = "Mara Ellison’s new film Tide has a date.\n\nThe company will open Tide in Spain, too."
    assert [m.accepted for m in mentions(TIDE, text)] == [True, True]


def test_a_bare_word_is_not_the_film_where_the_document_puts_titles_in_quotes() -> None:
    text = "“Tide” has a date.\n\nHe surfed the Tide as a boy."
    assert [m.accepted for m in mentions(TIDE, text)] == [True, False]


def test_small_letters_follow_a_title_of_the_same_form() -> None:
    text = (
        "Anderson .Paak made K-Pops with his son. His house was obsessed with K-pop.\n\n"
        "K-pops will premiere in Toronto."
    )
    assert [m.accepted for m in mentions(KPOPS, text)] == [True, True]


def test_what_the_person_said_is_not_the_film() -> None:
    film = Film("Tide", not_this=("Tide of Empire", "https://press.example/other-tide"))
    assert [m.reason for m in mentions(film, "A print of “Tide of Empire” is found.")] == [
        "not this: the person said so"
    ]
    (page,) = Titles([film]).find("", "“Tide” is out.", url="https://press.example/other-tide")
    assert not page.accepted


def test_a_round_up_names_the_directors_of_other_films() -> None:
    text = "Director Jonas Keller opens Salt in May.\n\nDirector Iris Vance has Loam in June.\n\n“Tide” is next."
    assert [m.accepted for m in mentions(TIDE, text)] == [True]


def test_two_films_of_one_name_go_by_their_people() -> None:
    other = Film("Hound", ("Good Dog",), 2025, ("Jan Polak", "Iris Vance"), ())
    text = "Jan Polak’s film with Iris Vance was called Good Dog in Toronto."
    accepted = [m.film for m in Titles([KINDLY, other]).find("", text) if m.accepted]
    assert accepted == ["Hound"]


def test_a_sequel_is_another_film_and_parting_company_is_none() -> None:
    for title, ours in (("Neon and ‘Good Dog’ part company", True), ("‘Good Dog: Part Two’ Sets Cast", False)):
        assert [m.accepted for m in Titles([KINDLY]).find(title, "")] == [ours], title


def test_two_more_words_with_capitals_make_another_title_even_of_a_rare_one() -> None:
    clay = Film("Red Clay", (), 2025, ("Augusta Pell",), ())
    for text, ours in (
        ("It follows in July with Red Clay County Blues, a music documentary.", False),
        ("It follows in July with Red Clay, a drama.", True),
        ("It follows in July with Red Clay in France.", True),
    ):
        assert [m.accepted for m in Titles([clay]).find("", text)] == [ours], text


def test_the_longer_of_two_watched_titles_has_the_words() -> None:
    ends = Film("Halloween Ends", year=2022)
    found = Titles([HALLOWEEN, ends]).find("", "Peacock streams Halloween Ends on Friday, the studio says of the film.")
    assert {m.film for m in found if m.accepted} == {"Halloween Ends"}


RAW = [
    (KPOPS, b"<p>Aura opens K-Pops! in May"),
    (KPOPS, b"<p>k-pops"),
    (KPOPS, "<p>« K-Pops\u00a0! »".encode()),
    (WIRE, b"<b>Dead Man&#8217;s Wire</b>"),
    (WIRE, b"<b>Dead Man&rsquo;s Wire</b>"),
    (WIRE, b"<b>Dead Man&#039;s Wire</b>"),
    (WIRE, b"<b>Dead Man&apos;s Wire</b>"),
    (WIRE, b"<b>Dead Man&#x2019;s Wire</b>"),
    (WIRE, b"&lt;p&gt;DEAD MAN&amp;#8217;S WIRE"),
    (WIRE, b'{"title": "Dead Man\\u2019s Wire"}'),
    (WIRE, "Dead Man’s\n        Wire".encode()),
    (SQUEAK, b"Bubble &amp; Squeak"),
    (SQUEAK, b"Bubble &amp;amp; Squeak"),
    (SQUEAK, b"Bubble and Squeak"),
    (SQUEAK, b"Bubble &#038; Squeak"),
    (PEREZ, "Emilia Pérez".encode()),
    (PEREZ, b"EMILIA PEREZ"),
    (PEREZ, b"Emilia P&eacute;rez"),
    (PEREZ, b"Emilia P&#233;rez"),
    (PEREZ, b"Emilia P&#xE9;rez"),
    (PEREZ, "Emilia Pe\u0301rez".encode()),
    (SNAIL, b"Memoir of a&nbsp;Snail"),
    (SNAIL, b"Memoir&amp;nbsp;of a Snail"),
    (SNAIL, b"Memoir&#160;of&#xa0;a Snail"),
    (EDEN, b"Eden"),
    (EDEN, b"(eden)"),
    (HARBIN, "‘하얼빈’이".encode()),
    (Film("하얼빈"), "하얼빈".encode()),
    (Film("하얼빈"), b"&#54616;&#50620;&#48712;"),
    (Film("하얼빈"), b"&#xD558;&#xC5BC;&#xBE48;"),
    (Film("8番出口"), "『8番出口』".encode()),
]


@pytest.mark.parametrize(("film", "raw"), RAW)
def test_a_page_that_names_the_film_is_never_passed_over(film: Film, raw: bytes) -> None:
    assert Titles([film]).scan(raw)
    assert Titles([TIDE, film, KINDLY]).named(raw) == {film.title}


@pytest.mark.parametrize("raw", [b"", b"<p>Sweden&nbsp;and Dresden", b"gardened", "스웨덴".encode()])
def test_a_page_that_has_the_letters_only_within_other_words(raw: bytes) -> None:
    assert not Titles([EDEN]).scan(raw)


_TITLES = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), min_size=1, max_size=30)


@given(st.lists(_TITLES, min_size=1, max_size=4), st.text(max_size=60), st.integers(0, 3))
def test_whatever_the_title_its_page_is_found(titles: list[str], around: str, which: int) -> None:
    title = titles[which % len(titles)]
    watch = Titles([Film(t) for t in titles])
    page = f"<p>{html.escape(around)} {html.escape(title)} {html.escape(around)}</p>"
    if (
        any(c.isalnum() for c in title) and html.unescape(title) == title
    ):  # "&ap;" escaped once may be "≈" escaped twice
        assert title in watch.named(page.encode("utf-8", "replace"))


@given(_TITLES, st.text(max_size=80), st.text(max_size=20), st.sampled_from(["en", "ko", None, "fr"]))
def test_any_title_in_any_text(title: str, text: str, more: str, language: str | None) -> None:
    film = Film(title, (more,), 2024, (more, "Mara Ellison"), (text[:9],), (text[3:9],))
    whole = f"{text} “{title}” {more}"
    for found in Titles([film, EDEN]).find(more, whole, language=language):
        source = more if found.in_title else whole
        assert 0 <= found.start < found.end <= len(source)
        assert found.reason


def test_a_list_of_one_is_ready_at_once() -> None:
    assert seconds(lambda: Titles([SNAIL]), times=20) < 0.001


@pytest.mark.parametrize("unit", ["Tide ", "“Tide ", "(Tide ", "tide’s ", "‘", "x"])
def test_time_grows_with_the_length(unit: str) -> None:
    assert_linear(lambda text: mentions(TIDE, text), unit, 3_000)


def test_in_a_round_up_the_director_of_another_film_says_nothing_of_ours() -> None:
    text = (
        "The comedy Mint Row, directed by Ash Farrell, opens in May.\n\nNo date is set for Swedish thriller “Good Dog.”"
    )
    assert [m.accepted for m in mentions(KINDLY, text, title="Four films from Altitude")] == [True]
    assert [m.accepted for m in mentions(KINDLY, "Director Ash Farrell is back.", title="‘Good Dog’ Opens")] == [False]


def test_what_a_film_is_stands_behind_a_comma_and_whose_credit_it_is_does_not() -> None:
    for text, ours in (
        ("“Good Dog,” director Helen Voss’ adaptation of a novel, opens in May.", True),
        ("“Good Dog” director Helen Voss’ adaptation of a novel opens in May.", False),
    ):
        assert [m.accepted for m in Titles([Film("Good Dog")]).find("", text)] == [ours], text


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Les Sardinières", "La sortie des « Sardinières » est repoussée.", "fr"),
        ("Le Dernier Bac", "Une avant-première du «\u00a0Dernier Bac\u00a0» est prévue.", "fr"),
        ("La chimera rossa", "L'uscita della “Chimera rossa” è prevista a maggio.", "it"),
        ("A Vizinha", "A estreia da “Vizinha” foi adiada.", "pt"),
        ("Der Vorleser", "Der Kinostart des „Vorlesers“ steht fest. Der Kinostart des „Vorleser“ auch.", "de"),
    ],
)
def test_an_article_may_be_a_part_of_the_preposition_before_the_quotes(title: str, text: str, language: str) -> None:
    film = Film(title)
    assert [m.accepted for m in mentions(film, text, language=language)] == [True]
    assert Titles([film]).scan(text.encode())
    bare = text.translate({ord(mark): None for mark in "«»“”„"})
    assert not any(m.accepted for m in mentions(film, bare, language=language))


def test_a_mark_of_its_own_amid_a_sentence_is_the_titles() -> None:
    film = Film("K-Pops!", ("K-Pops",), 2024)
    (found,) = Titles((film,)).find("", "Signature has taken K-Pops! for the U.K. and Ireland.")
    assert found.accepted
    assert not any(m.accepted for m in Titles((film,)).find("", "They love their K-pops! The label has more of them."))


@pytest.mark.parametrize(
    "text",
    ["『でっちあげ』は10月29日に配信。", "■でっちあげ\n10月29日に配信。", "『でっちあげ ～殺人教師と呼ばれた男』は"],
)
def test_a_title_may_stand_without_its_subtitle_where_it_is_marked(text: str) -> None:
    film = Film("Sham", aliases=("でっちあげ ~殺人教師と呼ばれた男",))
    assert [each.accepted for each in Titles([film]).find("", text, language="ja")] == [True]


def test_the_words_before_a_subtitle_are_no_title_by_themselves() -> None:
    film = Film("Sham", aliases=("でっちあげ ~殺人教師と呼ばれた男",))
    assert Titles([film]).find("", "それは記者のでっちあげだった。", language="ja") == []
