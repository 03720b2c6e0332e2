"""What is only another way to put the same thing is read alike: politeness, "N's side" for N, "F as well"."""

from __future__ import annotations

import pytest

from tests.support.reading import read
from tracker.reading.lexicon import lexicon
from tracker.reading.wording import plainly


@pytest.mark.parametrize(
    ("polite", "plain"),
    [
        ("개봉합니다.", "개봉한다."),
        ("개봉했습니다.", "개봉했다."),
        ("개봉됩니다.", "개봉된다."),
        ("개봉 예정입니다.", "개봉 예정이다."),
        ("첫선을 보입니다.", "첫선을 보인다."),
        ("정해지지 않았습니다.", "정해지지 않았다."),
        ("찾지 않습니다.", "찾지 않는다."),
        ("관객을 찾습니다.", "관객을 찾는다."),
        ("만날 수 있습니다.", "만날 수 있다."),
        ("계획이 없습니다.", "계획이 없다."),
        ("사실이 아닙니다.", "사실이 아니다."),
        ("막을 올립니다.", "막을 올린다."),
        ("개봉했어요.", "개봉했다."),
        ("어머니다.", "어머니다."),
    ],
)
def test_korean_politeness_tells_nothing(polite: str, plain: str) -> None:
    assert plainly(polite, lexicon("ko")) == plain


@pytest.mark.parametrize(
    ("polite", "plain"),
    [
        ("公開します。", "公開する。"),
        ("公開しました。", "公開した。"),
        ("公開されます。", "公開される。"),
        ("上映されています。", "上映されている。"),
        ("上映しております。", "上映している。"),
        ("決まりました。", "決まった。"),
        ("始まります。", "始まる。"),
        ("選ばれました。", "選ばれた。"),
        ("届きました。", "届いた。"),
        ("行いました。", "行った。"),
        ("まだ分からない。", "まだ分からない。"),
    ],
)
def test_japanese_politeness_tells_nothing(polite: str, plain: str) -> None:
    assert plainly(polite, lexicon("ja")) == plain


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "네온 측은 FILM을 사들였다."),
        ("ko", "네온은 FILM을 사들였습니다."),
        ("ko", "FILM 역시 네온이 사들였다."),
        ("ko", "네온 측이 FILM을 사들였다!"),
        ("ja", "NEON側はFILMを買い付けた。"),
        ("ja", "NEON社が FILM を買い付けました。"),
        ("ja", "FILMもまたNEONが買い付けた。"),
        ("ja", "NEONがFILMを買い付けました！"),
    ],
)
def test_who_bought_it_is_read_however_it_is_put(language: str, text: str) -> None:
    told = [(each.kind, each.certainty, each.companies) for each in read(text, language=language)]
    assert told == [("acquisition", "confirmed", ("Neon",))]
