"""Five simulated days of the daemon with twenty sources: the script beside this makes ninety, with fifty."""

from __future__ import annotations

from tests.endurance.soak import soak


def test_in_five_days_no_run_is_missed_no_news_lost_and_neither_memory_nor_disk_fills() -> None:
    found = soak(days=5, sources=20, keep=1)
    assert found.faults == [], found
    assert found.days == 5
    assert found.polls > 5 * 24 * found.sources * 3 // 4, "each about once an hour"
    assert found.news > 5
    assert found.kept >= found.news
