"""Korean and Japanese: what is told of a name, of a report or beside the film changes nothing of what is said of it."""

from __future__ import annotations

import pytest

from tests.support.reading import only, read

SOLD = {
    "ko": "FILM의 해외 세일즈는 {}화인컷이 맡고 있다.",
    "ja": "FILMの海外セールスは{}日活が担当する。",
}
HOUSES = {
    "ko": [
        "런던에 본사를 둔 ",
        "‘다른 빛’을 만든 ",
        "‘다른 빛’으로 이름을 알린 ",
        "업계에서 손꼽히는 ",
        "독립·예술영화 전문 ",
        "올 초 문을 연 ",
        "2015년 설립된 ",
        "마라 룬이 이끄는 ",
        "할리우드 신흥 강자 ",
        "칸 황금종려상 수상작 ‘다른 빛’을 배급한 ",
        "‘다른 빛’, ‘먼 길’ 등을 배급해 온 ",
        "㈜",
    ],
    "ja": [
        "ロンドンに拠点を置く",
        "『別の光』を製作した",
        "『別の光』などで知られる",
        "業界大手の",
        "アート系作品に強い",
        "近年急成長を遂げている",
        "2015年設立の",
        "マーラ・ルンが率いる",
        "ハリウッドの新興勢力である",
        "カンヌ国際映画祭パルムドール受賞作『別の光』を配給した",
        "『別の光』『遠い道』などを配給してきた",
        "株式会社",
    ],
}
FILMS = {
    "ko": [
        "‘다른 빛’의 알렉스 포 감독이 5년 만에 내놓은 FILM",
        "FILM(노르웨이, 2024)",
        "FILM(감독 알렉스 포, 2024)",
        "2022년 베를린영화제 수상자인 알렉스 포 감독의 FILM",
        "한국과 노르웨이가 공동 제작한 FILM",
        "1970년대 부산을 배경으로 한 FILM",
    ],
    "ja": [
        "『別の光』のアレックス・ポー監督が5年ぶりに撮ったFILM",
        "FILM(2024年/ノルウェー)",
        "FILM(アレックス・ポー監督、2024年)",
        "2022年のベルリン国際映画祭受賞者であるアレックス・ポー監督のFILM",
        "日本とノルウェーの合作映画FILM",
        "1970年代の釜山を舞台にしたFILM",
    ],
}


@pytest.mark.parametrize(("language", "words"), [(tongue, words) for tongue in HOUSES for words in HOUSES[tongue]])
def test_what_a_company_is_said_to_be_hides_nothing_of_what_it_does(language: str, words: str) -> None:
    seller = only(read(SOLD[language].format(words), language=language))
    assert (seller.kind, seller.companies) == ("sales", ({"ko": "Finecut", "ja": "Nikkatsu"}[language],))


