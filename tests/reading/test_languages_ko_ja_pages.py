"""Korean and Japanese: how digests, columns and tables mark their titles, their headings and their days."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.support.reading import only, read
from tracker.domain.document import Document
from tracker.domain.film import Film
from tracker.reading import Reader

SALT, GLASS = Film("소금길", ("塩の道",)), Film("유리섬", ("硝子の島",))


def told(text: str, language: str, title: str = "") -> set[tuple[str, str, str | None, tuple[str, ...]]]:
    """What is read of two films in a page of May 15, 2026: each with its kind, date and companies."""
    day = datetime(2026, 5, 15, tzinfo=UTC)
    page = Document("https://press.example/1", "The Press", title, text, language, published=day)
    return {(each.film, each.kind, each.date, each.companies) for each in Reader((SALT, GLASS)).read(page)}


def test_angle_brackets_hold_a_title() -> None:
    text = "<소금길>이 6월 3일 개봉한다. <유리섬>은 지난 12일 크랭크업했다."
    assert told(text, "ko") == {("소금길", "release", "2026-06-03", ()), ("유리섬", "production", "2026-05-12", ())}


def test_straight_quotation_marks_hold_another_film() -> None:
    text = "'소금길'이 화제를 모은 가운데, '먼 등대'는 개봉을 무기한 연기했다."
    assert told(text, "ko") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "‘소금길(Salt Road)’이 6월 3일 개봉한다."), ("ja", "「塩の道(Salt Road)」が6月3日に公開される。")],
)
def test_one_pair_of_marks_may_hold_a_title_in_two_languages(language: str, text: str) -> None:
    assert told(text, language) == {("소금길", "release", "2026-06-03", ())}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "■ 넷플릭스(Netflix)\n‘소금길’이 6월 5일 공개된다.\n\n■ 티빙\n‘유리섬’을 26일부터 볼 수 있다."),
        ("ja", "◆Netflix\n「塩の道」は6月5日から配信。\n\n◆Hulu\n「硝子の島」は26日から見放題に。"),
    ],
)
def test_a_platform_over_its_films_has_them(language: str, text: str) -> None:
    houses = {film: (kind, companies) for film, kind, _, companies in told(text, language)}
    other = "Tving" if language == "ko" else "Hulu"
    assert houses == {"소금길": ("release", ("Netflix",)), "유리섬": ("release", (other,))}


def test_a_line_that_dates_the_film_above_is_no_heading() -> None:
    assert told("『塩の道』\n監督:三田徹\n公開日:2026年6月5日(金)", "ja") == {("소금길", "release", "2026-06-05", ())}


def test_a_month_and_a_day_with_a_stroke_are_a_date() -> None:
    assert told("『塩の道』は6/5(金)公開。", "ja") == {("소금길", "release", "2026-06-05", ())}


def test_a_calendar_names_theatres_behind_its_titles() -> None:
    text = "▼22日(金)\n「塩の道」(三田徹監督)テアトル新宿ほか\n▼29日(金)\n「硝子の島」シネマート新宿ほか"
    days = {film: date for film, _, date, _ in told(text, "ja", "シネマカレンダー")}
    assert days == {"소금길": "2026-05-22", "유리섬": "2026-05-29"}


def test_the_mark_of_a_company_ends_no_sentence() -> None:
    bought = only(read("米国の配給会社Shout! FactoryがFILMの北米配給権を獲得した。", language="ja"))
    assert (bought.kind, bought.companies) == ("acquisition", ("Shout! Factory",))


def test_a_company_in_quotation_marks_is_no_film() -> None:
    bought = only(read("배급사 ‘키노 로버’가 FILM의 북미 판권을 샀다.", language="ko"))
    assert (bought.kind, bought.companies) == ("acquisition", ("Kino Lorber",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "부산국제영화제가 폐막했다. ▲심사위원상 ‘소금길’ ▲관객상 ‘유리섬’"),
        ("ja", "釜山国際映画祭が閉幕した。▼審査員賞「塩の道」▼観客賞「硝子の島」"),
    ],
)
def test_each_film_of_a_list_has_its_own_prize(language: str, text: str) -> None:
    assert {film for film, kind, _, _ in told(text, language) if kind == "award"} == {"소금길", "유리섬"}
    assert len(told(text, language)) == 2


def test_places_before_the_one_that_sums_them_up_are_not_meant() -> None:
    opens = only(read("FILM은 6월 18일 미국 뉴욕, 캐나다 토론토 등 북미 주요 도시에서 개봉한다.", language="ko"))
    assert opens.territories == ("US", "CA")


def test_a_day_in_brackets_behind_a_film_is_no_festivals() -> None:
    text = (
        "ベネチア国際映画祭のコンペティション部門に、「塩の道」(9月25日公開)と「硝子の島」(12月11日公開)が出品される。"
    )
    days = {(film, kind): date for film, kind, date, _ in told(text, "ja")}
    assert (days["소금길", "release"], days["유리섬", "release"]) == ("2026-09-25", "2026-12-11")
    assert (days["소금길", "festival"], days["유리섬", "festival"]) == ("2026", "2026")
