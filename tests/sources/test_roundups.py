"""Which headlines may lead to a list of films."""

from __future__ import annotations

import pytest

from tracker.domain.document import Item
from tracker.sources.roundups import may_list_films


@pytest.mark.parametrize(
    "headline",
    [
        "Toronto adds five world premieres",
        "Venice Lineup: Full List of Films In Competition",
        "Tribeca unveils its 2025 features",
        "TIFF Posts Its 2024 Schedule: the complete schedule",
        "Cannes line-up 2026",
        "AFM 2025: ten projects and the sales slates to watch",
        "Every movie sold at Sundance so far",
        "Berlin deals round-up",
        "The 12 movies worth leaving the house for: a guide",
        "Berlinale: Das ist der Wettbewerb",
        "Cannes 2026 : la sélection officielle",
        "San Sebastián anuncia la selección",
        "부산국제영화제 상영작 공개",
        "東京国際映画祭、ラインナップを発表",
    ],
)
def test_a_list_of_films_is_likely(headline: str) -> None:
    assert may_list_films(Item("https://reel.example/1", headline))


@pytest.mark.parametrize(
    "headline",
    [
        "",
        "Silk Sonic will not submit album for next year’s Grammys",
        "Box Office: ‘Scream 7’ opens to franchise best",
        "Netflix and AMC bury the hatchet",
        "Anderson .Paak on doing everything at once",
        "Studio chief steps down after ten years",
        "Review: a charm offensive with a backbeat",
    ],
)
def test_other_news_is_not_followed(headline: str) -> None:
    assert not may_list_films(Item("https://reel.example/1", headline))