@pytest.mark.parametrize(("language", "film"), [(tongue, film) for tongue in FILMS for film in FILMS[tongue]])
def test_what_a_film_is_said_to_be_is_not_where_it_went(language: str, film: str) -> None:
    bought = only(
        read(
            {"ko": f"네온이 {film}의 북미 배급권을 확보했다.", "ja": f"NEONが{film}の北米配給権を獲得した。"}[language],
            language=language,
        )
    )
    assert (bought.kind, bought.companies, bought.territories, bought.date) == (
        "acquisition",
        ("Neon",),
        ("US", "CA"),
        None,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "데드라인은 14일(현지시간) FILM이 7월 3일 개봉한다고 보도했다."),
        ("ko", "FILM이 7월 3일 개봉한다고 영화 전문지 스크린데일리가 전했다."),
        ("ko", "알렉스 포 감독은 15일 자신의 SNS를 통해 FILM이 7월 3일 개봉한다고 알렸다."),
        ("ko", "올해 최고의 기대작 FILM이 7월 3일 개봉한다."),
        ("ja", "米Deadlineは14日、FILMが7月3日に公開されると報じた。"),
        ("ja", "アレックス・ポー監督は15日、自身のSNSでFILMが7月3日に公開されると報告した。"),
        ("ja", "今年最大の注目作FILMが7月3日に公開される。"),
    ],
)
def test_the_day_of_the_report_is_none_of_the_film(language: str, text: str) -> None:
    opening = only(read(text, language=language))
    assert (opening.kind, opening.certainty, opening.date) == ("release", "confirmed", "2024-07-03")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "‘다른 빛’을 수입한 그린나래미디어는 FILM을 좋아한다."),
        ("ko", "‘다른 빛’의 알렉스 포 감독은 FILM을 떠올린다."),
        ("ja", "『別の光』を買い付けたギャガの社長はFILMを愛する。"),
        ("ja", "『別の光』の監督はFILMを思い出す。"),
    ],
)
def test_what_is_told_of_another_film_stays_there(language: str, text: str) -> None:
    assert read(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ko",
            "알렉스 포 감독의 전작 FILM이 부산국제영화제에서 상영된 데 이어, 이번 작품 역시 베니스의 초청을 받았다.",
        ),
        (
            "ja",
            "アレックス・ポー監督の前作FILMは釜山国際映画祭で上映されたが、今作もベネチア国際映画祭に選ばれている。",
        ),
    ],
)
def test_behind_a_film_that_is_the_one_before_this_one_is_another(language: str, text: str) -> None:
    assert only(read(text, language=language)).festival == "Busan International Film Festival"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM이 화제다. ‘다른 빛’을 사들인 네온은 10월 4일 북미 개봉을 확정했다."),
        ("ja", "FILMが話題だ。『別の光』を買い付けたNEONは10月4日の北米公開を決めた。"),
    ],
)
def test_a_company_known_by_another_film_may_act_for_that(language: str, text: str) -> None:
    assert read(text, language=language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "지난해 부산국제영화제에서 상영된 FILM은 올해 예테보리영화제에서 관객상을 수상했다."),
        ("ja", "昨年の釜山国際映画祭で上映されたFILMは、今年のヨーテボリ映画祭で観客賞を受賞した。"),
    ],
)
def test_a_prize_is_given_by_the_festival_right_before_it(language: str, text: str) -> None:
    prizes = [each for each in read(text, language=language) if each.kind == "award"]
    assert only(prizes).festival == "Göteborg Film Festival"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "네온과 A24가 각각 FILM의 북미와 영국 배급권을 사들였다."),
        ("ja", "NEONとA24がそれぞれFILMの北米と英国の配給権を買い取った。"),
    ],
)
def test_buyers_and_lands_side_by_side_go_together(language: str, text: str) -> None:
    bought = {each.companies: each.territories for each in read(text, language=language)}
    assert bought == {("Neon",): ("US", "CA"), ("A24",): ("GB",)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "쇼박스는 15일 FILM의 개봉을 잠정 연기한다고 밝혔다."),
        ("ja", "松竹は15日、FILMの公開を当面延期すると発表した。"),
    ],
)
def test_what_is_put_off_was_not_due_on_the_day_of_saying_so(language: str, text: str) -> None:
    put_off = only(read(text, language=language))
    assert (put_off.kind, put_off.certainty, put_off.date) == ("release", "denied", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "지난달 11일 개봉해 호평을 얻은 FILM이 16일부터 IPTV와 VOD로 서비스된다."),
        ("ja", "先月11日に劇場公開されたFILMのデジタル配信が、16日に始まる。"),
    ],
)
def test_what_opened_before_has_its_own_type_and_month(language: str, text: str) -> None:
    openings = {each.date: each.release_type for each in read(text, language=language) if each.kind == "release"}
    assert openings == {"2024-04-11": "theatrical", "2024-05-16": "digital"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM은 7월 13일 부천국제판타스틱영화제에서 첫선을 보인 뒤 20일 개봉한다."),
        ("ja", "FILMは7月13日にSKIPシティ国際Dシネマ映画祭で上映された後、20日に公開される。"),
    ],
)
def test_what_comes_first_of_two_things_to_come_is_to_come(language: str, text: str) -> None:
    assert {each.kind: each.date for each in read(text, language=language)} == {
        "festival": "2024-07-13",
        "release": "2024-07-20",
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM의 국내 배급은 그린나래미디어가, 해외 세일즈는 화인컷이 담당한다."),
        ("ja", "FILMの国内配給はビターズ・エンド、海外セールスは日活が手がける。"),
    ],
)
def test_who_sells_abroad_does_not_do_so_where_another_brings_it_out(language: str, text: str) -> None:
    sale = only([each for each in read(text, language=language) if each.kind == "sales"])
    assert sale.territories is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM은 올해 선댄스에서 월드 프리미어를 가졌고 SXSW에서도 상영됐다."),
        ("ja", "FILMは今年のサンダンスでワールドプレミアを飾り、SXSWでも上映された。"),
    ],
)
def test_a_premiere_is_of_the_festival_that_had_it(language: str, text: str) -> None:
    told = {each.festival: each.premiere for each in read(text, language=language)}
    assert told == {"Sundance Film Festival": "world", "SXSW Film Festival": None}
