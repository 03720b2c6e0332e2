"""Spanish, Italian, Korean and Japanese: the same told in each, in whatever order."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read
from tracker.domain.film import Film
from tracker.reading.mentions import Titles


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Neon ha comprado los derechos de FILM para Estados Unidos."),
        ("es", "FILM es un drama. En Estados Unidos la ha comprado Neon."),
        ("it", "Negli Stati Uniti i diritti di FILM sono di Neon."),
        ("it", "FILM è un dramma. Negli Stati Uniti lo distribuisce Neon."),
        ("ko", "FILM의 미국 배급권은 네온이 확보했다."),
        ("ko", "FILM이 화제다. 미국 배급은 네온(NEON)이 맡았다."),
        ("ja", "FILMの全米配給権を、NEONが獲得した。"),
        ("ja", "NEONがFILMの全米配給権を取得。"),
    ],
)
def test_a_sale_says_who_and_where_in_whatever_order(language: str, text: str) -> None:
    sale = only(read(text, language=language))
    assert (sale.kind, sale.companies, sale.territories) == ("acquisition", ("Neon",), ("US",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Latido Films se encarga de las ventas internacionales de FILM."),
        ("it", "Le vendite internazionali di FILM sono affidate a Latido Films."),
        ("ko", "FILM의 해외 세일즈는 라티도 필름이 맡았다."),
        ("ja", "FILMの海外セールスはラティド・フィルムズが担当する。"),
    ],
)
def test_who_sells_a_film_is_no_buyer(language: str, text: str) -> None:
    seller = only(read(text, language=language))
    assert (seller.kind, seller.companies) == ("sales", ("Latido Films",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "FILM llega a los cines el 6 de junio."),
        ("it", "FILM arriva nelle sale il 6 giugno."),
        ("ko", "FILM이 오는 6월 6일 극장에서 개봉한다."),
        ("ja", "FILMが6月6日(木)に劇場公開される。"),
    ],
)
def test_an_opening_says_when_and_how(language: str, text: str) -> None:
    opening = only(read(text, language=language))
    assert (opening.kind, opening.date, opening.release_type) == ("release", "2024-06-06", "theatrical")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "FILM retrasa su estreno del 6 de junio al 3 de octubre."),
        ("it", "L’uscita di FILM slitta dal 6 giugno al 3 ottobre."),
        ("ko", "FILM의 개봉일이 6월 6일에서 10월 3일로 연기됐다."),
        ("ja", "FILMの公開日が6月6日から10月3日に延期された。"),
    ],
)
def test_a_move_is_one_release_on_the_new_day(language: str, text: str) -> None:
    moved = only(read(text, language=language))
    assert (moved.kind, moved.certainty, moved.date) == ("release", "confirmed", "2024-10-03")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "FILM tendrá su estreno mundial el 20 de septiembre en el Festival de San Sebastián."),
        ("it", "FILM sarà presentato in prima mondiale il 20 settembre al Festival di San Sebastián."),
        ("ko", "FILM은 오는 9월 20일 산세바스티안국제영화제에서 월드 프리미어로 상영된다."),
        ("ja", "FILMは9月20日、サン・セバスティアン国際映画祭でワールドプレミア上映される。"),
    ],
)
def test_a_premiere_is_a_festivals_and_no_opening(language: str, text: str) -> None:
    shown = only(read(text, language=language))
    assert (shown.kind, shown.festival, shown.premiere, shown.date) == (
        "festival",
        "San Sebastián Film Festival",
        "world",
        "2024-09-20",
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "FILM todavía no tiene fecha de estreno en Francia."),
        ("it", "FILM non ha ancora una data di uscita in Francia."),
        ("ko", "FILM의 프랑스 개봉일은 아직 정해지지 않았다."),
        ("ja", "FILMのフランスでの公開日はまだ決まっていない。"),
    ],
)
def test_no_date_is_said_as_such(language: str, text: str) -> None:
    undated = only(read(text, language=language))
    assert (undated.kind, undated.certainty, undated.date, undated.territories) == ("release", "denied", None, ("FR",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Neon negocia la compra de los derechos de FILM."),
        ("it", "Neon è in trattativa per i diritti di FILM."),
        ("ko", "네온이 FILM의 북미 배급권을 두고 협상 중이다."),
        ("ja", "NEONがFILMの北米配給権をめぐり交渉している。"),
    ],
)
def test_talks_are_only_expected(language: str, text: str) -> None:
    talks = only(read(text, language=language))
    assert (talks.kind, talks.companies, talks.certainty) == ("acquisition", ("Neon",), "expected")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Neon ha comprado “Otra luz”. La directora de FILM la ve con agrado."),
        ("it", "Neon ha acquistato “Altra luce”. La regista di FILM ne è felice."),
        ("ko", "네온이 ‘다른 빛’을 사들였다. FILM의 팬들은 아쉬워했다."),
        ("ja", "NEONが『別の光』を買い付けた。FILMのファンも喜んでいる。"),
        ("ko", "FILM을 연출한 감독의 새 시리즈가 6월 6일 공개된다."),
        ("ja", "FILMに出演した俳優の写真集が6月6日に発売される。"),
    ],
)
def test_what_happens_to_another_film_is_not_this_ones(language: str, text: str) -> None:
    assert read(text, language=language) == ()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("FILM은 오는 20일 개봉한다.", "2024-05-20"),
        ("FILM은 오는 5월 20일 개봉한다.", "2024-05-20"),
        ("FILM은 내년 3월 6일 개봉한다.", "2025-03-06"),
        ("FILM은 지난 5월 3일 개봉했다.", "2024-05-03"),
        ("FILM은 지난해 5월 3일 개봉했다.", "2023-05-03"),
    ],
)
def test_a_word_before_a_korean_day_says_which_one(text: str, date: str) -> None:
    assert only(read(text, language="ko")).date == date


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("ko", "FILM은 내년 1월 29일부터 2월 8일까지 열리는 로테르담국제영화제에서 상영된다.", "2025"),
        ("ko", "FILM은 오는 10월 2일부터 11일까지 열리는 부산국제영화제에서 상영된다.", "2024"),
        ("ko", "FILM은 10월 개막하는 도쿄국제영화제 경쟁 부문에 진출했다.", "2024-10"),
        ("ja", "FILMは来年1月29日から2月8日まで開催されるロッテルダム国際映画祭で上映される。", "2025"),
        ("ja", "FILMは10月に開幕する東京国際映画祭コンペティション部門に選出された。", "2024-10"),
    ],
)
def test_the_days_of_a_festival_to_come_are_none_of_the_films(language: str, text: str, year: str) -> None:
    assert only(read(text, language=language)).date == year


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "감독은 3일 기자회견을 열었다. FILM은 16일 개봉한다."),
        ("ja", "監督が3日、会見を行った。FILMの公開は16日。"),
    ],
)
def test_a_day_of_no_month_names_none_for_the_next(language: str, text: str) -> None:
    assert only(read(text, language=language)).date == "2024-05-16"


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("ko", "FILM이 제80회 베니스국제영화제에서 상영됐다.", "2023"),
        ("ja", "FILMが第81回ベネチア国際映画祭に選ばれた。", "2024"),
    ],
)
def test_the_number_of_an_edition_tells_its_year(language: str, text: str, year: str) -> None:
    assert only(read(text, language=language)).date == year


@pytest.mark.parametrize(
    ("language", "text", "section"),
    [
        ("ko", "올해 부산국제영화제 경쟁 부문인 뉴 커런츠에 FILM이 선정됐다.", "뉴 커런츠"),
        ("ja", "監督週間では、2月のベルリン国際映画祭パノラマ部門で上映されたFILMも見られる。", "パノラマ部門"),
    ],
)
def test_of_two_sections_the_one_beside_the_festival_or_the_name_holds(language: str, text: str, section: str) -> None:
    assert only(read(text, language=language)).section == section


def test_companies_in_another_script_go_by_their_trade_names() -> None:
    sale = only(read("オシロスコープがFILMの北米配給権を獲得した。", language="ja"))
    assert sale.companies == ("Oscilloscope Laboratories",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM은 일본에서는 6월 14일, 대만에서는 6월 28일 각각 개봉한다."),
        ("ja", "FILMは日本では6月14日、台湾では6月28日に公開される。"),
    ],
)
def test_each_of_two_days_has_the_place_before_it(language: str, text: str) -> None:
    told = {(each.date, each.territories) for each in read(text, language=language)}
    assert told == {("2024-06-14", ("JP",)), ("2024-06-28", ("TW",))}


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("ko", "6월 24일 개봉 예정이던 FILM은 일주일 앞당긴 17일 개봉한다.", "2024-06-17"),
        ("ja", "6月24日公開とされていたFILMは、一週早い17日の公開に改められた。", "2024-06-17"),
    ],
)
def test_a_sooner_day_is_of_the_month_that_was_named(language: str, text: str, date: str) -> None:
    assert date in {each.date for each in read(text, language=language)}


@pytest.mark.parametrize(
    ("language", "text", "section"),
    [
        ("ko", "FILM이 정동진독립영화제 새벽바다 부문에서 상영된다.", "새벽바다"),
        ("ja", "FILMが東京国際映画祭の夜明け部門で上映される。", "夜明け部門"),
    ],
)
def test_a_section_that_no_table_has_is_known_by_its_form(language: str, text: str, section: str) -> None:
    assert only(read(text, language=language)).section == section


@pytest.mark.parametrize(
    ("language", "text", "company"),
    [
        ("ko", "미국은 시네마 길드(Cinema Guild)가 ‘등대’의 배급을 맡는다.", "Cinema Guild"),
        ("ja", "『灯台』の米国配給はシネマ・ギルド(Cinema Guild)が担当する。", "Cinema Guild"),
    ],
)
def test_a_name_spelled_twice_goes_by_its_latin_letters(language: str, text: str, company: str) -> None:
    film = Film("Lighthouse", ("등대", "灯台"), 2024)
    assert only(read(text, language=language, films=(film,))).companies == (company,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "영화 ‘등대’의 촬영지가 화제다. 등대는 6월 6일 일반에 공개된다."),
        ("ja", "映画『灯台』のロケ地が話題だ。灯台は6月6日から一般公開される。"),
    ],
)
def test_a_short_word_is_no_title_where_the_page_marks_the_title(language: str, text: str) -> None:
    named = Titles((Film("Lighthouse", ("등대", "灯台"), 2024),)).find("", text, language=language)
    assert [mention.accepted for mention in named] == [True, False]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM 인터뷰다.\n\n-해외 개봉은?\n\n“프랑스는 9월 11일이다.”"),
        ("ja", "FILMの監督に聞く。\n\n――海外での公開は。\n\n「フランスが9月11日です」"),
    ],
)
def test_an_answer_in_quotation_marks_is_read(language: str, text: str) -> None:
    opening = only(read(text, language=language))
    assert (opening.kind, opening.date, opening.territories) == ("release", "2024-09-11", ("FR",))


def test_a_title_in_two_languages_is_one_title() -> None:
    (release,) = read(
        "映画『塩の道(原題) / Salt Road』が、2026年3月20日に日本公開されることが決まった。", language="ja"
    )
    assert (release.kind, release.date) == ("release", "2026-03-20")


@pytest.mark.parametrize("written", ["『塩の道／Salt Road』", "『Salt Road／塩の道』", "「塩の道/Salt Road」"])
def test_a_title_in_two_scripts_is_one_title(written: str) -> None:
    release = only(read(f"映画{written}は、2026年3月20日に公開される。", language="ja"))
    assert (release.kind, release.date) == ("release", "2026-03-20")
    assert read("映画『塩の道／砂の家』は、2026年3月20日に公開される。", language="ja") == ()


def test_a_title_with_its_kind_in_brackets_is_that_title() -> None:
    (japanese,) = read("映画「Salt Road(原題)」が、2026年3月20日に日本公開される。", language="ja")
    (korean,) = read("영화 ‘Salt Road(가제)’가 2026년 3월 20일 국내 개봉한다.", language="ko")
    assert [(each.kind, each.date) for each in (japanese, korean)] == [("release", "2026-03-20")] * 2


def test_the_world_but_for_one_country_is_told_with_the_country_in_front() -> None:
    japanese = only(read("FILMの日本を除く全世界の配信権はNetflixが取得した。", language="ja"))
    korean = only(read("FILM의 한국을 제외한 전 세계 판권은 넷플릭스가 확보했다.", language="ko"))
    assert (japanese.territories, korean.territories) == (("WW", "-JP"), ("WW", "-KR"))
    assert japanese.release_type == "streaming"


def test_one_prize_by_two_names_is_one_prize() -> None:
    (prize,) = (
        d
        for d in read("東京国際映画祭で東京グランプリ/東京都知事賞に選ばれたのはFILM。", language="ja")
        if d.kind == "award"
    )
    assert prize.award is not None
    assert prize.award.endswith("グランプリ/東京都知事賞")


def test_the_same_section_is_the_one_spoken_of() -> None:
    text = (
        "東京国際映画祭コンペティション部門の作品が発表された。『別の光』が上映される。"
        "FILMも同部門でワールドプレミア上映される。"
    )
    (shown,) = read(text, language="ja")
    assert (shown.section, shown.premiere) == ("コンペティション部門", "world")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "가수 소리가 오는 29일 새 싱글 FILM을 공개한다. 티저도 공개됐다."),
        ("ja", "歌手が29日に新曲FILMを公開する。"),
    ],
)
def test_a_song_of_the_name_is_no_film(language: str, text: str) -> None:
    assert read(text, language=language) == ()


def test_each_of_two_festivals_has_the_section_right_behind_it() -> None:
    told = read("FILM은 토론토국제영화제 센터피스와 부산국제영화제 월드 시네마에 초청됐다.", language="ko")
    assert sorted(each.section or "" for each in told) == ["센터피스", "월드 시네마"]
