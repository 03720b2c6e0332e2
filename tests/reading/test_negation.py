"""What a Korean or a Japanese verb says, at its end, not to be so is no fact, whatever stands before it."""

from __future__ import annotations

import pytest

from tests.support.reading import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "네온은 FILM을 사들이지 않았다."),
        ("ko", "네온 측은 FILM을 사들이지 않았습니다."),
        ("ko", "네온은 FILM의 북미 배급권을 확보하지 못했다."),
        ("ko", "FILM의 북미 판권은 네온이 획득한 적이 없다."),
        ("ko", "FILM은 네온에 판매되지 않았다."),
        ("ko", "화인컷은 FILM의 해외 세일즈를 맡지 않는다."),
        ("ko", "FILM은 7월 3일 개봉하지 않는다."),
        ("ko", "FILM은 부산국제영화제에 초청되지 않았습니다."),
        ("ko", "FILM은 칸영화제에서 상영된 적이 없다."),
        ("ja", "NEONがFILMを買い付けていない。"),
        ("ja", "NEON側はFILMを買い付けていません。"),
        ("ja", "NEONがFILMを買い付けなかった。"),
        ("ja", "FILMの北米配給権を、NEONは獲得していません。"),
        ("ja", "FILMの権利をめぐる入札では、NEONが競り落とさなかった。"),
        ("ja", "FILMは7月3日に公開されない。"),
        ("ja", "FILMはカンヌ国際映画祭に選ばれませんでした。"),
        ("ja", "FILMは釜山国際映画祭で上映されなかった。"),
    ],
)
def test_what_is_not_so_is_told_as_no_fact(language: str, text: str) -> None:
    assert {each.certainty for each in read(text, language=language)} <= {"denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "FILM은 칸영화제에서 황금종려상을 받지 못했다."),
        ("ko", "FILM은 아직 촬영을 시작하지 않았다."),
        ("ko", "FILM의 예고편은 공개되지 않았다."),
        ("ja", "FILMはカンヌ国際映画祭でパルムドールを受賞しなかった。"),
        ("ja", "FILMの予告編は公開されていない。"),
    ],
)
def test_no_prize_no_shoot_and_no_trailer_is_nothing(language: str, text: str) -> None:
    kinds = {each.kind for each in read(text, language=language) if each.certainty != "denied"}
    assert kinds.isdisjoint({"award", "production", "trailer"})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "네온이 FILM의 북미 배급권을 확보했으나 금액은 밝히지 않았다."),
        ("ko", "네온은 FILM을 사들이지 않을 수 없었다."),
        ("ko", "FILM을 사들인 네온은 금액을 공개하지 않았다."),
        ("ja", "NEONがFILMの北米配給権を獲得したが、金額は明かされていない。"),
        ("ja", "FILMの北米配給権を獲得したのはNEONで、金額は公表されていない。"),
        ("ja", "NEONはFILMの北米配給権だけでなく、英国の権利も獲得した。"),
    ],
)
def test_what_else_is_not_so_leaves_what_is(language: str, text: str) -> None:
    bought = [each for each in read(text, language=language) if each.kind == "acquisition"]
    assert bought
    assert {(each.certainty, each.companies) for each in bought} == {("confirmed", ("Neon",))}
