"""Days and months that are told by another: "a week later", "the same month", "on 18 November and on the 25th"."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.reading.dates import find, read

COUNTED_ON = {
    "It bows on September 5 and opens a fortnight later.": ["2025-09-05", "2025-09-19"],
    "It bows on September 5, and the week after in Spain.": ["2025-09-05", "2025-09-12"],
    "It opens on September 5. It streams abroad that day.": ["2025-09-05", "2025-09-05"],
    "It moves from July 18, 2026, to Oct. 17 of that year.": ["2026-07-18", "2026-10-17"],
    "It opens on September 5 and streams from the 26th of the same month.": ["2025-09-05", "2025-09-26"],
    "It bows in London on 11 October. It opens on the 24th.": ["2025-10-11", "2025-10-24"],
    "It bows in London on 11 October.\n\nIt streams from the 24th.": ["2025-10-11", "2025-08-24"],
    "It was on September 26 and arrives two weeks sooner.": ["2025-09-26", "2025-09-12"],
    "It opens on Wednesday, September 10. Ireland gets it the Friday before.": ["2025-09-10", "2025-09-05"],
    "It opens on September 5; Spain has it the week before.": ["2025-09-05", "2025-08-29"],
    "It left September 5. A prize in March, and it streams that day instead.": ["2025-09-05", "2026-03", "2025-09-05"],
    "October belongs to others. One was shown in August and opens on the 25th.": ["2025-10", "2025-08", "2025-10-25"],
    "They tell us that Sept. 12 is firm.": ["2025-09-12"],
    "It moves into the last weekend of summer, August 28.": ["2025-08-28"],
    "It has a season 1\n\nMarch 13": ["2026-03-13"],
}


@pytest.mark.parametrize(("text", "days"), COUNTED_ON.items(), ids=COUNTED_ON)
def test_a_day_is_told_by_the_one_named_before(text: str, days: list[str]) -> None:
    assert [span.value for span in find(text, date(2025, 8, 12), "en-GB")] == days


COUNTED_ON_IN_KOREAN_AND_JAPANESE = {
    ("ko", "5월 31일 개봉하고 2주 뒤 IPTV에 올라온다."): ["2026-05-31", "2026-06-14"],
    ("ko", "5월 31일 개봉하고 이틀 뒤 북미에서 개봉한다."): ["2026-05-31", "2026-06-02"],
    ("ko", "5월 31일 개봉하고 보름 후 공개된다."): ["2026-05-31", "2026-06-15"],
    ("ko", "2025년 9월 공개돼 이듬해 3월 개봉했다."): ["2025-09", "2026-03"],
    ("ja", "5月31日に封切り、その2週間後に配信する。"): ["2026-05-31", "2026-06-14"],
    ("ja", "5月31日に公開。翌日から配信。"): ["2026-05-31", "2026-06-01"],
    ("ja", "2025年9月に上映され、翌年3月に公開。"): ["2025-09", "2026-03"],
    ("ja", "再来週の金曜に公開、再来年の春に配信。"): ["2026-02-20", "2028-21"],
    ("ja", "10年後の世界を描く。"): [],
}


@pytest.mark.parametrize(("said", "days"), COUNTED_ON_IN_KOREAN_AND_JAPANESE.items())
def test_a_day_is_told_by_the_one_named_before_in_korean_and_japanese(said: tuple[str, str], days: list[str]) -> None:
    language, text = said
    assert [span.value for span in find(text, date(2026, 2, 3), language)] == days


def test_a_time_counted_from_the_one_before_it() -> None:
    text = "It premiered in September and played London a month later."
    assert [w.back for w in read(text, date(2026, 1, 20), "en")] == ["2025-09", "2025-10"]


def test_a_day_counted_from_the_one_before_it() -> None:
    text = "In New York on November 14, and in Chicago a week later."
    assert [w.ahead for w in read(text, date(2025, 10, 1), "en")] == ["2025-11-14", "2025-11-21"]


def test_a_month_that_is_counted_to_gives_way_to_the_day_behind_it() -> None:
    text = "It plays Paris on October 7 and opens a month later, on November 6."
    assert [d.value for d in find(text, date(2026, 9, 4), "en")] == ["2026-10-07", "2026-11-06"]


def test_the_number_of_a_day_behind_a_count_is_in_its_month() -> None:
    text = "Le film sort le 14 janvier. Les Belges le verront une semaine plus tôt, le 7, à Liège."
    assert [d.value for d in find(text, date(2025, 9, 4), "fr")] == ["2026-01-14", "2026-01-07", "2026-01-07"]


def test_no_week_counts_on_from_a_season() -> None:
    text = "Il sort le 14 janvier après un automne chargé. Une semaine plus tard, le Québec suit."
    assert [d.value for d in find(text, date(2025, 9, 4), "fr")] == ["2026-01-14", "2025-23", "2026-01-21"]


def test_that_weekday_is_the_day_named_last() -> None:
    assert [when.ahead for when in read("June 7, and that Friday", date(2024, 5, 15), "en")] == ["2024-06-07"] * 2
