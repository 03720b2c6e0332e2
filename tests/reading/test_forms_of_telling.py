"""Whatever order and form its words take, a Korean or a Japanese sentence tells the same: who bought, sells, opens, won."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.reading import read

# By language: what is told, its verb in the forms that the sentences take, and the sentences.
_JA_BUYS = [("獲得し", "獲得した", "獲得"), ("買い付け", "買い付けた", "買い付け"), ("落札し", "落札した", "落札")]
_JA_BOUGHT = [
    "NEONがFILMの北米配給権を{past}。",
    "FILMの北米配給権をNEONが{past}。",
    "FILMの北米配給権は、NEONが{past}。",
    "北米では、NEONがFILMの配給権を{past}。",
    "FILMの北米配給権を{past}NEONは期待を寄せる。",
    "FILMの北米配給権を{past}のはNEONだ。",
    "NEONが北米配給権を{past}FILMは期待作だ。",
    "NEONがFILMの北米配給権を{past}ことが分かった。",
    "NEONがFILMの北米配給権を{stem}、話題を呼んでいる。",
    "ついにNEONがFILMの北米配給権を正式に{past}。",
    "NEONはこのほど、FILMの北米配給権を見事{past}。",
    "NEONのマーラ・ルン代表がFILMの北米配給権を{past}。",
    "良質な作品を送り出してきたNEONがFILMの北米配給権を{past}。",
    "今年で創立10周年を迎えるNEONがFILMの北米配給権を{past}。",
    "NEONが、島を離れない船長の姿を描いたFILMの北米配給権を{past}。",
    "NEON、FILMの北米配給権を{noun}",
    "NEONによるFILMの北米配給権{noun}が決まった。",
    "FILMは話題だ。NEONが北米配給権を{past}。",
]
_KO_BUYS = [("인수했", "인수한", "인수"), ("확보했", "확보한", "확보"), ("획득했", "획득한", "획득")]
_KO_BOUGHT = [
    "네온이 FILM의 북미 배급권을 {stem}다.",
    "FILM의 북미 배급권을 네온이 {stem}다.",
    "FILM의 북미 배급권은 네온이 {stem}다.",
    "북미에서는 네온이 FILM의 배급권을 {stem}다.",
    "FILM의 북미 배급권을 {past} 네온은 기대를 드러냈다.",
    "FILM의 북미 배급권을 {past} 곳은 네온이다.",
    "네온이 북미 배급권을 {past} FILM이 화제다.",
    "네온이 FILM의 북미 배급권을 {past} 사실이 알려졌다.",
    "네온이 FILM의 북미 배급권을 {stem}으며 관심을 모으고 있다.",
    "마침내 네온이 FILM의 북미 배급권을 공식적으로 {stem}다.",
    "네온은 최근 FILM의 북미 배급권을 전격 {stem}다.",
    "네온의 마라 룬 대표가 FILM의 북미 배급권을 {stem}다.",
    "아트하우스 영화를 꾸준히 소개해 온 네온이 FILM의 북미 배급권을 {stem}다.",
    "올해 설립 10주년을 맞은 네온이 FILM의 북미 배급권을 {stem}다.",
    "네온이 섬을 떠나지 않으려는 선장의 이야기를 그린 FILM의 북미 배급권을 {stem}다.",
    "네온, FILM 북미 배급권 {noun}",
    "FILM이 화제다. 네온이 북미 배급권을 {stem}다.",
]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (language, sentence.format(stem=stem, past=past, noun=noun))
        for language, sentences, verbs in (("ja", _JA_BOUGHT, _JA_BUYS), ("ko", _KO_BOUGHT, _KO_BUYS))
        for sentence in sentences
        for stem, past, noun in verbs
    ],
)
def test_who_has_bought_it_for_where(language: str, text: str) -> None:
    said: set[tuple[Any, ...]] = {(each.kind, each.certainty, each.companies) for each in read(text, language=language)}
    assert said == {("acquisition", "confirmed", ("Neon",))}
    assert {frozenset(each.territories or ()) for each in read(text, language=language)} == {frozenset({"US", "CA"})}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "NEONがFILMを獲得した。"),
        ("ja", "FILMを買い付けたNEONは期待を寄せる。"),
        ("ja", "FILMを買い付けたのはNEONだ。"),
        ("ja", "FILMをNEONが手に入れた。"),
        ("ja", "NEON、FILMを確保"),
        ("ko", "네온이 FILM을 인수했다."),
        ("ko", "FILM을 손에 넣은 네온은 기대를 드러냈다."),
        ("ko", "FILM을 인수한 곳은 네온이다."),
        ("ko", "네온의 FILM 인수가 확정됐다."),
    ],
)
def test_who_has_bought_it(language: str, text: str) -> None:
    assert [(each.kind, each.certainty, each.companies) for each in read(text, language=language)] == [
        ("acquisition", "confirmed", ("Neon",))
    ]


@pytest.mark.parametrize(
    ("language", "prize", "text"),
    [
        ("ja", "金豹賞", "FILM、ロカルノ映画祭で金豹賞受賞"),
        ("ja", "金豹賞", "ロカルノ映画祭金豹賞受賞のFILMは傑作だ。"),
        ("ja", "金豹賞", "ロカルノ映画祭の金豹賞をFILMが勝ち取った。"),
        ("ja", "最優秀監督賞", "FILM、ロカルノ映画祭で最優秀監督賞受賞"),
    ],
)
def test_a_prize_won_is_the_prize(language: str, prize: str, text: str) -> None:
    won = [each for each in read(text, language=language) if each.kind == "award"]
    assert [(each.festival, each.award) for each in won] == [("Locarno Film Festival", prize)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "FILMの衣装を買い付けたのはNEONだ。"),
        ("ja", "『別の光』を買い付けたNEONは、FILMを称賛した。"),
        ("ja", "FILMの原作を手に入れたNEONの社員は期待を寄せる。"),
        ("ja", "NEONの代表がFILMを称賛した。"),
        ("ko", "‘다른 빛’을 인수한 네온은 FILM을 호평했다."),
        ("ko", "네온의 마라 룬 대표가 FILM을 호평했다."),
        ("ko", "예술 영화를 꾸준히 수입해 온 네온은 FILM을 호평했다."),
    ],
)
def test_what_looks_like_it_tells_of_no_deal(language: str, text: str) -> None:
    assert [each for each in read(text, language=language) if each.kind in ("acquisition", "sales")] == []
