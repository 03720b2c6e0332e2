"""How Korean and Japanese pages print the same thing: a day with its weekday, wide figures and signs."""

from __future__ import annotations

import pytest

from tests.support.reading import document, only, read
from tracker.domain.film import Film
from tracker.reading import Reader

SALT = Film("Salt Road", year=2024)


@pytest.mark.parametrize(
    "day",
    ["6월 5일", "6월5일", "6월 5일(수)", "6월 5일 (수)", "6월 5일(수요일)", "6월 5일 수요일", "6월 5일(현지시간)"],
)
@pytest.mark.parametrize(
    "told",
    [
        "FILM이 {day} 개봉한다.",
        "FILM이 {day}에 국내 개봉한다.",
        "{day} FILM이 개봉한다.",
        "FILM의 개봉일이 5월 29일에서 {day}로 연기됐다.",
        "FILM은 {day} 대만, 6월 12일 홍콩에서 개봉한다.",
    ],
)
def test_a_korean_day_may_have_its_weekday(day: str, told: str) -> None:
    assert "2024-06-05" in [each.date for each in read(told.format(day=day), language="ko")]


@pytest.mark.parametrize("day", ["오는 24일(금)", "24일 금요일", "이달 24일(금)"])
def test_a_korean_day_of_this_month_may_have_its_weekday(day: str) -> None:
    assert only(read(f"FILM이 {day} 개봉한다.", language="ko")).date == "2024-05-24"


def test_a_korean_weekday_that_stands_alone_is_a_day() -> None:
    assert only(read("FILM이 금요일 개봉한다.", language="ko")).date == "2024-05-17"


@pytest.mark.parametrize(
    "day",
    [
        "6月5日",
        "６月５日",
        "6月5日(水)",
        "６月５日（水）",
        "6月5日(水・祝)",
        "6月5日の水曜日",
        "6月5日水曜",
        "6月5日（現地時間）",
    ],
)
@pytest.mark.parametrize(
    "told",
    [
        "FILMが{day}に公開される。",
        "{day}、FILMが公開される。",
        "FILMの公開が5月29日から{day}に延期された。",
        "FILMは{day}公開。",
    ],
)
def test_a_japanese_day_may_have_its_weekday_and_wide_figures(day: str, told: str) -> None:
    assert "2024-06-05" in [each.date for each in read(told.format(day=day), language="ja")]


@pytest.mark.parametrize("day", ["今月24日(金)", "今月２４日（金）", "24日の金曜日", "２４日（金）"])
def test_a_japanese_day_of_this_month_may_have_its_weekday(day: str) -> None:
    assert only(read(f"FILMが{day}に公開される。", language="ja")).date == "2024-05-24"


@pytest.mark.parametrize(
    "text",
    [
        "FILMは、ギャガが買い付け、来年公開する。",
        "FILMは，ギャガが買い付け，来年公開する．",
        "ＦＩＬＭは話題だ。FILMは，ギャガ（本社：東京）が買い付けた．",
    ],
)
def test_wide_commas_and_stops_are_commas_and_stops(text: str) -> None:
    assert ("acquisition", ("Gaga",)) in [(each.kind, each.companies) for each in read(text, language="ja")]


def test_the_evidence_stays_as_it_is_printed() -> None:
    page = document("『Salt Road』は，８月２９日（木）に公開される．配給：ギャガ（東京）", language="ja")
    found = Reader((SALT,)).read(page)
    assert ("release", "2024-08-29") in [(each.kind, each.date) for each in found]
    assert all(each.quote in page.text for each in found)
