"""Korean and Japanese: what stands before a name and only says who bears it changes nothing of what is said."""

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
        "㈜",
    ],
    "ja": [
        "ロンドンに拠点を置く",
        "『別の光』を製作した",
        "『別の光』などで知られる",
        "業界大手の",
        "アート系作品に強い",
        "近年急成長を遂げている",
        "株式会社",
    ],
}
FILMS = {
    "ko": ["‘다른 빛’의 알렉스 포 감독이 5년 만에 내놓은 FILM", "FILM(노르웨이, 2024)", "FILM(감독 알렉스 포, 2024)"],
    "ja": [
        "『別の光』のアレックス・ポー監督が5年ぶりに撮ったFILM",
        "FILM(2024年/ノルウェー)",
        "FILM(アレックス・ポー監督、2024年)",
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
        ("ko", "올해 최고의 기대작 FILM이 7월 3일 개봉한다."),
        ("ja", "米Deadlineは14日、FILMが7月3日に公開されると報じた。"),
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
